"""An essay as a reader gets it: a published row, or a revision that only its writers see."""

from dataclasses import dataclass

from django.utils.translation import override

from articles import actions, cited_texts, figures, page_titles, plain, tokens
from articles.figure_marks import image_numbers
from articles.models import Article, Author, Category, Image
from articles.rendering import Renderer, Rendering
from articles.works.lookup import by_keys, in_own_keys
from timeline.models import Concept, Entry
from timeline.sorting import in_order

WORDS_A_MINUTE = 220
LONG_FROM = 3  # main headings; shorter essays need no table of contents


@dataclass
class Reading:
    """What the essay page prints."""

    article: Article
    authors: list
    concepts: list
    works: list
    entries: list
    text: Rendering
    images: list  # the pictures inside the text

    @property
    def titled_pages(self):
        """Pairs (title, HTML) of the pages; "" where a page has no title."""
        return list(zip(self.page_titles, self.text.pages, strict=True))

    @property
    def page_titles(self):
        return page_titles.titles(self.article.body)

    @property
    def outline(self):
        """Triples (page, its title, its main headings) for a table of contents; none for a short essay."""
        if not any(self.page_titles):
            return [(1, "", self.contents)] if self.contents else []
        main = [heading for heading in self.text.headings if heading.level == 2]
        return [
            (number, title, [heading for heading in main if heading.page == number])
            for number, title in enumerate(self.page_titles, 1)
        ]

    @property
    def has_videos(self):
        return any('class="video-card"' in page for page in self.text.pages)

    @property
    def minutes(self):
        """Reading time, at least one minute."""
        words = sum(len(text.split()) for text in plain.paragraphs(self.article.body))
        return max(1, round(words / WORDS_A_MINUTE))

    @property
    def contents(self):
        """The main headings, for a table of contents; none for a short essay."""
        main = [heading for heading in self.text.headings if heading.level == 2]
        return main if len(main) >= LONG_FROM else []


def read(article):
    """A published essay; `article` comes from Article.objects.for_page()."""
    return _reading(article, article.byline, in_order(article.concepts.all()))


def preview(article, data):
    """The essay as it would look if this revision data were published. Writes nothing."""
    draft = Article(pk=article.pk, status=article.status, **actions.plain_values(data))
    draft.category = Category.objects.filter(pk=data.get("category")).first()
    draft.lead_image = Image.objects.filter(pk=data.get("lead_image")).first()
    authors = Author.objects.select_related("photo").in_bulk(data.get("byline", []))
    concepts = [Concept(name=name, slug="-") for name in data.get("concepts", [])]
    byline = [authors[pk] for pk in data.get("byline", []) if pk in authors]
    return _reading(draft, byline, concepts)


def read_many(articles):
    """Published essays for feeds, without a margin, each in its own language, at the cost of one in queries.

    `articles` comes from Article.objects.for_page().
    """
    articles = list(articles)
    cited = _cited(article.body for article in articles)
    readings = []
    for article in articles:
        concepts = list(article.concepts.all())
        with override(article.language):
            readings.append(_rendered(article, article.byline, concepts, cited, has_margin=False))
    return readings


def _reading(article, authors, concepts):
    return _rendered(article, authors, concepts, _cited([article.body]))


def _cited(bodies):
    """The works by key, the published entries by slug and the pictures by number that these texts name."""
    bodies = list(bodies)
    keys = {key for body in bodies for key in tokens.cited_keys(body)}
    slugs = {slug for body in bodies for slug in tokens.linked_entries(body)}
    works = by_keys(keys)
    images = Image.objects.in_bulk({number for body in bodies for number in image_numbers(body)})
    return works, Entry.objects.published().in_bulk(slugs, field_name="slug"), images


def _rendered(article, authors, concepts, cited, *, has_margin=True):
    works, entries, images = cited
    article, works = in_own_keys(article, works)
    cited_works = cited_texts.of_essay(article, cited_texts.items_of(article.body, works))
    renderer = Renderer(article.language, cited_works, entries, has_margin)
    text = renderer.render(page_titles.untitled(article.body))
    text.pages = [
        figures.drawn(page, images, article.language, is_plain=not has_margin) for page in text.pages
    ]
    linked = [entries[slug] for slug in tokens.linked_entries(article.body) if slug in entries]
    linked.sort(key=lambda entry: (entry.sort_key, entry.number))
    own = [works[key] for key in tokens.cited_keys(article.body) if key in works]
    shown = [images[number] for number in image_numbers(article.body) if number in images]
    return Reading(article, authors, concepts, own, linked, text, shown)
