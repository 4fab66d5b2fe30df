"""python -m tests.translations: every text has an Indonesian translation, and it is compiled.

Needs xgettext (Debian package gettext) to collect the texts; says so when it is missing.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
CATALOGUES = ROOT / "locale" / "id" / "LC_MESSAGES"
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
    stored = polib.pofile(CATALOGUES / f"{name}.po")
    compiled = polib.mofile(CATALOGUES / f"{name}.mo")
    found = [f"{name}.po: fuzzy: {entry.msgid!r}" for entry in stored.fuzzy_entries()]
    found += [f"{name}.po: not translated: {entry.msgid!r}" for entry in stored.untranslated_entries()]
    texts = {(key(entry), entry.msgstr, str(entry.msgstr_plural)) for entry in stored if not entry.obsolete}
    if texts != {(key(entry), entry.msgstr, str(entry.msgstr_plural)) for entry in compiled}:
        found.append(f"{name}.mo is out of date: run `make messages`")
    return found


def main():
    """Print what is missing; the exit status."""
    if not shutil.which("xgettext"):
        print("xgettext is missing: install the package gettext (apt-get install gettext)")
        return 1
    problems = problems_of("django") + problems_of("djangojs")
    stored = {key(entry) for entry in polib.pofile(CATALOGUES / "django.po") if not entry.obsolete}
    with tempfile.TemporaryDirectory() as folder:
        current = collected(Path(folder))
    problems += [
        f"django.po lacks {one[1]!r}: run `make messages`" for one in sorted(current - stored, key=str)
    ]
    problems += [f"django.po keeps unused {one[1]!r}" for one in sorted(stored - current, key=str)]
    print("\n".join(problems) or "Translations are complete.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
