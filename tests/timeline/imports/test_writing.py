"""What an import writes: entries, their lists, revisions, the index; or nothing."""

import pytest
from django.db import connection

from tests.factories import make_actor, make_concept, make_domain, make_entry, make_source, make_user
from tests.timeline.imports.sheets import NEW, as_csv, everything, exported, reasons, run_bytes, run_rows
from timeline.models import Concept, Entry, Relation, SearchDocument, Source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def vocabulary():
    make_actor("Indonesia")
    make_actor("ASEAN")
    make_domain("Norms")
    make_domain("Capacity")
    make_concept("CBM")


@pytest.fixture
def by():
    return make_user(role="Timeline editor")


FULL = {
    **NEW,
    "publication": "published",
    "actors": "indonesia | asean",
    "roles": "host | ",
    "concepts": "CBM",
    "source_title": "Communiqué | Annex",
    "source_kind": "news | treaty-text",
    "source_url": "https://example.org/c | ",
    "attribution_claimant": "indonesia",
    "attribution_accused": "asean",
    "attribution_date": "2014",
    "attribution_source": "Annex",
}


def indexed(kind=SearchDocument.Kind.ENTRY):
    return set(SearchDocument.objects.filter(kind=kind).values_list("object_id", flat=True))


def test_new_entry_is_written_with_everything_the_row_says(by):
    run, _changes = run_rows(FULL, by=by)
    entry = Entry.objects.get()

    assert run.problems == []
    assert (entry.number, entry.slug, entry.sort_key) == ("CD-2013-0001", "jakarta-declaration", "2013-12-03")
    assert [(str(part), part.position) for part in entry.parts.all()] == [
        ("Indonesia (Host)", 1),
        ("ASEAN", 2),
    ]
    assert [str(one) for one in entry.evidence.all()] == ["Communiqué", "Annex"]
    assert [str(one) for one in entry.domains.all()] == ["Norms"]
    assert [str(one) for one in entry.concepts.all()] == ["CBM"]
    assert [str(one) for one in entry.attributions.all()] == ["Indonesia / Attributes / ASEAN"]
    assert not entry.needs_sources
    assert indexed() == {entry.pk}
    assert indexed(SearchDocument.Kind.CONCEPT) == {Concept.objects.get().pk}


def test_new_entry_is_a_draft_that_readers_do_not_find_unless_the_file_says_otherwise(by):
    run_rows(NEW, by=by)

    entry = Entry.objects.get()
    assert (entry.publication, entry.needs_sources, entry.confidence) == ("draft", True, "medium")
    assert indexed() == set()
    assert (entry.revisions.get().kind, entry.revisions.get().created_by) == ("saved", by)


def test_numbers_follow_those_of_the_year(by):
    make_entry(date="2013")
    make_entry(date="2014")

    run_rows(
        *(
            {**NEW, "slug": slug, "date": date}
            for slug, date in (("a", "2013"), ("b", "2013-02"), ("c", "2015"))
        ),
        by=by,
    )

    numbers = dict(Entry.objects.values_list("slug", "number"))
    assert [numbers[slug] for slug in "abc"] == ["CD-2013-0002", "CD-2013-0003", "CD-2015-0001"]


def test_changed_entry_gets_a_revision_with_the_reason(by):
    run_rows(FULL, by=by)
    first = Entry.objects.get().revisions.get()

    run_rows(
        {"slug": "jakarta-declaration", "date": "2014", "actors": "asean"},
        by=by,
        reason="Found the date.",
    )

    entry = Entry.objects.get()
    newest = entry.revisions.newest_first().first()
    assert (entry.earliest_on.year, entry.latest_on.year, entry.sort_key) == (2014, 2014, "2014-00-00")
    assert (newest.reason, newest.kind, newest.based_on) == ("Found the date.", "published", first)
    assert newest.data["parts"] == [["asean", "", "documented"]]
    assert {**newest.data, "date": "2013-12-03", "parts": first.data["parts"]} == first.data


def test_published_entry_does_not_change_without_a_reason(by):
    entry = make_entry(slug="talks")
    before = everything()

    run, _changes = run_rows({"slug": "talks", "place": "Jakarta"}, by=by)

    assert reasons(run) == [(2, "", "This entry is published: say why it is changed.")]
    assert everything() == before
    assert entry.revisions.count() == 0


def test_one_bad_row_keeps_every_row_out(by):
    before = everything()

    run, _changes = run_rows(FULL, {**NEW, "title_en": "Other", "date": "soon"}, by=by)

    assert run.tally == {"new": 1, "error": 1}
    assert everything() == before


def test_file_that_breaks_off_keeps_every_row_out(by):
    before = everything()
    data = as_csv([list(NEW), list(NEW.values())]) + b'"open'

    run, _changes = run_bytes(data, by=by)

    assert reasons(run) == [(3, "", "A quotation mark opens in this row and is never closed.")]
    assert everything() == before


def test_nothing_is_written_without_a_person():
    before = everything()

    run, _changes = run_rows(FULL)

    assert run.tally == {"new": 1}
    assert everything() == before


def test_relations_reach_entries_of_the_same_file_and_replace_what_was_there(by):
    published = {**NEW, "publication": "published", "source_title": "Letter"}
    rows = [
        {**published, "slug": "one", "related_entries": "two", "relations": "implements"},
        {**published, "slug": "two"},
    ]
    run_rows(*rows, by=by)
    three = make_entry(slug="three")

    run_rows(
        {"slug": "one", "related_entries": f"{three.number} | two", "relations": "follows | implements"},
        by=by,
        reason="More",
    )
    both = [str(one).split(" ", 1)[1] for one in Relation.objects.all()]
    run_rows({"slug": "one", "related_entries": "three", "relations": ""}, by=by, reason="Less")

    two = Entry.objects.get(slug="two")
    assert both == [f"follows {three.number}", f"implements {two.number}"]
    assert [one.target for one in Relation.objects.all()] == [three]
    assert Entry.objects.get(slug="one").revisions.newest_first().first().data["relations"] == [
        ["follows", three.number]
    ]


def test_relation_that_readers_do_not_see_outlives_an_export(by):
    entry, draft = make_entry(slug="one", domains=[make_domain("X")]), make_entry(publication="draft")
    Relation.objects.create(entry=entry, kind="follows", target=draft)

    run_bytes(as_csv(exported()), by=by)
    run_rows({"slug": "one", "related_entries": ""}, by=by, reason="None")

    assert [one.target for one in Relation.objects.all()] == [draft]


def test_better_told_source_is_told_so_for_every_entry_that_rests_on_it(by):
    source = make_source(title="Letter", publisher="UN", kind="news")
    other = make_entry(slug="other", sources=[source])
    assert other.needs_sources

    row = {
        **NEW,
        "source_title": "Letter",
        "source_publisher": "UN",
        "source_kind": "treaty-text",
        "source_accessed_on": "2026-01-02",
    }
    run_rows(row, by=by)
    again, _changes = run_rows({**row, "slug": "jakarta-declaration"}, by=by)

    source.refresh_from_db()
    other.refresh_from_db()
    assert (source.kind, source.accessed_on.isoformat(), Source.objects.count()) == (
        "treaty-text",
        "2026-01-02",
        1,
    )
    assert not other.needs_sources
    assert again.tally == {"same": 1}


def test_sources_taken_away_leave_an_entry_in_need(by):
    run_rows(FULL, by=by)
    row = {"slug": "jakarta-declaration", "source_title": "Communiqué"}

    run, _changes = run_rows({**row, "attribution_claimant": ""}, by=by, reason="Annex withdrawn")

    entry = Entry.objects.get()
    assert run.problems == []
    assert (entry.needs_sources, entry.attributions.count()) == (True, 0)


def test_withdrawn_entry_and_its_concept_are_found_no_more(by):
    run_rows(FULL, by=by)

    run_rows({"slug": "jakarta-declaration", "publication": "withdrawn"}, by=by, reason="Wrong")

    assert indexed() == set()
    assert indexed(SearchDocument.Kind.CONCEPT) == set()


def test_attribution_keeps_the_source_it_had(by):
    run_rows(FULL, by=by)
    make_source(title="Annex", publisher="Somebody else")
    claim = Entry.objects.get().attributions.get()

    run_rows(
        {"slug": "jakarta-declaration", "attribution_claimant": "indonesia", "attribution_locator": "p. 1"},
        by=by,
        reason="Page",
    )

    changed = Entry.objects.get().attributions.get()
    assert (changed.source, changed.locator) == (claim.source, "p. 1")


@pytest.mark.parametrize("number", [1, 3])
def test_writing_asks_the_same_number_of_questions_for_one_row_and_for_three(
    by, number, django_assert_num_queries
):
    rows = [{**FULL, "slug": f"event-{place}"} for place in range(number)]

    # PostgreSQL writes the vectors of the search apart, for what is new and for what is related.
    with django_assert_num_queries(70 if connection.vendor == "postgresql" else 68):
        run_rows(*rows, by=by)
