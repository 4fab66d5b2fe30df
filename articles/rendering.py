"""From an essay's stored text to the HTML of its page: citations, entry links, notes, headings."""

import itertools
import re
from dataclasses import dataclass, field
from html import escape

from django.utils.text import slugify

from articles import csl, tokens
from articles.plain import strip_tags
from timeline.moments import in_words

_HEADING = re.compile(r"<h([234])>(.*?)</h\1>", re.DOTALL)

LABELS = {
    "en": {"note": "Back to the text", "unknown": "unknown"},
    "id": {"note": "Kembali ke teks", "unknown": "tidak dikenal"},
}


@dataclass(frozen=True)
class RenderedNote:
    """A footnote: its number in the essay, the page its mark is on (from 1), and its HTML."""

    number: int
    page: int
    html: str


@dataclass(frozen=True)
class Heading:
    """A heading of the text: its level from 2 to 4, its anchor, its plain text, its page (from 1)."""

    level: int
    anchor: str
    text: str
    page: int


@dataclass
class Rendering:
    """A finished essay. Every string but those of headings is HTML that may be printed as it is."""

    pages: list[str]
    notes: list[RenderedNote]
    references: list[tuple[str, str]]  # (key, HTML)
    headings: list[Heading]


@dataclass
class Renderer:
    """Renders one essay; references by key and entries by slug hold what its tokens may mean.

    With `has_margin` each note stands behind its mark and each work behind its first citation, for the
    margin of a page; without, as in feeds, notes are only in the list.
    """

    language: str
    references: dict
    entries: dict
    has_margin: bool = True
    page: int = 0
    is_in_note: bool = False
    notes: list[RenderedNote] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    letters: dict[str, str] = field(default_factory=dict)
    shown_works: set[str] = field(default_factory=set)

    def render(self, html):
        """The whole text, cut at its page breaks; notes run on from page to page."""
        cited = [key for key in tokens.cited_keys(html) if key in self.references]
        self.letters = year_letters([self.references[key] for key in cited], self.language)
        pages = [self._page(number, text) for number, text in enumerate(tokens.pages(html), 1)]
        return Rendering(pages, self.notes, self._list(cited), self.headings)

    def _page(self, number, html):
        self.page = number
        return self._text(_HEADING.sub(self._heading, html))

    def _heading(self, match):
        """The heading with an anchor made of its words."""
        level, inner = int(match[1]), match[2]
        text = strip_tags("".join(token for token in tokens.scan(inner) if isinstance(token, str)))
        anchor = self._free_anchor(slugify(text)[:60].strip("-"))
        self.headings.append(Heading(level, anchor, text, self.page))
        return f'<h{level} id="{anchor}">{inner}</h{level}>'

    def _free_anchor(self, slug):
        """`s-` keeps the anchors of the text apart from those of the page."""
        wanted = f"s-{slug}" if slug else f"s-{len(self.headings) + 1}"
        numbered = (f"{wanted}-{number}" for number in itertools.count(len(self.anchors) + 1))
        anchor = next(one for one in itertools.chain([wanted], numbered) if one not in self.anchors)
        self.anchors.add(anchor)
        return anchor

    def _text(self, html):
        return "".join(self._token(token) for token in tokens.scan(html))

    def _token(self, token):
        if isinstance(token, str):
            return token
        if isinstance(token, tokens.Cite):
            return self._narrative(token.works[0]) if token.is_narrative else self._group(token.works)
        if isinstance(token, tokens.EntryLink):
            return self._entry(token.slug)
        return self._note(token)

    def _note(self, note):
        """The mark in the text, the note behind it for the margin. A note inside a note stays brackets."""
        self.is_in_note = True
        text = self._text(note.content.replace("^[", "["))
        self.is_in_note = False
        number = len(self.notes) + 1
        label = LABELS[self.language]["note"]
        back = f'<a class="note-back" href="#note-mark-{number}" aria-label="{label}">↩</a>'
        self.notes.append(RenderedNote(number, self.page, f"{text} {back}"))
        mark = f'<sup class="note-mark" id="note-mark-{number}"><a href="#note-{number}">{number}</a></sup>'
        if not self.has_margin:
            return mark
        own = f'<span class="note-number">{number}</span>'
        return f'{mark}<span class="sidenote" role="note" id="note-{number}">{own} {text} {back}</span>'

    def _group(self, works):
        return "(" + "; ".join(self._in_group(work) for work in works) + ")" + self._in_margin(works)

    def _in_margin(self, works):
        """The works cited here for the first time, for the margin. A repetition: not for screen readers."""
        if not self.has_margin or self.is_in_note:
            return ""
        keys = [work.key for work in works if work.key in self.references]
        new = [key for key in dict.fromkeys(keys) if key not in self.shown_works]
        self.shown_works.update(new)
        lines = (strip_tags(self._work(key, has_address=False)) for key in new)
        return "".join(
            f'<span class="margin-work" aria-hidden="true">{escape(line, quote=False)}</span>'
            for line in lines
        )

    def _in_group(self, work):
        item = self.references.get(work.key)
        if item is None:
            return self._unknown(work.key)
        names = "" if work.is_author_suppressed else escape(csl.short_names(item, self.language))
        parts = ", ".join(filter(None, (names, self._year(work.key), escape(work.locator))))
        prefix = f"{escape(work.prefix)} " if work.prefix else ""
        return f'{prefix}<a class="citation" href="#ref-{work.key}">{parts}</a>'

    def _narrative(self, work):
        item = self.references.get(work.key)
        if item is None:
            return self._unknown(work.key)
        names = escape(csl.short_names(item, self.language))
        link = f'<a class="citation" href="#ref-{work.key}">{names} ({self._year(work.key)})</a>'
        return link + self._in_margin([work])

    def _unknown(self, name):
        return f'<span class="unknown-token">{escape(name)}: {LABELS[self.language]["unknown"]}</span>'

    def _year(self, key):
        year = csl.year(self.references[key]) or csl.NO_DATE[self.language]
        return f"{year}{self.letters.get(key, '')}"

    def _entry(self, slug):
        entry = self.entries.get(slug)
        if entry is None:
            return self._unknown(slug)
        when = escape(in_words(entry.moment, self.language))
        title = escape(entry.title_id if self.language == "id" else entry.title_en)
        if machine_text := entry.moment.machine_text:
            when = f'<time datetime="{machine_text}">{when}</time>'
        return f'<a class="entry-link" href="{entry.get_absolute_url()}">{title}, {when}</a>'

    def _list(self, keys):
        """The works cited, sorted by name and year."""
        items = sorted(keys, key=lambda key: sort_key(self.references[key]))
        return [(key, self._work(key)) for key in items]

    def _work(self, key, *, has_address=True):
        item = self.references[key]
        names = csl.listed_names(item, self.language)
        start = f"{escape(names)} ({self._year(key)})." if names else ""
        title = f"<cite>{escape(item['title'])}</cite>" + ("" if names else f" ({self._year(key)})")
        rest = ". ".join(escape(text) for text in csl.details(item, self.language))
        line = " ".join(filter(None, (start, f"{title}.", rest and f"{rest}.")))
        url = csl.address(item) if has_address else ""
        return f'{line} <a href="{escape(url)}">{escape(url)}</a>' if url else line


def sort_key(item):
    return (csl.names(item).casefold(), csl.year(item) or 0, item["title"].casefold())


def year_letters(items, language):
    """a, b, c ... for works whose in-text citation would otherwise look the same, by reference id."""
    groups = {}
    for item in sorted(items, key=sort_key):
        groups.setdefault((csl.short_names(item, language), csl.year(item)), []).append(item["id"])
    return {
        key: chr(ord("a") + index)
        for same in groups.values()
        if len(same) > 1
        for index, key in enumerate(same[:26])
    }
