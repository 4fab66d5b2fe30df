"""The entries of the API: those of the page, page by page, whatever happens between two pages."""

from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories
from tests.timeline import reading
from tests.timeline.api.contract import SITE, ask, document, walk
from tests.timeline.record import VALUES, Choice, expected
from timeline import columns, publishing
from timeline.api import cursor
from timeline.models import ActorAlias, Attribution, Entry, Relation, SearchDocument
from timeline.models.choices import Publication
from timeline.search import upkeep

pytestmark = pytest.mark.django_db
UNLIKE_PYTEST = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]}


def some(values):
    return st.lists(st.sampled_from(values), max_size=2, unique=True)


choices = st.builds(
    Choice,
    actor=some(VALUES["actor"]),
    domain=some(VALUES["domain"]),
    kind=some(VALUES["kind"]),
    year=some([2009, 2010, 2011, 2019, 2020, 2021]),
    first=st.sampled_from([None, 2009, 2011]),
    last=st.sampled_from([None, 2012, 2021]),
    is_all=st.booleans(),
    is_oldest=st.booleans(),
)


def address(**query):
    """The address of the entries with these parameters."""
    return Client().get("/api/v1/entries", query).wsgi_request.get_full_path()


def numbers(results):
    return [one["number"] for one in results]


@settings(max_examples=25, **UNLIKE_PYTEST)
@given(choice=choices, limit=st.integers(1, 4))
def test_all_pages_hold_exactly_the_entries_of_the_page(client, record, choice, limit):
    """D1: the same parameters give the same entries in the same order."""
    found = numbers(walk(address(**choice.query(), limit=limit)))

    shown = reading.addresses(client.get("/timeline/", choice.query(), follow=True))
    assert found == ["-".join(one.split("/")[2].split("-")[:3]) for one in shown]
    assert found == [row.number for row in expected(record, choice)]


@st.composite
def queries(draw):
    """Any parameters that the document describes, with values that it offers or the record has."""
    known = {
        **VALUES,
        "year": ["2009", "2020"],
        "from": ["2009"],
        "to": ["2021"],
        "q": ["law", "pact OR plan"],
    }
    described = {one["name"]: one["schema"] for one in described_filters()}
    found = {}
    for name in draw(st.lists(st.sampled_from(sorted(described)), max_size=3, unique=True)):
        schema = described[name]
        values = schema.get("enum") or schema.get("items", {}).get("enum") or known.get(name)
        if values:
            most = 2 if schema["type"] == "array" else 1
            found[name] = draw(st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True))
    return found


def described_filters():
    given = document()["paths"]["/entries"]["get"]["parameters"]
    return [one for one in given if one["name"] not in ("limit", "cursor")]


@settings(max_examples=40, **UNLIKE_PYTEST)
@given(data=st.data(), limit=st.integers(2, 5))
def test_every_filter_gives_what_the_page_gives(client, record, data, limit):
    """D1: whatever filters there are by now."""
    query = data.draw(queries())

    found = numbers(walk(address(**query, limit=limit)))

    shown = reading.addresses(client.get("/timeline/", query, follow=True))
    assert found == ["-".join(one.split("/")[2].split("-")[:3]) for one in shown]


changes = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), st.dates(date(2008, 1, 1), date(2022, 12, 31))),
        st.tuples(st.just("withdraw"), st.integers(0, 99)),
    ),
    max_size=12,
)


def change(done):
    """Insert or withdraw one entry."""
    verb, value = done
    if verb == "insert":
        factories.make_entry(date=value.isoformat())
        return
    published = list(Entry.objects.published().order_by("pk"))
    gone = published[value % len(published)].pk
    Entry.objects.filter(pk=gone).update(publication=Publication.WITHDRAWN)
    upkeep.refresh(SearchDocument.Kind.ENTRY, [gone])


@settings(max_examples=25, **UNLIKE_PYTEST)
@given(sort=st.sampled_from(["newest", "oldest"]), limit=st.integers(1, 3), done=changes)
def test_cursor_misses_and_repeats_nothing_while_entries_come_and_go(record, sort, limit, done):
    """D2: what was there all the time is seen once."""
    waiting = list(done)
    with transaction.atomic():
        before = set(Entry.objects.published().values_list("number", flat=True))

        found = walk(
            address(sort=sort, limit=limit), between=lambda: change(waiting.pop()) if waiting else None
        )

        lasting = before & set(Entry.objects.published().values_list("number", flat=True))
        keys = list(Entry.objects.in_bulk(numbers(found), field_name="number").values())
        places = {entry.number: (entry.sort_key, entry.number) for entry in keys}
        transaction.set_rollback(True)
    seen = [places[number] for number in numbers(found)]
    assert len(seen) == len(set(seen))
    assert lasting <= set(numbers(found))
    assert seen == sorted(seen, reverse=sort == "newest")


def test_answer_counts_all_pages_and_leads_to_the_next(record):
    _response, body = ask("/api/v1/entries?kind=institution&kind=law&limit=2&utm_source=x")

    assert (body["count"], len(body["results"])) == (3, 2)
    following = cursor.write(body["results"][1]["earliest"][:7] + "-00", body["results"][1]["number"])
    assert body["next"] == (
        f"{SITE}/api/v1/entries?kind=institution&kind=law&limit=2&utm_source=x&cursor={following}"
    )
    _response, rest = ask(body["next"])
    assert (rest["count"], len(rest["results"]), rest["next"]) == (3, 1, None)


def test_full_last_page_leads_nowhere(record):
    _response, body = ask("/api/v1/entries?limit=10")

    assert (len(body["results"]), body["next"]) == (10, None)


def test_page_holds_fifty_entries_unless_told(db):
    for _ in range(51):
        factories.make_entry()

    _response, body = ask("/api/v1/entries")

    assert (body["count"], len(body["results"])) == (51, 50)


@pytest.mark.parametrize("asked", ["republic-of-niger", "Republic-Of-Niger", "NIGER", "ne"])
def test_other_names_of_an_actor_find_what_it_finds(record, asked):
    niger = factories.Actor.objects.get(slug="niger")
    ActorAlias.objects.create(actor=niger, name="Republic of Niger", slug="republic-of-niger")
    factories.Actor.objects.filter(pk=niger.pk).update(iso3166="NE")

    _response, body = ask(f"/api/v1/entries?actor={asked}")

    assert [one["title_en"] for one in body["results"]] == ["Law", "Pact", "Letter"]


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("limit=0", ["limit"]),
        ("limit=201", ["limit"]),
        ("limit=-1", ["limit"]),
        ("limit=1.0", ["limit"]),
        ("limit=5_0", ["limit"]),
        ("limit=%D9%A2", ["limit"]),
        ("limit=+5", ["limit"]),
        ("limit=1%0A", ["limit"]),
        ("limit=" + "9" * 5_000, ["limit"]),
        ("limit=5&limit=5", ["limit"]),
        ("cursor=x", ["cursor"]),
        ("cursor=%00", ["cursor"]),
        ("cursor=%FF%FE", ["cursor"]),
        ("cursor=" + "A" * 7_000, ["cursor"]),
        ("cursor=" + cursor.write("asean"), ["cursor"]),
        ("cursor=" + cursor.write("2013-12-03", "CD-2013-1"), ["cursor"]),
        ("cursor=" + cursor.write("2013-12-03", "CD-2013-0001", "x"), ["cursor"]),
        ("cursor=" + cursor.write("2013-12-03", "CD-2013-0001") + "==", ["cursor"]),
        ("cursor=" + cursor.write("2013-12-03", "CD-2013-0001") + "&cursor=", ["cursor"]),
        ("page=2", [None]),
        ("page=x", [None]),
        ("actr=niger", [None]),
        ("%00=1", [None]),
        ("actor=nige", ["actor"]),
        ("actor=%00", ["actor"]),
        ("year=20x3", ["year"]),
        ("from=2021&to=2020", ["from"]),
        ("sort=newest&sort=oldest", ["sort"]),
        ("kind=law&kind=lore&limit=x", ["kind", "limit"]),
    ],
)
def test_bad_parameters_are_named_and_give_no_rows(record, query, wrong):
    response, body = ask(f"/api/v1/entries?{query}")

    assert response.status_code == 400
    assert sorted((one["parameter"] for one in body["errors"]), key=str) == wrong
    assert all(one["detail"] for one in body["errors"])


def test_too_many_parameters_are_a_problem_and_no_page(db):
    response, body = ask("/api/v1/entries?" + "&".join(["kind=law"] * 2_001))

    assert (response.status_code, body["detail"]) == (400, "This request has too many parameters.")


@settings(max_examples=40, **UNLIKE_PYTEST)
@given(
    name=st.sampled_from(["cursor", "limit", "actor", "from", "page", "sort", "x"]),
    values=st.lists(st.text(max_size=30), min_size=1, max_size=2),
)
def test_no_query_is_ever_a_fault_of_ours(record, name, values):
    response, _body = ask(address(**{name: values}))

    assert response.status_code in (200, 400)


@pytest.fixture
def rich_entry():
    """An entry with something in every list."""
    indonesia, estonia = factories.make_actor(), factories.make_actor("Estonia")
    entry = factories.make_entry(
        date="2019/..",
        actors=[(indonesia, "host"), estonia],
        domains=[factories.make_domain()],
        sources=[factories.make_source(identifier="A/RES/1", date="2019-01", accessed_on=date(2026, 1, 2))],
        concepts=[factories.make_concept()],
        checked_on=date(2026, 1, 2),
    )
    Relation.objects.create(entry=entry, kind="follows", target=factories.make_entry())
    Attribution.objects.create(
        entry=entry, claimant=estonia, accused=indonesia, date="2020", source=factories.make_source()
    )
    return entry


def test_one_entry_is_the_object_of_every_export(rich_entry):
    response, body = ask(f"/api/v1/entries/{rich_entry.number}")

    assert response.headers["Content-Language"] == "en, id"
    assert body == columns.as_object(Entry.objects.for_export().get(pk=rich_entry.pk), SITE)
    assert all(body[name] for name in columns.LISTS)


@pytest.mark.parametrize("rows", [1, 3])
def test_entries_ask_the_same_number_of_questions(rich_entry, rows, django_assert_num_queries):
    for number in range(rows - 1):
        factories.make_entry(actors=[factories.make_actor(f"Actor {number}")], date="2019")

    with django_assert_num_queries(15):
        ask(f"/api/v1/entries?limit={rows}")


def test_withdrawn_entry_is_gone_with_its_reason(editor):
    entry = factories.make_entry(sources=[factories.make_source()])
    publishing.withdraw(entry, by=editor, reason="It was a hoax.")

    response, body = ask(f"/api/v1/entries/{entry.number}")

    assert (response.status_code, body["status"], body["title"]) == (410, 410, "Gone")
    assert body["detail"] == "This entry was withdrawn. It was a hoax."


@pytest.mark.parametrize("number", ["CD-2013-9999", "cd-2013-0001", "CD-2013-0001/", "%00", "CD-٢٠١٣-0001"])
def test_unknown_number_is_not_found(db, number):
    factories.make_entry()

    response, body = ask(f"/api/v1/entries/{number}")

    assert (response.status_code, body["detail"]) == (404, "There is nothing at this address.")


def test_draft_is_not_found(db):
    entry = factories.make_entry(publication=Publication.DRAFT)

    response, body = ask(f"/api/v1/entries/{entry.number}")

    assert (response.status_code, body["title"]) == (404, "Not Found")


def test_stranger_and_owner_see_the_same(client, owner, record):
    client.force_login(owner)

    _response, body = ask("/api/v1/entries", client=client)

    assert body == ask("/api/v1/entries")[1]
