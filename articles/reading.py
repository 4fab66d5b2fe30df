"""An essay as a reader gets it: a published row, or a revision that only its writers see."""

from dataclasses import dataclass

from articles import actions, plain, tokens
from articles.models import Article, Author, Category, Image, Reference
from articles.rendering import Renderer, Rendering
from timeline.models import Concept, Entry

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
    return _reading(article, article.byline, list(article.concepts.all()))


def preview(article, data):
    """The essay as it would look if this revision data were published. Writes nothing."""
    draft = Article(pk=article.pk, status=article.status, **actions.plain_values(data))
    draft.category = Category.objects.filter(pk=data.get("category")).first()
    draft.lead_image = Image.objects.filter(pk=data.get("lead_image")).first()
    authors = Author.objects.select_related("photo").in_bulk(data.get("byline", []))
    concepts = [Concept(name=name, slug="-") for name in data.get("concepts", [])]
    byline = [authors[pk] for pk in data.get("byline", []) if pk in authors]
    return _reading(draft, byline, concepts)


def _reading(article, authors, concepts):
    works = Reference.objects.filter(key__in=tokens.cited_keys(article.body))
    entries = Entry.objects.published().filter(slug__in=tokens.linked_entries(article.body))
    by_slug = {entry.slug: entry for entry in entries}
    by_key = {work.key: {**work.csl, "id": work.key} for work in works}
    renderer = Renderer(article.language, by_key, by_slug)
    cited = sorted(by_slug.values(), key=lambda entry: (entry.sort_key, entry.number))
    return Reading(article, authors, concepts, list(works), cited, renderer.render(article.body))
