"""Dates in words and metadata for the pages of the record."""

from django import template
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import get_language

from timeline import dates, linked_data
from timeline.models.choices import Claim, Role
from timeline.moments import in_words

register = template.Library()
ORGANISING = {Role.HOST, Role.CONVENER, Role.PROPOSER}


@register.filter
def when(entry):
    """The entry's date in words, in <time>; a range or a qualified date has no datetime attribute."""
    words = in_words(entry.moment, get_language())
    if machine_text := entry.moment.machine_text:
        return format_html('<time datetime="{}">{}</time>', machine_text, words)
    return words


@register.filter
def machine_time(moment):
    """A point in time for the datetime attribute of <time>: ISO 8601, to the second, in the site's zone."""
    return localtime(moment).isoformat(timespec="seconds") if moment else ""


@register.filter
def edtf_in_words(text):
    """A stored EDTF text in words."""
    return in_words(dates.parse(text), get_language())


@register.simple_tag(takes_context=True)
def entry_json_ld(context, entry):
    """The entry as a schema.org Event. Dates have the parts that are known; ~ and ? have no place there.

    Only documented hosts, conveners and proposers are named: who did something to whom is a claim.
    """
    moment, request = entry.moment, context["request"]
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": request.build_absolute_uri(entry.get_absolute_url()),
        "identifier": entry.number,
        "name": entry.title,
        "description": entry.summary,
        "startDate": edtf_point(moment.start),
        "organizer": _organisers(entry),
        "about": [domain.name for domain in entry.domains.all()],
    }
    if moment.end:
        data["endDate"] = edtf_point(moment.end)
    if entry.place:
        data["location"] = {"@type": "Place", "name": entry.place}
    return linked_data.script(data)


def _organisers(entry):
    documented = [part for part in entry.parts.all() if part.claim == Claim.DOCUMENTED]
    actors = dict.fromkeys(part.actor for part in documented if part.role in ORGANISING)
    return [_organisation(actor) for actor in actors]


def _organisation(actor):
    elsewhere = {"sameAs": actor.same_as} if actor.same_as else {}
    return {"@type": "Organization", "name": actor.name, **elsewhere}


def edtf_point(point):
    """ISO 8601 with the parts that are known: 2009, 2018-07 or 2013-12-03."""
    parts = [f"{point.year:04}", *(f"{part:02}" for part in (point.month, point.day) if part)]
    return "-".join(parts)
