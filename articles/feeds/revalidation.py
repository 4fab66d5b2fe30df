"""Whether a reader has a feed already: its ETag, when it last changed, and 304."""

import time
from datetime import timedelta
from hashlib import sha256

from django.core.cache import cache
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

MEMORY = timedelta(days=30).total_seconds()


def revalidated(request, response):
    """The response with its validators, or 304 when the reader's copy is this one."""
    digest = sha256(response.content).hexdigest()
    changed_at = _changed_at(request.build_absolute_uri(request.path), digest)
    response.headers["ETag"] = f'"{digest[:32]}"'
    response.headers["Last-Modified"] = http_date(changed_at)
    return get_conditional_response(request, response.headers["ETag"], changed_at, response)


def _changed_at(address, digest):
    """Since which second (of the Unix clock) this address has been answered with these bytes.

    No column tells: a feed changes with a work, an author or the disclaimer too. So the time at which
    the bytes were first seen to differ is kept in the cache; when that forgets, the bytes count as new.
    Two changes within one second get two times.
    """
    key = f"feed-{sha256(address.encode()).hexdigest()}"
    seen, since = cache.get(key, ("", 0))
    if seen != digest:
        since = max(int(time.time()), since + 1)
        cache.set(key, (digest, since), MEMORY)
    return since
