"""How many entries of a view two facets share: domains by year, and domains by actor."""

from collections import Counter, defaultdict

from django.db.models import Count

from timeline.models import Entry, EntryActor
from timeline.spans import years_touched


def years_by_domain(entry_filter):
    """Domain pk -> year -> entries of the view in that domain that overlap the year.

    A chosen year does not narrow it, so that a chart stands still while its bars are links.
    """
    entries = entry_filter.without("year").values("pk")
    links = Entry.domains.through.objects.filter(entry__in=entries).order_by()
    spans = links.values_list("domain", "entry__earliest_on", "entry__latest_on")
    counts = defaultdict(Counter)
    for domain, earliest, latest, number in spans.annotate(number=Count("pk")):
        counts[domain].update(dict.fromkeys(years_touched(earliest, latest), number))
    return {domain: dict(years) for domain, years in counts.items()}


def domains_by_actor(entry_filter, actors):
    """Actor pk -> domain pk -> entries of the view with both; every actor given has its row."""
    entries = entry_filter.ordered().order_by().values("pk")
    parts = EntryActor.objects.filter(actor__in=actors, entry__in=entries).order_by()
    pairs = parts.exclude(entry__domains=None).values_list("actor", "entry__domains")
    counts = {actor.pk: {} for actor in actors}
    for actor, domain, number in pairs.annotate(number=Count("entry", distinct=True)):
        counts[actor][domain] = number
    return counts
