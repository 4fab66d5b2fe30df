"""Security domains: the subjects the record is divided into."""

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from timeline.languages import InLanguage
from timeline.models.choices import Publication
from timeline.models.fields import lower_case_slug


class DomainQuerySet(models.QuerySet):
    def with_entry_counts(self):
        """Each with `entry_count`: its published entries."""
        published = Q(entries__publication=Publication.PUBLISHED)
        return self.annotate(entry_count=Count("entries", filter=published)).order_by("position", "pk")


class Domain(models.Model):
    slug = models.SlugField(_("address"), max_length=80, unique=True, validators=[lower_case_slug])
    name_en = models.CharField(_("name in English"), max_length=120)
    name_id = models.CharField(_("name in Indonesian"), max_length=120)
    description_en = models.TextField(
        _("definition in English"),
        help_text=_("One or two sentences: what belongs here and what does not."),
    )
    description_id = models.TextField(_("definition in Indonesian"))
    position = models.PositiveSmallIntegerField(_("place in lists"), default=0)

    name = InLanguage()
    description = InLanguage()
    objects = DomainQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("security domain")
        verbose_name_plural = _("security domains")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("timeline:domain", args=[self.slug])
