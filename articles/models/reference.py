"""The shared library of cited works, kept as CSL-JSON."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles import csl
from articles.tokens import KEY
from articles.works import duplicates


class ReferenceQuerySet(models.QuerySet):
    def with_essay_counts(self, essays):
        """Each with `essay_count`: by how many of these essays it is cited."""
        return self.annotate(essay_count=Count("citations", filter=Q(citations__article__in=essays)))

    def alike(self, *, dois=(), isbns=(), signatures=()):
        """Those that have one of these marks in common with another record."""
        same = Q(doi__in=set(dois) - {""}) | Q(isbn__in=set(isbns) - {""})
        return self.filter(same | Q(signature__in=set(signatures) - {""}))

    def like(self, reference):
        """Other records of what is probably the same work."""
        found = self.alike(dois=[reference.doi], isbns=[reference.isbn], signatures=[reference.signature])
        return found.exclude(pk=reference.pk)

    def duplicated(self):
        """Those of which there is probably another record."""
        others = Reference.objects.exclude(pk=OuterRef("pk"))
        marks = [
            Exists(others.filter(**{mark: OuterRef(mark)}).exclude(**{mark: ""})) for mark in Reference.MARKS
        ]
        return self.filter(marks[0] | marks[1] | marks[2])


class Reference(models.Model):
    MARKS = ("doi", "isbn", "signature")

    key = models.CharField(
        _("key"),
        max_length=80,
        unique=True,
        validators=[
            RegexValidator(
                rf"^{KEY}\Z", _("Lower-case letters, digits and single hyphens, starting with a letter.")
            )
        ],
        help_text=_("How essays cite it: [@assegaf2020]."),
    )
    csl = models.JSONField(_("the work, as CSL-JSON"))
    kind = models.CharField(_("kind"), max_length=40, editable=False)
    title = models.CharField(_("title"), max_length=500, editable=False)
    authors = models.CharField(_("authors"), max_length=300, editable=False)
    year = models.PositiveSmallIntegerField(_("year"), null=True, editable=False)
    doi = models.CharField(max_length=120, blank=True, editable=False, db_index=True)
    isbn = models.CharField(max_length=13, blank=True, editable=False, db_index=True)
    signature = models.CharField(max_length=duplicates.LONGEST, blank=True, editable=False, db_index=True)
    container = models.CharField(_("published in"), max_length=300, blank=True, editable=False)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["authors", "year", "pk"]
        verbose_name = _("reference")
        verbose_name_plural = _("references")

    def __str__(self):
        year = self.year or _("n.d.")
        return f"{self.authors} ({year}). {self.title}"

    def save(self, *args, **kwargs):
        """Fills the columns that lists and searches use from the CSL-JSON. Raises ValueError."""
        self.csl = csl.clean(self.csl)
        self.kind = self.csl.get("type", "")
        self.title = self.csl.get("title", "")[:500]
        self.authors = csl.names(self.csl)[:300]
        self.year = csl.year(self.csl)
        self.doi, self.isbn = duplicates.doi(self.csl), duplicates.isbn(self.csl)
        self.signature = duplicates.signature(self.csl)
        self.container = self.csl.get("container-title", "")[:300]
        super().save(*args, **kwargs)

    def clean(self):
        try:
            self.csl = csl.clean(self.csl)
        except ValueError as error:
            text = _("This is not a usable CSL-JSON item: %s") % error
            raise ValidationError({"csl": text}) from error
        if self._is_key_of_another():
            text = _("Another work was once cited by this key, and texts may still do so: choose another.")
            raise ValidationError({"key": text})

    def _is_key_of_another(self):
        taken = self._meta.get_field("aliases").related_model.objects.filter(key=self.key)
        return taken.exclude(reference=self.pk).exists()
