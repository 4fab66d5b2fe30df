"""manage.py load_facts: the whole record, loaded once for this module inside one transaction."""

import csv
import io
from functools import cache

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction

from articles.models import Reference
from cyberdiplomacy import content
from tests.cyberdiplomacy import snapshots
from tests.timeline import facts, reading
from timeline.models import Actor, Domain, Entry


def load(**options):
    out = io.StringIO()
    call_command("load_facts", stdout=out, **options)
    return out.getvalue()


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The facts, and what the command said; undone after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load()
        transaction.set_rollback(True)


@pytest.fixture
def record(loaded):
    """The facts; whatever a test changes is undone."""
    with transaction.atomic():
        yield loaded
        transaction.set_rollback(True)


@cache
def csv_rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def timeline_rows():
    return csv_rows(content.FACTS / "timeline.csv")


def test_all_facts_are_loaded(record):
    models = (Entry, Actor, Domain, Reference)

    assert [model.objects.count() for model in models] == [250, 83, 12, 60]
    assert Entry.objects.published().count() == 250


def test_command_reports_what_it_did(record):
    report = dict(line.split(": ") for line in record.splitlines() if not line.startswith(" "))

    assert {name: report[name] for name in ("changed", "kept", "same")} == {
        "changed": "0",
        "kept": "0",
        "same": "1",  # the coding of an entry of which nothing is certain
    }
    assert int(report["added"]) >= 250 + 83 + 12 + 60


def test_entries_hold_what_their_rows_say(record):
    entries = {entry.slug: entry for entry in Entry.objects.prefetch_related("parts__actor", "domains")}

    wrong = []
    for row in timeline_rows():
        entry = entries[row["slug"]]
        date = f"{row['date']}/{row['end_date']}" if row["end_date"] else row["date"]
        texts = [getattr(entry, name) == row[name] for name in ("title_en", "title_id", "summary_en", "kind")]
        actors = [actor.slug for actor in entry.actors_named] == row["actors"].split(";")
        domains = {domain.slug for domain in entry.domains.all()} == set(row["domains"].split(";"))
        if not (all(texts) and entry.date == date and actors and domains):
            wrong.append(row["slug"])
    assert wrong == []
    assert len(entries) == len(timeline_rows())


def test_second_run_changes_nothing(record):
    before = snapshots.rows()

    report = load()

    assert snapshots.rows() == before
    assert "added: 0\nchanged: 0\nkept: 0\n" in report


def test_update_of_an_untouched_record_changes_nothing(record):
    before = snapshots.rows()

    load(update=True)

    assert snapshots.rows() == before


def test_edited_rows_are_kept_unless_told_otherwise(record):
    row = timeline_rows()[0]
    Entry.objects.filter(slug=row["slug"]).update(title_en="Corrected by an editor")

    kept = load()
    title = Entry.objects.get(slug=row["slug"]).title_en
    updated = load(update=True)

    assert (title, "kept: 1\n" in kept, "changed: 1\n" in updated) == ("Corrected by an editor", True, True)
    assert Entry.objects.get(slug=row["slug"]).title_en == row["title_en"]


@pytest.mark.parametrize("prefix", ["", "/id"])
def test_indonesia_in_2018_lists_exactly_the_entries_of_the_file(client, record, prefix):
    """The walkthrough: actor and year together, each entry linked once by its number and slug."""
    expected = {
        row["slug"]
        for row in timeline_rows()
        if "indonesia" in row["actors"].split(";")
        and row["date"][:4] <= "2018" <= (row["end_date"] or row["date"])[:4]
    }

    response = client.get(f"{prefix}/timeline/?actor=indonesia&year=2018")

    numbers = dict(Entry.objects.filter(slug__in=expected).values_list("slug", "number"))
    assert expected
    assert sorted(one.split("?")[0] for one in reading.addresses(response)) == sorted(
        f"{prefix}/timeline/{numbers[slug]}-{slug}/" for slug in expected
    )
    assert reading.announced(response) == len(expected)
    assert reading.counts(response, "year")["2018"] == len(expected)


def _has(row, column, value):
    """Whether the row has the value, or as an actor one of its organs."""
    organs = {
        one["actor"]
        for one in csv_rows(content.VOCABULARY / "memberships.csv")
        if column == "actors" and one["relation"] == "organ" and one["body"] == value
    }
    return not {value, *organs}.isdisjoint(row[column].split(";"))


def test_counts_of_the_whole_record_are_those_of_the_file(client, record):
    """T6: on the real record too."""
    rows = timeline_rows()

    response = client.get("/timeline/")

    assert reading.announced(response) == 250
    for facet, column in (("actor", "actors"), ("domain", "domains"), ("kind", "kind")):
        shown = reading.counts(response, facet)
        assert shown == {value: sum(_has(row, column, value) for row in rows) for value in shown}
    years = reading.counts(response, "year")
    spans = [(int(row["date"][:4]), int((row["end_date"] or row["date"])[:4])) for row in rows]
    assert years == {year: sum(first <= int(year) <= last for first, last in spans) for year in years}


def test_every_page_of_the_record_is_reached(client, record):
    addresses = [
        one
        for page in range(1, 6)
        for one in reading.addresses(client.get("/timeline/", {"page": page}, follow=True))
    ]

    assert sorted(addresses) == sorted(entry.get_absolute_url() for entry in Entry.objects.published())


def test_bad_row_stops_the_command_and_nothing_is_loaded(db, tmp_path):
    facts.make_files(tmp_path)
    facts.spoil(tmp_path, "timeline.csv", "2014,2016", "2014,2010")

    with pytest.raises(CommandError) as caught:
        load(facts=tmp_path, vocabulary=tmp_path)

    first, second = str(caught.value).splitlines()
    assert first == "Nothing was loaded."
    assert second.startswith("timeline.csv, line 3: date: “2014/2010” is not a date the record accepts")
    assert (Actor.objects.count(), Entry.objects.count()) == (0, 0)


@pytest.mark.parametrize("text", ["[{}]", "{", '{"id": "x"}'])
def test_bad_reference_stops_the_command_and_nothing_is_loaded(db, tmp_path, text):
    facts.make_files(tmp_path)
    (tmp_path / "references.json").write_text(text)

    with pytest.raises(CommandError, match=r"^Nothing was loaded\.\nreferences\.json, line 1: "):
        load(facts=tmp_path, vocabulary=tmp_path)

    assert (Actor.objects.count(), Entry.objects.count(), Reference.objects.count()) == (0, 0, 0)


def test_small_files_are_loaded(db, tmp_path):
    facts.make_files(tmp_path)

    load(facts=tmp_path, vocabulary=tmp_path)

    assert (Actor.objects.count(), Entry.objects.count(), Reference.objects.count()) == (2, 2, 1)


def test_reports_of_the_expert_group_are_a_process_in_order(client, record):
    """T13: from the first group, mandated for 2004, to the last of 2021."""
    expected = [f"un-gge-{year}" for year in (2005, 2010, 2013, 2015, 2017, 2021)]
    last = Entry.objects.get(slug="un-gge-2021")

    page = reading.page(client.get(f"/processes/{last.number}/", follow=True))

    (steps,) = reading.of_class(page, "steps")
    addresses = [step.find("h2/a").get("href") for step in steps]
    assert addresses == [Entry.objects.get(slug=slug).get_absolute_url() for slug in expected]


def test_one_click_leads_from_the_first_osce_measures_to_the_second(client, record):
    """T13."""
    first, second = (Entry.objects.get(slug=f"osce-pc-dec-{number}") for number in (1106, 1202))

    (relations, *_more) = reading.of_class(reading.page(client.get(first.get_absolute_url())), "relations")

    links = {link.get("href"): reading.text(item) for item in relations for link in item.iter("a")}
    assert links[second.get_absolute_url()].startswith("Followed by")
