"""What the search page says: hits, or what else to try."""

from functools import cached_property

from cyberdiplomacy.search_page.hits import load
from timeline.search import spelling
from timeline.search.finding import Finding
from timeline.search.highlighting import Highlighter
from timeline.search.query import QueryError


class Answer:
    """The answer to a form; without words, or with a mistake, there is no `finding`.

    It is also the list that a paginator cuts into pages.
    """

    def __init__(self, form, language):
        self.form, self.language = form, language
        self.finding, self.is_begun = None, False
        if form.is_valid() and form.query:
            self._find(form.query, form.choice())

    def _find(self, query, choice):
        try:
            self.finding = Finding(query, choice)
        except QueryError as error:
            self.form.refuse(error)
            return
        if not self.finding.matched and (longer := spelling.find_begun(query, choice)):
            self.finding, self.is_begun = longer, True

    def counts(self):
        """Hits by facet and value; None when nothing was searched."""
        return self.finding.counts() if self.finding else None

    @property
    def order(self):
        """How several hits are ordered; nothing to say about fewer."""
        return self.finding.order if self.finding and len(self.finding.hits) > 1 else None

    @cached_property
    def suggestions(self):
        """Other spellings, when no text has the words."""
        return spelling.suggestions(self.form.query) if self.finding and not self.finding.matched else []

    @property
    def without_filters(self):
        """How many hits there would be without the filters, when it is these that leave nothing."""
        return len(self.finding.matched) if self.finding and not self.finding.hits else 0

    def count(self):
        return len(self.finding.hits) if self.finding else 0

    def __getitem__(self, window):
        """The hits of one page."""
        if not self.finding:
            return []
        keys = self.finding.page(window.start, window.stop)
        return load(keys, Highlighter(self.finding.plan), self.language)

    def none(self):
        """An empty list, for a page that does not exist."""
        return []
