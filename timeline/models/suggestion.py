"""What readers suggest: a new entry, or a correction of one."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from timeline.languages import LANGUAGE_CHOICES
from timeline.models.entry import Entry


def new_token():
    """What nobody guesses: 32 characters that may stand in an address."""
    return secrets.token_urlsafe(24)


class SuggestionQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(status=Suggestion.Status.WAITING)

    def decided(self):
        return self.exclude(status=Suggestion.Status.WAITING)

    def accepted(self):
        return self.filter(status=Suggestion.Status.ACCEPTED)

    def of(self, person, network):
        """Those that came from this network, or from this person where one is signed in."""
        same = Q(network=network)
        return self.filter(same | Q(sender=person) if person else same)


class Suggestion(models.Model):
    """`data` holds what is proposed by the names of the entry's form, of a correction only what differs.

    Domains are slugs there, concepts names; actors are slugs of known ones and otherwise names as typed.
    `before` is what the entry said of the same fields when the suggestion was sent.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        DUPLICATE = "duplicate", _("Known already")

    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    entry = models.ForeignKey(
        Entry,
        verbose_name=_("corrected entry"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="suggestions",
        help_text=_("Empty for a new entry."),
    )
    data = models.JSONField(_("proposed"), default=dict)
    before = models.JSONField(default=dict, editable=False)
    source = models.TextField(_("source"))
    note = models.TextField(_("note to the editors"), blank=True)
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="suggestions",
    )
    name = models.CharField(_("name"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    wants_credit = models.BooleanField(_("wants to be named"), default=False)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES)
    network = models.CharField(max_length=64, blank=True, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.WAITING)
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    answer = models.TextField(_("answer"), blank=True)
    outcome = models.ForeignKey(
        Entry,
        verbose_name=_("entry it led to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="led_to_by",
        help_text=_("The entry made or corrected from it, or the one that says the same already."),
    )

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        indexes = [models.Index(fields=["network", "created_at"], name="suggestion_network")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="waiting", decided_at=None, decided_by=None, answer="", outcome=None)
                | ~Q(status="waiting") & Q(decided_at__isnull=False, decided_by__isnull=False),
                name="suggestion_decision_whole",
            ),
            models.CheckConstraint(
                condition=~Q(status="declined") | ~Q(answer="") & Q(outcome=None),
                name="suggestion_decline_explained",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="suggestion_has_source"),
            models.CheckConstraint(
                condition=Q(wants_credit=False) | ~Q(name=""), name="suggestion_credit_named"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("timeline:suggestion", args=[self.token])

    @property
    def is_waiting(self):
        return self.status == self.Status.WAITING

    @property
    def title(self):
        """What it is about: the corrected entry, or the title of the proposed one."""
        if self.entry:
            return str(self.entry)
        return self.data.get("title_en") or self.data.get("title_id") or str(_("New entry"))

    @property
    def credited_name(self):
        """Whom the history of the entry names; empty for nobody."""
        return self.name if self.wants_credit else ""

    @property
    def address(self):
        """Where its sender reads mail, as far as we know; empty when nobody said."""
        return self.sender.email if self.sender else self.email
