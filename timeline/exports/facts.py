"""What a file says about itself: of which view it is, when it was fetched, and what others may do with it."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from timeline import address, filter_words
from timeline.permalinks import site_of
from timeline.publisher import LICENCE, SITE, Licence


@dataclass(frozen=True, slots=True)
class Facts:
    """`site` has no last slash; `view` is the page that shows the same entries, `file` the file itself."""

    title: str
    language: str
    site: str
    view: str
    file: str
    retrieved_at: datetime
    number_of_entries: int
    version: str = ""
    licence: Licence = LICENCE

    def as_object(self) -> dict[str, object]:
        """As values of JSON; an unknown version is null."""
        return {
            "title": self.title,
            "publisher": SITE,
            "language": self.language,
            "view": self.view,
            "file": self.file,
            "retrieved_at": self.retrieved_at.isoformat(timespec="seconds"),
            "number_of_entries": self.number_of_entries,
            "version": self.version or None,
            "licence": {"name": self.licence.name, "url": self.licence.url},
        }

    def as_lines(self) -> list[str]:
        """In words of the active language, a fact a line."""
        return [
            self.title,
            _("View: %s") % self.view,
            _("Retrieved: %s") % self.retrieved_at.isoformat(timespec="seconds"),
            _("Number of entries: %d") % self.number_of_entries,
            *([_("Version of the data: %s") % self.version] if self.version else []),
            _("Licence: %(name)s, %(url)s") % {"name": self.licence.name, "url": self.licence.url},
        ]


def facts_of(request, entry_filter, number_of_entries, *, version=""):
    """The facts about the file of a view that this request asks for, in the active language.

    `version` is the number of the frozen version that the data come from; empty for the living record.
    """
    query = address.query(entry_filter.view_pairs)
    return Facts(
        title=filter_words.title(entry_filter),
        language=get_language(),
        site=site_of(request),
        view=request.build_absolute_uri(reverse("timeline:index") + query),
        file=request.build_absolute_uri(request.path + query),
        retrieved_at=timezone.localtime(),
        number_of_entries=number_of_entries,
        version=version,
    )
