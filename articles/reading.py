"""An essay as a reader gets it: a published row, or a revision that only its writers see."""

from dataclasses import dataclass

from articles import actions, tokens
from articles.models import Article, Author, Category, Image, Reference
from articles.rendering import Renderer, Rendering
from timeline.models import Concept, Entry
from timeline.sorting import in_order

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
    return _reading(article, article.byline, in_order(article.concepts.all()))


def preview(article, data):
    """The essay as it would look if this revision data were published. Writes nothing."""
    draft = Article(pk=article.pk, status=article.status, **{name: data[name] for name in actions.PLAIN})
    draft.category = Category.objects.filter(pk=data.get("category")).first()
    draft.lead_image = Image.objects.filter(pk=data.get("lead_image")).first()
    authors = Author.objects.select_related("photo").in_bulk(data.get("byline", []))
    concepts = [Concept(name=name, slug="-") for name in data.get("concepts", [])]
    byline = [authors[pk] for pk in data.get("byline", []) if pk in authors]
    return _reading(draft, byline, concepts)


def _reading(article, authors, concepts):
    references = Reference.objects.filter(key__in=tokens.cited_keys(article.body))
    entries = Entry.objects.published().filter(slug__in=tokens.linked_entries(article.body))
    by_slug = {entry.slug: entry for entry in entries}
    renderer = Renderer(
        article.language, {one.key: {**one.csl, "id": one.key} for one in references}, by_slug
    )
    cited = sorted(by_slug.values(), key=lambda entry: (entry.sort_key, entry.number))
    return Reading(article, authors, concepts, cited, renderer.render(article.body))
