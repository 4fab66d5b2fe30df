"""Essays: the row is what readers see, the revisions are what writers write."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from taggit.managers import TaggableManager

from articles.citations.styles import CitationStyle
from articles.models.article_queries import ArticleQuerySet
from articles.models.author import Author
from articles.models.category import Category
from articles.models.image import Image
from timeline.languages import LANGUAGE_CHOICES
from timeline.models.fields import WebAddressField, lower_case_slug, within_reach


class Article(models.Model):
    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Submitted")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        validators=[lower_case_slug],
        help_text=_("The last part of the essay's web address: short, lower case, hyphens."),
    )
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGE_CHOICES)
    translation_group = models.UUIDField(default=uuid.uuid4, db_index=True, editable=False)
    original = models.ForeignKey(
        "self",
        verbose_name=_("translation of"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="made_translations",
    )
    original_seen_at = models.DateTimeField(_("follows the original as of"), null=True, editable=False)
    summary = models.TextField(
        _("summary"),
        max_length=400,
        blank=True,
        help_text=_("One or two sentences that stand above the essay, in lists and in search results."),
    )
    body = models.TextField(_("text"), blank=True)
    category = models.ForeignKey(
        Category,
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
    )
    lead_image = models.ForeignKey(
        Image,
        verbose_name=_("lead image"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="led_articles",
    )
    authors = models.ManyToManyField(
        Author, verbose_name=_("authors"), through="ArticleAuthor", related_name="articles"
    )
    concepts = TaggableManager(
        _("concepts"), through="TaggedArticle", blank=True, related_name="articles", help_text=""
    )
    citation_style = models.CharField(
        _("style of citations"),
        max_length=10,
        choices=CitationStyle,
        blank=True,
        help_text=_("Left empty, it is that of the site. The text stays as it is, whatever the style."),
    )
    are_comments_open = models.BooleanField(_("readers may comment"), default=True)
    are_changes_shown = models.BooleanField(
        _("readers may compare versions"),
        default=False,
        help_text=_("Each correction then links to a page that shows what was changed, word by word."),
    )
    first_published_in = models.CharField(
        _("first published in"),
        max_length=120,
        blank=True,
        help_text=_("If the essay appeared elsewhere first: where, for example Kompasiana."),
    )
    first_published_url = WebAddressField(
        _("address of the first publication"),
        max_length=500,
        blank=True,
        help_text=_("Search engines are told that the original is there; they may then list that one only."),
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )
    publish_at = models.DateTimeField(
        _("publish at"),
        null=True,
        blank=True,
        validators=[within_reach],
        help_text=_("Leave empty to publish at once. A time in the future schedules the essay."),
    )
    unpublish_at = models.DateTimeField(
        _("take down at"),
        null=True,
        blank=True,
        validators=[within_reach],
        help_text=_("Usually empty. Readers then learn that the essay is no longer published."),
    )
    revised_at = models.DateTimeField(_("updated"), null=True, editable=False)
    text_changed_at = models.DateTimeField(_("text changed"), null=True, editable=False)
    cited_texts = models.JSONField(null=True, editable=False)
    card = models.FileField(_("picture for sharing"), upload_to="cards", blank=True, editable=False)
    restored_at = models.DateTimeField(_("published again"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=500, blank=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("created by"),
        editable=False,
        on_delete=models.PROTECT,
        related_name="created_articles",
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("essay")
        verbose_name_plural = _("essays")
        permissions = [
            ("change_any_article", _("Can open and change the essays of others")),
            ("publish_article", _("Can publish any essay")),
            ("withdraw_article", _("Can withdraw an essay")),
        ]
        indexes = [
            models.Index(fields=["status", "-publish_at"], name="article_latest"),
            models.Index(fields=["category", "status", "-publish_at"], name="article_category_latest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["translation_group", "language"],
                name="article_translation_once",
                violation_error_message=_("This essay has a translation in that language already."),
            ),
            models.CheckConstraint(
                condition=~Q(status="published") | Q(category__isnull=False, publish_at__isnull=False),
                name="article_published_complete",
            ),
            models.CheckConstraint(
                condition=Q(publish_at=None) | Q(unpublish_at=None) | Q(unpublish_at__gt=F("publish_at")),
                name="article_schedule_forwards",
                violation_error_message=_("The essay would be taken down before it is published."),
            ),
            models.CheckConstraint(
                condition=Q(status="withdrawn", withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                & ~Q(withdrawn_reason="")
                | ~Q(status="withdrawn") & Q(withdrawn_at=None, withdrawn_by=None, withdrawn_reason=""),
                name="article_withdrawal_explained",
            ),
            models.CheckConstraint(
                condition=Q(first_published_url="") | ~Q(first_published_in=""),
                name="article_first_publication_named",
                violation_error_message=_("Say where the essay was first published."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("articles:article", args=[self.slug])

    def get_canonical_url(self):
        """The address in the interface of the essay's own language."""
        with override(self.language):
            return self.get_absolute_url()

    def translations(self):
        """The same essay in other languages, as far as readers may see it."""
        others = Article.objects.published().filter(translation_group=self.translation_group)
        return others.exclude(pk=self.pk)

    def corrections(self):
        """The published revisions that say what they corrected, the oldest first."""
        return self.revisions.corrections()

    @property
    def byline(self):
        """Authors in their order."""
        return [part.author for part in self.bylines.all()]

    @property
    def is_outdated_translation(self):
        """Whether the original's text was changed after the version that this translation follows."""
        original = self.original
        if original is None or self.original_seen_at is None or original.text_changed_at is None:
            return False
        return original.text_changed_at > self.original_seen_at

    @property
    def is_live(self):
        """Published, now or at its time: the row is, or will be, what readers see."""
        return self.status == self.Status.PUBLISHED

    @property
    def is_public(self):
        now = timezone.now()
        is_over = self.unpublish_at is not None and self.unpublish_at <= now
        is_due = self.publish_at is not None and self.publish_at <= now
        return self.is_live and is_due and not is_over

    @property
    def is_gone(self):
        """It was public and is no more: withdrawn, or past its time."""
        is_over = self.unpublish_at is not None and self.unpublish_at <= timezone.now()
        return self.status == self.Status.WITHDRAWN or (self.is_live and is_over)
