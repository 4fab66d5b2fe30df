"""What hangs on an essay: its byline, its concepts and its revisions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase

from articles.models.author import Author
from revisions.models import Revision, RevisionQuerySet
from timeline.models import Concept


class ArticleAuthor(models.Model):
    """One name in an essay's byline."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="bylines")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["article", "author"], name="article_author_once")]

    def __str__(self):
        return f"{self.article} / {self.author}"


class TaggedArticle(ItemBase):
    content_object = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="taggings")
    tag = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="tagged_articles")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="article_concept_once")]

    def __str__(self):
        return f"{self.content_object} / {self.tag}"


class ArticleRevisionQuerySet(RevisionQuerySet):
    def corrections(self):
        """Publications that changed a text readers had seen, each with its note, the oldest first."""
        return self.filter(kind=Revision.Kind.PUBLISHED).exclude(reason="").order_by("created_at", "pk")

    def published_before(self, revision):
        """The publication before this one; None for the first, and for the first after a withdrawal."""
        earlier = self.filter(kind=Revision.Kind.PUBLISHED, pk__lt=revision.pk)
        if restored_at := revision.article.restored_at:
            earlier = earlier.filter(created_at__gte=restored_at)
        return earlier.order_by("-pk").first()


class ArticleRevision(Revision):
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="revisions")

    objects = ArticleRevisionQuerySet.as_manager()

    class Meta(Revision.Meta):
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        indexes = [models.Index(fields=["article", "-created_at"], name="revision_newest")]
