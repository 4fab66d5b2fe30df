"""Which years entries touch, and in which year each begins, as one question to the database."""

from collections import Counter
from datetime import date

from django.db.models import Count
from django.db.models.functions import Substr

from timeline.dates import OPEN_END


def years_touched(earliest, latest):
    """The years of a span as a range; what has not ended goes on until this year."""
    last = max(earliest, date.today()) if latest == OPEN_END else latest
    return range(earliest.year, last.year + 1)


def overlapping(entries):
    """Year -> number of entries that overlap it; years without any are left out."""
    spans = entries.order_by().values_list("earliest_on", "latest_on").annotate(number=Count("pk"))
    counts = Counter()
    for earliest, latest, number in spans:
        counts.update(dict.fromkeys(years_touched(earliest, latest), number))
    return dict(counts)


def begun(entries):
    """Year -> number of entries that stand under it in a list: those that began in it."""
    years = entries.order_by().annotate(begun_in=Substr("sort_key", 1, 4)).values_list("begun_in")
    return {int(year): number for year, number in years.annotate(number=Count("pk"))}
