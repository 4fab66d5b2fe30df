"""The tables of the essays."""

from articles.models.alias import ReferenceAlias
from articles.models.article import Article
from articles.models.author import Author
from articles.models.category import Category
from articles.models.home import HomeSlot
from articles.models.image import Image
from articles.models.links import Citation, Mention
from articles.models.parts import ArticleAuthor, ArticleRevision, TaggedArticle
from articles.models.path import PathStep, ReadingPath
from articles.models.reading import DailyViews
from articles.models.reference import Reference
from articles.models.settings import EssaySettings
from articles.models.video import Video

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
    "PathStep",
    "ReadingPath",
    "Reference",
    "ReferenceAlias",
    "TaggedArticle",
    "Video",
]
