"""T4, T11, T19, T29: further facets, words, reviewed entries, and the way to the next entry of a view."""

from datetime import date

import pytest

from tests import factories
from tests.timeline import reading
from timeline.models import Concept

pytestmark = pytest.mark.django_db


@pytest.fixture
def coded():
    """Two entries that differ in everything a reader can filter by."""
    indonesia = factories.make_actor("Indonesia", region="south-eastern-asia")
    estonia = factories.make_actor("Estonia", region="northern-europe")
    factories.make_entry(
        title_en="Pact", date="2019", kind="agreement", status="in-force", level="bilateral",
        bindingness="binding", is_non_traditional=True, confidence="high", checked_on=date(2026, 5, 1),
        actors=[(indonesia, "party"), (estonia, "host")], sources=[factories.make_source()],
        concepts=[Concept.objects.create(name="Trust", name_id="Kepercayaan")],
    )  # fmt: skip
    factories.make_entry(
        title_en="Report", date="2020", kind="report", status="ended", level="multilateral",
        bindingness="voluntary", confidence="low", actors=[(indonesia, "author")],
        sources=[factories.make_source(kind="news")], concepts=[Concept.objects.create(name="Norms")],
    )  # fmt: skip


FURTHER = [
    ("role", "party", "host"),
    ("status", "in-force", "adopted"),
    ("level", "bilateral", "regional"),
    ("bindingness", "binding", "politically-binding"),
    ("lens", "non-traditional", None),
    ("region", "northern-europe", "polynesia"),
    ("concept", "trust", None),
    ("source", "official-document", "archive"),
    ("confidence", "high", "medium"),
]


@pytest.mark.parametrize(("name", "value", "_other"), FURTHER)
def test_each_facet_narrows_alone(client, coded, name, value, _other):
    response = client.get("/timeline/", {name: value})

    assert reading.titles(response) == ["Pact"]
    assert reading.counts(response, name)[value] == 1
    assert reading.chosen(response, name) == [value]


@pytest.mark.parametrize(("name", "value", "_other"), FURTHER)
def test_each_facet_combines_with_the_others(client, coded, name, value, _other):
    combined = client.get("/timeline/", {name: value, "year": "2019", "actor": "indonesia"}, follow=True)
    contradicting = client.get("/timeline/", {name: value, "kind": "report"}, follow=True)

    assert reading.titles(combined) == (["Pact"] if value != "host" else [])
    assert reading.titles(contradicting) == []
    assert reading.counts(contradicting, "kind") == {
        **dict.fromkeys(reading.counts(contradicting, "kind"), 0), "agreement": 1
    }  # fmt: skip


@pytest.mark.parametrize("name", [*(name for name, *_values in FURTHER), "members", "reviewed"])
def test_unknown_value_is_an_error_and_shows_no_rows(client, coded, name):
    response = client.get("/timeline/", {name: "nonsense"})

    assert response.status_code == 400
    assert reading.titles(response) == []
    assert any("nonsense" in error for error in reading.errors(response))


def test_role_is_that_of_the_chosen_actor(client, coded):
    """T4: "Indonesia as host" is not found where Estonia was host."""
    as_host = client.get("/timeline/?actor=indonesia&role=host")
    as_party = client.get("/timeline/?actor=indonesia&role=party")

    assert reading.titles(as_host) == []
    assert reading.titles(as_party) == ["Pact"]
    assert {role: number for role, number in reading.counts(as_party, "role").items() if number} == {
        "party": 1,
        "author": 1,
    }


def test_values_without_entries_stay_listed(client, coded):
    """T6: nothing jumps while one filters."""
    response = client.get("/timeline/?status=ended")

    for name, _value, other in FURTHER:
        if other:
            assert other in reading.counts(response, name)


def test_reviewed_only_leaves_what_somebody_checked_against_enough_sources(client, coded):
    """T29."""
    response = client.get("/timeline/?reviewed=yes")

    assert reading.titles(response) == ["Pact"]
    assert list(reading.chips(response)) == ["reviewed entries only", "Reset all"]


def test_words_and_facets_work_together_and_are_marked(client, coded):
    """T19: titles, summaries and document symbols; accents and case do not matter."""
    source = factories.make_source(title="Résolution sur la sécurité", identifier="A/RES/73/27")
    factories.make_entry(title_en="Vote", date="2018", summary_en="About TALKS in Tallinn.", sources=[source])

    by_summary = client.get("/timeline/?q=talk")
    by_symbol = client.get("/timeline/", {"q": "a/res/73/27"})
    by_original_title = client.get("/timeline/", {"q": "resolution securite", "year": "2018"}, follow=True)
    elsewhere = client.get("/timeline/", {"q": "talks", "year": "2019"}, follow=True)

    assert [reading.titles(one) for one in (by_summary, by_symbol, by_original_title, elsewhere)] == [
        ["Vote"], ["Vote"], ["Vote"], []
    ]  # fmt: skip
    assert "About <mark>TALKS</mark> in Tallinn." in by_summary.content.decode()
    assert "<mark>A/RES/73/27</mark>" in by_symbol.content.decode()
    assert "“a/res/73/27”" in reading.chips(by_symbol)
    assert reading.counts(elsewhere, "year")["2018"] == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ('""', "There is no word in this. Type at least one word to search for."),
        ("-talks", "“-talks” only says what to leave out. Type also a word to search for."),
        ("t*", "“t*” is too short: type at least 3 letters before the asterisk."),
        ("x" * 301, "Ensure this value has at most 300 characters (it has 301)."),
    ],
)
def test_words_that_cannot_be_searched_for_are_explained_and_kept(client, coded, words, sentence):
    response = client.get("/timeline/", {"q": words})

    assert response.status_code == 400
    assert reading.errors(response) == [f"Words: {sentence}"]
    (box,) = [one for one in reading.page(response).iter("input") if one.get("name") == "q"]
    assert box.get("value") == words


def test_words_have_one_address(client, coded):
    response = client.get("/timeline/", {"q": "  Pact   of ", "kind": "law"})

    assert response.headers["Location"] == "/timeline/?q=Pact+of&kind=law"


def test_entries_lead_on_within_the_view(client):
    """T11: the links of the list carry the filter, and the entry knows its neighbours in it."""
    niger = factories.make_actor("Niger")
    for year, who in (("2018", [niger]), ("2019", []), ("2020", [niger]), ("2021", [niger])):
        factories.make_entry(title_en=f"In {year}", date=year, actors=who)
    _, middle, last = reading.addresses(client.get("/timeline/?actor=niger"))

    of_middle = client.get(middle).context["neighbours"]
    of_last = client.get(last).context["neighbours"]

    assert (of_middle.previous.title_en, of_middle.next.title_en) == ("In 2021", "In 2018")
    assert of_middle.query == "?actor=niger"
    assert (of_last.previous.title_en, of_last.next) == ("In 2020", None)


@pytest.mark.parametrize("query", ["?actor=nobody", "?kind=law", "?strange=1"])
def test_entry_that_is_not_in_the_view_has_no_neighbours(client, query):
    """A copied address with a filter that does not fit shows the entry all the same."""
    entry, _other = factories.make_entry(kind="agreement"), factories.make_entry()

    response = client.get(entry.get_absolute_url() + query)

    assert (response.status_code, response.context["neighbours"]) == (200, None)
