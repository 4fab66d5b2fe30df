"""What the page of an entry says beyond its own columns."""

from django import template
from django.utils import timezone
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from timeline import claims, history, moments
from timeline.models import Entry
from timeline.models.choices import Claim
from timeline.processes import place_of

register = template.Library()


@register.filter
def by_role(entry):
    """Pairs of (role in words or empty, parts), in the order in which the roles first occur; empty last."""
    groups = {}
    for part in entry.parts.all():
        groups.setdefault(part.get_role_display() if part.role else "", []).append(part)
    return sorted(groups.items(), key=lambda pair: not pair[0])


@register.filter
def is_sure(part):
    return part.claim == Claim.DOCUMENTED


@register.filter
def in_time(entry):
    """Whether it is still to come or going on today, by its date alone; empty when it is over.

    What is known only to the month or the year lasted nobody knows how long, so only a range goes on.
    """
    today = timezone.localdate()
    if entry.earliest_on > today:
        return _("still to come")
    is_span = entry.moment.is_open or entry.moment.end is not None
    return _("under way") if is_span and entry.latest_on >= today else ""


@register.filter
def official_first(entry):
    """The documents behind an entry: official ones first, otherwise as the editors arranged them."""
    return sorted(entry.evidence.all(), key=lambda evidence: not evidence.source.is_official)


@register.filter
def named_language(code):
    """“English” for en; what is no code Django knows stays as it was typed."""
    try:
        return get_language_info(code)["name_translated"]
    except KeyError:
        return code


@register.filter
def claim_sentence(claim):
    return claims.sentence(claim)


@register.inclusion_tag("timeline/_place_in_process.html")
def place_in_process(entry):
    place = place_of(entry)
    return {"entry": entry, "step": place[0], "steps": place[1], "root": place[2]} if place else {}


@register.inclusion_tag("timeline/_history.html")
def history_of(entry):
    steps = history.changes(entry)
    return {"entry": entry, "changes": steps, "number": history.number_of_changes(steps)}


@register.inclusion_tag("timeline/_newest_entry.html")
def newest_entry():
    """The date of the newest thing the record knows of; what is only planned does not count."""
    newest = Entry.objects.happened().newest_first().first()
    return {
        "entry": newest,
        "date": moments.point_in_words(newest.moment.start, get_language()) if newest else "",
    }
