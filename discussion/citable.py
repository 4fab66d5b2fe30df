"""What the form for comments offers to point to: the works and entries of the essay itself."""

from dataclasses import dataclass

from articles.models import Article
from timeline.models.choices import Publication


@dataclass(frozen=True)
class Citable:
    """Asks the database only where it is printed."""

    article: Article

    def works(self):
        return [one.reference for one in self.article.citations.select_related("reference")]

    def entries(self):
        shown = self.article.mentions.filter(entry__publication=Publication.PUBLISHED)
        return [one.entry for one in shown.select_related("entry")]
