"""cyberdiplomacy/search_page: what the page of the search shows, counts, marks, offers and refuses."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext, override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import actions
from tests import factories
from tests.timeline import reading
from timeline.search import vocabulary

pytestmark = pytest.mark.django_db
# Statements beyond the questions: a savepoint and its release, and the planner told twice what to do.
PLANNING = 4 if connection.vendor == "postgresql" else 0


def page(response):
    return reading.page(response)


def hits(response):
    """Kind and title of each hit, in order."""
    rows = reading.of_class(page(response), "hit")
    return [
        (reading.text(reading.of_class(row, "hit-kind")[0]), reading.text(row.find("h2"))) for row in rows
    ]


def titles(response):
    return [title for _kind, title in hits(response)]


def marks(response):
    return [reading.text(mark) for mark in page(response).iter("mark")]


def links(response, name):
    """Texts and addresses of the links in the elements of a class."""
    return {
        reading.text(link): link.get("href")
        for box in reading.of_class(page(response), name)
        for link in box.iter("a")
    }


def notes(response):
    return [reading.text(note) for note in reading.of_class(page(response), "search-note")]


@pytest.fixture
def site():
    """One of each kind that says norms, in both languages, and hidden things that say it too."""
    concept = factories.make_concept(
        "Norms of behaviour", name_id="Norma perilaku", definition_en="Rules nobody must keep."
    )
    indonesia = factories.make_actor("Indonesia")
    domain, source = factories.make_domain(), factories.make_source(identifier="PC.DEC/1106")
    factories.make_entry(
        title_en="States adopt norms",
        title_id="Negara menyepakati norma",
        summary_en="Norms were adopted by all.",
        summary_id="Norma-norma disepakati semua.",
        date="2013-12-03",
        concepts=[concept],
        actors=[indonesia],
        domains=[domain],
        sources=[source],
    )
    factories.make_entry(title_en="A forum on norms", date="2019/..", summary_en="It goes on.")
    when = {"publish_at": datetime(2021, 5, 1, tzinfo=UTC).isoformat()}
    one, two = factories.make_user("ratih", role="Blogger"), factories.make_user("ines", role="Blogger")
    factories.make_article(by=one, title="Why norms", body="<p>Because norms.</p>", slug="why", **when)
    factories.make_article(
        by=two, title="Mengapa norma", language="id", slug="mengapa", concepts=["Norma perilaku"], **when
    )
    for publication in ("draft", "withdrawn"):
        factories.make_entry(title_en="Secret norms", publication=publication)
    factories.make_draft(by=one, title="Secret norms")
    later = (timezone.now() + timedelta(hours=1)).isoformat()
    factories.make_article(by=one, title="Secret norms", publish_at=later)


ALL = {
    ("Concept", "Norms of behaviour"),
    ("Entry", "States adopt norms"),
    ("Entry", "A forum on norms"),
    ("Essay", "Why norms"),
    ("Essay", "Mengapa norma"),
}


def test_every_kind_is_found_on_one_page(client, site):
    """R14: essays, entries, actors and concepts; what readers may not see is not among them."""
    response = client.get("/search/?q=norms")

    assert response.status_code == 200
    assert set(hits(response)) == ALL
    assert reading.announced(response) == 5
    assert hits(client.get("/search/?q=indonesia")) == [
        ("Actor", "Indonesia"),
        ("Entry", "States adopt norms"),  # it took part
    ]


def test_norma_finds_norma_norma_and_marks_it(client, site):
    """R14: the words are marked as they stand, in the text and in the title."""
    response = client.get("/id/search/?q=norma&type=entry")

    assert titles(response) == ["Negara menyepakati norma"]
    assert marks(response) == ["norma", "Norma", "norma"]


def test_extract_is_from_the_language_that_has_the_word(client, site):
    response = client.get("/search/?q=disepakati")

    (extract,) = reading.of_class(page(response), "hit-extract")
    assert (extract.get("lang"), reading.text(extract)) == ("id", "Norma-norma disepakati semua.")
    assert titles(response) == ["States adopt norms"]


def test_number_of_a_document_finds_its_entry(client, site):
    response = client.get("/search/?q=PC.DEC/1106")

    assert titles(response) == ["States adopt norms"]
    assert marks(response) == ["PC.DEC/1106"]


def test_hits_say_what_and_when_they_are(client, site):
    response = client.get("/search/?q=norms")

    meta = {
        reading.text(box) for name in ("hit-meta", "byline") for box in reading.of_class(page(response), name)
    }
    assert meta == {
        "3 December 2013 · Agreement",
        "since 2019 · Agreement",
        "ratih · 1 May 2021",
        "ines · 1 May 2021",
    }
    (state,) = reading.of_class(page(client.get("/search/?q=indonesia&type=actor")), "hit-meta")
    assert reading.text(state) == "State"


def test_found_text_is_escaped(client):
    factories.make_entry(title_en="<b>bold</b> norms", summary_en="<i>sly</i> norms & more")

    response = client.get("/search/?q=norms")

    assert titles(response) == ["<b>bold</b> norms"]
    assert [node.tag for node in page(response).find(".//ol").iter() if node.tag in ("b", "i")] == []


@time_machine.travel(datetime(2022, 6, 1, tzinfo=UTC), tick=False)
def test_facets_count_each_value_as_if_it_were_chosen(client, site):
    response = client.get("/search/?q=norms&type=article&year=2021")

    counts = {
        name: reading.counts(response, name)
        for name in ("type", "language", "category", "author", "concept", "year")
    }
    assert counts == {
        "type": {"article": 2, "entry": 1},
        "language": {"en": 1, "id": 1},
        "category": {"analysis": 2},
        "author": {"ines": 1, "ratih": 1},
        "concept": {"norms-of-behaviour": 1},
        "year": {"2021": 2},
    }


@time_machine.travel(datetime(2022, 6, 1, tzinfo=UTC), tick=False)
def test_every_count_is_the_number_of_hits_after_choosing_the_value(client, site):
    base = {"q": "norms", "language": ["en"]}
    start = client.get("/search/", base)
    wrong = {}

    for facet in ("type", "language", "category", "author", "concept", "year"):
        for value, count in reading.counts(start, facet).items():
            chosen = {**base, facet: [value]}
            if reading.announced(client.get("/search/", chosen)) != count:
                wrong[facet, value] = count

    assert wrong == {}
    assert list(reading.counts(start, "year")) == ["2013", "2019", "2020", "2021", "2022"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("type=article", {"Why norms", "Mengapa norma"}),
        ("type=article&type=concept", {"Why norms", "Mengapa norma", "Norms of behaviour"}),
        ("type=article&language=id", {"Mengapa norma"}),
        ("author=ratih&author=ines", {"Why norms", "Mengapa norma"}),
        ("author=ratih&language=id", set()),
        ("concept=norms-of-behaviour", {"States adopt norms", "Mengapa norma", "Norms of behaviour"}),
        ("category=analysis", {"Why norms", "Mengapa norma"}),
        ("year=2013", {"States adopt norms"}),
        ("year=2013&year=2021", {"States adopt norms", "A forum on norms", "Why norms", "Mengapa norma"}),
        ("year=1999", set()),
    ],
)
def test_facets_narrow_and_combine(client, site, query, expected):
    assert set(titles(client.get(f"/search/?q=norms&{query}"))) == expected


def test_form_and_links_keep_the_view(client, site):
    """The address is the whole state."""
    address = "/search/?q=norms&type=article&author=ratih&year=2021"

    response = client.get(address)

    assert {name: reading.chosen(response, name) for name in ("type", "author", "year")} == {
        "type": ["article"],
        "author": ["ratih"],
        "year": ["2021"],
    }
    assert reading.chips(response) == {
        "Type: Essay": "/search/?q=norms&author=ratih&year=2021",
        "Author: ratih": "/search/?q=norms&type=article&year=2021",
        "Year: 2021": "/search/?q=norms&type=article&author=ratih",
        "Reset all": "/search/?q=norms",
    }
    (form,) = [form for form in page(response).iter("form") if form.get("role") == "search"]
    assert (form.get("method"), form.get("action")) == ("get", "/search/")
    assert form.find(".//input[@name='q']").get("value") == "norms"


def test_facet_shows_twelve_values_and_the_chosen_ones(client):
    concepts = [factories.make_concept(f"Concept {letter}") for letter in "abcdefghijklmno"]
    for place, concept in enumerate(concepts):
        for _number in range(1 + (place < 12)):
            factories.make_entry(title_en="norms", concepts=[concept])

    response = client.get("/search/?q=norms&concept=concept-o")

    shown = reading.counts(response, "concept")
    assert list(shown) == [f"concept-{letter}" for letter in "abcdefghijkl"] + ["concept-o"]


def test_pages_follow_each_other(client):
    for number in range(21):
        factories.make_entry(title_en=f"norms {number}")

    pages = [client.get(f"/search/?q=norms&type=entry&page={number}") for number in (1, 2, 3)]

    found = [titles(one) for one in pages]
    assert [len(one) for one in found] == [10, 10, 1]
    assert len({title for one in found for title in one}) == 21
    assert links(pages[1], "pages")["Next page"] == "?q=norms&type=entry&page=3"
    assert page(pages[2]).find(".//ol[@class='hits']").get("start") == "21"


@pytest.mark.parametrize("number", [1, 3])
def test_page_asks_the_same_number_of_questions_whatever_it_shows(client, number, django_assert_num_queries):
    writer = factories.make_user("ratih", role="Blogger")
    for _number in range(number):
        concept = factories.make_concept(f"Norms {_number}", synonyms=["x" * (_number + 1)])
        source = factories.make_source()
        factories.make_entry(title_en="norms", concepts=[concept], sources=[source])
        factories.make_article(by=writer, title="norms", concepts=[concept.name])
        factories.make_actor(f"Norms {_number}")

    with django_assert_num_queries(13 + PLANNING):
        response = client.get("/search/?q=norms")

    assert reading.announced(response) == 4 * number


@pytest.mark.parametrize("number", [1, 3])
def test_sources_are_asked_for_once_when_only_they_have_the_words(client, number, django_assert_num_queries):
    for place in range(number):
        source = factories.make_source(title=f"Document {place}", identifier="PC.DEC/1106")
        factories.make_entry(sources=[source])

    with django_assert_num_queries(5 + PLANNING):
        response = client.get("/search/?q=PC.DEC/1106")

    assert marks(response) == ["PC.DEC/1106"] * number


@pytest.mark.parametrize("prefix", ["", "/id"])
def test_search_without_words_explains_itself(client, prefix):
    response = client.get(f"{prefix}/search/")

    assert response.status_code == 200
    assert len(links(response, "search-help")) == 5
    assert reading.of_class(page(response), "result-count") == []
    assert page(response).find(".//meta[@name='robots']").get("content") == "noindex,follow"
    for address in links(response, "search-help").values():
        assert client.get(address).status_code == 200


def test_search_without_words_keeps_the_filters(client, site):
    response = client.get("/search/?q=&type=entry&year=1999")

    assert hits(response) == []
    assert reading.chosen(response, "type") == ["entry"]
    assert reading.chips(response)["Type: Entry"] == "/search/?year=1999"


def test_last_word_is_tried_as_a_beginning(client, site):
    response = client.get("/search/?q=behav")

    assert "Norms of behaviour" in titles(response)
    assert notes(response)[0].startswith("No text has these words as they stand.")


def test_near_spellings_are_offered_when_nothing_is_found(client, site):
    """R14."""
    response = client.get("/search/?q=nroms+adopt")

    assert hits(response) == []
    assert links(response, "suggestions") == {"norms adopt": "/search/?q=norms%20adopt"}
    assert titles(client.get("/search/?q=norms%20adopt")) == ["States adopt norms"]


def test_filters_that_leave_nothing_can_be_left_out(client, site):
    response = client.get("/search/?q=norms&year=1999")

    assert hits(response) == []
    assert links(response, "empty") == {"Show 5 results without filters": "/search/?q=norms"}


@pytest.mark.parametrize("query", ["q=secret", "q=secre", "q=scret", "q=secret*", "q=secret&type=entry"])
def test_what_readers_may_not_see_leaks_nowhere(client, site, query):
    response = client.get(f"/search/?{query}")

    assert (hits(response), reading.announced(response)) == ([], 0)
    assert links(response, "suggestions") == {}
    assert "Secret norms" not in response.content.decode()


def test_scheduled_essay_is_found_from_its_time_to_its_end(client, editor):
    now = timezone.now()
    times = {
        "publish_at": (now + timedelta(hours=1)).isoformat(),
        "unpublish_at": (now + timedelta(hours=3)).isoformat(),
    }
    factories.make_article(by=editor, title="Timely norms", **times)
    found = {}

    for hours in (0, 2, 4):
        with time_machine.travel(now + timedelta(hours=hours), tick=False):
            found[hours] = titles(client.get("/search/?q=timely"))

    assert found == {0: [], 2: ["Timely norms"], 4: []}


def test_withdrawn_essay_is_not_found(client, site, editor):
    essay = factories.make_article(title="Mistaken")
    assert titles(client.get("/search/?q=mistaken")) == ["Mistaken"]

    actions.withdraw(essay, by=editor, reason="Wrong")

    assert titles(client.get("/search/?q=mistaken")) == []


BAD = [
    # query, label of the field that the page names, the value it quotes
    ("q=%22%22%22", "Words", ""),
    ("q=%22+%22+%22", "Words", ""),
    ("q=" + "a" * 10_000, "Words", "300"),
    ("q=" + quote("( ) ^ : * && || !"), "Words", ""),
    ("q=%00%01%1f", "Words", ""),
    ("q=" + quote("\u200b\u2028\ufffd"), "Words", ""),
    ("q=-norms", "Words", "-norms"),
    ("q=no*", "Words", "no*"),
    ("q=" + "+".join(f"w{n}" for n in range(17)), "Words", "16"),
    ("q=begin*", "Words", "begin"),
    ("q=a&q=b", None, "q"),
    ("q=norms&type=party", "Type", "party"),
    ("q=norms&language=fr", "Language", "fr"),
    ("q=norms&category=none", "Category", "none"),
    ("q=norms&author=nobody", "Author", "nobody"),
    ("q=norms&concept=nothing", "Concept", "nothing"),
    ("q=norms&concept=%00", "Concept", ""),
    ("q=norms&year=abc", "Year", "abc"),
    ("q=norms&year=99999", "Year", "99999"),
    ("q=norms&page=0", None, "“0”"),
    ("q=norms&page=abc", None, "“abc”"),
    ("q=norms&foo=1", None, "“foo”"),
    ("page=x", None, "“x”"),
]


@pytest.mark.parametrize("prefix", ["", "/id"])
@pytest.mark.parametrize("case", BAD, ids=[case[0][:24] for case in BAD])
def test_bad_value_is_named_and_gives_no_hits(client, monkeypatch, prefix, case):
    """400, one sentence that names the field, no hits, in both languages."""
    query, label, value = case
    monkeypatch.setattr(vocabulary, "MOST_EXPANSIONS", 0 if "begin" in query else 300)
    factories.make_entry(title_en="beginning norms")

    response = client.get(f"{prefix}/search/?{query}")

    assert response.status_code == 400
    assert hits(response) == []
    (sentence,) = reading.errors(response)
    with override(prefix.strip("/") or "en"):
        named = f"{gettext(label)}: " if label else ""
    assert sentence.startswith(named)
    assert value in sentence.removeprefix(named)
    assert b"\x00" not in response.content


def test_refused_form_comes_back_filled_in(client):
    response = client.get("/search/?q=-norms&type=entry&year=abc")

    assert len(reading.errors(response)) == 2
    assert page(response).find(".//input[@name='q']").get("value") == "-norms"
    assert reading.chosen(response, "type") == ["entry"]


@pytest.mark.parametrize("prefix", ["", "/id"])
def test_page_beyond_the_end_is_not_found(client, site, prefix):
    response = client.get(f"{prefix}/search/?q=norms&page=2")

    assert response.status_code == 404
    assert hits(response) == []
    (sentence,) = reading.errors(response)
    assert "2" in sentence


def test_only_reading_is_allowed(client):
    assert client.post("/search/", {"q": "norms"}).status_code == 405
    assert client.head("/search/?q=norms").status_code == 200


def test_addresses_of_campaigns_are_no_filters(client, site):
    assert client.get("/search/?q=norms&utm_source=x").status_code == 200


NAMES = st.one_of(st.sampled_from(["q", "type", "language", "author", "year", "page"]), st.text(max_size=5))
TEXTS = st.one_of(
    st.sampled_from(["norms", '"', "-", "diplom*", "article", "2021", "0", "²", "'; DROP TABLE x; --", "\\"]),
    st.text(max_size=30),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(NAMES, TEXTS), max_size=4))
def test_any_address_is_answered_or_refused(client, db, pairs):
    response = client.get("/search/", {name: [v for n, v in pairs if n == name] for name, _value in pairs})

    assert response.status_code in (200, 400, 404)
    assert bool(reading.errors(response)) is (response.status_code != 200)


def test_links_lead_to_what_was_found(client, site):
    response = client.get("/id/search/?q=norma")

    for link in [row.find("h2/a").get("href") for row in reading.of_class(page(response), "hit")]:
        assert link.startswith("/id/")
        assert client.get(link).status_code == 200
    assert dict(parse_qsl(urlsplit(links(response, "languages")["English"]).query)) == {"q": "norma"}


def test_concept_that_readers_may_not_know_is_no_value_of_the_filter(client, site):
    """Neither its name nor that it exists is told to somebody who guesses its address."""
    hidden = factories.make_concept("Secret plan")

    response = client.get(f"/search/?q=norms&concept={hidden.slug}")
    unknown = client.get("/search/?q=norms&concept=no-such-plan")

    assert response.status_code == unknown.status_code == 400
    assert "Secret plan" not in response.content.decode()
