"""timeline/facets/upkeep.py and store.py: the bitmaps are in step with the entries, whatever happens."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pyroaring import BitMap

from tests import factories
from timeline.facets import store, upkeep, values
from timeline.facets.index import Index
from timeline.models import Actor, Concept, Entry, EntryActor, FacetState, FacetValue, SearchDocument
from timeline.models.choices import Publication
from timeline.search import upkeep as search

pytestmark = pytest.mark.django_db


def stored():
    return {name: list(store.current()[name]) for name in store.current()}


def make_coded():
    actor = factories.make_actor("Indonesia", region="south-eastern-asia")
    return factories.make_entry(
        date="2019-05/..",
        kind="law",
        status="in-force",
        level="unilateral",
        bindingness="binding",
        is_non_traditional=True,
        checked_on=date(2026, 1, 1),
        actors=[(actor, "author"), (actor, "implementer")],
        domains=[factories.make_domain("Norms")],
        sources=[factories.make_source()],
        concepts=[Concept.objects.create(name="Law")],
    )


def test_entry_has_a_value_for_everything_it_is_coded_with():
    entry = make_coded()
    actor, domain, concept = (
        row.get().pk for row in (entry.actors.distinct(), entry.domains, entry.concepts)
    )

    assert stored() == {
        name: [entry.pk]
        for name in (
            "all", "begin:2019", "begin:2019-05", "end:open", "kind:law", "status:in-force",
            "level:unilateral", "bindingness:binding", "confidence:medium", "lens:non-traditional",
            "reviewed:yes", f"actor:{actor}", "role:author", "role:implementer", f"part:{actor}:author",
            f"part:{actor}:implementer", "region:south-eastern-asia", f"domain:{domain}",
            f"concept:{concept}", "source:official-document",
        )
    }  # fmt: skip


def test_entry_that_is_not_published_has_no_value():
    entry = make_coded()
    Entry.objects.update(publication=Publication.WITHDRAWN)

    upkeep.follow([entry.pk])

    assert stored() == {}


def test_deleted_entry_leaves_nothing():
    entry = make_coded()
    pk = entry.pk
    entry.delete()

    upkeep.follow([pk])

    assert stored() == {}


def test_following_nothing_or_what_is_the_same_changes_no_version():
    entry = make_coded()
    version = FacetState.objects.get().version

    upkeep.follow([])
    upkeep.follow([entry.pk])

    assert FacetState.objects.get().version == version


def test_only_what_changed_gets_a_new_version():
    entry = make_coded()
    version = FacetState.objects.get().version
    Entry.objects.filter(pk=entry.pk).update(kind="report")

    upkeep.follow([entry.pk])

    changed = FacetValue.objects.filter(version__gt=version).order_by("name").values_list("name", flat=True)
    assert list(changed) == ["kind:law", "kind:report"]


def test_another_region_of_an_actor_moves_its_entries():
    entry = make_coded()
    Actor.objects.update(region="oceania")

    upkeep.follow_regions()

    assert "region:south-eastern-asia" not in stored()
    assert stored()["region:oceania"] == [entry.pk]
    Actor.objects.update(region="")
    upkeep.follow_regions()
    assert not any(name.startswith("region:") for name in stored())


def test_same_regions_change_no_version():
    make_coded()
    version = FacetState.objects.get().version

    upkeep.follow_regions()

    assert FacetState.objects.get().version == version


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["make", "code", "withdraw", "publish", "part", "delete", "undone"]),
        st.integers(0, 30),
    ),
    max_size=8,
)


def edit(action, number):
    """One random change of the record, brought along as the verbs do it; the pk it was about."""
    entries = list(Entry.objects.order_by("pk"))
    if action == "make" or not entries:
        return factories.make_entry(date=f"{2000 + number}/..", kind="law").pk
    entry = entries[number % len(entries)]
    pk = entry.pk
    if action == "code":
        Entry.objects.filter(pk=pk).update(kind="report", status=["", "ended"][number % 2])
    elif action in ("withdraw", "publish"):
        Entry.objects.filter(pk=pk).update(
            publication=Publication.PUBLISHED if action == "publish" else Publication.WITHDRAWN
        )
    elif action == "part":
        name = ["indonesia", "niger"][number % 2]
        actor = Actor.objects.filter(slug=name).first() or factories.make_actor(name.title())
        EntryActor.objects.get_or_create(entry=entry, actor=actor, role=["", "party"][number % 2])
    elif action == "delete":
        entry.delete()
    search.refresh(SearchDocument.Kind.ENTRY, [pk])
    return pk


def undone(work):
    """Do something and roll it back."""
    with transaction.atomic():
        work()
        transaction.set_rollback(True)


@settings(
    max_examples=40,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(edits=EDITS)
def test_bitmaps_are_those_of_plain_queries_after_random_edits_and_rollbacks(edits):
    for action, number in edits:
        if action == "undone":
            undone(lambda number=number: (edit("make", number), edit("code", number), store.current()))
        else:
            edit(action, number)

    public = Entry.objects.published()
    index = store.current()
    assert list(index.everything) == sorted(public.values_list("pk", flat=True))
    for kind in ("law", "report"):
        assert list(index[f"kind:{kind}"]) == sorted(public.filter(kind=kind).values_list("pk", flat=True))
    for actor in Actor.objects.all():
        mine = public.filter(parts__actor=actor)
        assert list(index[f"actor:{actor.pk}"]) == sorted(mine.values_list("pk", flat=True).distinct())
        party = public.filter(parts__actor=actor, parts__role="party")
        assert list(index[f"part:{actor.pk}:party"]) == sorted(party.values_list("pk", flat=True))
    assert upkeep.differences() == {}


def test_rebuilding_mends_what_is_wrong_and_names_it():
    entry = make_coded()
    Entry.objects.update(kind="report")
    FacetValue.objects.filter(name="role:author").update(entries=BitMap([entry.pk, 99]).serialize())

    out = StringIO()
    call_command("rebuild_facets", "--check", stdout=out)
    checked = out.getvalue()
    out = StringIO()
    call_command("rebuild_facets", stdout=out)

    assert checked.split() == ["3", "values", "differ", "kind:law", "kind:report", "role:author"]
    assert stored()["kind:report"] == [entry.pk]
    assert out.getvalue().split()[:1] == ["3"]
    assert stored()["role:author"] == [entry.pk]
    assert upkeep.differences() == {}
    assert upkeep.rebuild() == []


def test_reading_many_entries_goes_in_batches(monkeypatch):
    for _ in range(3):
        factories.make_entry()
    monkeypatch.setattr(upkeep, "BATCH", 2)

    assert upkeep.differences() == {}


@pytest.mark.django_db(transaction=True)
def test_process_remembers_and_reads_only_what_is_newer(django_assert_num_queries):
    factories.make_entry(kind="law")
    store.current()

    with django_assert_num_queries(1):
        known = store.current()
    factories.make_entry(kind="report")
    with django_assert_num_queries(2):
        newer = store.current()

    assert len(newer.everything) == 2
    assert newer["kind:law"] == known["kind:law"]
    assert store.current() is newer


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_remembered_by_nobody():
    first = factories.make_entry(kind="law")
    store.current()

    def make_another():
        factories.make_entry(kind="report")
        assert len(store.current().everything) == 2

    undone(make_another)
    second = factories.make_entry(kind="law")

    assert list(store.current()["kind:law"]) == [first.pk, second.pk]
    assert list(store.current()["kind:report"]) == []


@pytest.mark.django_db(transaction=True)
def test_record_begun_anew_is_not_taken_for_the_old_one():
    factories.make_entry(kind="law")
    store.current()
    FacetState.objects.all().delete()
    FacetValue.objects.all().delete()
    Entry.objects.all().delete()
    assert list(store.current()) == []

    entry = factories.make_entry(kind="law")

    assert list(store.current()["kind:law"]) == [entry.pk]


def test_index_without_anything_is_empty():
    index = Index({})

    assert (list(index), list(index.everything), index.values("kind"), index.begins) == ([], [], {}, [])


def test_hidden_entries_have_no_values():
    entry = factories.make_entry(publication=Publication.DRAFT, actors=[factories.make_actor("Niger")])

    assert values.read([entry.pk]) == {}
