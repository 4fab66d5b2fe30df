"""An essay as a reader gets it: a published row, or a revision that only its writers see."""

from dataclasses import dataclass

from django.utils.translation import override

from articles import actions, tokens
from articles.models import Article, Author, Category, Image, Reference
from articles.rendering import Renderer, Rendering
from timeline.models import Concept, Entry

WORDS_A_MINUTE = 220


@dataclass
class Reading:
    """What the essay page prints."""

    article: Article
    authors: list
    concepts: list
    entries: list
    text: Rendering

    @property
    def minutes(self):
        """Reading time, at least one minute."""
        return max(1, round(len(self.article.body.split()) / WORDS_A_MINUTE))


def read(article):
    """A published essay; `article` comes from Article.objects.for_page()."""
    return _reading(article, article.byline, list(article.concepts.all()))


def preview(article, data):
    """The essay as it would look if this revision data were published. Writes nothing."""
    draft = Article(pk=article.pk, status=article.status, **{name: data[name] for name in actions.PLAIN})
    draft.category = Category.objects.filter(pk=data.get("category")).first()
    draft.lead_image = Image.objects.filter(pk=data.get("lead_image")).first()
    authors = Author.objects.select_related("photo").in_bulk(data.get("byline", []))
    concepts = [Concept(name=name, slug="-") for name in data.get("concepts", [])]
    byline = [authors[pk] for pk in data.get("byline", []) if pk in authors]
    return _reading(draft, byline, concepts)


def read_many(articles):
    """Published essays as read() gives them, each in its own language, at the cost of one in queries.

    `articles` comes from Article.objects.for_page().
    """
    articles = list(articles)
    references, entries = _cited(article.body for article in articles)
    readings = []
    for article in articles:
        with override(article.language):
            readings.append(
                _rendered(article, article.byline, list(article.concepts.all()), references, entries)
            )
    return readings


def _reading(article, authors, concepts):
    return _rendered(article, authors, concepts, *_cited([article.body]))


def _cited(bodies):
    """The works by key and the published entries by slug that these texts name."""
    bodies = list(bodies)
    keys = {key for body in bodies for key in tokens.cited_keys(body)}
    slugs = {slug for body in bodies for slug in tokens.linked_entries(body)}
    references = Reference.objects.in_bulk(keys, field_name="key")
    entries = Entry.objects.published().in_bulk(slugs, field_name="slug")
    return {key: {**one.csl, "id": key} for key, one in references.items()}, entries


def _rendered(article, authors, concepts, references, entries):
    text = Renderer(article.language, references, entries).render(article.body)
    linked = [entries[slug] for slug in tokens.linked_entries(article.body) if slug in entries]
    cited = sorted(linked, key=lambda entry: (entry.sort_key, entry.number))
    return Reading(article, authors, concepts, cited, text)
