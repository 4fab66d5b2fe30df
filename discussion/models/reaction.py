"""What readers think of an essay in one click, and what that adds up to."""

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, Max, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from discussion.scores import lower_bound
from timeline.languages import InLanguage


class ReactionKindQuerySet(models.QuerySet):
    def offered(self):
        """What readers may choose from now."""
        return self.filter(is_offered=True)

    def counting(self):
        """Those that a score may rest on: on offer, or given while they were."""
        given = Reaction.objects.counted().filter(kind=OuterRef("pk"))
        return self.filter(Q(is_offered=True) | Exists(given))

    def with_counts(self, article, user):
        """Those on offer: `count` readers chose each; `is_own` and `void_reason` are the user's."""
        here = Q(reactions__article=article)
        own = here & Q(reactions__user=user.pk or 0)
        return self.offered().annotate(
            count=Count("reactions", filter=here & Q(reactions__voided_at=None)),
            is_own=Count("reactions", filter=own),
            void_reason=Max("reactions__void_reason", filter=own),
        )


class ReactionKind(models.Model):
    slug = models.SlugField(_("code"), max_length=30, unique=True)
    name_en = models.CharField(_("name in English"), max_length=40)
    name_id = models.CharField(_("name in Indonesian"), max_length=40)
    is_favourable = models.BooleanField(
        _("speaks for the essay"), default=True, help_text=_("Counts for the list “highest rated”.")
    )
    is_offered = models.BooleanField(_("offered to readers"), default=True)
    position = models.PositiveSmallIntegerField(_("place in lists"), default=0)

    name = InLanguage()
    objects = ReactionKindQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("kind of reaction")
        verbose_name_plural = _("kinds of reaction")

    def __str__(self):
        return self.name


class ReactionQuerySet(models.QuerySet):
    def counted(self):
        """Those that count: neither set aside by a moderator nor taken back."""
        return self.filter(voided_at=None, kind__isnull=False)


class Reaction(models.Model):
    article = models.ForeignKey(
        Article, verbose_name=_("essay"), on_delete=models.CASCADE, related_name="reactions"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.CASCADE, related_name="reactions"
    )
    kind = models.ForeignKey(
        ReactionKind,
        verbose_name=_("kind"),
        null=True,
        on_delete=models.PROTECT,
        related_name="reactions",
        help_text=_("Empty when the reader took it back after a moderator had decided about it."),
    )
    created_at = models.DateTimeField(_("given"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    voided_at = models.DateTimeField(_("voided"), null=True, blank=True, editable=False)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("voided by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    void_reason = models.CharField(_("why it was voided"), max_length=500, blank=True, editable=False)

    objects = ReactionQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = _("reaction")
        verbose_name_plural = _("reactions")
        permissions = [("void_reaction", _("Can void and restore reactions"))]
        constraints = [
            models.UniqueConstraint(fields=["article", "user"], name="reaction_once"),
            models.CheckConstraint(
                condition=Q(voided_at=None, voided_by=None, void_reason="")
                | Q(voided_at__isnull=False, voided_by__isnull=False) & ~Q(void_reason=""),
                name="reaction_void_whole",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.kind} / {self.article}"


class TallyQuerySet(models.QuerySet):
    def ranked(self):
        """Those with any reaction, the best first."""
        return self.filter(total__gt=0).order_by("-score", "-total", "article_id")

    def counted_at(self):
        """When a reaction last changed a score; None before the first."""
        return self.aggregate(at=Max("counted_at"))["at"]

    def recount(self, article):
        """Bring one essay's totals into step with its reactions; call inside their transaction."""
        counted = Reaction.objects.counted().filter(article=article)
        total = counted.count()
        favourable = counted.filter(kind__is_favourable=True).count()
        return self.update_or_create(
            article=article,
            defaults={"total": total, "favourable": favourable, "score": lower_bound(favourable, total)},
        )


class Tally(models.Model):
    """An essay's reactions added up, with the score that ranks it."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="tally")
    total = models.PositiveIntegerField(_("reactions"), default=0)
    favourable = models.PositiveIntegerField(_("favourable"), default=0)
    score = models.FloatField(_("score"), default=0, db_index=True)
    counted_at = models.DateTimeField(_("last counted"), auto_now=True)

    objects = TallyQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "-total", "pk"]
        verbose_name = _("tally of reactions")
        verbose_name_plural = _("tallies of reactions")
        constraints = [
            models.CheckConstraint(condition=Q(favourable__lte=F("total")), name="tally_part_of_whole")
        ]

    def __str__(self):
        return f"{self.article}: {self.favourable} / {self.total}"
