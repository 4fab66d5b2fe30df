"""The command that imports entries."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper
from django.db import IntegrityError

from tests.factories import make_domain, make_entry, make_user
from tests.timeline.imports.sheets import NEW, as_csv, as_xlsx, everything, sheet
from timeline.imports.runs import Run
from timeline.models import Entry, ImportMapping

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def owner():
    make_domain("Norms")
    return make_user("owner", role="Owner", is_superuser=True)


@pytest.fixture
def bring(tmp_path):
    """Runs the command over rows or bytes; what it said on both outputs."""

    def run(rows, *arguments, name="entries.csv"):
        file, out, err = tmp_path / name, io.StringIO(), io.StringIO()
        file.write_bytes(rows if isinstance(rows, bytes) else as_csv(sheet(*rows)))
        error = ""
        try:
            call_command(
                "import_entries", str(file), *arguments, stdout=OutputWrapper(out), stderr=OutputWrapper(err)
            )
        except CommandError as caught:
            error = f"! {caught}\n" * caught.returncode
        return out.getvalue() + err.getvalue() + error

    return run


def test_dry_run_says_what_would_change_and_changes_nothing(bring):
    entry = make_entry(slug="talks", title_en="Talks")
    before = everything()

    said = bring([{**NEW, "slug": "new"}, {**NEW, "slug": "talks", "title_en": "Talks"}], "--dry-run")

    assert said == (
        "row 2: new, Jakarta Declaration\n"
        f"row 3: changed, {entry.number}: title_id, summary_en, summary_id, domains\n"
        "new: 1, changed: 1, same: 0, error: 0\n"
        "Nothing was changed: this was a dry run.\n"
    )
    assert everything() == before


def test_import_is_made_in_the_name_of_the_one_owner(bring, owner):
    said = bring([NEW])

    assert said == "row 2: new, Jakarta Declaration\nnew: 1, changed: 0, same: 0, error: 0\n"
    assert Entry.objects.get().revisions.newest_first().first().created_by == owner
    assert bring([{**NEW, "slug": "jakarta-declaration"}]) == "new: 0, changed: 0, same: 1, error: 0\n"


def test_import_needs_a_name_when_there_are_several_owners(bring):
    other = make_user("other", is_superuser=True)
    text = "! Say with --by in whose name entries are changed: a user name.\n"

    assert bring([NEW]) == text
    assert bring([NEW], "--by", "nobody") == text
    assert bring([NEW], "--by", "other").endswith("error: 0\n")
    assert Entry.objects.get().revisions.newest_first().first().created_by == other


def test_bad_row_is_named_and_nothing_is_imported(bring):
    before = everything()

    said = bring([NEW, {**NEW, "slug": "b", "date": "soon"}])

    assert said.splitlines()[:2] == [
        "row 2: new, Jakarta Declaration",
        "new: 1, changed: 0, same: 0, error: 1",
    ]
    assert said.splitlines()[2].startswith("row 3: date: “soon” is not a date the record accepts.")
    assert said.endswith("\n! Nothing was imported.\n")
    assert everything() == before


def test_published_entry_needs_a_reason(bring):
    entry = make_entry(slug="talks")
    row = {"slug": "talks", "place": "Jakarta"}

    assert "row 2: This entry is published: say why it is changed.\n" in bring([row])
    bring([row], "--reason", "Known now")

    assert entry.revisions.newest_first().first().reason == "Known now"


def test_file_that_cannot_be_read_is_refused(bring, tmp_path):
    assert bring(b"") == "! Nothing was imported. The file is empty.\n"
    assert bring(b"slug" + b",x" * 299) == (
        "! Nothing was imported. row 1: A row has 300 columns; 100 is the most.\n"
    )
    with pytest.raises(CommandError, match="No such file or directory"):
        call_command("import_entries", str(tmp_path / "nothing.csv"))


def test_unknown_headings_are_named_until_somebody_says_what_they_mean(bring):
    data = b"slug,Warna,Tempat acara\ntalks,merah,Jakarta\n"
    make_entry(slug="talks")
    ImportMapping.objects.create(name="Institut", columns={"warna": "", "tempat acara": "place"})

    unknown = bring(data, "--dry-run")
    known = bring(data, "--dry-run", "--mapping", "Institut")
    misnamed = bring(data, "--dry-run", "--mapping", "Other")

    assert unknown.startswith("! Nothing was imported. These headings mean no column: Warna, Tempat acara.")
    assert ": place\n" in known
    assert misnamed == "! No headings are remembered as “Other”. Known: Institut.\n"


def test_workbook_and_odd_encoding_are_read(bring):
    assert bring(as_xlsx(sheet(NEW)), "--dry-run", name="x.xlsx").startswith(
        "row 2: new, Jakarta Declaration\n"
    )
    said = bring("slug,place\ntalks,Genève\n".encode("latin-1"), "--dry-run")
    assert said.startswith("The file is not UTF-8 and was read as Windows-1252.")


def test_import_that_loses_a_race_says_so(bring, monkeypatch):
    def lose(self):
        raise IntegrityError

    monkeypatch.setattr(Run, "run", lose)

    assert bring([NEW]) == "! Nothing was imported: somebody changed the record. Try again.\n"
