"""The tables of the essays."""

from articles.models.article import Article, ArticleAuthor, ArticleRevision, TaggedArticle
from articles.models.author import Author
from articles.models.category import Category
from articles.models.home import HomeSlot
from articles.models.image import Image
from articles.models.links import Citation, Mention
from articles.models.reading import DailyViews
from articles.models.reference import Reference
from articles.models.settings import EssaySettings

__all__ = [
    "Article",
    "ArticleAuthor",
    "ArticleRevision",
    "Author",
    "Category",
    "Citation",
    "DailyViews",
    "EssaySettings",
    "HomeSlot",
    "Image",
    "Mention",
    "Reference",
    "TaggedArticle",
]
