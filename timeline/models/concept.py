"""Concepts: tags with a definition and synonyms, on entries and on essays."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from timeline.languages import InLanguage
from timeline.models.choices import Publication
from timeline.sorting import fold


class ConceptQuerySet(models.QuerySet):
    def resolve(self, names):
        """The concepts that these names mean, in order and once each; unknown names are made concepts.

        A name is a concept's label in either language or one of its synonyms, whatever its case.
        """
        wanted = {}
        for name in names:
            wanted.setdefault(fold(name), " ".join(name.split()))
        wanted.pop("", None)
        known = {word.folded: word.concept for word in self._words(wanted)}
        found = [known.get(folded) or self.get_or_create(name=name)[0] for folded, name in wanted.items()]
        return list(dict.fromkeys(found))

    def on_entries(self):
        """Those that some published entry carries."""
        public = TaggedEntry.objects.filter(content_object__publication=Publication.PUBLISHED)
        return self.filter(pk__in=public.values("tag"))

    def with_entry_counts(self):
        """Each with `entry_count`: its published entries."""
        published = Q(entries__publication=Publication.PUBLISHED)
        return self.annotate(entry_count=Count("entries", filter=published, distinct=True))

    def _words(self, folded):
        return ConceptSynonym.objects.filter(folded__in=folded).select_related("concept")


class Concept(TagBase):
    """`name` is the English label; every label and synonym has a ConceptSynonym row."""

    name_id = models.CharField(_("label in Indonesian"), max_length=100, blank=True)
    definition_en = models.TextField(_("definition in English"), blank=True)
    definition_id = models.TextField(_("definition in Indonesian"), blank=True)

    label = InLanguage()
    definition = InLanguage()
    objects = ConceptQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")

    def __str__(self):
        return self.label

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        for name in filter(None, (self.name, self.name_id)):
            ConceptSynonym.objects.get_or_create(folded=fold(name), defaults={"concept": self, "name": name})

    def slugify(self, tag, i=None):
        """What taggit asks for: an address of plain letters, numbered when it is taken."""
        slug = slugify(tag) or "concept"
        return f"{slug}-{i}" if i else slug

    def get_absolute_url(self):
        return reverse("articles:concept", args=[self.slug])

    def clean(self):
        for field in ("name", "name_id"):
            taken = ConceptSynonym.objects.filter(folded=fold(getattr(self, field))).exclude(
                concept_id=self.pk
            )
            if concept := taken.first():
                raise ValidationError(
                    {field: _("This word names the concept “%s” already.") % concept.concept}
                )

    @property
    def other_words(self):
        """Its synonyms but the label that is shown."""
        return [word.name for word in self.synonyms.all() if word.name != self.label]

    @property
    def label_en(self):
        return self.name

    @property
    def label_id(self):
        return self.name_id


class ConceptSynonym(models.Model):
    """One word for a concept: its labels and whatever else people write, such as CBM."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="synonyms")
    name = models.CharField(_("word"), max_length=100)
    folded = models.CharField(max_length=120, unique=True, editable=False)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.folded = fold(self.name)
        super().save(*args, **kwargs)

    def clean(self):
        taken = ConceptSynonym.objects.filter(folded=fold(self.name)).exclude(pk=self.pk)
        if word := taken.first():
            raise ValidationError({"name": _("This word names the concept “%s” already.") % word.concept})


class TaggedEntry(ItemBase):
    content_object = models.ForeignKey("timeline.Entry", on_delete=models.CASCADE, related_name="taggings")
    tag = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="tagged_entries")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="entry_concept_once"),
        ]

    def __str__(self):
        return f"{self.content_object} / {self.tag}"
