"""timeline/loading/history.py: what a file changes is told in the history of the entry (T27)."""

import pytest

from tests.timeline import facts
from timeline.history import changes, changes_in_full
from timeline.loading import Loader
from timeline.models import Entry, EntryRevision

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path):
    facts.make_files(tmp_path)
    Loader(tmp_path, tmp_path).load()
    return tmp_path


def test_change_by_a_file_is_a_step_of_nobodys_with_what_was_there_before(files):
    Entry.objects.filter(slug="pact").update(title_en="A pact")

    Loader(files, files, is_updating=True).load()

    pact, talks = Entry.objects.oldest_first()
    (step,) = changes_in_full(pact)
    assert (step.what, str(step.role), step.reason) == ("changed", "Loaded from a file", "")
    assert [(piece.kind, piece.text) for piece in step.differences[0].pieces] == [
        ("removed", "A "),
        ("added", "The "),
        ("same", "pact"),
    ]
    assert changes(talks) == []


@pytest.mark.parametrize("is_updating", [True, False])
def test_file_that_changes_nothing_leaves_no_step(files, is_updating):
    Loader(files, files, is_updating=is_updating).load()

    assert EntryRevision.objects.count() == 0


@pytest.mark.parametrize("publication", ["draft", "withdrawn"])
def test_file_brings_nothing_back_that_editors_took_away(files, publication):
    Entry.objects.filter(slug="pact").update(publication=publication, title_en="Other")

    Loader(files, files, is_updating=True).load()

    pact = Entry.objects.get(slug="pact")
    assert (pact.title_en, pact.publication) == ("The pact", publication)
    assert changes(pact) == []
