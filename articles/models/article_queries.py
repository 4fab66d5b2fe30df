"""Which essays there are for whom, and with what."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone

from articles.models.parts import ArticleAuthor, ArticleRevision


class ArticleQuerySet(models.QuerySet):
    def live(self):
        """What readers see now, will see at its time, or saw until its end."""
        return self.filter(status=self.model.Status.PUBLISHED)

    def published(self):
        """What a reader may see now."""
        return self.live().filter(publish_at__lte=timezone.now()).not_over()

    def not_over(self):
        """Those whose end, if they have one, is still to come."""
        return self.filter(Q(unpublish_at=None) | Q(unpublish_at__gt=timezone.now()))

    def in_language_of_choice(self, language):
        """Of an essay and its translations only the one in this language, where there is one."""
        chosen = self.model.objects.published().filter(
            translation_group=OuterRef("translation_group"), language=language
        )
        return self.filter(Q(language=language) | ~Exists(chosen))

    def once_public(self):
        """What readers see or once saw: published, over, or withdrawn."""
        shown = Q(status=self.model.Status.PUBLISHED, publish_at__lte=timezone.now())
        return self.filter(shown | Q(status=self.model.Status.WITHDRAWN, publish_at__lte=F("withdrawn_at")))

    def editable_by(self, user):
        """What this person may open in the admin: everything, or the essays of their own."""
        if user.has_perm("articles.change_any_article"):
            return self
        return self.filter(Q(created_by=user) | Q(authors__user=user)).distinct()

    def newest_first(self):
        return self.order_by("-publish_at", "-pk")

    def for_list(self):
        """With what a list of essays shows; not with their texts."""
        by_place = ArticleAuthor.objects.select_related("author")
        listed = self.select_related("category", "lead_image").defer("body", "cited_texts")
        return listed.prefetch_related(models.Prefetch("bylines", by_place))

    def for_hits(self):
        """With what a hit of the search shows, and no more."""
        return self.only(
            "title", "slug", "language", "summary", "body", "status", "publish_at", "unpublish_at"
        ).prefetch_related(models.Prefetch("bylines", ArticleAuthor.objects.select_related("author")))

    def for_page(self):
        return self.select_related("category", "lead_image", "original").prefetch_related(
            models.Prefetch("bylines", ArticleAuthor.objects.select_related("author__photo")),
            models.Prefetch(
                "revisions", ArticleRevision.objects.corrections().defer("data"), to_attr="correction_notes"
            ),
            "concepts",
        )

    def with_newest_kind(self):
        """Each with `newest_kind`: the kind of its newest revision."""
        newest = ArticleRevision.objects.filter(article=OuterRef("pk")).newest_first()
        return self.annotate(newest_kind=Subquery(newest.values("kind")[:1]))

    def citing_entry(self, entry):
        return self.filter(mentions__entry=entry)

    def citing_any(self, entries):
        """Those that cite one of these entries, each once; takes a bitmap of primary keys."""
        pairs = self.exclude(mentions=None).order_by().values_list("pk", "mentions__entry")
        return self.filter(pk__in={article for article, entry in pairs if entry in entries})
