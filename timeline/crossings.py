"""How many entries of a view two facets share: domains by year, and domains by actor."""

from timeline.facets import years


def years_by_domain(entry_filter):
    """Domain pk -> year -> entries of the view in that domain that overlap the year.

    A chosen year does not narrow it, so that a chart stands still while its bars are links.
    """
    index, scope = entry_filter.index, entry_filter.selection.without("year")
    shown = list(entry_filter.selection.year_counts)
    found = {}
    for domain, rows in index.values("domain").items():
        if counts := _without_zeros(years.counts(index, rows & scope, shown)):
            found[int(domain)] = counts
    return found


def domains_by_actor(entry_filter, actors):
    """Actor pk -> domain pk -> entries of the view with both; every actor given has its row."""
    selection, domains = entry_filter.selection, entry_filter.index.values("domain")
    found = {}
    for actor in actors:
        scope = selection.entries_of(actor.pk) & selection.hits
        found[actor.pk] = _without_zeros(
            {int(domain): rows.intersection_cardinality(scope) for domain, rows in domains.items()}
        )
    return found


def _without_zeros(counts):
    return {key: number for key, number in counts.items() if number}
