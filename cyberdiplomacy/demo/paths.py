"""Demo reading paths: TOML files, published the way a person would."""

import tomllib

from articles.models import Author, PathStep, ReadingPath
from articles.paths import actions
from cyberdiplomacy import content
from timeline.models import Entry


def read_file(path):
    """One reading path as its file says it. Raises ValueError naming the file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def read_all():
    return [read_file(path) for path in sorted(content.PATHS.glob("*.toml"))]


def seed_path(data, editor):
    """Make one path unless its address is taken; whether it was made. Raises KeyError for no such entry."""
    if ReadingPath.objects.filter(slug=data["slug"]).exists():
        return False
    path = ReadingPath.objects.create(
        **{name: data[name] for name in ("title", "slug", "language", "query")},
        introduction=data["introduction"].strip(),
        created_by=editor,
    )
    path.authors.set(Author.objects.filter(slug__in=data["authors"]))
    entries = Entry.objects.in_bulk([step["entry"] for step in data["step"]], field_name="slug")
    PathStep.objects.bulk_create(
        PathStep(path=path, entry=entries[step["entry"]], note=step["note"].strip(), position=place)
        for place, step in enumerate(data["step"], 1)
    )
    actions.publish(path, by=editor)
    return True
