"""Whether a reader has an answer already: its ETag, when it last changed, and 304."""

import time
from datetime import timedelta
from hashlib import sha256

from django.core.cache import cache
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

MEMORY = timedelta(days=30).total_seconds()


def tagged(request, response, tag):
    """The response under this tag, or 304 when the reader's copy carries it too."""
    response.headers["ETag"] = f'"{tag}"'
    return get_conditional_response(request, response.headers["ETag"], None, response)


def tag_of(content):
    """The tag of an answer that consists of these bytes."""
    return sha256(content).hexdigest()[:32]


def revalidated(request, response):
    """The response with its tag and the time of its last change, or 304 when the reader's copy is this one.

    For answers whose number is bounded: each address takes a place in the cache.
    """
    tag = tag_of(response.content)
    changed_at = _changed_at(request.build_absolute_uri(request.path), tag)
    response.headers["ETag"] = f'"{tag}"'
    response.headers["Last-Modified"] = http_date(changed_at)
    return get_conditional_response(request, response.headers["ETag"], changed_at, response)


def _changed_at(address, tag):
    """Since which second (of the Unix clock) this address has been answered with these bytes.

    No column tells: a feed changes with a work, an author or the disclaimer too. So the time at which
    the bytes were first seen to differ is kept in the cache; when that forgets, the bytes count as new.
    Two changes within one second get two times.
    """
    key = f"feed-{sha256(address.encode()).hexdigest()}"
    seen, since = cache.get(key, ("", 0))
    if seen != tag:
        since = max(int(time.time()), since + 1)
        cache.set(key, (tag, since), MEMORY)
    return since
