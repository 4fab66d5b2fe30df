"""articles/ageing.py, its page in the admin and manage.py ageing_report."""

import csv
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests import factories
from tests.timeline import reading
from timeline.models import Entry

pytestmark = pytest.mark.django_db
PAGE = "/admin/articles/article/ageing/"


@pytest.fixture
def essay():
    """An essay that cites an entry withdrawn since, and one that was not."""
    gone, kept = factories.make_entry(slug="gone"), factories.make_entry(slug="kept", checked_on="2999-01-01")
    found = factories.make_article(title="An essay", body="<p>[[gone]] and [[kept]]</p>")
    factories.make_article(body="<p>[[kept]]</p>")
    Entry.objects.filter(pk=gone.pk).update(publication="withdrawn")
    Entry.objects.filter(pk=kept.pk).update(needs_sources=False)
    return found


def headings(response):
    return [reading.text(one) for one in reading.page(response).iter("h2") if one.get("id")]


def test_page_counts_and_names_what_grows_old(client, editor, essay):
    client.force_login(editor)
    old = factories.make_entry(title_en="Old entry")

    response = client.get(PAGE)

    assert headings(response) == [
        "Entries not compared with their sources for long (1)",
        "Entries that need sources (1)",
        "Sources whose address no longer answers (0)",
        "Essays that cite withdrawn entries (1)",
    ]
    links = [
        one.get("href")
        for one in reading.page(response).iter("a")
        if reading.text(one) in (str(old), "An essay")
    ]
    assert links == [
        f"/admin/timeline/entry/{old.pk}/change/",
        f"/admin/timeline/entry/{old.pk}/change/",
        essay.get_absolute_url(),
    ]


def test_page_asks_for_other_months(client, editor):
    client.force_login(editor)
    factories.make_entry(checked_on="2020-01-01")

    long_ago, always = client.get(PAGE, {"months": "120"}), client.get(PAGE, {"months": "1"})

    assert [headings(one)[0][-3:] for one in (long_ago, always)] == ["(0)", "(1)"]


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}csv/"])
@pytest.mark.parametrize("months", ["0", "121", "x", "1" * 400, "\x00"])
def test_odd_months_are_refused_with_a_sentence(client, editor, address, months):
    client.force_login(editor)

    response = client.get(address, {"months": months})

    assert response.status_code == 400
    assert len(reading.of_class(reading.page(response), "errornote")) == 1


def test_long_section_says_that_the_file_has_the_rest(client, editor):
    client.force_login(editor)
    for _ in range(51):
        factories.make_entry()

    response = client.get(PAGE)

    (first, second, *_rest) = reading.of_class(reading.page(response), "ageing-section")
    assert [len(list(one.iter("li"))) for one in (first, second)] == [50, 50]
    assert "The first 50 are shown; the CSV file has all." in reading.text(first)


def test_file_holds_every_finding_and_no_formula(client, editor, essay):
    client.force_login(editor)
    old = factories.make_entry(title_en="Old")
    essay.__class__.objects.filter(pk=essay.pk).update(title="=1+1")

    response = client.get(f"{PAGE}csv/")

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(StringIO(b"".join(response.streaming_content).decode())))
    address = f"http://testserver/admin/timeline/entry/{old.pk}/change/"
    gone = Entry.objects.get(slug="gone")
    assert rows == [
        ["section", "title", "address", "since", "note", "help"],
        ["unchecked", str(old), address, "", "never", ""],
        ["needs-sources", str(old), address, "", "", ""],
        [
            "withdrawn-entries",
            "'=1+1",
            f"http://testserver{essay.get_absolute_url()}",
            "",
            str(gone),
            "",
        ],
    ]


@pytest.mark.parametrize(
    ("role", "status"),
    [("Timeline editor", 200), ("Editor", 200), ("Owner", 200), ("Moderator", 403), ("Blogger", 403)],
)
def test_report_is_for_editors(client, role, status):
    client.force_login(factories.make_user(role=role))

    assert [client.get(PAGE).status_code, client.get(f"{PAGE}csv/").status_code] == [status, status]


def test_report_is_only_read(client, editor):
    client.force_login(editor)

    assert [client.post(PAGE).status_code, client.post(f"{PAGE}csv/").status_code] == [405, 405]


@pytest.mark.parametrize("model", ["entry", "source", "suggestion", "linkcheck"])
def test_desks_of_the_record_lead_to_what_waits(client, model):
    factories.make_suggestion()
    client.force_login(factories.make_user(role="Timeline editor"))

    page = reading.page(client.get(f"/admin/timeline/{model}/"))

    (tools,) = reading.of_class(page, "object-tools")
    links = [(reading.text(one), one.get("href")) for one in tools.iter("a")]
    assert links[:2] == [("Suggestions waiting: 1", "/admin/timeline/suggestion/"), ("Ageing", PAGE)]


def test_bloggers_are_not_led_to_what_they_may_not_open(client, blogger):
    client.force_login(blogger)

    page = reading.page(client.get("/admin/timeline/source/"))

    assert [one for box in reading.of_class(page, "object-tools") for one in box.iter("a")] == []


@pytest.mark.parametrize("number", [1, 3])
def test_report_takes_the_same_queries(client, editor, number, django_assert_num_queries):
    gone = factories.make_entry(slug="gone")
    for _ in range(number):
        factories.make_entry()
        factories.make_article(body="<p>[[gone]]</p>")
    Entry.objects.filter(pk=gone.pk).update(publication="withdrawn")
    client.force_login(editor)
    client.get(PAGE)

    with django_assert_num_queries(13):
        client.get(PAGE)


def run(*arguments):
    out = StringIO()
    call_command("ageing_report", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_command_says_the_same(essay):
    old = factories.make_entry(checked_on="2020-01-01", sources=[factories.make_source()])

    assert run() == [
        "Entries not compared with their sources for long: 1",
        f"  {old} | 2020-01-01",
        "Entries that need sources: 0",
        "Sources whose address no longer answers: 0",
        "Essays that cite withdrawn entries: 1",
        f"  An essay | {Entry.objects.get(slug='gone')}",
    ]
    assert run("--months=120")[0] == "Entries not compared with their sources for long: 0"


@pytest.mark.parametrize("months", ["0", "121", "x"])
def test_odd_months_of_the_command_are_refused(months):
    with pytest.raises(CommandError):
        run(f"--months={months}")
