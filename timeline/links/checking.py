"""Which addresses are due, in which order they are asked, and what is kept of the answers."""

import time
from collections import defaultdict
from datetime import timedelta
from itertools import chain, zip_longest
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max, Q
from django.utils import timezone

from timeline.links.asking import Manner, ask
from timeline.models import LinkCheck, Source

WEEK = timedelta(days=7)  # no address is asked more often
PAUSE = 2  # seconds between two requests to one host


class Pace:
    """Waits until a host may be asked again; requests are made one after the other."""

    def __init__(self, pause=PAUSE, *, clock=time.monotonic, sleep=time.sleep):
        self.pause, self.clock, self.sleep = pause, clock, sleep
        self.free_at = {}

    def __call__(self, host):
        wait = self.free_at.get(host, 0) - self.clock()
        if wait > 0:
            self.sleep(wait)
        self.free_at[host] = self.clock() + self.pause


def manner(timeout, pause=PAUSE):
    """How this site asks, and who it says it is."""
    scheme = "https" if settings.HTTPS else "http"
    home = f"{scheme}://{next(iter(settings.ALLOWED_HOSTS), 'localhost')}/"
    agent = f"cyberdiplomacy link check (+{home}; asks for an address at most once a week)"
    return Manner(agent, timeout, Pace(pause), getattr(settings, "LINKS_MAY_BE_PRIVATE", False))


def due(older_than=WEEK, limit=None):
    """Addresses not asked for so long, at least a week, those waiting longest first; hosts take turns."""
    now = timezone.now()
    same = Q(link_check__url=F("url"))
    asked = (
        Source.objects.exclude(url="")
        .values("url")
        .annotate(asked_at=Max("link_check__checked_at", filter=same))
        .annotate(retry_at=Max("link_check__retry_at", filter=same))
        .filter(Q(asked_at=None) | Q(asked_at__lte=now - max(older_than, WEEK)))
        .filter(Q(retry_at=None) | Q(retry_at__lte=now))
        .order_by(F("asked_at").asc(nulls_first=True), "url")
    )
    return in_turns(asked.values_list("url", flat=True)[:limit])


def in_turns(urls):
    """The same addresses so that those of one host stand apart."""
    by_host = defaultdict(list)
    for url in urls:
        by_host[_host(url)].append(url)
    return [url for url in chain.from_iterable(zip_longest(*by_host.values())) if url]


def _host(url):
    try:
        return urlsplit(url).hostname
    except ValueError:
        return ""


def check(url, how):
    """Ask for an address that is still due, and keep the answer; None when somebody else just asked."""
    if LinkCheck.objects.filter(url=url, checked_at__gt=timezone.now() - WEEK).exists():
        return None
    answer = ask(url, how)
    store(url, answer)
    return answer


@transaction.atomic
def store(url, answer):
    """Keep an answer for every source that has this address."""
    now = timezone.now()
    before = LinkCheck.objects.filter(url=url).first()
    first, last = (before.first_failed_at, before.last_failed_at) if before else (None, None)
    if answer.is_good:
        first, last = None, None
    elif answer.is_failure:
        first, last = first or now, now
    kept = {
        "url": url,
        "checked_at": now,
        "status_code": answer.status,
        "error": answer.error,
        "first_failed_at": first,
        "last_failed_at": last,
        "final_url": answer.final_url[:2000],
        "retry_at": now + timedelta(seconds=answer.retry_after) if answer.retry_after else None,
    }
    for source in Source.objects.filter(url=url):
        LinkCheck.objects.update_or_create(source=source, defaults=kept)
