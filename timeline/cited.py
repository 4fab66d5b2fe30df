"""Citations of the rows of the record, in the reader's language, today."""

from django.utils import timezone
from django.utils.translation import get_language

from timeline import address, citing
from timeline.models import DatasetVersion


def of_entry(entry, site):
    """`site` is the site's address without a last slash, here and below."""
    cited = citing.CitedEntry(
        number=entry.number,
        title=entry.title,
        moment=entry.moment,
        changed_on=timezone.localdate(entry.changed_at),
        address=f"{site}{entry.permalink}",
    )
    return citing.cite_entry(cited, timezone.localdate(), get_language())


def of_view(pairs, path, site):
    """`pairs` are the normal pairs of the view; the page that is read is no part of it."""
    query = address.query((name, value) for name, value in pairs if name != "page")
    newest = DatasetVersion.objects.newest()
    name = newest.name if newest else ""
    today = timezone.localdate()
    return citing.cite_view(query.removeprefix("?"), name, f"{site}{path}{query}", today, get_language())


def of_version(version, site):
    published_on = timezone.localdate(version.published_at)
    cited = citing.CitedVersion(version.name, published_on, version.doi, f"{site}{version.permalink}")
    return citing.cite_version(cited, get_language())
