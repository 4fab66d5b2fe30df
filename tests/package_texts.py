"""The texts that our readers and writers meet and that packages bring along: found, translated, well put.

The Indonesian that a package lacks or words badly is in locale_packages/id/; the English of allauth's
letters in this site's words is in locale_packages/en/.
"""

import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import polib
from django.utils.translation import trans_real

SOURCES = {
    "allauth": ("account", "core", "templates/account", "templates/allauth"),
    "django": (
        "forms",
        "core/validators.py",
        "contrib/auth/base_user.py",
        "contrib/auth/forms.py",
        "contrib/auth/password_validation.py",
    ),
    "django_filters": ("conf.py", "fields.py", "filters.py", "utils.py", "widgets.py"),
    "django_prose_editor": ("",),
    "taggit": ("apps.py", "forms.py", "managers.py", "models.py"),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|<[^>]+>")
# The house writes Anda, e-mail, kata sandi, tautan, peramban, silakan.
BAD_WORDS = re.compile(
    r"\banda\b|\b[Ee]mail|\b[Ss]urel|[Ss]ilahkan|\b[Ll]ink\b|\b[Bb]rowser|\b[Pp]onsel|[Rr]eset|"
    r"\b[Kk]lik\b|[Ss]etel\b|mengkonfirmasi|(?<!ata )\b[Ss]andi\b|\b[Kk]amu\b"
)


def collected(folder):
    """The catalogue entries of the packages as they are installed. Needs xgettext."""
    for package, parts in SOURCES.items():
        home = Path(import_module(package).__file__).parent
        for part in parts:
            _copy(home / part, folder / package / part)
    (folder / "locale").mkdir()
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "id", "--verbosity", "0"]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return list(polib.pofile(folder / "locale/id/LC_MESSAGES/django.po"))


def _copy(source, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("locale", "tests"), dirs_exist_ok=True)
    else:
        shutil.copy(source, target)


def problems(folder, stored):
    """What Indonesian readers would meet in English or in words that are not ours; `stored` is our file."""
    entries = collected(folder)
    catalogue = trans_real.translation("id")._catalog
    found = []
    for entry in entries:
        text = catalogue.get(_key(entry))
        if text is None:
            found.append(f"no Indonesian for a package's {entry.msgid!r}")
        elif bad := BAD_WORDS.search(PLACEHOLDER.sub("", text)):
            found.append(f"a package's {entry.msgid!r} says {bad[0]!r} in Indonesian: {text!r}")
    unused = {_key(entry) for entry in stored} - {_key(entry) for entry in entries}
    return found + [f"locale_packages keeps unused {key!r}" for key in sorted(unused, key=str)]


def _key(entry):
    """As gettext keys it: with its context, and of a plural the first form."""
    text = f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid
    return (text, 0) if entry.msgid_plural else text
