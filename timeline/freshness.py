"""How long a check of an entry against its sources is worth anything: twelve months."""

from datetime import date


def year_before(day: date) -> date:
    """The same day a year earlier; for 29 February the day before March begins."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def is_stale(checked_on: date | None, today: date) -> bool:
    """Whether something was never checked, or last checked more than twelve months ago."""
    return checked_on is None or checked_on < year_before(today)
