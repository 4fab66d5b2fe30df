"""Counting views: no cookie, no address kept, bots and authors left out, written in batches."""

import atexit
import re
import threading
from collections import Counter

from django.conf import settings
from django.db import connection

from articles.models import Article, DailyViews

_BOT = re.compile(r"bot|crawl|spider|slurp|preview|monitor|curl|wget|python|headless|scrap", re.IGNORECASE)


class ViewCounter:
    """Counts in memory and writes the sums a little later, so that reading stays a read."""

    def __init__(self):
        self._lock = threading.Lock()
        self._counts = Counter()
        self._timer = None

    def add(self, article_id):
        with self._lock:
            self._counts[article_id] += 1
            if self._timer is None and settings.VIEWS_WRITTEN_AFTER:
                self._timer = threading.Timer(settings.VIEWS_WRITTEN_AFTER, self._flush_and_close)
                self._timer.daemon = True
                self._timer.start()

    def flush(self):
        """Write what was counted since the last time."""
        with self._lock:
            counts, self._counts, self._timer = self._counts, Counter(), None
        known = Article.objects.filter(pk__in=counts).values_list("pk", flat=True) if counts else []
        for article_id in known:
            DailyViews.objects.add(article_id, counts[article_id])

    def _flush_and_close(self):
        try:
            self.flush()
        finally:
            connection.close()


counter = ViewCounter()
atexit.register(counter.flush)


def is_bot(user_agent):
    """Whether a browser says that it is a program, or says nothing."""
    return not user_agent or bool(_BOT.search(user_agent))


def note(article, authors, request):
    """Count this view, unless a bot or one of the authors made it."""
    is_author = request.user.is_authenticated and any(a.user_id == request.user.pk for a in authors)
    if request.method == "GET" and not is_author and not is_bot(request.headers.get("User-Agent", "")):
        counter.add(article.pk)
