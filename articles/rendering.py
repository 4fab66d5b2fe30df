"""From an essay's stored text to the HTML of its page: citations, entry links, notes, headings."""

import itertools
import re
from dataclasses import dataclass, field
from html import escape

from django.utils.text import slugify

from articles import balancing, tokens
from articles.citations.texts import Texts
from articles.plain import strip_tags
from timeline.moments import in_words

_ADDRESS = re.compile(r" ?<a .*?</a>\.?")
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
class Listed:
    """A work of the list of references: its key, its line as HTML, the numbers of its citations."""

    key: str
    html: str
    places: list[int]


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
    references: list[Listed]
    headings: list[Heading]


@dataclass
class Renderer:
    """Renders one essay; the texts of its works by key and entries by slug hold what its tokens may mean.

    With `has_margin` each note stands behind its mark and each work behind its first citation, for the
    margin of a page; without, as in feeds, notes are only in the list.
    """

    language: str
    texts: Texts
    entries: dict
    has_margin: bool = True
    page: int = 0
    is_in_note: bool = False
    notes: list[RenderedNote] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    places: dict[str, list[int]] = field(default_factory=dict)
    shown_works: set[str] = field(default_factory=set)

    def render(self, html):
        """The whole text, cut at its page breaks; notes run on from page to page."""
        pages = [self._page(number, text) for number, text in enumerate(tokens.pages(html), 1)]
        return Rendering(pages, self.notes, self._list(), self.headings)

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
        content, after = balancing.settled(note.content.replace("^[", "["))
        self.is_in_note = True
        text = self._text(content)
        self.is_in_note = False
        number = len(self.notes) + 1
        label = LABELS[self.language]["note"]
        back = f'<a class="note-back" href="#note-mark-{number}" aria-label="{label}">↩</a>'
        self.notes.append(RenderedNote(number, self.page, f"{text} {back}"))
        mark = f'<sup class="note-mark" id="note-mark-{number}"><a href="#note-{number}">{number}</a></sup>'
        if not self.has_margin:
            return mark + after
        own = f'<span class="note-number">{number}</span>'
        side = f'<span class="sidenote" role="note" id="note-{number}">{own} {text} {back}</span>'
        return mark + side + after

    def _group(self, works):
        """Works in one pair of brackets, or each in its own where they are numbered."""
        texts = self.texts
        parts = [self._in_group(work) for work in texts.in_order(works)]
        return (", ".join(parts) if texts.is_numbered else f"({'; '.join(parts)})") + self._in_margin(works)

    def _in_group(self, work):
        if work.key not in self.texts.works:
            return self._unknown(work.key)
        prefix = f"{escape(work.prefix)} " if work.prefix else ""
        return prefix + self._link(work.key, self.texts.in_group(work))

    def _narrative(self, work):
        if work.key not in self.texts.works:
            return self._unknown(work.key)
        names, rest = self.texts.narrative(work)
        return self._link(work.key, f"{names} {rest}".strip()) + self._in_margin([work])

    def _link(self, key, html):
        """To the line in the list, which leads back here."""
        number = sum(len(places) for places in self.places.values()) + 1
        self.places.setdefault(key, []).append(number)
        return f'<a class="citation" id="cite-{number}" href="#ref-{key}">{html}</a>'

    def _in_margin(self, works):
        """The works cited here for the first time, for the margin. A repetition: not for screen readers."""
        if not self.has_margin or self.is_in_note:
            return ""
        keys = [work.key for work in works if work.key in self.texts.works]
        new = [key for key in dict.fromkeys(keys) if key not in self.shown_works]
        self.shown_works.update(new)
        lines = dict(self.texts.listed)
        return "".join(
            f'<span class="margin-work" aria-hidden="true">{_without_address(lines[key])}</span>'
            for key in new
        )

    def _unknown(self, name):
        return f'<span class="unknown-token">{escape(name)}: {LABELS[self.language]["unknown"]}</span>'

    def _entry(self, slug):
        entry = self.entries.get(slug)
        if entry is None:
            return self._unknown(slug)
        when = escape(in_words(entry.moment, self.language))
        title = escape(entry.title_id if self.language == "id" else entry.title_en)
        if machine_text := entry.moment.machine_text:
            when = f'<time datetime="{machine_text}">{when}</time>'
        return f'<a class="entry-link" href="{entry.get_absolute_url()}">{title}, {when}</a>'

    def _list(self):
        """The works cited, in the order of the style, each with the places where it is cited."""
        return [Listed(key, html, self.places.get(key, [])) for key, html in self.texts.listed]


def _without_address(html):
    """A line of the list as text for the margin."""
    return escape(strip_tags(_ADDRESS.sub("", html)), quote=False)
