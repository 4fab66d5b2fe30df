"""A work in one line of plain text, for lists in which many stand."""

from articles import csl
from articles.csl import Item
from articles.works import people


def plain(item: Item, no_date: str) -> str:
    """Names (year). Title. Where it stands. Publisher. The title comes first where there are no names."""
    who = people.of(item, "author") or people.of(item, "editor")
    names = "; ".join(people.shown(one) for one in who) or str(item.get("publisher", ""))
    year = f"({csl.year(item) or no_date})"
    head = [f"{names} {year}", item.get("title")] if names else [f"{item.get('title')} {year}"]
    parts = [*head, _container(item)]
    return ". ".join(str(part) for part in [*parts, _publisher(item, bool(who))] if part) + "."


def _container(item: Item) -> str:
    volume = str(item.get("volume", "")) + (f"({item['issue']})" if item.get("issue") else "")
    return ", ".join(str(part) for part in (item.get("container-title"), volume, item.get("page")) if part)


def _publisher(item: Item, has_names: bool) -> str:
    return str(item.get("publisher", "")) if has_names else ""
