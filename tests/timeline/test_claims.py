"""T30: an attribution is a sourced claim of somebody, never a fact of the record's."""

import csv

import pytest
from django.utils.translation import override

from cyberdiplomacy import content
from tests.factories import make_actor, make_claim, make_entry, make_source
from tests.timeline import reading
from timeline.claims import needs_article, sentence
from timeline.models import Actor

pytestmark = pytest.mark.django_db
WITHOUT_ARTICLE = {
    "albania", "asean", "australia", "bangladesh", "belgium", "brazil", "brics", "brunei", "bybit",
    "cambodia", "canada", "china", "colonial-pipeline", "costa-rica", "czechia", "denmark",
    "el-salvador", "estonia", "france", "georgia", "germany", "google", "icann",
    "india", "indonesia", "iran", "japan", "laos",
    "malaysia", "microsoft", "new-zealand", "north-korea", "poland", "recorded-future", "russia", "singapore",
    "solarwinds", "sony-pictures", "south-korea", "switzerland", "thailand", "ukraine", "viasat", "vietnam",
}  # fmt: skip


def claims(response):
    """The claims of an entry's page, and where each is made."""
    (box,) = reading.of_class(reading.page(response), "attributions")
    return [tuple(reading.text(part) for part in item) for item in box]


@pytest.fixture
def attacked(db):
    """An incident with claims that contradict one another."""
    kingdom = make_actor("United Kingdom", name_id="Inggris Raya")
    russia = make_actor("Russia", name_id="Rusia")
    estonia = make_actor("Estonia")
    entry = make_entry(kind="incident", title_en="A worm spreads")
    statement = make_source(
        title="Statement", publisher="Foreign Office", date="2018", url="https://uk.example/"
    )
    make_claim(entry, kingdom, russia, date="2018-02-15", source=statement, locator="para. 2")
    denial = make_source(title="Briefing", publisher="", kind="news", date="")
    make_claim(entry, russia, russia, stance="denies", basis="", date="2018-02", source=denial)
    make_claim(entry, estonia, russia, stance="doubts", basis="technical", date="2019", source=denial)
    make_claim(entry, estonia, kingdom, stance="denies", basis="legal", date="2020", source=denial)
    return entry


def test_claims_say_who_says_it_of_whom_when_and_where(client, attacked):
    assert claims(client.get(attacked.get_absolute_url())) == [
        ("Denied by Russia (February 2018)", "Briefing."),
        (
            "Attributed to Russia by the United Kingdom (political, 15 February 2018)",
            "Statement. Foreign Office, 2018. para. 2",
        ),
        ("Attribution to Russia doubted by Estonia (technical, 2019)", "Briefing."),
        ("Attribution to the United Kingdom denied by Estonia (legal, 2020)", "Briefing."),
    ]


def test_actors_and_source_of_a_claim_are_links(client, attacked):
    page = reading.page(client.get(attacked.get_absolute_url()))

    (box,) = reading.of_class(page, "attributions")
    assert [link.get("href") for link in list(box)[1].iter("a")] == [
        "/actors/russia/",
        "/actors/united-kingdom/",
        "https://uk.example/",
    ]


def test_sentence_escapes_the_names_of_actors(client):
    entry = make_entry()
    claim = make_claim(entry, make_actor("A", name_en="<b>A</b>"), make_actor("B"))

    assert "<b>" not in sentence(claim)


def test_nothing_else_on_the_page_makes_a_fact_of_a_claim(client, attacked):
    """JSON-LD, description and list name nobody for a claim alone."""
    page = reading.page(client.get(attacked.get_absolute_url()))
    head = [
        one.text or one.get("content") or "" for one in page.find("head") if one.tag in ("script", "meta")
    ]
    rows = reading.of_class(reading.page(client.get("/timeline/")), "row")
    others = [box for name in ("entry-facts", "record-head") for box in reading.of_class(page, name)]

    told = " ".join([*head, *map(reading.text, [*rows, *others])])

    assert "Russia" not in told
    assert "United Kingdom" not in told


def test_entry_without_claims_has_no_such_section(client):
    response = client.get(make_entry().get_absolute_url())

    assert "attributions-title" not in response.content.decode()


def test_english_puts_the_article_where_it_belongs_and_indonesian_has_none():
    """Every actor of the facts, as it stands inside a sentence."""
    with (content.FACTS / "actors.csv").open(encoding="utf-8", newline="") as file:
        actors = [
            Actor(**{k: row[k] for k in ("slug", "name_en", "name_id", "kind")})
            for row in csv.DictReader(file)
        ]

    assert {actor.slug for actor in actors if not needs_article(actor)} == WITHOUT_ARTICLE
    with override("id"):
        assert [actor for actor in actors if needs_article(actor)] == []
    assert not needs_article(Actor(name_en="The Quad", kind="alliance"))
