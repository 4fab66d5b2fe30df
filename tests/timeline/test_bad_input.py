"""Bad addresses of the timeline: visible, named, no rows, never a failure."""

from urllib.parse import urlencode

import pytest
from django.utils.translation import gettext, override
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.timeline import reading
from timeline import address

pytestmark = pytest.mark.django_db

NO_YEAR = "“%(value)s” is not a year between %(first)d and %(last)d."
CASES = [
    # query, label of the field that the page names, the value it quotes
    ("year=abc", "Year", "abc"),
    ("year=99999", "Year", "99999"),
    ("year=0999", "Year", "0999"),
    ("year=020130", "Year", "020130"),
    ("year=02013", "Year", "02013"),
    ("year=2013&year=abc", "Year", "abc"),
    ("year=%00", "Year", None),
    ("year=%ff", "Year", None),
    ("year=" + "2" * 10_000, "Year", "2222"),
    ("from=abc", "From year", "abc"),
    ("from=020130", "From year", "020130"),
    ("from=2013%00", "From year", None),
    ("to=99999", "To year", "99999"),
    ("from=2015&to=2010", "From year", None),
    ("from=2010&from=2011", "From year", "from"),
    ("to=2010&to=2011", "To year", "to"),
    ("actor=nobody", "Actor", "nobody"),
    ("actor=niger&actor=nobody", "Actor", "nobody"),
    ("actor=%00", "Actor", None),
    ("actor=niger%00", "Actor", None),
    ("actor=%ff", "Actor", None),
    ("actor=" + "a" * 10_000, "Actor", "aaaa"),
    ("actor_mode=some", "Several actors", "some"),
    ("actor_mode=all&actor_mode=any", "Several actors", "actor_mode"),
    ("domain=nothing", "Security domain", "nothing"),
    ("domain=%00", "Security domain", None),
    ("domain=%ff", "Security domain", None),
    ("kind=party", "Kind", "party"),
    ("kind=%00", "Kind", None),
    ("kind=" + "a" * 10_000, "Kind", "aaaa"),
    ("sort=best", "Order", "best"),
    ("sort=newest&sort=oldest", "Order", "sort"),
    ("sort=%00", "Order", None),
    ("page=0", None, "“0”"),
    ("page=-1", None, "“-1”"),
    ("page=abc", None, "“abc”"),
    ("page=1&page=2", None, "“page”"),
    ("page=%00", None, "“”"),
    ("page=" + "9" * 10_000, None, "“9999"),
    ("foo=1", None, "“foo”"),
    ("foo=1&utm_source=x", None, "“foo”"),
    ("Actor=niger", None, "“Actor”"),
    ("%ff=1", None, "“"),
    ("%00=1", None, "“"),
    ("x" * 10_000 + "=1", None, "“xxxx"),
]


@pytest.mark.parametrize("prefix", ["", "/id"])
@pytest.mark.parametrize("case", CASES, ids=[case[0][:24] for case in CASES])
def test_bad_value_is_named_and_gives_no_rows(client, record, prefix, case):
    """Bad input is visible: 400, one sentence that names the field, zero rows, in both languages."""
    query, label, value = case

    response = client.get(f"{prefix}/timeline/?{query}")

    assert response.status_code == 400
    assert (reading.titles(response), reading.announced(response)) == ([], 0)
    (sentence,) = reading.errors(response)
    with override(prefix.strip("/") or "en"):
        named = f"{gettext(label)}: " if label else ""
    assert sentence.startswith(named)
    assert (value or "") in sentence.removeprefix(named)


@pytest.mark.parametrize("prefix", ["", "/id"])
@pytest.mark.parametrize("query", ["page=2", "year=2009&page=2", "page=1000000"])
def test_page_beyond_the_end_is_not_found(client, record, prefix, query):
    response = client.get(f"{prefix}/timeline/?{query}")

    assert response.status_code == 404
    assert (reading.titles(response), reading.announced(response)) == ([], 0)
    (sentence,) = reading.errors(response)
    assert query.split("page=")[1] in sentence


@pytest.mark.parametrize(
    "query", ["kind=%00", "%00=1", "year=2013%00", "actor=a%00b", "sort=%00", "page=%00"]
)
def test_a_nul_byte_is_not_echoed(client, record, query):
    """A NUL is not allowed in HTML, nor in PostgreSQL."""
    response = client.get(f"/timeline/?{query}")

    assert response.status_code == 400
    assert b"\x00" not in response.content


def test_two_bad_values_are_both_named(client, record):
    response = client.get("/timeline/?kind=party&year=abc&foo=1")

    assert len(reading.errors(response)) == 3
    assert reading.chips(response) == {}


def test_bad_value_is_escaped(client, record):
    response = client.get("/timeline/?year=%3Cb%3Ex&%3Ci%3E=1")

    assert response.status_code == 400
    assert [node for node in reading.page(response).iter() if node.tag in ("b", "i")] == []


def test_error_page_leads_back_to_the_whole_timeline(client, record):
    response = client.get("/id/timeline/?year=abc")

    (box,) = reading.of_class(reading.page(response), "errors")
    assert [link.get("href") for link in box.iter("a")] == ["/id/timeline/"]


NAMES = st.one_of(st.sampled_from([*address.ORDER, "utm_source"]), st.text(max_size=6))
TEXTS = st.one_of(
    st.sampled_from(["niger", "norms", "law", "2020", "all", "oldest", "2", "0", "-1", "1e3", "٢٠٢٠", "²"]),
    st.text(max_size=12),
    st.integers(0, 30_000).map(str),
)


@settings(
    max_examples=80,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(pairs=st.lists(st.tuples(NAMES, TEXTS), max_size=5))
def test_any_address_is_answered_or_refused_and_redirects_once(client, record, pairs):
    """T7, bad input: never a failure, and a redirect leads to a page that does not redirect again."""
    response = client.get(f"/timeline/?{urlencode(pairs)}")
    if response.status_code == 302:
        response = client.get(response.headers["Location"])

    assert response.status_code in (200, 400, 404)
    assert bool(reading.errors(response)) is (response.status_code != 200)
