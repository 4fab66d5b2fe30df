"""manage.py publish_dataset and the files of a version."""

import csv
import io
import json
import subprocess
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from revisions.models import Revision
from tests.factories import make_actor, make_domain, make_entry, make_source, make_user
from timeline import columns
from timeline.codebook.columns import HEADINGS
from timeline.dataset import writing
from timeline.dataset.publishing import publish
from timeline.models import DatasetVersion, Entry, Membership
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db
SITE = "https://record.example"
FILES = [
    "SHA256SUMS", "actors.csv", "changes.json", "codebook.json", "datapackage.json", "domains.csv",
    "entries.csv", "entries.jsonl",
]  # fmt: skip


def text(version, name):
    with default_storage.open(f"{version.folder}/{name}") as file:
        return file.read().decode()


def rows(version, name):
    return list(csv.DictReader(io.StringIO(text(version, name), newline="")))


def revise(entry, reason, *, kind=Revision.Kind.PUBLISHED, **values):
    Entry.objects.filter(pk=entry.pk).update(**values)
    entry.revisions.create(kind=kind, data={}, reason=reason, created_by=make_user())


@pytest.fixture
def record():
    """Two published entries, a draft and a withdrawn one."""
    indonesia = make_actor("Indonesia", iso3166="ID", wikidata="Q252")
    asean = make_actor("ASEAN", kind="regional-organisation")
    indonesia.aliases.create(name="RI", slug="ri")
    Membership.objects.create(actor=indonesia, body=asean, relation="member", period="1967-08-08/..")
    norms = make_domain()
    entries = [
        make_entry(
            date=date,
            title_en=title,
            actors=[(indonesia, "party"), asean],
            domains=[norms],
            sources=[make_source()],
        )
        for date, title in (("2013-12-03", "=Pact"), ("2021/..", "Talks"))
    ]
    for publication in (Publication.DRAFT, Publication.WITHDRAWN):
        make_entry(title_en="Hidden", publication=publication)
    return entries


def test_version_holds_every_published_entry_in_both_forms(record):
    version = publish(site=SITE)

    objects = [json.loads(line) for line in text(version, "entries.jsonl").splitlines()]
    entries = Entry.objects.published().order_by("number").for_export()
    assert objects == [columns.as_object(entry, SITE) for entry in entries]
    table = list(csv.reader(io.StringIO(text(version, "entries.csv"), newline="")))
    assert table == [list(columns.NAMES), *(columns.as_row(entry, SITE) for entry in entries)]
    assert (version.name, version.entry_count, version.previous) == ("v1", 2, None)
    assert [one["name"] for one in version.files] == FILES


def test_version_holds_actors_with_their_outside_identifiers(record):
    version = publish(site=SITE)

    assert rows(version, "actors.csv")[1] == {
        "slug": "indonesia",
        "url": f"{SITE}/actors/indonesia/",
        "name_en": "Indonesia",
        "name_id": "Indonesia",
        "kind": "state",
        "iso3166": "ID",
        "region": "",
        "wikidata": "Q252",
        "ror": "",
        "aliases": "RI",
        "member_of": "asean",
        "relations": "member",
        "periods": "1967-08-08/..",
    }
    assert [row["slug"] for row in rows(version, "domains.csv")] == ["norms"]


def test_batches_leave_nobody_out(record, monkeypatch):
    whole = publish(site=SITE)
    monkeypatch.setattr(writing, "BATCH", 1)

    by_ones = publish(site=SITE, is_forced=True)

    for name in ("entries.csv", "entries.jsonl", "actors.csv", "domains.csv"):
        assert text(by_ones, name) == text(whole, name)


@pytest.mark.parametrize("number", [1, 3])
def test_publishing_asks_the_same_number_of_questions(number, django_assert_num_queries):
    for place in range(number):
        make_entry(
            actors=[make_actor(f"A{place}")], domains=[make_domain(f"D{place}")], sources=[make_source()]
        )

    with django_assert_num_queries(30):
        publish(site=SITE)


def test_checksums_are_those_of_the_files(record):
    version = publish(site=SITE)

    folder = Path(default_storage.path(version.folder))
    checked = subprocess.run(
        ["sha256sum", "--check", "SHA256SUMS"], cwd=folder, capture_output=True, check=True
    )
    assert checked.stdout.decode() == "".join(f"{name}: OK\n" for name in FILES if name != "SHA256SUMS")
    for one in version.files:
        content = (folder / one["name"]).read_bytes()
        assert (one["bytes"], one["sha256"]) == (len(content), sha256(content).hexdigest())


def test_datapackage_describes_every_file_and_every_column(record):
    version = publish(site=SITE)

    package = json.loads(text(version, "datapackage.json"))
    jsonschema.validate(package, PACKAGE)
    resources = {one["path"]: one for one in package["resources"]}
    assert sorted(resources) == sorted(set(FILES) - {"datapackage.json", "SHA256SUMS"})
    for table, names in HEADINGS.items():
        fields = resources[table]["schema"]["fields"]
        assert [field["name"] for field in fields] == list(names)
        assert all(field["description"] and field["description_id"] for field in fields)
        assert list(rows(version, table)[0]) == list(names)
    kinds = next(one for one in resources["entries.csv"]["schema"]["fields"] if one["name"] == "kind")
    assert "agreement" in kinds["constraints"]["enum"]
    assert (package["version"], package["id"]) == ("1", f"{SITE}/data/v1/")


def test_changes_tell_what_became_of_entries_and_why(record):
    pact, talks = record
    publish(site=SITE)
    revise(pact, "The day was wrong.", date="2013-12-04", title_id="Pakta")
    revise(pact, "Not for readers.", kind=Revision.Kind.SAVED)
    revise(talks, "It never happened.", publication=Publication.WITHDRAWN)
    added = make_entry(title_en="New", date="2022")

    version = publish(site=SITE)

    told = json.loads(text(version, "changes.json"))
    assert (told["version"], told["previous"]) == ("v2", "v1")
    assert told["counts"] == version.changes == {"added": 1, "changed": 1, "withdrawn": 1}
    assert [(one["kind"], one["number"], one["fields"], one["reasons"]) for one in told["changes"]] == [
        ("changed", pact.number, ["title_id", "date"], ["The day was wrong."]),
        ("withdrawn", talks.number, [], ["It never happened."]),
        ("added", added.number, [], []),
    ]


def test_reasons_of_an_earlier_version_are_not_told_again(record):
    revise(record[0], "An old story.")
    publish(site=SITE)
    revise(record[0], "A new one.", place="Jakarta")

    version = publish(site=SITE)

    assert [one["reasons"] for one in json.loads(text(version, "changes.json"))["changes"]] == [
        ["A new one."]
    ]


def test_nothing_is_published_when_nothing_has_changed(record):
    call_command("publish_dataset", site=SITE, stdout=io.StringIO())
    Entry.objects.get(pk=record[0].pk).save()

    with pytest.raises(CommandError, match=r"Nothing has changed.*Nothing was written"):
        call_command("publish_dataset", site=SITE)

    assert DatasetVersion.objects.count() == 1
    assert len(default_storage.listdir("data")[0]) == 1


def test_empty_record_is_not_published():
    with pytest.raises(CommandError, match="Nothing has changed"):
        call_command("publish_dataset", site=SITE)


def test_new_actor_is_a_change(record):
    publish(site=SITE)
    make_actor("Estonia")

    assert publish(site=SITE).changes == {"added": 0, "changed": 0, "withdrawn": 0}


def test_command_says_what_it_did_and_can_be_forced(record):
    publish(site=SITE)
    out = io.StringIO()

    call_command("publish_dataset", site=f"{SITE}/", note="Again.", force=True, stdout=out)

    assert out.getvalue() == f"v2: 2 entries (0 added, 0 changed, 0 withdrawn)\n{SITE}/data/v2/\n"
    assert DatasetVersion.objects.newest().note == "Again."


@pytest.mark.parametrize("step", ["keep", "save"])
def test_failed_run_leaves_nothing(record, monkeypatch, step):
    def fail(*args, **kwargs):
        raise DatabaseError("the disk is full")

    if step == "save":
        monkeypatch.setattr(DatasetVersion, "save", fail)
    else:
        whole = default_storage.save
        monkeypatch.setattr(
            type(default_storage._wrapped),
            "save",
            lambda self, name, content: fail() if "domains" in name else whole.__func__(self, name, content),
        )
    with pytest.raises(DatabaseError):
        publish(site=SITE)

    assert DatasetVersion.objects.count() == 0
    assert default_storage.listdir("data") == ([], [])


def test_lost_files_of_the_version_before_are_named(record):
    version = publish(site=SITE)
    default_storage.delete(f"{version.folder}/entries.jsonl")

    with pytest.raises(CommandError, match=r"lost entries\.jsonl of v1"):
        call_command("publish_dataset", site=SITE)


@pytest.mark.parametrize("options", [{"site": "record"}, {"site": SITE, "note": "x" * 501}])
def test_bad_options_are_refused(record, options):
    with pytest.raises(CommandError):
        call_command("publish_dataset", **options)

    assert DatasetVersion.objects.count() == 0


def test_address_of_the_site_comes_from_the_settings(record, settings):
    settings.ALLOWED_HOSTS, settings.HTTPS = [".example.org", "record.example"], True

    call_command("publish_dataset", stdout=io.StringIO())

    assert f"{SITE}/timeline/" in text(DatasetVersion.objects.newest(), "entries.csv")


def test_site_without_a_name_must_be_told_its_address(record, settings):
    settings.ALLOWED_HOSTS = ["*"]

    with pytest.raises(CommandError, match="--site"):
        call_command("publish_dataset")


# What the Data Package standard, version 1, demands of a descriptor (specs.frictionlessdata.io).
PACKAGE = {
    "type": "object",
    "required": ["name", "resources", "licenses"],
    "properties": {
        "name": {"type": "string", "pattern": r"^[-a-z0-9._/]+$"},
        "licenses": {
            "type": "array",
            "minItems": 1,
            "items": {
                "required": ["name", "path"],
                "properties": {"name": {"pattern": r"^[-a-zA-Z0-9._]+$"}},
            },
        },
        "created": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$"},
        "resources": {
            "type": "array",
            "minItems": 1,
            "items": {
                "required": ["name", "path", "bytes", "hash"],
                "properties": {
                    "name": {"type": "string", "pattern": r"^[-a-z0-9._/]+$"},
                    "path": {"type": "string", "pattern": r"^(?!/)(?!.*\.\.).+$"},
                    "hash": {"type": "string", "pattern": r"^sha256:[0-9a-f]{64}$"},
                    "schema": {
                        "required": ["fields", "primaryKey"],
                        "properties": {
                            "fields": {
                                "type": "array",
                                "items": {
                                    "required": ["name", "type"],
                                    "properties": {
                                        "type": {"enum": ["string", "date", "datetime", "boolean"]},
                                        "constraints": {
                                            "properties": {"enum": {"type": "array", "uniqueItems": True}}
                                        },
                                    },
                                },
                            }
                        },
                    },
                },
            },
        },
    },
}
