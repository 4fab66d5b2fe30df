"""timeline/loading/: all of the record's files or nothing, through the models' validation."""

import pytest

from tests import factories
from tests.timeline import facts
from timeline.loading import ACTOR_COLUMNS, ENTRY_COLUMNS, RELATION_COLUMNS, Loader
from timeline.models import Actor, Concept, Domain, Entry, Source
from timeline.tables import LoadError

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path):
    return facts.make_files(tmp_path)


def load(folder, **options):
    loader = Loader(folder, folder, **options)
    loader.load()
    return loader.tally


def refused(folder, **options):
    """What the loader complains about; nothing may be left in the database."""
    with pytest.raises(LoadError) as caught:
        load(folder, **options)
    assert [model.objects.count() for model in (Actor, Concept, Domain, Entry, Source)] == [0, 0, 0, 0, 0]
    return [(problem.file, problem.line, problem.reason) for problem in caught.value.problems]


def test_every_file_becomes_rows(files):
    told = []

    tally = load(files, told=told.append)

    pact, talks = Entry.objects.published().oldest_first()
    assert (pact.number, pact.date, talks.number, talks.date) == (
        "CD-2013-0001",
        "2013-12-03",
        "CD-2014-0001",
        "2014/2016",
    )
    assert [part.actor.slug for part in pact.parts.all()] == ["niger", "asean"]
    assert (pact.sources.get().kind, pact.needs_sources) == ("news", True)
    assert [relation.target for relation in talks.relations.all()] == [pact]
    assert Concept.objects.resolve(["cbms"]) == [Concept.objects.get()]
    assert list(pact.concepts.names()) == ["Confidence-building measures"]
    assert Actor.objects.get(slug="niger").aliases.get().slug == "republic-of-niger"
    assert [domain.slug for domain in Domain.objects.all()] == ["norms", "crime"]
    assert tally["timeline.csv", "added"] == told.count("timeline.csv") == 2


def test_publisher_without_a_kind_is_taken_as_official(files):
    facts.write(files, "timeline.csv", ENTRY_COLUMNS, [facts.entry(source_publisher="United Nations")])
    facts.write(files, "relations.csv", RELATION_COLUMNS, [])
    facts.spoil(files, "concepts.csv", "pact;talks", "")

    load(files)

    assert Entry.objects.get().sources.get().kind == "official-document"
    assert Entry.objects.get().needs_sources is False


@pytest.mark.parametrize("is_updating", [False, True])
def test_second_run_finds_everything_the_same(files, is_updating):
    load(files)
    before = list(Entry.objects.order_by("pk").values())

    tally = load(files, is_updating=is_updating)

    assert {outcome for _file, outcome in tally} == {"same"}
    assert list(Entry.objects.order_by("pk").values()) == before


@pytest.mark.parametrize(
    ("overrides", "reason"),
    [
        ({"actors": "niger;nigeria"}, "there is no actor “nigeria”"),
        ({"domains": "norms;peace"}, "there is no domain “peace”"),
        ({"domains": ""}, "domains: at least one is needed"),
        ({"date": "2013-02-30"}, "date: “2013-02-30” is not a date the record accepts"),
        ({"date": "2013", "end_date": "2012"}, "date: “2013/2012” is not a date the record accepts"),
        ({"date": "2013-21"}, "date: “2013-21” is not a date the record accepts"),
        ({"date": ""}, "date: "),
        ({"kind": "party"}, "kind: "),
        ({"confidence": "very"}, "confidence: "),
        ({"title_en": ""}, "title_en: "),
        ({"title_id": "x" * 201}, "title_id: "),
        ({"slug": "two words"}, "slug: "),
        ({"source_title": ""}, "title: "),
        ({"source_year": "soon"}, "date: "),
        ({"source_url": "nowhere"}, "url: "),
    ],
)
def test_bad_entry_is_named_with_its_line_and_nothing_is_loaded(files, overrides, reason):
    facts.write(files, "timeline.csv", ENTRY_COLUMNS, [facts.entry("good"), facts.entry("bad", **overrides)])

    ((file, line, said),) = refused(files)

    assert (file, line) == ("timeline.csv", 3)
    assert said.startswith(reason)


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("actors.csv", ",state,NE", ",country,NE", "kind: "),
        ("actors.csv", ",state,NE", ",company,NE", "Only a state has an ISO 3166 code."),
        ("domains.csv", "Rules.", "", "description_en: "),
        ("aliases.csv", "niger,Republic", "nigeria,Republic", "there is no actor “nigeria”"),
        ("aliases.csv", "republic-of-niger", "asean", "slug: This is an actor's own address."),
        ("memberships.csv", "2001/..", "ever", "period: "),
        ("memberships.csv", "niger,asean,", "niger,niger,", "An actor cannot belong to itself."),
        ("relations.csv", ",pact", ",nothing", "there is no entry “nothing”"),
        ("relations.csv", "talks,", "pact,", "An entry cannot be related to itself."),
        ("concepts.csv", "pact;talks", "pact;nothing", "there is no entry “nothing”"),
    ],
)
def test_bad_row_of_any_file_is_named_with_its_reason(files, file, old, new, reason):
    facts.spoil(files, file, old, new)

    ((named, line, said),) = refused(files)

    assert (named, line) == (file, 2)
    assert reason in said


def test_every_bad_row_of_a_file_is_named(files):
    rows = [facts.entry("a", kind="x"), facts.entry("b"), facts.entry("c", date="x"), facts.entry("d")[:-1]]
    facts.write(files, "timeline.csv", ENTRY_COLUMNS, rows)

    assert [line for _file, line, _reason in refused(files)] == [2, 4, 5]


@pytest.mark.parametrize(
    ("file", "columns", "rows"),
    [
        ("timeline.csv", ENTRY_COLUMNS, [facts.entry(), facts.entry(title_en="Another")]),
        ("timeline.csv", ENTRY_COLUMNS, [facts.entry(), facts.entry()]),
        ("actors.csv", ACTOR_COLUMNS, [*facts.ACTORS, ["asean", "Asean", "Asean", "alliance", ""]]),
    ],
)
@pytest.mark.parametrize("is_updating", [False, True])
def test_slug_that_stands_twice_in_a_file_is_refused(files, file, columns, rows, is_updating):
    facts.write(files, file, columns, rows)
    facts.write(files, "relations.csv", RELATION_COLUMNS, [])
    facts.spoil(files, "concepts.csv", "pact;talks", "pact")

    ((named, line, reason),) = refused(files, is_updating=is_updating)

    assert (named, line) == (file, len(rows) + 1)
    assert "slug" in reason


def test_edited_rows_are_kept(files):
    load(files)
    Entry.objects.filter(slug="pact").update(title_en="Corrected")
    Actor.objects.filter(slug="niger").update(name_id="Republik Niger")

    tally = load(files)

    assert Entry.objects.get(slug="pact").title_en == "Corrected"
    assert Actor.objects.get(slug="niger").name_id == "Republik Niger"
    assert (tally["timeline.csv", "kept"], tally["actors.csv", "kept"]) == (1, 1)


def test_edited_links_are_kept(files):
    load(files)
    Entry.objects.get(slug="pact").parts.filter(actor__slug="asean").delete()

    tally = load(files)

    assert [actor.slug for actor in Entry.objects.get(slug="pact").actors_named] == ["niger"]
    assert tally["timeline.csv", "kept"] == 1


def test_update_overwrites_edited_rows(files):
    load(files)
    Entry.objects.filter(slug="pact").update(title_en="Edited")
    before = Entry.objects.get(slug="talks").changed_at

    tally = load(files, is_updating=True)

    assert Entry.objects.get(slug="pact").title_en == "The pact"
    assert (tally["timeline.csv", "changed"], tally["timeline.csv", "same"]) == (1, 1)
    assert Entry.objects.get(slug="talks").changed_at == before


@pytest.mark.parametrize(
    ("overrides", "actors", "domains", "source"),
    [
        ({"actors": "asean"}, ["asean"], ["norms"], "Text of the pact"),
        ({"domains": "crime"}, ["niger", "asean"], ["crime"], "Text of the pact"),
        ({"title_en": "New", "actors": "asean"}, ["asean"], ["norms"], "Text of the pact"),
        ({"source_title": "Minutes"}, ["niger", "asean"], ["norms"], "Minutes"),
    ],
    ids=["actors", "domains", "title and actors", "source"],
)
def test_update_follows_a_row_corrected_in_its_links(files, overrides, actors, domains, source):
    load(files)
    facts.write(
        files,
        "timeline.csv",
        ENTRY_COLUMNS,
        [facts.entry(**overrides), facts.entry("talks", date="2014/2016")],
    )

    load(files, is_updating=True)

    pact = Entry.objects.get(slug="pact")
    assert [part.actor.slug for part in pact.parts.all()] == actors
    assert [domain.slug for domain in pact.domains.all()] == domains
    assert source in [one.title for one in pact.sources.all()]


def test_update_keeps_roles_that_an_editor_added(files):
    load(files)
    pact = Entry.objects.get(slug="pact")
    pact.parts.filter(actor__slug="niger").update(role="host")
    pact.parts.create(actor=Actor.objects.get(slug="niger"), role="author", position=3)
    Entry.objects.filter(slug="pact").update(title_en="Edited")

    load(files, is_updating=True)

    roles = [(part.actor.slug, part.role) for part in pact.parts.order_by("role")]
    assert roles == [("asean", ""), ("niger", "author"), ("niger", "host")]


def test_rows_of_the_site_itself_are_left_alone(files):
    factories.make_entry(slug="own", title_en="Own")

    load(files, is_updating=True)

    assert Entry.objects.get(slug="own").title_en == "Own"


def test_entry_without_a_source_is_refused(files):
    """T10: what is loaded is published at once."""
    facts.spoil(files, "timeline.csv", "Text of the pact", "")

    assert refused(files) == [("timeline.csv", 2, "title: This field cannot be blank.")]
