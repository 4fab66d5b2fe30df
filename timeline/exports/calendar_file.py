"""The entries as a calendar (iCalendar, RFC 5545): whole days, and only those that are known to the day."""

from datetime import UTC, date, timedelta
from hashlib import sha256
from tempfile import SpooledTemporaryFile
from urllib.parse import urlsplit
from weakref import finalize

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Calendar, Event, Timezone, TimezoneStandard, vText

from timeline.exports.plain import one_line
from timeline.models import Entry
from timeline.publisher import SITE

SUFFIX = "ics"
CONTENT_TYPE = "text/calendar; charset=utf-8"
OMITTED = "X-CYBERDIPLOMACY-OMITTED"
_END = b"END:VCALENDAR\r\n"
_IN_MEMORY = 1 << 20  # bytes; what is longer lies in a temporary file
_PIECE = 1 << 16


class CalendarFile:
    """The bytes of the calendar of these rows, in pieces; `tag` changes whenever they do.

    How many entries it leaves out is said before the first event, so the events are put aside until then.
    """

    def __init__(self, facts, rows):
        self._events = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
        finalize(self, self._events.close)  # for an answer that nobody read or closed
        written, left_out = self._write(facts, rows)
        rest = b"" if written else _placeholder()
        self._head = _head(facts, left_out) + rest
        self._digest.update(self._head)
        self.tag = self._digest.hexdigest()[:32]

    def _write(self, facts, rows):
        """How many entries are events now, and how many cannot be."""
        self._digest = sha256()
        written = left_out = 0
        for batch in rows.batches(prepare=_prepared):
            for entry in batch:
                if not (days := whole_days(entry.moment)):
                    left_out += 1
                    continue
                event = _event(entry, days, facts.site).to_ical()
                self._events.write(event)
                self._digest.update(event)
                written += 1
        return written, left_out

    def __iter__(self):
        yield self._head
        self._events.seek(0)
        while piece := self._events.read(_PIECE):
            yield piece
        yield _END

    def close(self):
        self._events.close()


def whole_days(moment):
    """The first and the last day; None when either is not certain to the day or there is no end."""
    points = [moment.start, moment.end or moment.start]
    if moment.is_open or any(point.qualifier or not point.day for point in points):
        return None
    return moment.earliest, moment.latest


def _prepared():
    return Entry.objects.prefetch_related("domains")


def _event(entry, days, site):
    first, last = days
    host = urlsplit(site).hostname
    event = Event()
    event.add("uid", _text(f"{entry.number}@{host}"))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(1))  # the first day that is no longer part of it
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("created", entry.created_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("summary", _text(entry.title))
    event.add("description", _text(entry.summary))
    event.add("url", f"{site}{entry.permalink}")
    event.add("transp", "TRANSPARENT")
    if entry.place:
        event.add("location", _text(entry.place))
    if categories := [_text(domain.name) for domain in entry.domains.all()]:
        event.add("categories", categories)
    return event


def _head(facts, left_out):
    """The calendar up to its first event."""
    calendar = Calendar()
    calendar.add("prodid", _text(f"-//{SITE}//timeline//{facts.language.upper()}"))
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):  # RFC 7986, and what was written before it
        calendar.add(name, _text(facts.title))
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, _text(_description(facts, left_out)))
    calendar.add("url", facts.view)
    calendar.add("source", facts.file, {"VALUE": "URI"})
    calendar.add(OMITTED, _text(str(left_out)))
    return calendar.to_ical().removesuffix(_END)


def _description(facts, left_out):
    omitted = ngettext(
        "%d entry of this view is not in the calendar, because its day is not known or it has not ended.",
        "%d entries of this view are not in the calendar, because their day is not known or they have not "
        "ended.",
        left_out,
    )
    licence = _("Licence: %(name)s, %(url)s") % {"name": facts.licence.name, "url": facts.licence.url}
    return " ".join([*([omitted % left_out] if left_out else []), f"{licence}.", facts.view])


def _placeholder():
    """A calendar must hold something: its time zone, when there are no events."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "Etc/UTC")
    standard.add("dtstart", date(1970, 1, 1))
    standard.add("tzoffsetfrom", timedelta())
    standard.add("tzoffsetto", timedelta())
    zone.add_component(standard)
    return zone.to_ical()


def _text(text):
    return vText(one_line(text))
