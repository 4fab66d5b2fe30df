"""What of the record grows old: entries nobody checked, missing sources, dead links."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from timeline.freshness import months_before
from timeline.links import archives
from timeline.models import Entry, LinkCheck

MONTHS = 12
MOST_MONTHS = 120


@dataclass(frozen=True, slots=True)
class Finding:
    """Where one mends it, or sees it, and where help is, if there is an address for it."""

    title: str
    address: str
    since: date | None = None
    note: str = ""
    help_address: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One question of the report: its rows in order, and what to say of each."""

    slug: str
    title: Any
    rows: QuerySet
    finding: Callable

    @property
    def count(self):
        return self.rows.count()

    def first(self, number):
        return [self.finding(row) for row in self.rows[:number]]

    def findings(self):
        """All of them, in constant memory."""
        return map(self.finding, self.rows.iterator(chunk_size=500))


def sections(months=MONTHS):
    """What the record knows of itself."""
    return [
        Section(
            "unchecked", _("Entries not compared with their sources for long"), unchecked(months), _unchecked
        ),
        Section("needs-sources", _("Entries that need sources"), needing_sources(), _entry),
        Section("dead-links", _("Sources whose address no longer answers"), dead_links(), _dead_link),
    ]


def unchecked(months):
    """Published entries that nobody checked within so many months; those never checked first."""
    old = Q(checked_on=None) | Q(checked_on__lte=months_ago(months))
    return Entry.objects.published().filter(old).order_by(F("checked_on").asc(nulls_first=True), "pk")


def needing_sources():
    return Entry.objects.published().filter(needs_sources=True).oldest_first()


def dead_links():
    """Dead addresses of sources that published entries rest on."""
    used = Entry.objects.published().filter(sources=OuterRef("source"))
    dead = LinkCheck.objects.dead().filter(Exists(used))
    return dead.select_related("source").order_by("first_failed_at", "pk")


def months_ago(months):
    return months_before(timezone.localdate(), months)


def _entry(entry):
    return Finding(str(entry), reverse("admin:timeline_entry_change", args=[entry.pk]))


def _unchecked(entry):
    found = _entry(entry)
    return Finding(found.title, found.address, entry.checked_on, "" if entry.checked_on else str(_("never")))


def _dead_link(check):
    return Finding(
        str(check.source),
        reverse("admin:timeline_source_change", args=[check.source_id]),
        timezone.localdate(check.first_failed_at),
        f"{check.result}: {check.url}",
        "" if check.source.archive_url else archives.wayback(check.source),
    )
