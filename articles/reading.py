"""An essay as a reader gets it: a published row, or a revision that only its writers see."""

from dataclasses import dataclass

from django.utils.translation import override

from articles import actions, cited_texts, plain, tokens
from articles.library.lookup import by_keys, in_own_keys
from articles.models import Article, Author, Category, Image
from articles.rendering import Renderer, Rendering
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
    """The works by key and the published entries by slug that these texts name."""
    bodies = list(bodies)
    keys = {key for body in bodies for key in tokens.cited_keys(body)}
    slugs = {slug for body in bodies for slug in tokens.linked_entries(body)}
    works = by_keys(keys)
    return works, Entry.objects.published().in_bulk(slugs, field_name="slug")


def _rendered(article, authors, concepts, cited, *, has_margin=True):
    works, entries = cited
    article, works = in_own_keys(article, works)
    cited_works = cited_texts.of_essay(article, cited_texts.items_of(article.body, works))
    text = Renderer(article.language, cited_works, entries, has_margin).render(article.body)
    linked = [entries[slug] for slug in tokens.linked_entries(article.body) if slug in entries]
    linked.sort(key=lambda entry: (entry.sort_key, entry.number))
    own = [works[key] for key in tokens.cited_keys(article.body) if key in works]
    return Reading(article, authors, concepts, own, linked, text)
