"""timeline/admin/source_form.py: T10, everything about a source is noted in one form."""

import pytest

from tests import factories
from timeline.admin.source_form import SourceForm, language_choices
from timeline.models import Source

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(factories.make_user(role="Timeline editor"))
    return client


def test_source_is_noted_with_everything_it_has(desk):
    noted = {
        "title": "Report of the group",
        "identifier": "A/68/98",
        "kind": "official-document",
        "publisher": "United Nations",
        "date": "2013-06",
        "language": "fr",
        "url": "undocs.org/A/68/98",
        "archive_url": "https://web.archive.org/a",
        "accessed_on": "2026-05-03",
    }

    response = desk.post("/admin/timeline/source/add/", noted)

    assert response.status_code == 302
    source = Source.objects.get()
    kept = {name: str(getattr(source, name)) for name in noted}
    assert kept == {**noted, "url": "https://undocs.org/A/68/98"}


def test_languages_of_the_site_stand_first_and_an_odd_one_stays():
    codes = [code for code, _name in language_choices("tlh")]

    assert codes[:3] == ["", "en", "id"]
    assert codes[-1] == "tlh"
    assert len(codes) == len(set(codes))
    assert dict(language_choices())["fr"] == "French"


def test_form_of_a_source_with_an_odd_language_can_be_saved():
    source = factories.make_source(language="tlh")
    data = {name: getattr(source, name) or "" for name in SourceForm.Meta.fields}

    form = SourceForm(data, instance=source)

    assert form.is_valid()
    assert form.save().language == "tlh"


def test_language_that_does_not_exist_is_refused():
    form = SourceForm({"title": "Paper", "language": "tlh"})

    assert form.errors.keys() == {"language"}
