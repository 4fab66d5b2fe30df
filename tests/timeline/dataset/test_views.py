"""Pages of the frozen versions and their files."""

import gzip
import json
from hashlib import sha256

import pytest
from django.core.files.storage import default_storage

from tests.factories import make_actor, make_entry, make_user
from tests.timeline import reading
from timeline.dataset import reading as changes
from timeline.dataset.publishing import publish
from timeline.models import DatasetVersion, Entry
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db
SITE = "https://record.example"


def change(entry, reason, **values):
    Entry.objects.filter(pk=entry.pk).update(**values)
    entry.revisions.create(kind="published", data={}, reason=reason, created_by=make_user())


@pytest.fixture
def history():
    """Three versions: an entry is corrected twice, one is withdrawn and one comes."""
    pact, talks = make_entry(title_en="Pact", date="2001"), make_entry(title_en="Talks", date="2002")
    publish(site=SITE, note="The beginning.")
    change(pact, "The place was missing.", place="Bali")
    change(talks, "Never held.", publication=Publication.WITHDRAWN)
    publish(site=SITE)
    change(pact, "The place was wrong.", place="Jakarta")
    make_entry(title_en="Forum", date="2003")
    publish(site=SITE)
    return pact, talks


def listed(response):
    """Headings with the texts under them."""
    page = reading.page(response)
    found = {}
    for section in page.iter("section"):
        items = reading.of_class(section, "data-changes")
        if items:
            heading = " ".join(reading.text(next(section.iter("h2"))).split())
            found[heading] = [" ".join(reading.text(one).split()) for one in items[0].iter("li")]
    return found


def test_page_lists_versions_newest_first(client, history):
    response = client.get("/data/")

    versions = [one for one in reading.page(response).iter("li") if one.get("value")]
    assert [reading.text(one).split(",")[0].strip() for one in versions] == ["v3", "v2", "v1"]
    assert "1 added, 1 changed, 0 withdrawn" in reading.text(versions[0])
    assert "The beginning." in reading.text(versions[2])
    assert "BSD 3-Clause" in response.content.decode()


def test_page_without_versions_says_so(client):
    response = client.get("/data/")

    assert response.status_code == 200
    assert "No version has been published yet." in response.content.decode()
    assert "Compare" not in response.content.decode()


@pytest.mark.parametrize("address", ["/data/", "/data/v3/"])
def test_machines_read_a_dataset(client, history, address):
    DatasetVersion.objects.filter(number=3).update(doi="10.5281/zenodo.3")
    (script,) = [
        one for one in reading.page(client.get(address)).iter("script") if "ld+json" in one.get("type", "")
    ]

    data = json.loads(script.text)

    assert (data["@type"], data["version"], data["url"]) == ("Dataset", "v3", "http://testserver/data/v3/")
    assert data["identifier"] == "https://doi.org/10.5281/zenodo.3"
    csv = next(one for one in data["distribution"] if one["name"] == "entries.csv")
    assert (csv["contentUrl"], csv["encodingFormat"]) == ("http://testserver/data/v3/entries.csv", "text/csv")


def test_version_lists_its_files_and_its_changes_with_reasons(client, history):
    pact, talks = history

    response = client.get("/data/v2/")

    assert listed(response) == {
        "Changed 1": [f"Pact {pact.number}: place The place was missing."],
        "Withdrawn 1": [f"Talks {talks.number} Never held."],
    }
    page = reading.page(response)
    links = [one.get("href") for one in page.iter("a")]
    assert f"/timeline/{pact.number}/" in links
    assert "/data/v2/entries.csv" in links
    sums = [reading.text(one) for one in reading.of_class(page, "sum")]
    assert sums == [one["sha256"] for one in DatasetVersion.objects.get(number=2).files]


def test_first_version_lists_no_changes(client, history):
    response = client.get("/data/v1/")

    assert listed(response) == {}
    assert "This is the first version." in response.content.decode()


def test_forced_version_says_that_nothing_changed(client, history):
    publish(site=SITE, is_forced=True)

    assert "No entry was added, changed or withdrawn." in client.get("/data/v4/").content.decode()


def test_any_two_versions_are_compared(client, history, django_assert_num_queries):
    pact, talks = history
    expected = {
        "Added 1": ["Forum CD-2003-0001"],
        "Changed 1": [f"Pact {pact.number}: place The place was missing. The place was wrong."],
        "Withdrawn 1": [f"Talks {talks.number} Never held."],
    }

    assert listed(client.get("/data/v1...v3/")) == expected
    with django_assert_num_queries(2):
        again = client.get("/data/v1...v3/")
    assert listed(again) == expected


def test_neighbours_are_compared_by_the_changes_of_the_later_one(client, history):
    assert listed(client.get("/data/v2...v3/")) == listed(client.get("/data/v3/"))


def test_long_lists_are_cut_and_say_so(client, history, monkeypatch):
    monkeypatch.setattr(changes, "LISTED", 1)

    answers = [client.get(address) for address in ("/data/v2/", "/data/v1...v3/")]

    for response in answers:
        assert len(next(iter(listed(response).values()))) == 1
        assert "Only the first of them is listed." in response.content.decode()
    assert "All changes are in this file." in answers[0].content.decode()


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("?older=1&newer=3", "/data/v1...v3/"),
        ("?older=3&newer=1", "/data/v1...v3/"),
        ("v3...v1/", "/data/v1...v3/"),
        ("v2...v2/", "/data/v2/"),
    ],
)
def test_comparison_has_one_address(client, history, asked, address):
    response = client.get(f"/data/{asked}")

    assert (response.status_code in (301, 302), response.url) == (True, address)


@pytest.mark.parametrize(
    "query",
    [
        "?older=1",
        "?newer=3",
        "?older=2&newer=2",
        "?older=1&newer=9",
        "?older=x&newer=%00",
        "?older=" + "9" * 30,
    ],
)
def test_bad_choice_is_named_and_keeps_the_page(client, history, query):
    response = client.get(f"/data/{query}")

    page = reading.page(response)
    assert response.status_code == 400
    assert len(reading.of_class(page, "errors")) == 1
    assert len(list(page.iter("select"))) == 2


@pytest.mark.parametrize(
    "path", ["v9/", "v0/", "1/", "v1...v9/", "v9...v1/", "v1/nothing.csv", "v1/../v2/", "v9/entries.csv"]
)
def test_what_is_not_there_is_not_found(client, history, path):
    response = client.get(f"/data/{path}", follow=True)

    assert response.status_code == 404


@pytest.mark.parametrize("path", ["", "v1/", "v1...v3/", "v1/entries.csv"])
def test_data_is_only_read(client, history, path):
    assert client.post(f"/data/{path}").status_code == 405


@pytest.mark.parametrize("path", ["v2/", "v1...v3/", "v2/entries.jsonl", "v2/changes.json"])
def test_version_whose_files_are_lost_is_not_found(client, history, path):
    version = DatasetVersion.objects.get(number=2)
    for one in version.files:
        default_storage.delete(f"{version.folder}/{one['name']}")
    default_storage.delete(f"{DatasetVersion.objects.get(number=1).folder}/entries.jsonl")

    assert client.get(f"/data/{path}").status_code == 404


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("entries.csv", "text/csv"),
        ("entries.jsonl", "application/jsonl"),
        ("datapackage.json", "application/json"),
        ("SHA256SUMS", "text/plain"),
    ],
)
def test_file_is_what_was_written_and_may_be_kept_for_ever(client, history, name, media_type):
    described = DatasetVersion.objects.get(number=2).file(name)

    response = client.get(f"/data/v2/{name}")

    assert sha256(response.getvalue()).hexdigest() == described["sha256"]
    assert response["Content-Type"] == f"{media_type}; charset=utf-8"
    assert response["Content-Length"] == str(described["bytes"])
    assert response["ETag"] == f'"{described["sha256"]}"'
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["Access-Control-Allow-Origin"] == "*"


def test_file_travels_compressed_and_is_asked_for_anew_only_if_it_differs(client, history):
    sent = client.get("/data/v1/entries.csv", headers={"accept-encoding": "gzip"})
    tag = sent["ETag"]

    again = client.get("/data/v1/entries.csv", headers={"if-none-match": tag})
    other = client.get("/data/v2/entries.csv", headers={"if-none-match": tag})

    assert gzip.decompress(sent.getvalue()) == client.get("/data/v1/entries.csv").getvalue()
    assert (again.status_code, again.getvalue(), other.status_code) == (304, b"", 200)
    assert client.head("/data/v1/entries.csv")["ETag"] == tag.removeprefix("W/")
    other.close()


def test_version_stays_as_it_was_when_the_record_goes_on(client, history):
    before = client.get("/data/v1/entries.csv").getvalue()
    Entry.objects.update(title_en="Something else")
    make_actor("Estonia")
    publish(site=SITE)

    assert client.get("/data/v1/entries.csv").getvalue() == before


@pytest.mark.parametrize("number", [1, 3])
def test_pages_ask_the_same_number_of_questions(client, number, django_assert_num_queries):
    for _place in range(number):
        make_entry()
        publish(site=SITE)

    with django_assert_num_queries(1):
        client.get("/data/")
    with django_assert_num_queries(1):
        client.get(f"/data/v{number}/")
