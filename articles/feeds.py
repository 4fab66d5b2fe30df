"""Atom feeds of essays, with their full text."""

from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.models import Article, Author, EssaySettings
from articles.reading import read

LENGTH = 20


class EssayFeed(Feed):
    """The newest essays; each with its text, its references and the disclaimer."""

    feed_type = Atom1Feed

    def title(self, obj):
        return _("cyberdiplomacy: essays")

    def link(self, obj):
        return reverse("articles:index")

    def items(self, obj):
        self.disclaimer = EssaySettings.objects.current().disclaimer
        return Article.objects.published().newest_first().for_page()[:LENGTH]

    def item_title(self, item):
        return item.title

    def item_link(self, item):
        return item.get_canonical_url()

    def item_description(self, item):
        text = read(item).text
        references = [format_html("<li>{}</li>", mark_safe(html)) for _key, html in text.references]
        body = mark_safe("".join(text.pages))
        return format_html(
            "{}<ul>{}</ul><p>{}</p>",
            body,
            mark_safe("".join(references)),
            self.disclaimer,
        )

    def item_author_name(self, item):
        return ", ".join(author.name for author in item.byline)

    def item_pubdate(self, item):
        return item.publish_at

    def item_updateddate(self, item):
        return item.revised_at or item.publish_at


class AuthorFeed(EssayFeed):
    """The newest essays of one author."""

    def get_object(self, request, slug):
        return get_object_or_404(Author, slug=slug)

    def title(self, obj):
        return obj.name

    def link(self, obj):
        return obj.get_absolute_url()

    def items(self, obj):
        self.disclaimer = EssaySettings.objects.current().disclaimer
        return Article.objects.published().filter(authors=obj).newest_first().for_page()[:LENGTH]
