"""Demo logins and the invented authors behind the demo essays."""

import os
import secrets
import tomllib

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from articles.models import Author, Category
from cyberdiplomacy import content

STAFF = {
    "ratih": "Blogger",
    "editor": "Editor",
    "moderator": "Moderator",
    "timeline-editor": "Timeline editor",
    "owner": "Owner",
}
NAMES = {"editor": ("Maya", "Kusuma"), "moderator": ("Yusuf", "Latief"), "owner": ("Sri", "Handayani")}
READERS = [
    "sekarayu",
    "bagasw",
    "nadia-s",
    "tomas-l",
    "margit",
    "fareed-a",
    "anon-47",
    "linkfarm",
    "promo-vps",
]
RATERS = [f"reader-{number:02}" for number in range(1, 25)]
WORDS = ["kopi", "laut", "pena", "arsip", "kanal", "angin", "batu", "kapal", "lampu", "hujan", "padi", "peta"]


def make_people(logins):
    """Every demo person; `logins` is the path of the file that keeps the passwords (mode 600)."""
    passwords = _passwords(logins)
    for username, role in STAFF.items():
        user = _user(username, passwords[username], is_staff=True)
        user.groups.set([Group.objects.get(name=role)])
    _user("reader", passwords["reader"])
    for username in [*READERS, *RATERS]:
        _user(username, None)
    _make_authors()
    for place, row in enumerate(_toml("categories.toml")["category"], 1):
        Category.objects.get_or_create(slug=row["slug"], defaults={**row, "position": place})


def _passwords(logins):
    """Passwords by user name, made once and then read from their file."""
    if not logins.exists():
        roles = {**STAFF, "reader": "Reader"}
        lines = [f"{name} {_password()} ({role})\n" for name, role in roles.items()]
        handle = os.open(logins, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(lines)
    return dict(line.split()[:2] for line in logins.read_text(encoding="utf-8").splitlines())


def _password():
    return "-".join(
        [
            secrets.choice(WORDS),
            secrets.choice(WORDS),
            secrets.choice(WORDS),
            str(secrets.randbelow(9000) + 1000),
        ]
    )


def _user(username, password, *, is_staff=False):
    first, last = NAMES.get(username, ("", ""))
    defaults = {
        "email": f"{username}@demo.invalid",
        "is_staff": is_staff,
        "first_name": first,
        "last_name": last,
    }
    user, is_new = get_user_model().objects.get_or_create(username=username, defaults=defaults)
    if is_new or (password and not user.check_password(password)):
        user.set_password(password)
        user.save()
    EmailAddress.objects.get_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    return user


def _make_authors():
    for row in _toml("authors.toml")["author"]:
        author, _is_new = Author.objects.get_or_create(slug=row["slug"], defaults=row)
        if author.slug == "ratih-maharani" and author.user is None:
            author.user = get_user_model().objects.get(username="ratih")
            author.save()


def _toml(name):
    return tomllib.loads((content.FOLDER / name).read_text(encoding="utf-8"))
