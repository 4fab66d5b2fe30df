"""What readers write under an essay."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from discussion.models.pointer import Pointer

MAX_LENGTH = 5_000
MAX_DEPTH = 3


class CommentQuerySet(models.QuerySet):
    def visible(self):
        """What everybody sees."""
        return self.filter(status=Comment.Status.APPROVED)

    def visible_to(self, user):
        """What everybody sees, and this person's own comments that wait."""
        if not user.is_authenticated:
            return self.visible()
        return self.filter(Q(status=Comment.Status.APPROVED) | Q(user=user, status=Comment.Status.PENDING))

    def for_article(self, article):
        found = self.filter(article=article).select_related("user").with_pointers()
        return found.order_by("created_at", "pk")

    def with_pointers(self):
        """With what their texts point to, as far as readers may see it."""
        return self.prefetch_related(models.Prefetch("pointers", Pointer.objects.for_readers()))

    def pending(self):
        return self.filter(status=Comment.Status.PENDING)

    def rejected(self):
        return self.filter(status=Comment.Status.REJECTED)

    def reported(self):
        """Still on show although at least one reader's report is open."""
        return self.visible().filter(reports__status="open").distinct()

    def for_queue(self):
        found = self.select_related("article", "user", "parent__user", "decided_by").with_pointers()
        return found.prefetch_related("reports__reporter")


class Comment(models.Model):
    class Status(models.TextChoices):
        PENDING = "pending", _("Pending")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Rejected")

    class Hold(models.TextChoices):
        FIRST = "first-comments", _("The first comments of a person are always read by a moderator.")
        LINKS = "links", _("It contains more links than usual.")
        DUPLICATE = "duplicate", _("The same text was posted before.")
        RESTRICTED = "restricted", _("Several of this person's comments were rejected lately.")

    article = models.ForeignKey(
        Article, verbose_name=_("essay"), on_delete=models.CASCADE, related_name="comments"
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("reply to"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="replies",
    )
    depth = models.PositiveSmallIntegerField(default=1, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="comments"
    )
    body = models.TextField(_("comment"), max_length=MAX_LENGTH)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PENDING)
    hold = models.CharField(_("why it waits"), max_length=20, choices=Hold, blank=True)
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    edited_at = models.DateTimeField(_("edited"), null=True, blank=True, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        permissions = [("moderate_comment", _("Can approve and reject comments"))]
        indexes = [
            models.Index(fields=["article", "status", "created_at"], name="comment_thread"),
            models.Index(fields=["status", "created_at"], name="comment_queue"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(body=""), name="comment_has_text"),
            models.CheckConstraint(
                condition=Q(depth__gte=1, depth__lte=MAX_DEPTH), name="comment_depth_in_bounds"
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="comment_decision_whole",
            ),
            models.CheckConstraint(
                condition=~Q(status="rejected") | Q(decided_at__isnull=False),
                name="comment_rejection_decided",
            ),
            models.CheckConstraint(
                condition=~Q(status="pending") | ~Q(hold=""),
                name="comment_hold_explained",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.body[:60]}"

    def save(self, *args, **kwargs):
        """Writes down, with the comment, what its text points to."""
        self.depth = min(self.parent.depth + 1, MAX_DEPTH) if self.parent else 1
        with transaction.atomic():
            super().save(*args, **kwargs)
            Pointer.objects.follow(self)

    def get_absolute_url(self):
        return f"{self.article.get_absolute_url()}#{self.anchor}"

    def clean(self):
        if self.parent and self.parent.article_id != self.article_id:
            raise ValidationError({"parent": _("The comment you answer belongs to another essay.")})

    @property
    def cites(self):
        """Whether it points to a work or an entry; for comments with_pointers."""
        return bool(self.pointers.all())

    @property
    def anchor(self):
        return f"comment-{self.pk}"
