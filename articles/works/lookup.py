"""Works by the keys that texts cite them by, former keys too."""

import re
from copy import copy

from articles.models import Reference, ReferenceAlias


def by_keys(keys):
    """The works that these keys mean, as a dict. A work cited by two of its keys stands under both."""
    keys = set(keys)
    found = Reference.objects.in_bulk(keys, field_name="key")
    if missing := keys - found.keys():
        aliases = ReferenceAlias.objects.filter(key__in=missing).select_related("reference")
        found |= {alias.key: alias.reference for alias in aliases}
    return found


def in_own_keys(article, works):
    """The essay as if it cited each of these works by its own key, and the works by those keys.

    A work cited by two of its keys is listed once. The essay that was given stays as it is.
    """
    former = {key: work.key for key, work in works.items() if work.key != key}
    if former:
        pattern = "|".join(map(re.escape, former))
        article = copy(article)
        article.body = re.sub(
            rf"(?<=@)({pattern})(?![a-z0-9]|-[a-z0-9])", lambda key: former[key[1]], article.body
        )
    return article, {work.key: work for work in works.values()}


def taken_keys():
    """Every key that means a work, now or once."""
    now = Reference.objects.values_list("key", flat=True)
    return set(now).union(ReferenceAlias.objects.values_list("key", flat=True))
