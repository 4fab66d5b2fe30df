"""From an essay's stored text to the HTML of its page: citations, entry links, notes, references."""

from dataclasses import dataclass, field
from html import escape

from articles import csl, tokens
from timeline.moments import in_words

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


@dataclass
class Rendering:
    """A finished essay. Every string is HTML that may be printed as it is."""

    pages: list[str]
    notes: list[RenderedNote]
    references: list[tuple[str, str]]  # (key, HTML)

    def notes_on(self, page):
        """The notes whose marks are on one page."""
        return [note for note in self.notes if note.page == page]


@dataclass
class Renderer:
    """Renders one essay; references by key and entries by slug hold what its tokens may mean."""

    language: str
    references: dict
    entries: dict
    page: int = 0
    notes: list[RenderedNote] = field(default_factory=list)
    letters: dict[str, str] = field(default_factory=dict)

    def render(self, html):
        """The whole text, cut at its page breaks; notes run on from page to page."""
        cited = [key for key in tokens.cited_keys(html) if key in self.references]
        self.letters = year_letters([self.references[key] for key in cited], self.language)
        pages = [self._page(number, text) for number, text in enumerate(tokens.pages(html), 1)]
        return Rendering(pages, self.notes, self._list(cited))

    def _page(self, number, html):
        self.page = number
        return self._text(html)

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
        """The mark in the text; the note itself is kept for the end. A note inside a note stays brackets."""
        text = self._text(note.content.replace("^[", "["))
        number = len(self.notes) + 1
        label = LABELS[self.language]["note"]
        back = f'<a class="note-back" href="#note-mark-{number}" aria-label="{label}">↩</a>'
        self.notes.append(RenderedNote(number, self.page, f"{text} {back}"))
        return f'<sup class="note-mark" id="note-mark-{number}"><a href="#note-{number}">{number}</a></sup>'

    def _group(self, works):
        return "(" + "; ".join(self._in_group(work) for work in works) + ")"

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
        return f'<a class="citation" href="#ref-{work.key}">{names} ({self._year(work.key)})</a>'

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
        return f'<a class="entry-link" href="{entry.get_absolute_url()}">{title}, <time>{when}</time></a>'

    def _list(self, keys):
        """The works cited, sorted by name and year."""
        items = sorted(keys, key=lambda key: sort_key(self.references[key]))
        return [(key, self._work(key)) for key in items]

    def _work(self, key):
        item = self.references[key]
        names = csl.listed_names(item, self.language)
        start = f"{escape(names)} ({self._year(key)})." if names else ""
        title = f"<cite>{escape(item['title'])}</cite>" + ("" if names else f" ({self._year(key)})")
        rest = ". ".join(escape(text) for text in csl.details(item, self.language))
        line = " ".join(filter(None, (start, f"{title}.", rest and f"{rest}.")))
        url = csl.address(item)
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
