"""The files of versions in the storage."""

import io
from contextlib import contextmanager

from django.core.files import File
from django.core.files.storage import default_storage


class LostFile(Exception):
    """The storage does not have a file that the version names; the message says which, in English."""


def keep(version, folder):
    """Copy every file of a local folder into the version's."""
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            default_storage.save(_place(version, path.name), File(file))


def remove(version):
    """Whatever is there of its files, and their folder."""
    for one in version.files:
        default_storage.delete(_place(version, one["name"]))
    default_storage.delete(version.folder)


def has(version, name):
    return version.file(name) is not None and default_storage.exists(_place(version, name))


def pieces(version, name):
    """The bytes of a file, which is opened only when somebody reads them."""
    with default_storage.open(_place(version, name)) as content:
        yield from content.chunks()


@contextmanager
def lines_of(version, name):
    """The lines of one of its files. Raises LostFile."""
    try:
        file = default_storage.open(_place(version, name))
    except FileNotFoundError as error:
        raise LostFile(f"The storage has lost {name} of {version.name}.") from error
    with io.TextIOWrapper(file, encoding="utf-8") as text:
        yield text


def _place(version, name):
    return f"{version.folder}/{name}"
