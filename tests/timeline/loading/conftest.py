"""The small set of files that the tests of loading spoil and load."""

import pytest

from tests.timeline import facts
from timeline.loading import Loader


@pytest.fixture
def files(db, tmp_path):
    return facts.make_files(tmp_path)


@pytest.fixture
def load(files):
    """Load the small files; what became of their rows, by file and outcome."""

    def load(**options):
        loader = Loader(files, files, **options)
        loader.load()
        return loader.tally

    return load
