"""The pages of the admin that import and export entries."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_actor, make_domain, make_entry, make_source, make_user
from tests.timeline.imports.sheets import NEW, as_csv, as_xlsx, everything, run_bytes, sheet
from timeline.imports import staging
from timeline.models import Entry, Import, ImportMapping, ImportRow

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/timeline/entry/import/"


@pytest.fixture(autouse=True)
def _domain():
    make_domain("Norms")


@pytest.fixture
def by():
    return make_user("ratih", role="Timeline editor")


@pytest.fixture
def staff(client, by):
    client.force_login(by)
    return client


def upload(client, data, name="entries.csv", **options):
    """Send a file; the answer."""
    return client.post(UPLOAD, {"table": SimpleUploadedFile(name, data)}, **options)


def staged(client, *rows):
    """An uploaded and checked file of these rows."""
    upload(client, as_csv(sheet(*rows)))
    one = Import.objects.latest("pk")
    press(client, one, "check")
    one.refresh_from_db()
    return one


def press(client, one, verb, data=None):
    return client.post(reverse(f"admin:timeline_entry_import_{verb}", args=[one.pk]), data or {})


def html(response):
    return response.content.decode()


def test_upload_leads_to_a_page_that_checks_the_rows(staff, by):
    response = upload(staff, as_csv(sheet(NEW)))
    one = Import.objects.get()
    page = html(staff.get(response.url))

    assert response.url == f"/admin/timeline/entry/import/{one.pk}/"
    assert (one.state, one.created_by, one.file_name) == ("checking", by, "entries.csv")
    assert "Go on checking" in page
    assert "Import all of it" not in page
    assert "entries.csv" in html(staff.get(UPLOAD))


def test_checked_file_is_shown_row_by_row_and_changes_nothing(staff):
    entry = make_entry(slug="talks", title_en="Talks")
    before = everything()

    one = staged(staff, {"slug": "talks", "place": "Jakarta"})
    page = html(staff.get(one.get_absolute_url()))

    assert (one.state, one.tally, one.needs_reason) == ("ready", {"changed": 1}, True)
    assert f'<th scope="row">{entry.number} ' in page
    assert "<dt><code>place</code></dt><dd><del>–</del> <ins>Jakarta</ins></dd>" in page
    assert everything() == before


def test_confirmed_file_is_imported_whole(staff, by):
    entry = make_entry(slug="talks")
    one = staged(staff, {"slug": "talks", "place": "Jakarta"})

    response = press(staff, one, "write", {"reason": "Known now"})

    one.refresh_from_db()
    entry.refresh_from_db()
    revision = entry.revisions.newest_first().first()
    assert (entry.place, revision.reason, revision.created_by) == ("Jakarta", "Known now", by)
    assert (one.state, one.text, one.tally, one.rows.count()) == ("done", "", {"changed": 1}, 0)
    assert "Imported on" in html(staff.get(response.url))


def test_published_entries_do_not_change_without_a_reason(staff):
    make_entry(slug="talks")
    one = staged(staff, {"slug": "talks", "place": "Jakarta"})
    before = everything()

    response = press(staff, one, "write")

    assert response.status_code == 400
    assert "This field is required." in html(response)
    assert everything() == before


def test_file_with_a_bad_row_cannot_be_imported(staff):
    one = staged(staff, NEW, {**NEW, "slug": "b", "date": "03/04/2013"})
    page = html(staff.get(f"{one.get_absolute_url()}?show=error"))

    response = press(staff, one, "write", {"reason": "x"})

    assert (one.state, one.tally) == ("refused", {"new": 1, "error": 1})
    assert "<code>date</code> “03/04/2013” can be 2013-04-03 or 2013-03-04" in page
    assert page.count('<th scope="row">') == 1
    assert (response.url, Entry.objects.count()) == (one.get_absolute_url(), 0)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The submitted file is empty."),
        (b"slug\x00", "Line 1 holds a NUL character: this is not a text file."),
        (b"slug" + b",x" * 299, "Row 1: A row has 300 columns; 100 is the most."),
        (b"PK\x03\x04", "This is not an Excel workbook (.xlsx). Save the table as .xlsx or .csv."),
        (b"slug,roles\na,b", "The column roles says nothing without the column actors."),
    ],
)
def test_file_that_cannot_be_read_is_refused_in_the_form(staff, data, reason):
    response = upload(staff, data)

    assert response.status_code == 400
    assert reason in html(response)
    assert not Import.objects.exists()


def test_file_that_is_too_big_is_refused(staff, monkeypatch):
    monkeypatch.setattr(staging, "MOST_BYTES", 10)

    response = upload(staff, b"slug\n" + b"a" * 10)

    assert "The file is bigger than 0 MB" in html(response)
    with pytest.raises(staging.Refused):
        staging.stage(b"x" * 11, "x.csv", by=None, language="en")


def test_file_with_too_many_rows_is_refused_when_they_are_met(staff, monkeypatch):
    monkeypatch.setattr(staging, "MOST_ROWS", 2)

    one = staged(staff, NEW, {**NEW, "slug": "b"})
    row = one.rows.get(outcome="error")

    assert one.state == "refused"
    assert row.problems == [["", "More than 2 rows: split the file, or ask for manage.py import_entries."]]


def test_file_that_breaks_off_is_refused_with_its_row(staff):
    upload(staff, as_csv(sheet(NEW)) + b'"open')
    one = Import.objects.get()
    press(staff, one, "check")

    assert list(one.rows.filter(outcome="error").values_list("number", "problems")) == [
        (3, [["", "A quotation mark opens in this row and is never closed."]])
    ]


def test_long_file_is_checked_in_steps_and_goes_on_where_it_stopped(staff, monkeypatch):
    monkeypatch.setattr(staging, "STEP", 0)
    monkeypatch.setattr(staging, "BATCH", 2)
    monkeypatch.setattr(staging.step, "__defaults__", (0,))
    rows = [{**NEW, "slug": f"event-{place}"} for place in range(5)] + [{**NEW, "slug": "event-0"}]
    upload(staff, as_csv(sheet(*rows)))
    one = Import.objects.get()

    progress = []
    while one.state == "checking":
        press(staff, one, "check")
        one.refresh_from_db()
        progress.append((one.last_row, one.rows.count(), one.share_read))

    assert [step[:2] for step in progress] == [(3, 2), (5, 4), (7, 6), (7, 6)]
    assert [step[2] for step in progress][2:] == [100, 100]
    assert one.tally == {"new": 5, "error": 1}
    assert one.rows.get(outcome="error").problems == [["slug", "Row 2 is about “event-0” too."]]


def test_two_who_check_the_same_file_do_not_judge_a_row_twice(staff, by):
    one = staging.stage(as_csv(sheet(NEW)), "x.csv", by=by, language="en")
    other = Import.objects.get(pk=one.pk)

    staging.step(other)

    assert staging.step(one) is False
    assert ImportRow.objects.count() == 1
    assert Import.objects.get().state == "ready"


def test_record_that_changed_since_the_preview_is_looked_at_again(staff):
    entry = make_entry(slug="talks")
    one = staged(staff, {"slug": "talks", "place": "Jakarta"})
    Entry.objects.filter(pk=entry.pk).update(place="Bandung")
    before = everything()

    response = press(staff, one, "write", {"reason": "Known now"})

    one.refresh_from_db()
    assert everything() == before
    assert (one.state, one.rows.count(), one.reason) == ("checking", 0, "")
    assert "the record has changed since this preview" in html(staff.get(response.url))


def test_row_that_became_wrong_since_the_preview_keeps_everything_out(staff):
    one = staged(staff, {**NEW, "slug": "a"}, {**NEW, "slug": "b", "related_entries": "a"})
    Import.objects.filter(pk=one.pk).update(text=one.text.replace("2013-12-03", "soon"))

    press(staff, one, "write")

    assert not Entry.objects.exists()
    assert Import.objects.get().state == "checking"


def test_file_is_imported_once_however_often_it_is_confirmed(staff, by):
    one = staged(staff, NEW)
    stale = Import.objects.get()

    press(staff, one, "write")
    again = press(staff, one, "write")
    staging.write(stale, by=by, reason="")

    assert again.status_code == 302
    assert Entry.objects.count() == 1


def test_foreign_headings_are_explained_and_remembered(staff):
    names = {"Judul": "title_id", "Nama acara": "title_en", "Warna": ""}
    data = as_csv([list(names), ["Deklarasi", "Declaration", "merah"]])
    upload(staff, data)
    one = Import.objects.get()
    page = html(staff.get(one.get_absolute_url()))
    choices = {f"column_{place}": column for place, column in enumerate(names.values())}

    press(staff, one, "explain", {**choices, "name": "Institut"})
    upload(staff, data)

    one.refresh_from_db()
    assert '<label for="id_column_0">Judul</label>' in page
    assert '<option value="title_id" selected>title_id</option>' in page
    assert (one.state, one.mapping) == ("checking", names)
    assert ImportMapping.objects.get().columns == {"judul": "title_id", "nama acara": "title_en", "warna": ""}
    assert Import.objects.latest("pk").mapping == names


@pytest.mark.parametrize(
    ("choices", "reason"),
    [
        ({"column_0": "place", "column_1": "place"}, "Another heading has this column."),
        ({"column_0": "roles"}, "The column roles says nothing without the column actors."),
        ({"column_0": "", "column_1": ""}, "No heading of this file names a column of the record."),
        ({"column_0": "nonsense"}, "Select a valid choice."),
        ({"column_0": "place", "name": "x" * 101}, "Ensure this value has at most 100 characters"),
    ],
)
def test_headings_that_make_no_sense_are_asked_for_again(staff, choices, reason):
    upload(staff, b"Warna,Rasa\nmerah,manis")
    one = Import.objects.get()

    response = press(staff, one, "explain", choices)

    assert response.status_code == 400
    assert reason in html(response)
    assert Import.objects.get().state == "mapping"


def test_verbs_out_of_their_turn_change_nothing(staff):
    one = staged(staff, NEW)

    answers = [press(staff, one, "explain").url, press(staff, one, "check").url]

    assert answers == [one.get_absolute_url()] * 2
    assert Import.objects.get().state == "ready"


def test_file_is_thrown_away_unless_it_is_imported(staff):
    one, done = staged(staff, NEW), staged(staff, {**NEW, "slug": "b"})
    press(staff, done, "write")

    thrown = press(staff, one, "discard")

    assert thrown.url == UPLOAD
    assert press(staff, done, "discard").status_code == 404
    assert list(Import.objects.all()) == [done]


@pytest.mark.parametrize("verb", ["explain", "check", "write", "discard"])
def test_verbs_are_posted_by_those_who_may_and_for_files_that_are_there(staff, client, verb):
    one = staged(staff, NEW)
    address = reverse(f"admin:timeline_entry_import_{verb}", args=[one.pk])

    assert staff.get(address).status_code == 405
    assert staff.post(reverse(f"admin:timeline_entry_import_{verb}", args=[one.pk + 1])).status_code == 404
    client.force_login(make_user(role="Blogger"))
    assert client.post(address).status_code == 403
    assert Import.objects.get().state == "ready"


def test_pages_are_for_those_who_add_and_change_entries(staff, client):
    one = staged(staff, NEW)

    assert staff.get("/admin/timeline/entry/import/999/").status_code == 404
    assert staff.get(f"{one.get_absolute_url()}?show=nonsense").status_code == 400
    assert staff.post(one.get_absolute_url()).status_code == 405
    client.force_login(make_user(role="Blogger"))
    assert client.get(UPLOAD).status_code == 403
    assert client.get(one.get_absolute_url()).status_code == 403
    assert 'href="/admin/timeline/entry/import/"' not in html(client.get("/admin/timeline/entry/"))


def test_list_of_entries_leads_to_import_and_export(staff):
    page = html(staff.get("/admin/timeline/entry/?q=x"))

    assert 'href="/admin/timeline/entry/import/"' in page
    assert 'href="/admin/timeline/entry/export/?q=x"' in page


@pytest.mark.parametrize("number", [1, 3])
def test_preview_takes_the_same_queries(staff, number, django_assert_num_queries):
    one = staged(staff, *({**NEW, "slug": f"event-{place}"} for place in range(number)))

    with django_assert_num_queries(7):
        staff.get(one.get_absolute_url())


@pytest.mark.parametrize(("form", "name"), [("0", "entries.csv"), ("1", "entries.xlsx")])
def test_export_of_the_admin_is_imported_without_a_change(staff, by, form, name):
    make_entry(
        slug="talks",
        title_en="\x07=Talks",
        actors=[make_actor("Indonesia")],
        domains=[make_domain("Capacity")],
        sources=[make_source()],
        publication="draft",
    )

    page = html(staff.get("/admin/timeline/entry/export/"))
    response = staff.post("/admin/timeline/entry/export/", {"format": form, "resource": "0"})
    before = everything()
    run, _changes = run_bytes(response.content, by=by)

    assert '<label for="id_format">Format:</label>' in page
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert (run.problems, run.tally) == ([], {"same": 1})
    assert everything() == before


def test_export_follows_the_filter_of_the_list(staff):
    make_entry(title_en="Talks")
    make_entry(title_en="Pact")

    response = staff.post("/admin/timeline/entry/export/?q=Pact", {"format": "0", "resource": "0"})

    assert response.content.decode().count("CD-2013-") == 2  # the number, and the address
    assert staff.post("/admin/timeline/entry/export/", {"format": "7"}).status_code == 200


def test_workbook_is_taken_like_a_csv(staff):
    response = upload(staff, as_xlsx(sheet(NEW)), "entries.xlsx")
    one = Import.objects.get()
    press(staff, one, "check")

    assert response.status_code == 302
    assert list(one.rows.values_list("number", "outcome")) == [(2, "new")]


def test_run_imports_checks_what_waits_and_throws_old_files_away(staff, by, capsys):
    waiting = staging.stage(as_csv(sheet(NEW)), "x.csv", by=by, language="en")
    old = staging.stage(as_csv(sheet(NEW)), "old.csv", by=by, language="en")
    Import.objects.filter(pk=old.pk).update(
        created_at=timezone.now() - timedelta(days=31), state=Import.State.READY
    )

    call_command("run_imports")

    assert capsys.readouterr().out == "x.csv: Ready\nthrown away: 1\n"
    assert list(Import.objects.values_list("pk", "state")) == [(waiting.pk, "ready")]


def test_remembered_headings_can_be_forgotten_but_not_made_by_hand(staff):
    one = ImportMapping.objects.create(name="Institut", columns={"judul": "title_id"})

    added = staff.get("/admin/timeline/importmapping/add/")

    assert added.status_code == 403
    assert "judul" in html(staff.get(f"/admin/timeline/importmapping/{one.pk}/change/"))
