"""What rows mean: which entry, which change, and what is wrong with them."""

import pytest

from tests.factories import make_actor, make_concept, make_domain, make_entry, make_source, make_user
from tests.timeline.imports.sheets import NEW, as_csv, everything, reasons, run_bytes, run_rows
from timeline.imports.problems import Refused
from timeline.models import Actor, Entry, Relation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def record():
    """A published entry with one of everything, of two actors and two domains."""
    indonesia, asean = (
        make_actor("Indonesia", iso3166="ID"),
        make_actor("ASEAN", kind="regional-organisation"),
    )
    asean.aliases.create(name="Association of Southeast Asian Nations", slug="association")
    norms, _capacity = make_domain("Norms"), make_domain("Capacity")
    source = make_source(title="Communiqué", publisher="ASEAN", date="2013", identifier="C/1")
    entry = make_entry(
        slug="talks",
        title_en="Talks",
        actors=[(indonesia, "host"), asean],
        domains=[norms],
        sources=[source],
        concepts=[make_concept("Confidence-building measures", synonyms=["CBM"])],
    )
    entry.attributions.create(claimant=indonesia, accused=asean, date="2014", source=source)
    return entry


def wrong(*rows, **options):
    """The problems of rows, checked without writing."""
    return reasons(run_rows(*rows, **options)[0])


def changed(row, **options):
    """The differences that one row makes to an entry."""
    run, (change,) = run_rows(row, **options)
    assert run.problems == []
    return change.differences()


def test_only_the_columns_that_are_there_change_an_entry(record):
    found = changed({"number": record.number, "place": "Jakarta", "status": ""})

    assert found == {"place": ("", "Jakarta")}


def test_entry_is_found_by_its_address_when_no_number_is_given(record):
    assert changed({"number": "", "slug": "talks", "kind": "Perjanjian"}) == {}
    assert changed({"slug": "talks", "kind": "Resolution"}) == {"kind": ("agreement", "resolution")}


def test_names_aliases_and_codes_stand_for_actors_domains_and_concepts(record):
    row = {"slug": "talks", "actors": "ID; association", "domains": "Norms (id)", "concepts": "cbm"}

    assert changed(row) == {}


def test_lists_without_their_other_columns_keep_what_is_there(record):
    found = changed({"slug": "talks", "actors": "asean | indonesia"})
    sources = changed({"slug": "talks", "source_title": "Communiqué", "source_url": "https://example.org/c"})
    claims = changed({"slug": "talks", "attribution_claimant": "indonesia", "attribution_locator": "p. 2"})

    assert found == {"actors": ("indonesia | asean", "asean | indonesia"), "roles": ("host | ", " | host")}
    assert sources == {"source_url": ("", "https://example.org/c")}
    assert claims == {"attribution_locator": ("", "p. 2")}


def test_source_of_the_record_is_meant_by_its_title_when_it_is_the_only_one():
    make_source(title="Charter", publisher="UN", identifier="U/1", url="https://example.org/u")

    _run, (change,) = run_rows({**NEW, "source_title": "Charter", "source_locator": "Art. 2"})

    assert change.lists["sources"] == [
        {
            "title": "Charter",
            "publisher": "UN",
            "kind": "official-document",
            "date": "",
            "language": "",
            "identifier": "U/1",
            "url": "https://example.org/u",
            "archive_url": "",
            "accessed_on": None,
            "locator": "Art. 2",
        }
    ]


def test_source_that_can_be_one_of_several_is_refused():
    for publisher in ("UN", "ITU"):
        make_source(title="Charter", publisher=publisher)

    problems = wrong({**NEW, "source_title": "Charter"})

    text = "The record has several sources “Charter”: say its publisher, date and identifier."
    assert problems == [(2, "source_title", text)]
    assert wrong({**NEW, "source_title": "Charter", "source_publisher": "ITU"}) == []


def test_new_entry_needs_what_every_entry_has():
    problems = wrong({"title_en": "Only this", "summary_en": ""})

    assert problems == [
        (2, "summary_en", "This may not be empty."),
        *[
            (2, column, "A new entry needs this.")
            for column in ("title_id", "summary_id", "date", "kind", "domains")
        ],
    ]


CODES = "documented, alleged, contested, denied"


@pytest.mark.parametrize(
    ("cells", "problems"),
    [
        (
            {"date": "03/04/2013"},
            [("date", "“03/04/2013” can be 2013-04-03 or 2013-03-04: write it as one of these.")],
        ),
        ({"date": ""}, [("date", "This may not be empty.")]),
        ({"title_en": "x" * 201}, [("title_en", "This is longer than 200 characters.")]),
        ({"confidence": "sure"}, [("confidence", "“sure” is none of: high, medium, low.")]),
        ({"is_non_traditional": "perhaps"}, [("is_non_traditional", "Write true or false.")]),
        ({"checked_on": "2013"}, [("checked_on", "“2013” is not one day: write it as 2024-03-31.")]),
        (
            {"slug": "Not This"},
            [("slug", "Lower-case letters, digits and hyphens only: this is part of an address.")],
        ),
        (
            {"actors": "indonesie"},
            [("actors", "The record does not know “indonesie”. Did you mean: indonesia?")],
        ),
        ({"actors": "xyzzy"}, [("actors", "The record does not know “xyzzy”.")]),
        ({"domains": "norm"}, [("domains", "The record does not know “norm”. Did you mean: norms?")]),
        (
            {"concepts": "CBMs"},
            [("concepts", "The record does not know “CBMs”. Did you mean: confidence-building-measures?")],
        ),
        ({"actors": "indonesia", "roles": "boss"}, None),
        ({"actors": "indonesia", "claims": "sure"}, [("claims", f"“sure” is none of: {CODES}.")]),
        (
            {"actors": "indonesia | asean", "roles": "host | party | host"},
            [("roles", "It holds 3 values and actors holds 2.")],
        ),
        (
            {"actors": "indonesia | ID", "roles": "host | host"},
            [("actors", "“indonesia” stands in this row twice.")],
        ),
        (
            {"source_title": "A", "source_url": "javascript:1"},
            [("source_url", "“javascript:1” is not a web address.")],
        ),
        ({"source_title": "A", "source_date": "soon"}, None),
        ({"publication": "published"}, [("source_title", "An entry is published with at least one source.")]),
        (
            {"related_entries": "nowhere"},
            [("related_entries", "There is no entry “nowhere”, neither here nor in the record.")],
        ),
        (
            {
                "attribution_claimant": "asean",
                "attribution_accused": "",
                "attribution_date": "2014",
                "attribution_source": "Communiqué",
            },
            [("attribution_accused", "The record does not know “”.")],
        ),
        (
            {"attribution_claimant": "asean", "attribution_date": "2014"},
            [
                ("attribution_accused", "This is needed as well."),
                ("attribution_source", "This is needed as well."),
            ],
        ),
        (
            {
                "attribution_claimant": "asean",
                "attribution_accused": "asean",
                "attribution_date": "2014",
                "attribution_source": "Nothing",
            },
            [
                (
                    "attribution_source",
                    "“Nothing” is not a source of this entry, nor the only one of that title.",
                ),
                (
                    "attribution_accused",
                    "Nobody attributes an event to themselves here; record it as a role.",
                ),
            ],
        ),
    ],
)
def test_cell_that_cannot_be_understood_is_named(cells, problems):
    before = everything()

    found = wrong({**NEW, **cells}, by=make_user())

    if problems is None:
        assert [(row, column) for row, column, _reason in found] == [(2, list(cells)[-1])]
    else:
        assert found == [(2, *problem) for problem in problems]
    assert everything() == before


def test_entry_that_is_already_there_is_not_made_twice(record):
    named = wrong({**NEW, "title_en": "Talks"})
    unknown = wrong({**NEW, "number": "CD-1999-0001"})
    taken = wrong({"number": make_entry().number, "slug": "talks"})

    assert named == [
        (
            2,
            "title_en",
            f"{record.number} has this title in its address. If the row means it, give its number.",
        )
    ]
    assert unknown == [
        (
            2,
            "number",
            "There is no entry CD-1999-0001. Leave the number of a new entry empty: the record gives it one.",
        )
    ]
    assert taken == [(2, "slug", "Another entry has this address.")]


def test_only_what_was_public_is_withdrawn(record):
    draft = make_entry(publication="draft", slug="plan", domains=[make_domain("Plans")])

    assert wrong({"slug": draft.slug, "publication": "withdrawn"}) == [
        (2, "publication", "Only what was published is withdrawn.")
    ]
    assert wrong({"slug": record.slug, "publication": "withdrawn"}) == []


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_comes_before_readers_again_needs_a_reason(record, state):
    type(record).objects.filter(pk=record.pk).update(publication=state)

    _run, (change,) = run_rows({"slug": record.slug, "publication": "published"})

    assert change.needs_reason is (state == "withdrawn")


def test_what_was_public_stays_in_its_place(record):
    assert wrong({"slug": "talks", "publication": "draft"}) == [
        (2, "publication", "What was public does not become a draft again; it is withdrawn instead.")
    ]
    assert wrong({"number": record.number, "slug": "other"}) == [
        (2, "slug", "Essays link to a published entry by its address; it stays.")
    ]
    assert wrong({"slug": "talks", "domains": ""}) == [
        (2, "domains", "An entry has at least one security domain.")
    ]
    assert wrong({"slug": "talks", "source_title": ""}) == [
        (2, "source_title", "An entry is published with at least one source.")
    ]


def test_rows_that_contradict_each_other_are_named():
    other = {**NEW, "title_en": "Other"}
    source = {"source_title": "A", "source_url": "https://example.org/1"}

    twice = wrong({"slug": "talks", "place": "A"}, {"slug": "talks", "place": "B"})
    new = wrong(NEW, NEW)
    sources = wrong({**NEW, **source}, {**other, **source, "source_url": "https://example.org/2"})

    assert [(row, column) for row, column, _reason in twice] == [(3, "")]
    assert new == [(3, "slug", "Row 2 is about “jakarta-declaration” too.")]
    assert sources == [(3, "source_title", "Row 2 says something else about this source.")]


def test_circle_of_relations_is_found_across_rows_and_record(record):
    target = make_entry(slug="before")
    Relation.objects.create(entry=record, kind="follows", target=target)
    ring = [
        {**NEW, "slug": slug, "related_entries": other}
        for slug, other in (("one", "two"), ("two", "three"), ("three", "one"))
    ]

    across = wrong(*ring)
    closed = wrong({"slug": "before", "related_entries": "talks"})
    itself = wrong({**NEW, "slug": "self", "related_entries": "self"})

    assert [row for row, _column, _reason in across] == [2, 3, 4]
    assert closed == [
        (2, "related_entries", f"That would be a circle: {record.number} comes after this entry.")
    ]
    assert itself == [(2, "related_entries", "That would be a circle: self comes after this entry.")]


def test_row_with_too_few_or_too_many_fields_is_named():
    run, _changes = run_bytes(as_csv([["slug", "place"], ["talks"], ["talks", "A", "B"], ["talks", "A"]]))

    assert reasons(run) == [
        (2, "", "The row has 1 fields and the headings are 2."),
        (3, "", "The row has 3 fields and the headings are 2."),
    ]


@pytest.mark.parametrize(
    ("headings", "reason"),
    [
        (["colour"], "No heading of this file names a column of the record."),
        (["slug", "roles"], "The column roles says nothing without the column actors."),
        (["slug", "source_url"], "The column source_url says nothing without the column source_title."),
    ],
)
def test_columns_that_make_no_sense_together_are_refused(headings, reason):
    with pytest.raises(Refused, match=f"^{reason}$"):
        run_bytes(as_csv([headings, ["x"] * len(headings)]))


def test_spaces_and_line_ends_alone_change_nothing(record):
    Entry.objects.filter(pk=record.pk).update(summary_en="One.\r\nTwo. ")

    assert changed({"slug": "talks", "summary_en": "One.\nTwo."}) == {}


def test_text_that_an_export_kept_from_acting_as_a_formula_is_itself_again():
    _run, (change,) = run_rows({**NEW, "title_en": "'=1+1", "place": "'quoted'"})

    assert (change.fields["title_en"], change.fields["place"]) == ("=1+1", "'quoted'")


def test_name_of_two_actors_is_nobodys():
    Actor.objects.create(slug="other", name_en="Indonesia's navy", name_id="Angkatan", kind="state-body")
    Actor.objects.create(slug="third", name_en="Third", name_id="Angkatan", kind="state-body")

    (problem,) = wrong({**NEW, "actors": "Angkatan"})

    assert problem[:2] == (2, "actors")
