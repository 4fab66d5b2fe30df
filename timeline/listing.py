"""A page of the timeline's list: what its lines show besides the entries, read for all of them at once."""

import re
from collections import defaultdict
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from timeline.extracts import Marks, mark
from timeline.models import Domain, Entry, EntryActor
from timeline.models.choices import Kind


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with its kind, the names of its actors in order and links to its domains, each once.

    `marks` are the words found in it, where any were looked for.
    """

    entry: Entry
    address: str
    kind: str
    actors: str
    domains: SafeString
    marks: Marks | None

    @property
    def year(self):
        return self.entry.year

    @property
    def earliest_on(self):
        return self.entry.earliest_on


def lines(entries, highlighter=None):
    """A line for each entry: three questions however many there are, and no object for each part."""
    pks = [entry.pk for entry in entries]
    actors, domains, address, language = _actors(pks), _domains(pks), _addresses(), get_language()
    kinds = {kind: str(label) for kind, label in Kind.choices}
    return [
        Line(
            entry=entry,
            address=address(entry),
            kind=kinds[entry.kind],
            actors=", ".join(dict.fromkeys(actors[entry.pk])),
            domains=mark_safe(" ".join(domains[entry.pk])),  # noqa: S308
            marks=highlighter and mark(entry, highlighter, language, entries),
        )
        for entry in entries
    ]


def _addresses():
    """What get_absolute_url does, after asking the URL patterns once for a whole page."""
    number, slug = "CD-0000-0000", "some-slug"
    before, between, after = re.split(f"{number}|{slug}", reverse("timeline:entry", args=[number, slug]))
    return lambda entry: f"{before}{entry.number}{between}{entry.slug}{after}"


def _actors(pks):
    """Entry pk -> names in the reader's language."""
    columns = ("name_id", "name_en") if get_language() == "id" else ("name_en", "name_id")
    found = defaultdict(list)
    parts = EntryActor.objects.filter(entry__in=pks).order_by("position", "pk")
    for pk, name, other_name in parts.values_list("entry", *(f"actor__{column}" for column in columns)):
        found[pk].append(name or other_name)
    return found


def _domains(pks):
    """Entry pk -> links. What stands on every other line is drawn once."""
    through = Entry.domains.through.objects.filter(entry__in=pks)
    in_domain = defaultdict(list)
    for pk, domain in through.values_list("entry", "domain"):
        in_domain[domain].append(pk)
    found = defaultdict(list)
    for domain in Domain.objects.filter(pk__in=in_domain):
        link = domain_link(domain)
        for pk in in_domain[domain.pk]:
            found[pk].append(link)
    return found


def domain_link(domain):
    """A domain as it stands on every page: its name in its colour, leading to its own page."""
    text = '<a class="domain-tag" data-domain="{}" href="{}">{}</a>'
    return format_html(text, domain.slug, domain.get_absolute_url(), domain.name)
