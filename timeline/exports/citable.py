"""An entry as a reference manager sees it, in one language."""

from dataclasses import dataclass

from django.utils.translation import get_language

from timeline import dates
from timeline.dates import Moment
from timeline.models import Entry, EntrySource
from timeline.models.choices import Claim


@dataclass(frozen=True, slots=True)
class Citable:
    """`sources` are lines of text, one for each document behind the entry."""

    number: str
    url: str
    language: str
    title: str
    summary: str
    moment: Moment
    place: str
    authors: list[str]
    keywords: list[str]
    sources: list[str]


def citable(entry: Entry, site: str) -> Citable:
    """The entry, from `for_export`, in the active language; only documented actors stand as its authors."""
    documented = [part.actor.name for part in entry.parts.all() if part.claim == Claim.DOCUMENTED]
    domains = [domain.name for domain in entry.domains.all()]
    return Citable(
        number=entry.number,
        url=f"{site}{entry.permalink}",
        language=get_language(),
        title=entry.title,
        summary=entry.summary,
        moment=dates.parse(entry.date),
        place=entry.place,
        authors=list(dict.fromkeys(documented)),
        keywords=domains + sorted(concept.label for concept in entry.concepts.all()),
        sources=[_source(evidence) for evidence in entry.evidence.all()],
    )


def _source(evidence: EntrySource) -> str:
    """“Title. Publisher, 2013. PC.DEC/1106, para. 3. https://…”, of what is known."""
    source = evidence.source
    parts = [
        source.title,
        ", ".join(filter(None, [source.publisher, source.date])),
        ", ".join(filter(None, [source.identifier, evidence.locator])),
        source.url or source.archive_url,
    ]
    return ". ".join(filter(None, parts))
