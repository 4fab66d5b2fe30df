"""Copies of dead addresses in the Internet Archive's Wayback Machine."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from timeline.models import Source


def wayback(source):
    """Where a copy may lie from when the address was last seen; nobody has asked whether it does."""
    check = source.link_check
    failed_on = timezone.localdate(check.first_failed_at or check.checked_at)
    seen_on = source.accessed_on or failed_on - timedelta(days=1)
    return f"https://web.archive.org/web/{seen_on:%Y%m%d}/{source.url}"


def keep(source, *, by):
    """Make the Wayback link, which an editor has looked at, the source's archived copy.

    False when the source has one already, or the link is too long for it. Raises PermissionDenied.
    """
    if not by.has_perm("timeline.change_source"):
        raise PermissionDenied
    address = wayback(source)
    if source.archive_url or len(address) > Source._meta.get_field("archive_url").max_length:
        return False
    return bool(Source.objects.filter(pk=source.pk, archive_url="").update(archive_url=address))
