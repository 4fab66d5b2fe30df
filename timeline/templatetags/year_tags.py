"""Views of the record by year: headings, the jump to a year, the chart."""

from django import template
from django.urls import reverse
from django.utils import timezone

from timeline import address, chart, crossings, years
from timeline.models import Domain, Entry
from timeline.under_way import under_way

register = template.Library()
SHOWN = 5  # entries that are coming, and under way


@register.filter
def by_year(page):
    """The entries of a page under their headings."""
    return years.by_year(page, timezone.localdate())


@register.inclusion_tag("timeline/_year_jump.html", takes_context=True)
def year_jump(context, entry_filter, page, pairs):
    """Links to each year of the whole list; `pairs` is the view as its page's address has it."""
    path = context["request"].path
    is_oldest_first = entry_filter.data.get("sort") == "oldest"
    begun = dict(entry_filter.rows().years())
    found = years.jumps(begun, page.paginator.per_page, is_oldest_first=is_oldest_first)
    return {"jumps": [(jump, _place(jump, page, path, pairs)) for jump in found]}


def _place(jump, page, path, pairs):
    """Where a jump leads: on this page, or to the one on which its year begins."""
    if jump.page == page.number:
        return f"#{jump.anchor}"
    kept = [pair for pair in pairs if pair[0] != "page"]
    number = [("page", str(jump.page))] if jump.page > 1 else []
    return f"{path}{address.query([*kept, *number])}#{jump.anchor}"


@register.inclusion_tag("timeline/_chart.html")
def year_chart(entry_filter, pairs):
    """The chart of a view and its table; `pairs` is the view as the timeline's address has it."""
    drawn = chart.draw(
        crossings.years_by_domain(entry_filter),
        entry_filter.selection.year_counts(),
        Domain.objects.all(),
        entry_filter.chosen_years(),
    )
    return {"chart": drawn, "pairs": pairs}


@register.inclusion_tag("timeline/_now.html")
def now_on_record():
    """What comes next and what is under way, by today's date alone."""
    today = timezone.localdate()
    coming = Entry.objects.published().coming(today)[:SHOWN]
    return {"coming": coming, "under_way": under_way(today, SHOWN)}


@register.filter
def in_year(pairs, column):
    """The timeline's address of a view in the year of a column; the chosen year's leads to all years."""
    lists = {}
    for name, value in pairs:
        lists.setdefault(name, []).append(value)
    lists.pop("page", None)
    lists["year"] = [] if column.is_chosen else [str(column.first)]
    return reverse("timeline:index") + address.query(address.normal(lists, {}))


@register.filter
def as_query(pairs):
    """The query of a view, with its question mark."""
    return address.query(pairs)


@register.filter
def entries_with(actor, other):
    """The timeline's address of the entries that two actors share."""
    chosen = {"actor": [actor.slug, other.slug], "actor_mode": ["all"]}
    return reverse("timeline:index") + address.query(address.normal(chosen, {}))


@register.filter
def comparable(pairs):
    """The query that compares the two or three actors of a view; without such actors, the bare form."""
    is_few = 2 <= sum(name == "actor" for name, _value in pairs) <= 3
    return address.query(pair for pair in pairs if pair[0] not in ("actor_mode", "page")) if is_few else ""
