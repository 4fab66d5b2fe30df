"""timeline/loading/codings.py: codes of entries, and who took part as what."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from tests.timeline import facts
from timeline.loading import CODING_COLUMNS
from timeline.loading.codings import read_roles
from timeline.models import Actor, Entry, SearchDocument
from timeline.models.choices import Claim, Role
from timeline.tables import LoadError

PACT = ["pact", "in-force", "regional", "binding", "yes", "niger=host;niger=party;asean=author:contested"]


@pytest.fixture
def code(files):
    """Write one row of codings.csv; overrides by column."""

    def code(**overrides):
        values = {**dict(zip(CODING_COLUMNS, PACT, strict=True)), **overrides}
        facts.write(files, "codings.csv", CODING_COLUMNS, [[values[name] for name in CODING_COLUMNS]])

    return code


def codes():
    entry = Entry.objects.get(slug="pact")
    return (entry.status, entry.level, entry.bindingness, entry.is_non_traditional)


def roles():
    parts = Entry.objects.get(slug="pact").parts.all()
    return [(part.actor.slug, part.role, part.claim) for part in parts]


CODED = ("in-force", "regional", "binding", True)
HELD = [
    ("niger", "host", "documented"),
    ("niger", "party", "documented"),
    ("asean", "author", "contested"),
]


def test_row_codes_its_entry_and_keeps_the_order_of_the_actors(load, code):
    code()

    tally = load()

    assert codes() == CODED
    assert roles() == HELD
    assert [actor.slug for actor in Entry.objects.get(slug="pact").actors_named] == ["niger", "asean"]
    assert tally["codings.csv", "added"] == 1


def test_entry_that_nobody_has_coded_is_coded_later(load, code):
    load()
    before = Entry.objects.get(slug="pact").changed_at
    code()

    tally = load()

    assert (codes(), roles()) == (CODED, HELD)
    assert tally["codings.csv", "added"] == 1
    assert Entry.objects.get(slug="pact").changed_at > before


@pytest.mark.parametrize("is_updating", [False, True])
def test_second_run_finds_the_codes_the_same(load, code, is_updating):
    code()
    load()
    before = list(Entry.objects.order_by("pk").values())

    tally = load(is_updating=is_updating)

    assert (tally["codings.csv", "same"], {outcome for _file, outcome in tally}) == (1, {"same"})
    assert list(Entry.objects.order_by("pk").values()) == before


def test_row_without_codes_leaves_an_uncoded_entry_the_same(load, code):
    code(status="", level="", bindingness="", non_traditional="", roles="")

    tally = load()

    assert tally["codings.csv", "same"] == 1
    assert roles() == [("niger", "", "documented"), ("asean", "", "documented")]


@pytest.mark.parametrize(
    "edit",
    [
        lambda pact: Entry.objects.filter(pk=pact.pk).update(status="ended"),
        lambda pact: Entry.objects.filter(pk=pact.pk).update(is_non_traditional=False),
        lambda pact: pact.parts.filter(role="party").update(role="observer"),
        lambda pact: pact.parts.filter(role="author").update(claim="denied"),
        lambda pact: pact.parts.filter(role="party").delete(),
    ],
    ids=["status", "lens", "role", "claim", "one role less"],
)
def test_edited_codes_are_kept_unless_updating(load, code, edit):
    code()
    load()
    edit(Entry.objects.get(slug="pact"))
    edited = codes(), roles()

    kept = load()
    after_keeping = codes(), roles()
    changed = load(is_updating=True)

    assert after_keeping == edited != (CODED, HELD)
    assert (kept["codings.csv", "kept"], changed["codings.csv", "changed"]) == (1, 1)
    assert (codes(), roles()) == (CODED, HELD)


def test_role_alone_counts_as_coded(load, code):
    load()
    Entry.objects.get(slug="pact").parts.filter(actor__slug="niger").update(role="observer")
    code()

    tally = load()

    assert codes() == ("", "", "", False)
    assert tally["codings.csv", "kept"] == 1


def test_update_keeps_the_roles_of_actors_that_the_row_leaves_open(load, code):
    load()
    Entry.objects.get(slug="pact").parts.filter(actor__slug="asean").update(role="observer")
    code(roles="niger=host")

    load(is_updating=True)

    assert roles() == [("niger", "host", "documented"), ("asean", "observer", "documented")]


def test_roles_reach_the_index(load, code):
    """Whoever is coded stands in the entry's document as before."""
    code()

    load()

    pact = Entry.objects.get(slug="pact")
    assert SearchDocument.objects.filter(kind=SearchDocument.Kind.ENTRY, object_id=pact.pk).count() == 1


@pytest.mark.parametrize(
    ("overrides", "reason"),
    [
        ({"slug": "nothing"}, "there is no entry “nothing”"),
        ({"status": "over"}, "status: "),
        ({"level": "world"}, "level: "),
        ({"bindingness": "firm"}, "bindingness: "),
        ({"non_traditional": "no"}, "non_traditional: it is yes or empty"),
        ({"roles": "chad=host"}, "roles: “chad” is not an actor of this entry"),
        ({"roles": "niger"}, "roles: there is no role “”"),
        ({"roles": "niger=guest"}, "roles: there is no role “guest”"),
        ({"roles": "niger=host:sure"}, "roles: there is no claim “sure”"),
        ({"roles": "niger=host:"}, "roles: there is no claim “”"),
        ({"roles": "niger=host;niger=host:alleged"}, "roles: “niger=host” stands twice"),
    ],
)
def test_bad_coding_is_named_with_its_line_and_nothing_is_loaded(load, code, overrides, reason):
    code(**overrides)

    with pytest.raises(LoadError) as caught:
        load()

    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == ("codings.csv", 2)
    assert problem.reason.startswith(reason)
    assert (Actor.objects.count(), Entry.objects.count()) == (0, 0)


slugs = st.sampled_from(["niger", "asean", "united-states"])
pairs = st.dictionaries(
    slugs, st.dictionaries(st.sampled_from(Role.values), st.sampled_from(Claim.values), min_size=1)
)


@given(pairs)
def test_written_roles_are_read_back(wanted):
    text = "; ".join(
        f"{slug}={role}:{claim}" for slug, held in wanted.items() for role, claim in held.items()
    )

    assert read_roles(text, set(wanted)) == {slug: list(held.items()) for slug, held in wanted.items()}


@given(st.text(alphabet="niger=host:;alleged \x00"))
def test_any_text_is_read_or_refused(text):
    found, refused = {}, "roles: "
    try:
        found = read_roles(text, {"niger"})
    except ValidationError as error:
        refused = error.messages[0]

    assert set(found) <= {"niger"}
    assert refused.startswith("roles: ")
