"""Whether the address of a source still answers."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from timeline.models.fields import WebAddressField
from timeline.models.source import Source

DEAD_AFTER = timedelta(days=1)  # between the first failure and the last


class LinkCheckQuerySet(models.QuerySet):
    def dead(self):
        """Those whose address, as the source has it now, failed twice, at least a day apart."""
        return self.filter(url=F("source__url"), last_failed_at__gte=F("first_failed_at") + DEAD_AFTER)


class LinkCheck(models.Model):
    """The last look at a source's address: the answer's status code, or why there was none."""

    class Error(models.TextChoices):
        NAME = "name", _("The host is not known")
        CONNECTION = "connection", _("No connection")
        TIMEOUT = "timeout", _("No answer in time")
        TLS = "tls", _("The certificate or the encryption is faulty")
        LOOP = "loop", _("Redirects without an end")
        GARBAGE = "garbage", _("The answer is not HTTP")
        ADDRESS = "address", _("Not an address of the public web")

    source = models.OneToOneField(
        Source, verbose_name=_("source"), on_delete=models.CASCADE, related_name="link_check"
    )
    url = WebAddressField(_("address asked for"), max_length=500)
    checked_at = models.DateTimeField(_("checked"))
    status_code = models.PositiveSmallIntegerField(_("status code"), null=True, blank=True)
    error = models.CharField(_("error"), max_length=10, choices=Error, blank=True)
    first_failed_at = models.DateTimeField(_("failing since"), null=True, blank=True)
    last_failed_at = models.DateTimeField(_("last failed"), null=True, blank=True)
    final_url = models.URLField(_("address it led to"), max_length=2000, blank=True)
    retry_at = models.DateTimeField(
        _("not before"), null=True, blank=True, help_text=_("What the host asked for when it was busy.")
    )

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-checked_at", "pk"]
        verbose_name = _("check of a link")
        verbose_name_plural = _("checks of links")
        indexes = [models.Index(fields=["url"], name="link_check_url")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status_code=None) & ~Q(error="") | Q(status_code__isnull=False, error=""),
                name="link_check_one_result",
            ),
            models.CheckConstraint(
                condition=Q(first_failed_at=None, last_failed_at=None)
                | Q(first_failed_at__isnull=False, last_failed_at__gte=F("first_failed_at")),
                name="link_check_failures_forwards",
            ),
        ]

    def __str__(self):
        return f"{self.url}: {self.result}"

    @property
    def result(self):
        return str(self.status_code) if self.status_code is not None else self.get_error_display()

    @property
    def is_dead(self):
        """As `dead()` says; the source must be at hand."""
        is_current = self.url == self.source.url
        return is_current and self.first_failed_at is not None and self._has_failed_long_enough()

    def _has_failed_long_enough(self):
        return self.last_failed_at >= self.first_failed_at + DEAD_AFTER
