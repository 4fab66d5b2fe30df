"""python -m tests.translations: every text has an Indonesian translation, and it is compiled.

Ours and, from locale_packages/, what packages leave in English or word badly. Needs xgettext (Debian
package gettext) to collect the texts; says so when it is missing.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import django
import polib

from tests import package_texts

ROOT = Path(__file__).resolve().parents[1]
CATALOGUES = (
    "locale/id/LC_MESSAGES/django",
    "locale/id/LC_MESSAGES/djangojs",
    "locale_packages/id/LC_MESSAGES/django",
    "locale_packages/en/LC_MESSAGES/django",
)
SOURCES = ("articles", "cyberdiplomacy", "discussion", "revisions", "timeline", "templates", "manage.py")


def key(entry):
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def collected(folder):
    """The texts of the sources as they are now."""
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("content"))
        else:
            shutil.copy(source, folder / name)
    (folder / "static").mkdir()
    (folder / "locale").mkdir()
    command = [sys.executable, "manage.py", "makemessages", "--locale", "id", "--verbosity", "0"]
    environment = {**os.environ, "DATA_DIR": str(folder / "data")}
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return {key(entry) for entry in polib.pofile(folder / "locale/id/LC_MESSAGES/django.po")}


def problems_of(name):
    """What is unfinished in one stored catalogue, and whether its .mo says the same."""
    stored = polib.pofile(ROOT / f"{name}.po")
    compiled = polib.mofile(ROOT / f"{name}.mo")
    found = [f"{name}.po: fuzzy: {entry.msgid!r}" for entry in stored.fuzzy_entries()]
    found += [f"{name}.po: not translated: {entry.msgid!r}" for entry in stored.untranslated_entries()]
    texts = {(key(entry), entry.msgstr, str(entry.msgstr_plural)) for entry in stored if not entry.obsolete}
    if texts != {(key(entry), entry.msgstr, str(entry.msgstr_plural)) for entry in compiled}:
        found.append(f"{name}.mo is out of date: run `make messages`")
    return found


def package_problems():
    """What the packages' texts still lack in Indonesian."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    stored = [entry for name in CATALOGUES[2:] for entry in polib.pofile(ROOT / f"{name}.po")]
    with tempfile.TemporaryDirectory() as folder:
        return package_texts.problems(Path(folder), stored)


def main():
    """Print what is missing; the exit status."""
    if not shutil.which("xgettext"):
        print("xgettext is missing: install the package gettext (apt-get install gettext)")
        return 1
    problems = [problem for name in CATALOGUES for problem in problems_of(name)]
    stored = {key(entry) for entry in polib.pofile(ROOT / f"{CATALOGUES[0]}.po") if not entry.obsolete}
    with tempfile.TemporaryDirectory() as folder:
        current = collected(Path(folder))
    problems += package_problems()
    problems += [
        f"django.po lacks {one[1]!r}: run `make messages`" for one in sorted(current - stored, key=str)
    ]
    problems += [f"django.po keeps unused {one[1]!r}" for one in sorted(stored - current, key=str)]
    print("\n".join(problems) or "Translations are complete.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
