"""Views of the record by year: headings, the jump to a year, the chart."""

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import ngettext

from timeline import address, chart, crossings, years
from timeline.models import Domain, Entry
from timeline.templatetags.numbers import grouped
from timeline.under_way import under_way

register = template.Library()
SHOWN = 5  # entries that are coming, and under way


@register.filter
def by_year(entries):
    """The entries or lines of a page under their headings."""
    return years.by_year(entries, timezone.localdate())


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
        entry_filter.selection.year_counts,
        Domain.objects.all(),
        entry_filter.chosen_years(),
    )
    return {"chart": drawn, "bars": _bars(drawn, pairs) if drawn else []}


def _bars(drawn, pairs):
    """Each column with what its bar says and where it leads: to its year, or to all years if it is chosen."""
    path = reverse("timeline:index")
    return [(column, _says(column), path + _query_of(column, pairs)) for column in drawn.columns]


def _says(column):
    text = ngettext("%(year)s: %(shown)s entry", "%(year)s: %(shown)s entries", column.total)
    return text % {"year": column.first, "shown": grouped(column.total)}


def _query_of(column, pairs):
    return address.query(address.narrowed(pairs, "year", "" if column.is_chosen else str(column.first)))


@register.inclusion_tag("timeline/_now.html")
def now_on_record():
    """What comes next and what is under way, by today's date alone."""
    today = timezone.localdate()
    coming = Entry.objects.published().coming(today)[:SHOWN]
    return {"coming": coming, "under_way": under_way(today, SHOWN)}


@register.filter
def bar(column):
    """The parts of a bar. A chart has some hundred; as nodes of a template they took half of its time."""
    place = f'x="{column.bar_left}" width="{column.bar_width}"'
    parts = (
        f'<rect fill="url(#fill-{part.series.slug})" {place} y="{part.top}" height="{part.height}" />'
        for part in column.segments
    )
    return mark_safe("".join(parts))  # noqa: S308


@register.filter
def cells(numbers):
    """Numbers as cells of a table."""
    return mark_safe("".join(f"<td>{grouped(number)}</td>" for number in numbers))  # noqa: S308


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
