"""The admin of essays: the bloggers' writing desk and the editors' shelves."""

from articles.admin.article import ArticleAdmin
from articles.admin.images import ImageAdmin
from articles.admin.paths import ReadingPathAdmin
from articles.admin.shelves import (
    AuthorAdmin,
    CategoryAdmin,
    EssaySettingsAdmin,
    HomeSlotAdmin,
    VideoAdmin,
)
from articles.admin.works import ReferenceAdmin

__all__ = [
    "ArticleAdmin",
    "AuthorAdmin",
    "CategoryAdmin",
    "EssaySettingsAdmin",
    "HomeSlotAdmin",
    "ImageAdmin",
    "ReadingPathAdmin",
    "ReferenceAdmin",
    "VideoAdmin",
]
