"""The piece of an entry that shows why a search found it."""

from dataclasses import dataclass
from itertools import chain

from django.db.models import prefetch_related_objects

from timeline.languages import CODES
from timeline.search.highlighting import Piece
from timeline.searching import in_each


@dataclass(frozen=True, slots=True)
class Marks:
    """An entry's title in pieces and, if no word is in it, the extract that has one."""

    title: list[Piece]
    extract: list[Piece] | None = None
    language: str = CODES[0]


def of_entry(entry, language):
    """The title, then the entry's other texts, the most telling first; each with its language."""
    title, *other_titles = in_order(entry, "title", language)
    yield title
    yield from in_order(entry, "summary", language)
    yield from other_titles


def evidence(entry, language, page):
    """What an entry is found by besides its words: number, place and sources; `page` is all of the list."""
    # Asked for all entries of the page at once, and only when one of them has nothing else to show.
    prefetch_related_objects(page, "sources")
    names = [entry.number, entry.place, *map(str, entry.sources.all())]
    yield " · ".join(filter(None, names)), language


def in_order(row, name, language):
    """The text in each language it is in, the reader's first."""
    return sorted(in_each(row, name), key=lambda part: part[1] != language)


def is_marked(pieces):
    return any(piece.is_marked for piece in pieces)


def telling(texts, highlighter):
    """The extract of the first text that has a word to mark, else of the first that is not empty."""
    first = None
    for text, language in texts:
        if text:
            extract = highlighter.extract(text, language)
            if is_marked(extract):
                return extract, language
            first = first or (extract, language)
    return first or ([], CODES[0])


def mark(entry, highlighter, language, page):
    """The words found in an entry of a list; `page` is all of the list."""
    texts = of_entry(entry, language)
    title, title_language = next(texts)
    title = highlighter.whole(title, title_language)
    if is_marked(title):
        return Marks(title)
    return Marks(title, *telling(chain(texts, evidence(entry, language, page)), highlighter))
