"""Who is credited with an essay, with or without a login."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from articles.models.image import Image
from timeline.languages import InLanguage
from timeline.models.fields import WebAddressField


class AuthorQuerySet(models.QuerySet):
    @transaction.atomic
    def for_user(self, user):
        """The author this login writes as; made on first use."""
        author = self.filter(user=user).first()
        return author or self.create(
            user=user, name=user.get_full_name() or user.username, slug=self._free_slug(user.username)
        )

    def _free_slug(self, name):
        slug = slugify(name) or "author"
        taken = set(self.filter(slug__startswith=slug).values_list("slug", flat=True))
        numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
        return slug if slug not in taken else next(s for s in numbered if s not in taken)


class Author(models.Model):
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("login"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="author",
        help_text=_("Empty for a guest author who does not log in."),
    )
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    affiliation = models.CharField(_("affiliation"), max_length=160, blank=True)
    bio_en = models.TextField(_("about, in English"), blank=True, max_length=800)
    bio_id = models.TextField(_("about, in Indonesian"), blank=True, max_length=800)
    photo = models.ForeignKey(
        Image,
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="portrayed_authors",
    )
    orcid = models.CharField(
        "ORCID",
        max_length=19,
        blank=True,
        validators=[
            RegexValidator(r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]\Z", _("Sixteen digits: 0000-0002-1825-0097."))
        ],
    )
    website = WebAddressField(_("website"), blank=True)

    bio = InLanguage()
    objects = AuthorQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:author", args=[self.slug])
