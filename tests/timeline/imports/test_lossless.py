"""Importing an export changes nothing, whatever the record holds."""

import io
from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_actor, make_concept, make_domain, make_entry, make_user
from tests.timeline.imports.sheets import as_csv, as_xlsx, everything, exported, run_bytes
from timeline.imports.values import normal
from timeline.models import Actor, Domain, EntryActor, Relation, Source
from timeline.models.choices import Bindingness, Claim, Confidence, Kind, Level, Role, Status

pytestmark = pytest.mark.django_db
FORMS = pytest.mark.parametrize("write", [as_csv, as_xlsx], ids=["csv", "xlsx"])
TEXTS = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"], include_characters="\n\r\t", exclude_characters="\ufffe\uffff"
    ),
    max_size=30,
)
NAMED = TEXTS.filter(normal)
EDTF = ["2009", "2018-07", "2013-12-03", "2013-12-05/2013-12-06", "2021/..", "2010~", "2009?/2010"]


def test_importing_the_export_of_the_checked_record_changes_nothing():
    call_command("load_facts", stdout=io.StringIO())
    before, person = everything(), make_user()
    assert len(before["Entry"]) >= 250

    for write in (as_csv, as_xlsx):
        run, _changes = run_bytes(write(exported()), by=person)

        assert run.problems == []
        assert run.tally == {"same": len(before["Entry"])}
        assert everything() == before


@st.composite
def records(draw):
    """Fields, sources and parts of an entry."""

    def code(choices):
        return draw(st.sampled_from(["", *choices.values]))

    fields = {name: draw(NAMED) for name in ("title_en", "title_id", "summary_en", "summary_id")} | {
        "place": draw(TEXTS),
        "date": draw(st.sampled_from(EDTF)),
        "kind": draw(st.sampled_from(Kind.values)),
        "status": code(Status),
        "level": code(Level),
        "bindingness": code(Bindingness),
        "confidence": draw(st.sampled_from(Confidence.values)),
        "is_non_traditional": draw(st.booleans()),
        "checked_on": draw(st.none() | st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 1, 1))),
    }
    # Of a source nothing but control characters would be nothing in a workbook, and so another source.
    plain = TEXTS.map(normal)
    source = st.tuples(NAMED, plain, st.sampled_from(["", "2013"]), plain)
    part = st.tuples(st.integers(0, 2), st.sampled_from(["", *Role.values]), st.sampled_from(Claim.values))
    sources = draw(st.lists(source, max_size=3, unique_by=lambda one: tuple(map(normal, one))))
    return fields, sources, draw(st.lists(part, max_size=4, unique_by=lambda one: one[:2]))


def keep(fields, sources, parts):
    """The drawn entry in the record, alone but for one that it implements."""
    actors, domains = list(Actor.objects.all()), list(Domain.objects.all())
    entry = make_entry(domains=domains, concepts=[make_concept("CBM")], **fields)
    for place, (number, role, claim) in enumerate(parts):
        EntryActor.objects.create(entry=entry, actor=actors[number], role=role, claim=claim, position=place)
    for title, publisher, year, identifier in sources:
        values = {"title": title, "publisher": publisher, "date": year, "identifier": identifier}
        source = Source.objects.create(**values)
        entry.evidence.create(source=source, locator=publisher)
        claim = {"claimant": actors[0], "accused": actors[1], "source": source}
        entry.attributions.create(date=f"201{entry.attributions.count()}", **claim)
    Relation.objects.create(entry=entry, kind="implements", target=make_entry(domains=domains))


@FORMS
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=records())
def test_importing_the_export_of_any_entry_changes_nothing(write, drawn, three_actors):
    with transaction.atomic():
        keep(*drawn)
        before = everything()

        run, _changes = run_bytes(write(exported()), by=make_user(), reason="None")

        assert run.problems == []
        assert run.tally == {"same": 2}
        assert everything() == before
        transaction.set_rollback(True)


@pytest.fixture
def three_actors():
    make_domain("Norms")
    make_domain("Capacity")
    return [make_actor(name) for name in ("Indonesia", "ASEAN", "Estonia")]
