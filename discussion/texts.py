"""A comment's text as readers see it: links where it points to works and entries, and a card for each."""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join, linebreaks, urlize
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import csl
from articles.models import Reference
from articles.tokens import Cite, Work
from discussion import pointing
from discussion.models import Comment
from timeline.models import Entry
from timeline.templatetags.timeline_tags import when

ADDRESS_SHOWN = 60  # characters of a web address


@dataclass(frozen=True)
class Card:
    """One work or one entry under the comment that points to it."""

    anchor: str
    work: Reference | None
    entry: Entry | None

    @property
    def address(self):
        """Where the work is to be read; empty when nobody knows."""
        return csl.address(self.work.csl) if self.work else self.entry.get_absolute_url()

    @property
    def container(self):
        """What the work stands in, or who published it."""
        return self.work.csl.get("container-title") or self.work.csl.get("publisher", "")


@dataclass(frozen=True)
class Text:
    """The text of a comment from Comment.objects.with_pointers(), in the language of the page."""

    comment: Comment

    @cached_property
    def _cards(self):
        """By the names that the text uses, in its order; two names of one thing share a card."""
        targets = {pointer.token: pointer for pointer in self.comment.pointers.all()}
        known = [name for name in pointing.names(self.comment.body) if name in targets]
        return {name: self._card(targets[name]) for name in known}

    def _card(self, pointer):
        kind, pk = ("work", pointer.reference_id) if pointer.reference_id else ("entry", pointer.entry_id)
        return Card(f"{self.comment.anchor}-{kind}-{pk}", pointer.reference, pointer.entry)

    @property
    def cards(self):
        return list({card.anchor: card for card in self._cards.values()}.values())

    @property
    def unknown(self):
        """The names in brackets that neither the library nor the timeline knows."""
        certain = pointing.names(self.comment.body, is_certain=True)
        looked_up = set(pointing.names(self.comment.body))
        return [name for name in certain if name in looked_up and name not in self._cards]

    @property
    def html(self):
        """Its paragraphs, safe to print. Unknown names stay as they were typed."""
        parts = (self._piece(piece) for piece in pointing.pieces(self.comment.body))
        return mark_safe(linebreaks("".join(parts)))  # noqa: S308 - each part is escaped

    def _piece(self, piece):
        if isinstance(piece, str):
            return urlize(piece, ADDRESS_SHOWN, nofollow=True, autoescape=True)
        if not self._cards.keys() & piece.names:
            return format_html("{}", piece.typed)
        if isinstance(piece.token, Cite):
            return self._citation(piece.token)
        return self._entry(self._cards[piece.names[0]].entry)

    def _citation(self, cite):
        if cite.is_narrative:
            card = self._cards[pointing.work_name(cite.works[0].key)]
            names = csl.short_names(card.work.csl, get_language())
            return format_html('<a class="citation" href="#{}">{} ({})</a>', card.anchor, names, _year(card))
        works = format_html_join("; ", "{}", ((self._work(work),) for work in cite.works))
        return format_html("({})", works)

    def _work(self, work):
        """One work inside a citation; in a citation of several, an unknown one as it was typed."""
        card = self._cards.get(pointing.work_name(work.key))
        if card is None:
            return _typed(work)
        names = "" if work.is_author_suppressed else csl.short_names(card.work.csl, get_language())
        parts = ", ".join(filter(None, (names, _year(card), _one_line(work.locator))))
        prefix = f"{_one_line(work.prefix)} " if work.prefix else ""
        return format_html('{}<a class="citation" href="#{}">{}</a>', prefix, card.anchor, parts)

    def _entry(self, entry):
        link = format_html('<a class="entry-link" href="{}">{}</a>', entry.get_absolute_url(), entry.title)
        shown = format_html("{}, {}", link, when(entry))
        return format_html("{} ({})", shown, _("withdrawn")) if entry.is_withdrawn else shown


def _year(card):
    return str(card.work.year or csl.NO_DATE[get_language()])


def _typed(work: Work):
    locator = f", {work.locator}" if work.locator else ""
    sign = "-" if work.is_author_suppressed else ""
    return f"{work.prefix} {sign}@{work.key}{locator}".strip()


def _one_line(text):
    return " ".join(text.split())
