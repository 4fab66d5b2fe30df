"""Entries: dated, sourced events."""

from contextlib import suppress

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Length
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from taggit.managers import TaggableManager

from timeline import dates, freshness
from timeline.languages import CODES, InLanguage
from timeline.models import choices
from timeline.models.actor import Actor
from timeline.models.concept import TaggedEntry
from timeline.models.domain import Domain
from timeline.models.fields import EDTFField, lower_case_slug
from timeline.models.parts import EntryActor, EntrySource
from timeline.models.source import Source, are_enough


class EntryQuerySet(models.QuerySet):
    def published(self):
        return self.filter(publication=choices.Publication.PUBLISHED)

    def reviewed(self):
        """Those that rest on enough sources and were compared with them."""
        return self.filter(needs_sources=False, checked_on__isnull=False)

    def happened(self):
        """What is published and has begun."""
        return self.published().filter(earliest_on__lte=timezone.localdate())

    def once_public(self):
        """Those that readers see, or saw until they were withdrawn."""
        return self.exclude(publication=choices.Publication.DRAFT)

    def withdrawn(self):
        return self.filter(publication=choices.Publication.WITHDRAWN)

    def newest_first(self):
        return self.order_by("-sort_key", "-number", "-pk")

    def oldest_first(self):
        return self.order_by("sort_key", "number", "pk")

    def last_changed_first(self):
        return self.order_by("-changed_at", "-number", "-pk")

    def in_month(self, month):
        """Those that began in this month of any year, the latest year first; the month must be known."""
        return self.filter(sort_key__contains=f"-{month:02}-").newest_first()

    def coming(self, today):
        """Those that have not begun, the soonest first."""
        # By the day itself, so that the index of days answers and not a walk through the whole record.
        return self.filter(earliest_on__gt=today).order_by("earliest_on", "sort_key", "number", "pk")

    def last_number(self, year):
        """The highest running number given out for a year; 0 when there is none."""
        prefix = f"CD-{year}-"
        taken = self.filter(number__startswith=prefix).order_by(Length("number").desc(), "-number")
        last = taken.values_list("number", flat=True).first()
        return int(last.removeprefix(prefix)) if last else 0

    def with_parts(self):
        """With their domains and actors."""
        return self.prefetch_related(
            "domains", models.Prefetch("parts", EntryActor.objects.select_related("actor"))
        )

    def for_export(self):
        """With everything that timeline.columns writes down."""
        return self.with_parts().prefetch_related(
            models.Prefetch("evidence", EntrySource.objects.select_related("source__link_check")),
            "concepts",
            "relations__target",
            "attributions__claimant",
            "attributions__accused",
            "attributions__source",
        )

    def for_page(self):
        return self.with_parts().prefetch_related(
            models.Prefetch("evidence", EntrySource.objects.select_related("source__link_check")),
            "concepts",
            "relations__target",
            "reverse_relations__entry",
            "attributions__claimant",
            "attributions__accused",
            "attributions__source",
        )


def number_of(year, running):
    return f"CD-{year}-{running:04}"


class Entry(models.Model):
    number = models.CharField(_("number"), max_length=14, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=80, unique=True, validators=[lower_case_slug])
    title_en = models.CharField(_("title in English"), max_length=200)
    title_id = models.CharField(_("title in Indonesian"), max_length=200)
    summary_en = models.TextField(_("summary in English"), help_text=_("40 to 80 neutral words of our own."))
    summary_id = models.TextField(_("summary in Indonesian"))
    date = EDTFField(
        _("date"),
        help_text=_(
            "Never more precise than the source: 2009, 2018-07, 2013-12-03, 2013-12-05/2013-12-06, 2021/.."
        ),
    )
    earliest_on = models.DateField(editable=False)
    latest_on = models.DateField(editable=False)
    sort_key = models.CharField(max_length=10, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=choices.Kind)
    status = models.CharField(_("status"), max_length=20, choices=choices.Status, blank=True)
    level = models.CharField(_("level"), max_length=20, choices=choices.Level, blank=True)
    bindingness = models.CharField(_("bindingness"), max_length=20, choices=choices.Bindingness, blank=True)
    is_non_traditional = models.BooleanField(
        _("non-traditional security"),
        default=False,
        help_text=_("Seen through the lens of non-traditional security: threats that are not military."),
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    confidence = models.CharField(
        _("confidence"), max_length=10, choices=choices.Confidence, default=choices.Confidence.MEDIUM
    )
    checked_on = models.DateField(
        _("last checked"),
        null=True,
        blank=True,
        help_text=_("The day on which somebody last compared the entry with its sources."),
    )
    needs_sources = models.BooleanField(_("needs sources"), default=True, editable=False)
    publication = models.CharField(
        _("publication"), max_length=10, choices=choices.Publication, default=choices.Publication.DRAFT
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    domains = models.ManyToManyField(Domain, verbose_name=_("security domains"), related_name="entries")
    actors = models.ManyToManyField(
        Actor, verbose_name=_("actors"), through="EntryActor", related_name="entries"
    )
    sources = models.ManyToManyField(
        Source, verbose_name=_("sources"), through="EntrySource", related_name="entries"
    )
    concepts = TaggableManager(
        _("concepts"), through=TaggedEntry, blank=True, related_name="entries", help_text=""
    )

    title = InLanguage()
    summary = InLanguage()
    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-sort_key", "-number", "-pk"]
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        indexes = [
            models.Index(fields=["publication", "-sort_key", "-number"], name="entry_list"),
            models.Index(fields=["earliest_on", "latest_on"], name="entry_span"),
            models.Index(fields=["publication", "earliest_on"], name="entry_coming"),
            models.Index(fields=["publication", "-changed_at", "-number"], name="entry_changes"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(latest_on__gte=F("earliest_on")), name="entry_span_forwards"),
        ]

    def __str__(self):
        return f"{self.number} {self.title}"

    def save(self, *args, **kwargs):
        """Fills the columns that follow from the date, and gives a new entry its number.

        Raises ValidationError when the date is not EDTF as timeline.dates reads it.
        """
        self.follow_date()
        with transaction.atomic():
            if not self.number:
                self.number = self._next_number()
            super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("timeline:entry", args=[self.number, self.slug])

    @property
    def permalink(self):
        """Its address for data and citations: the same in every language, whatever becomes of its title."""
        with override(CODES[0]):
            return reverse("timeline:entry_number", args=[self.number])

    def clean(self):
        """The derived columns, for the constraints; a bad date is reported by its own field."""
        with suppress(ValidationError):
            self.follow_date()

    def review_sources(self):
        """Set needs_sources: one official document or two sources of different publishers are enough."""
        is_enough = are_enough(list(self.sources.all()))
        if self.needs_sources == is_enough:
            self.needs_sources = not is_enough
            self.save(update_fields=["needs_sources", "changed_at"])

    @property
    def kind_name(self):
        """What get_kind_display gives; that translates every choice to find one."""
        return choices.Kind(self.kind).label

    @property
    def actors_named(self):
        """Every actor once, in order, whatever number of roles it has."""
        return list(dict.fromkeys(part.actor for part in self.parts.all()))

    @property
    def related(self):
        """Pairs of (what it is to this entry, the published other entry)."""
        forwards = [(one.get_kind_display(), one.target) for one in self.relations.all()]
        later = sorted(self.reverse_relations.all(), key=lambda one: one.entry.sort_key)
        backwards = [(one.reverse_label, one.entry) for one in later]
        shown = choices.Publication.PUBLISHED
        return [pair for pair in forwards + backwards if pair[1].publication == shown]

    @property
    def is_public(self):
        return self.publication == choices.Publication.PUBLISHED

    @property
    def is_withdrawn(self):
        return self.publication == choices.Publication.WITHDRAWN

    @property
    def is_reviewed(self):
        """One entry's word for EntryQuerySet.reviewed."""
        return not self.needs_sources and self.checked_on is not None

    @property
    def is_stale(self):
        """Never compared with its sources, or not for twelve months."""
        return freshness.is_stale(self.checked_on, timezone.localdate())

    @property
    def moment(self):
        return dates.parse(self.date)

    @property
    def year(self):
        return int(self.sort_key[:4])

    def follow_date(self):
        """Fill the columns that follow from the date. Raises ValidationError."""
        try:
            moment = dates.parse(self.date)
        except dates.DateFormatError as error:
            raise ValidationError({"date": str(error)}) from error
        self.earliest_on, self.latest_on = moment.earliest, moment.latest
        self.sort_key = moment.sort_key

    def _next_number(self):
        """CD-<year of the event>-<running number>; kept for ever, even when the date is corrected."""
        year = self.sort_key[:4]
        return number_of(year, Entry.objects.last_number(year) + 1)
