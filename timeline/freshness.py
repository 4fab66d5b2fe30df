"""How long a check of an entry against its sources is worth anything: twelve months."""

from calendar import monthrange
from datetime import date


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def year_before(day: date) -> date:
    return months_before(day, 12)


def is_stale(checked_on: date | None, today: date) -> bool:
    """Whether something was never checked, or last checked more than twelve months ago."""
    return checked_on is None or checked_on < year_before(today)
