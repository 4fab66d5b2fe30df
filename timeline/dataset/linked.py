"""The data as a schema.org Dataset."""

from django.utils.translation import get_language

from timeline import linked_data
from timeline.citing import RECORD
from timeline.dataset.package import DESCRIPTION
from timeline.languages import CODES
from timeline.publisher import LICENCE, SITE


def script(version, site):
    """Linked data for one version; its files are its distribution."""
    address = f"{site}{version.permalink}"
    data = {
        "@context": linked_data.CONTEXT,
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "name": f"{RECORD[get_language()]}, {version.name}",
        "description": DESCRIPTION,
        "version": version.name,
        "datePublished": version.published_at.isoformat(timespec="seconds"),
        "inLanguage": list(CODES),
        "isAccessibleForFree": True,
        "license": LICENCE.url,
        "creator": {"@type": "Organization", "name": SITE, "url": f"{site}/"},
        "distribution": [_download(one, address) for one in version.files],
    }
    if version.doi:
        data["identifier"] = f"https://doi.org/{version.doi}"
    return linked_data.script(data)


def _download(file, address):
    return {
        "@type": "DataDownload",
        "name": file["name"],
        "contentUrl": f"{address}{file['name']}",
        "encodingFormat": media_type(file["name"]),
        "contentSize": f"{file['bytes']} B",
        "sha256": file["sha256"],
    }


MEDIA_TYPES = {".csv": "text/csv", ".json": "application/json", ".jsonl": "application/jsonl"}


def media_type(name):
    """Of a file, by its ending; plain text for the rest."""
    _stem, dot, ending = name.rpartition(".")
    return MEDIA_TYPES.get(f"{dot}{ending}", "text/plain")
