"""T27: what is left of a withdrawn entry."""

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from tests.factories import make_entry, make_source, make_user
from tests.timeline import reading
from timeline import publishing

pytestmark = pytest.mark.django_db


@pytest.fixture
def withdrawn(db):
    """A withdrawn entry that another supersedes."""
    entry = make_entry(
        title_en="Old pact", title_id="Pakta lama", summary_en="Wrong.", sources=[make_source(title="Letter")]
    )
    for title, publication in (("New pact", "published"), ("Secret pact", "draft")):
        later = make_entry(title_en=title, title_id="Pakta baru", publication=publication, date="2014")
        later.relations.create(kind="supersedes", target=entry)
    curator = make_user("curator", role="Timeline editor")
    return publishing.withdraw(entry, by=curator, reason="It never happened.")


@pytest.mark.parametrize("tail", ["", "-any-slug", "/history"])
def test_tombstone_tells_number_title_reason_day_and_successor(client, withdrawn, tail):
    response = client.get(f"/timeline/{withdrawn.number}{tail}/")

    page = reading.page(response)
    main = reading.text(page.find(".//main"))
    assert response.status_code == 410
    assert main.startswith(f"{withdrawn.number} Old pact This entry was withdrawn.")
    assert (
        f"Why It never happened. When {date_format(timezone.localdate())} Superseded by New pact, 2014"
        in main
    )
    assert "withdrawn (Timeline editor): It never happened." in main
    assert [
        text for text in ("Wrong.", "Letter", "Secret", "curator") if text in response.content.decode()
    ] == []
    assert "noindex" in response.content.decode()


def test_tombstone_speaks_the_readers_language(client, withdrawn):
    page = reading.page(client.get(f"/id/timeline/{withdrawn.number}/"))

    assert page.get("lang") == "id"
    assert reading.text(next(page.iter("h1"))) == "Pakta lama"
    assert "Pakta baru" in reading.text(page.find(".//main"))


def test_tombstone_without_a_history_still_stands(client):
    """Loaded as withdrawn, or withdrawn before histories were kept."""
    entry = make_entry(publication="withdrawn", title_en="Old pact")

    response = client.get(entry.get_absolute_url())

    main = reading.text(reading.page(response).find(".//main"))
    assert response.status_code == 410
    assert "Why" not in main
    assert "Not changed since it was published" in main


@pytest.mark.parametrize("number", [1, 3])
def test_tombstone_asks_the_database_as_often_for_many_successors(client, django_assert_num_queries, number):
    entry = make_entry(publication="withdrawn")
    for _ in range(number):
        make_entry().relations.create(kind="supersedes", target=entry)

    with django_assert_num_queries(3):
        client.get(f"/timeline/{entry.number}/history/")
