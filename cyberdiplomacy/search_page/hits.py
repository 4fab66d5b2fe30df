"""One page of hits: the things themselves, with the words that were looked for marked."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain

from articles.glossary import public_concepts
from articles.models import Article
from articles.plain import plain_text
from timeline import extracts
from timeline.models import Actor, Entry, SearchDocument, choices
from timeline.search.highlighting import Piece

Kind = SearchDocument.Kind
ROWS = {
    Kind.ARTICLE: lambda: Article.objects.for_hits(),
    Kind.ENTRY: lambda: Entry.objects.all(),
    Kind.ACTOR: lambda: Actor.objects.prefetch_related("aliases"),
    Kind.CONCEPT: lambda: public_concepts().prefetch_related("synonyms"),
}
# What kind of an entry or an actor it is; get_kind_display would translate every choice to find one.
DETAILS = {Kind.ENTRY: choices.Kind, Kind.ACTOR: Actor.Kind}


@dataclass(frozen=True, slots=True)
class Hit:
    """A found thing as the page shows it; pieces are text with the found words marked."""

    kind: str
    label: str
    detail: str
    row: object
    title: list[Piece]
    title_language: str
    extract: list[Piece]
    extract_language: str


def load(keys, highlighter, language):
    """The hits for pairs of kind and primary key, in their order."""
    by_kind = defaultdict(list)
    for kind, pk in keys:
        by_kind[kind].append(pk)
    found = {}
    for kind, wanted in by_kind.items():
        # By their keys alone, without order or condition: SQLite would rather walk a whole index of those.
        rows = ROWS[kind]().order_by().in_bulk(wanted)
        page = [row for row in rows.values() if getattr(row, "is_public", True)]
        found |= {(kind, row.pk): _hit(Kind(kind), row, page, highlighter, language) for row in page}
    return [found[key] for key in map(tuple, keys) if key in found]


def _hit(kind, row, page, highlighter, language):
    """`page` holds all rows of this kind that stand on the page."""
    texts = TEXTS[kind](row, language)
    title, title_language = next(texts)
    title = highlighter.whole(title, title_language)
    if kind == Kind.ENTRY and not extracts.is_marked(title):
        texts = chain(texts, extracts.evidence(row, language, page))
    extract, extract_language = extracts.telling(texts, highlighter)
    return Hit(
        kind=kind.value,
        label=str(kind.label),
        detail=str(DETAILS[kind](row.kind).label) if kind in DETAILS else "",
        row=row,
        title=title,
        title_language=title_language,
        extract=extract,
        extract_language=extract_language,
    )


def _of_article(article, language):
    yield article.title, article.language
    yield article.summary, article.language
    yield plain_text(article.body), article.language


def _of_actor(actor, language):
    name, *other_names = extracts.in_order(actor, "name", language)
    yield name
    yield ", ".join(alias.name for alias in actor.aliases.all()), language
    yield from other_names


def _of_concept(concept, language):
    label, *other_labels = extracts.in_order(concept, "label", language)
    yield label
    yield from extracts.in_order(concept, "definition", language)
    yield from other_labels
    yield ", ".join(word.name for word in concept.synonyms.all()), language


# The title of each kind of thing, then its texts, the most telling first; each with its language.
TEXTS = {
    Kind.ARTICLE: _of_article,
    Kind.ENTRY: extracts.of_entry,
    Kind.ACTOR: _of_actor,
    Kind.CONCEPT: _of_concept,
}
