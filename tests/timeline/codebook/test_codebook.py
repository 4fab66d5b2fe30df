"""The codebook: complete, counted, and in step with the tables it describes."""

import csv
import inspect
import io

import pytest
from django.apps import apps
from django.db.models import TextChoices
from django.template import Context, Template
from django.utils.translation import override

from tests.factories import make_actor, make_domain, make_entry, make_source
from tests.timeline import reading
from timeline import columns
from timeline.codebook import book
from timeline.codebook import columns as described
from timeline.codebook.sections import SECTIONS
from timeline.models import Attribution, Entry, Membership, Relation, choices
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db


def tables_of_codes():
    """Every TextChoices of the record, but what the search and suggestions keep for themselves."""
    found = {one for _name, one in inspect.getmembers(choices, inspect.isclass)}
    for model in apps.get_app_config("timeline").get_models():
        if not model.__name__.startswith(("Search", "Suggest", "Import", "LinkCheck")):
            found |= {one for _name, one in inspect.getmembers(model, inspect.isclass)}
    return sorted(
        (one for one in found if issubclass(one, TextChoices) and one.__module__.startswith("timeline.")),
        key=lambda one: one.__qualname__,
    )


@pytest.mark.parametrize("table", tables_of_codes(), ids=lambda one: one.__qualname__)
def test_every_code_of_the_record_has_a_definition_and_a_rule(table):
    sections = [section for section in SECTIONS if section.labels == dict(table.choices)]

    assert len(sections) == 1, f"{table.__qualname__} has no section in timeline/codebook/sections.py"
    assert list(sections[0].texts) == table.values
    assert all(text.definition and text.rule for text in sections[0].texts.values())


def test_definitions_are_sentences_and_differ_within_a_section():
    for section in SECTIONS:
        definitions = [str(text.definition) for text in section.texts.values()]
        assert list(section.texts) == list(section.labels)
        assert all(text.endswith((".", "%.")) for text in definitions), section.name
        if section.name != "region":
            assert len(set(definitions)) == len(definitions), section.name


def test_every_column_of_the_data_is_described():
    names = {section.name for section in SECTIONS} | {"domain"}

    assert described.HEADINGS["entries.csv"] == columns.NAMES
    for table, headings in described.HEADINGS.items():
        assert list(described.TABLES[table]) == list(headings)
        assert {one.section for one in described.TABLES[table].values()} <= names | {""}


@pytest.fixture
def record():
    indonesia = make_actor("Indonesia", region="south-eastern-asia")
    group = make_actor("A group", kind="non-state-group")
    Membership.objects.create(actor=indonesia, body=group, relation="member")
    norms = make_domain("Norms")
    common = {"domains": [norms], "sources": [make_source()]}
    talks = make_entry(date="2021/..", kind="negotiation", status="in-progress", level="regional", **common)
    breach = make_entry(
        date="2020~",
        kind="incident",
        is_non_traditional=True,
        actors=[(indonesia, "target"), (indonesia, "responding"), (group, "initiator")],
        **common,
    )
    Relation.objects.create(entry=talks, kind="responds-to", target=breach)
    Attribution.objects.create(
        entry=breach, claimant=indonesia, accused=group, basis="technical", date="2020", source=make_source()
    )
    for publication in (Publication.DRAFT, Publication.WITHDRAWN):
        hidden = make_entry(
            date="2022", kind="incident", publication=publication, actors=[indonesia], **common
        )
        Relation.objects.create(entry=talks, kind="follows", target=hidden)
    return talks, breach


def codes():
    found = [code for chapter in book.chapters() for code in chapter.codes]
    return {(code.section, code.value): code for code in found}


COUNTS = {
    ("kind", "negotiation"): 1,
    ("kind", "incident"): 1,
    ("domain", "norms"): 2,
    ("date", "year"): 1,
    ("date", "open"): 1,
    ("date", "approximate"): 1,
    ("status", "in-progress"): 1,
    ("level", "regional"): 1,
    ("lens", "true"): 1,
    ("lens", "false"): 1,
    ("confidence", "medium"): 2,
    ("role", "target"): 1,
    ("role", "responding"): 1,
    ("role", "initiator"): 1,
    ("claim", "documented"): 1,
    ("actor-kind", "state"): 1,
    ("actor-kind", "non-state-group"): 1,
    ("region", "south-eastern-asia"): 1,
    ("membership", "member"): 1,
    ("source-kind", "official-document"): 2,
    ("relation", "responds-to"): 1,
    ("stance", "attributes"): 1,
    ("basis", "technical"): 1,
    ("publication", "published"): 2,
    ("publication", "withdrawn"): 1,
}
"""Of the record above, by section and code."""


def test_codes_are_counted_over_published_entries(record):
    counts = {key: code.count for key, code in codes().items() if code.count}

    assert counts == COUNTS
    assert codes()["publication", "draft"].count is None


@pytest.mark.parametrize(
    ("date", "forms"),
    [
        ("2009", ["year"]),
        ("2009~", ["year", "approximate"]),
        ("2009-05?", ["month", "uncertain"]),
        ("2009-05-01%", ["day", "approximate", "uncertain"]),
        ("2009-05/2010", ["range"]),
        ("2009/..", ["open"]),
    ],
)
def test_date_is_counted_under_its_form_and_its_marks(date, forms):
    make_entry(date=date)

    assert [value for (section, value), code in codes().items() if section == "date" and code.count] == forms


def test_example_is_a_published_entry_that_carries_the_code(record):
    talks, breach = record

    found = codes()

    assert found["kind", "incident"].example == breach
    assert found["relation", "responds-to"].example == talks
    assert found["publication", "withdrawn"].example is None
    shown = {code.example for code in found.values()} - {None}
    assert shown == set(Entry.objects.published())


@pytest.mark.parametrize("number", [1, 3])
def test_codebook_asks_the_database_fourteen_times(client, django_assert_num_queries, number):
    for place in range(number):
        make_entry(
            actors=[(make_actor(f"A{place}"), "party")],
            domains=[make_domain(f"D{place}")],
            sources=[make_source()],
        )

    with django_assert_num_queries(14):
        response = client.get("/codebook/")

    assert response.status_code == 200


def test_page_shows_each_code_under_its_own_anchor(client, record):
    page = reading.page(client.get("/codebook/"))

    found = {one.get("id") for one in page.iter() if one.get("id")}
    assert {code.anchor for code in codes().values()} <= found
    assert {section.name for section in SECTIONS} <= found


def test_count_of_every_code_that_is_a_filter_is_that_of_the_timeline(client, record):
    found = {code.query: code.count for code in codes().values() if code.query}

    shown = {query: reading.announced(client.get(f"/timeline/{query}")) for query in found}

    assert shown == found
    assert {"?kind=incident", "?domain=norms"} <= set(found)


def test_code_that_no_filter_knows_or_nobody_carries_leads_nowhere(record):
    found = codes()

    assert (found["basis", "technical"].query, found["kind", "law"].query) == ("", "")


def test_codes_as_data_are_in_both_languages(client, record):
    talks, _breach = record
    with override("id"):
        label = str(choices.Kind.NEGOTIATION.label)

    answers = [client.get(f"{prefix}/codebook.json").json() for prefix in ("", "/id")]

    code = next(one for one in answers[0]["codes"] if one["code"] == "negotiation")
    assert answers[0] == answers[1]
    assert (code["label_en"], code["label_id"], code["count"]) == ("Negotiation", label, 1)
    assert code["example"] == f"http://testserver/timeline/{talks.number}/"
    domain = next(one for one in answers[0]["codes"] if one["section"] == "domain")
    assert (domain["label_id"], domain["definition_id"]) == ("Norms (id)", "Apa itu Norms.")
    assert [one["name"] for one in answers[0]["columns"]["entries.csv"]] == list(columns.NAMES)


def test_codes_as_a_table_have_the_same_rows(client, record):
    response = client.get("/codebook.csv")

    rows = list(csv.DictReader(io.StringIO(response.content.decode(), newline="")))
    objects = client.get("/codebook.json").json()["codes"]
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert list(rows[0]) == list(book.CODE_NAMES)
    assert [(row["section"], row["code"], row["count"]) for row in rows] == [
        (one["section"], one["code"], "" if one["count"] is None else str(one["count"])) for one in objects
    ]


@pytest.mark.parametrize("path", ["/codebook/", "/codebook.json", "/codebook.csv"])
def test_codebook_is_only_read(client, path):
    assert client.post(path).status_code == 405


def test_codebook_of_an_empty_record_has_every_code(client):
    assert client.get("/codebook/").status_code == 200
    assert all(not code.count and code.example is None for code in codes().values())


def test_pages_link_to_the_definition_of_a_code(client):
    entry = make_entry(confidence="high")
    template = Template('{% load codebook %}{% code_address "kind" "agreement" %}')

    page = reading.page(client.get(entry.get_absolute_url()))

    assert template.render(Context()) == "/codebook/#kind-agreement"
    assert "/codebook/#confidence-high" in [one.get("href") for one in page.iter("a")]
