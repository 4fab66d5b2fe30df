"""Reading paths: chosen entries of the record in an order, each with what an author has to say about it."""

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from articles.models.author import Author
from timeline.languages import LANGUAGE_CHOICES
from timeline.models import Entry
from timeline.models.choices import Publication
from timeline.models.fields import lower_case_slug

LAST = 32_767
"""The place of a step that was given none: behind all others, until the path is numbered anew."""


class ReadingPathQuerySet(models.QuerySet):
    def published(self):
        """What a reader may see now."""
        return self.filter(status=ReadingPath.Status.PUBLISHED)

    def once_public(self):
        """What readers see or once saw."""
        return self.exclude(status=ReadingPath.Status.DRAFT)

    def editable_by(self, user):
        """What this person may open in the admin: everything, or the paths of their own."""
        if user.has_perm("articles.change_any_article"):
            return self
        return self.filter(Q(created_by=user) | Q(authors__user=user)).distinct()

    def with_entry(self, entry):
        return self.filter(steps__entry=entry)

    def newest_first(self):
        return self.order_by("-published_at", "-pk")

    def with_step_counts(self):
        """Each with `step_count`: the steps that readers see, withdrawn ones too."""
        seen = ~Q(steps__entry__publication=Publication.DRAFT)
        return self.annotate(step_count=Count("steps", filter=seen, distinct=True))

    def for_list(self):
        """With what a list of paths shows."""
        return self.with_step_counts().prefetch_related("authors")

    def for_page(self):
        """With everything the page of a path shows."""
        return self.prefetch_related("authors", models.Prefetch("steps", PathStep.objects.for_readers()))


class ReadingPath(models.Model):
    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        validators=[lower_case_slug],
        help_text=_("The last part of the path's web address; it stays once readers have seen it."),
    )
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGE_CHOICES)
    introduction = models.TextField(
        _("introduction"),
        max_length=4_000,
        blank=True,
        help_text=_("What the reader will see on this way, in a paragraph or two. Plain text."),
    )
    authors = models.ManyToManyField(Author, verbose_name=_("authors"), related_name="paths")
    query = models.CharField(_("made from this view"), max_length=2_000, blank=True, editable=False)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=500, blank=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("created by"),
        editable=False,
        on_delete=models.PROTECT,
        related_name="created_paths",
    )

    objects = ReadingPathQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("reading path")
        verbose_name_plural = _("reading paths")
        indexes = [models.Index(fields=["status", "-published_at"], name="path_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="draft") | Q(published_at__isnull=False), name="path_publication_dated"
            ),
            models.CheckConstraint(
                condition=Q(status="withdrawn", withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                & ~Q(withdrawn_reason="")
                | ~Q(status="withdrawn") & Q(withdrawn_at=None, withdrawn_by=None, withdrawn_reason=""),
                name="path_withdrawal_explained",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("articles:path", args=[self.slug])

    def get_canonical_url(self):
        """The address in the interface of the path's own language."""
        with override(self.language):
            return self.get_absolute_url()

    def get_embedded_url(self):
        """The address of the path in a frame, in its own language."""
        with override(self.language):
            return reverse("articles:embedded_path", args=[self.slug])

    def number_steps(self):
        """Give the steps the places 1, 2, 3 ... in the order they stand in."""
        steps = list(self.steps.all())
        for place, step in enumerate(steps, 1):
            step.position = place
        PathStep.objects.bulk_update(steps, ["position"])

    @property
    def is_live(self):
        return self.status == self.Status.PUBLISHED

    @property
    def was_public(self):
        return self.status != self.Status.DRAFT


class PathStepQuerySet(models.QuerySet):
    def for_readers(self):
        """Without entries that are drafts, with what a step shows; withdrawn entries keep their place."""
        seen = self.exclude(entry__publication=Publication.DRAFT)
        return seen.select_related("entry").prefetch_related("entry__domains")


class PathStep(models.Model):
    """One entry on a path. Title, date and summary are the entry's own and follow its corrections."""

    path = models.ForeignKey(ReadingPath, on_delete=models.CASCADE, related_name="steps")
    entry = models.ForeignKey(
        Entry, verbose_name=_("entry"), on_delete=models.PROTECT, related_name="path_steps"
    )
    position = models.PositiveSmallIntegerField(_("place"), default=LAST)
    note = models.TextField(_("note"), max_length=2_000, blank=True)

    objects = PathStepQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        constraints = [
            models.UniqueConstraint(
                fields=["path", "entry"],
                name="path_entry_once",
                violation_error_message=_("This entry is on the path already."),
            )
        ]

    def __str__(self):
        return f"{self.position}. {self.entry}"
