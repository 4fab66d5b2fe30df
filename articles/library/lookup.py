"""Works by the keys that texts cite them by, former keys too."""

from articles.models import Reference, ReferenceAlias


def by_keys(keys):
    """The works that these keys mean, as a dict. A work cited by two of its keys stands under both."""
    keys = set(keys)
    found = Reference.objects.in_bulk(keys, field_name="key")
    if missing := keys - found.keys():
        aliases = ReferenceAlias.objects.filter(key__in=missing).select_related("reference")
        found |= {alias.key: alias.reference for alias in aliases}
    return found


def taken_keys():
    """Every key that means a work, now or once."""
    now = Reference.objects.values_list("key", flat=True)
    return set(now).union(ReferenceAlias.objects.values_list("key", flat=True))
