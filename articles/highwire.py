"""The tags of Highwire Press, by which Google Scholar and Zotero know an essay and what it cites."""

from collections.abc import Iterator

from articles.citing import SITE, CitedEssay
from articles.csl import Item
from timeline.exports.plain import one_line

Tag = tuple[str, str]


def tags(essay: CitedEssay) -> list[Tag]:
    """Pairs (name, content); dates are YYYY/MM/DD, the online date that of the text that is online now."""
    found = [
        ("citation_title", essay.title),
        *(("citation_author", name(person)) for person in essay.authors),
        ("citation_publication_date", f"{essay.published_on:%Y/%m/%d}"),
        ("citation_online_date", f"{essay.changed_on:%Y/%m/%d}"),
        ("citation_language", essay.language),
        ("citation_journal_title", SITE),
        ("citation_fulltext_html_url", essay.address),
        ("citation_public_url", essay.address),
        *(("citation_keywords", word) for word in essay.keywords),
    ]
    return [(tag, one_line(content)) for tag, content in found]


def reference(work: Item) -> Tag:
    """A cited work as one tag: its parts are parted by semicolons, so no part has one of its own."""
    parts = ";".join(f"{tag}={content}" for tag, content in _parts(work) if content)
    return "citation_reference", parts


def _parts(work: Item) -> Iterator[Tag]:
    yield "citation_title", _plain(work["title"])
    for person in work.get("author") or work.get("editor") or []:
        yield "citation_author", _plain(name(person))
    yield "citation_publication_date", date(work.get("issued", {}))
    yield "citation_journal_title", _plain(work.get("container-title", ""))
    yield "citation_publisher", _plain(work.get("publisher", ""))
    yield "citation_doi", _plain(work.get("DOI", ""))


def _plain(text: str) -> str:
    return one_line(text).replace(";", ",")


def name(person: dict[str, str]) -> str:
    """Family, Given, Jr.; a particle stands where the style of the name has it; an organisation as it is."""
    if "literal" in person:
        return person["literal"]
    particle = person.get("non-dropping-particle", "")
    family = f"{particle} {person.get('family', '')}".strip()
    given = f"{person.get('given', '')} {person.get('dropping-particle', '')}".strip()
    return ", ".join(filter(None, (family, given, person.get("suffix", ""))))


def date(issued: Item) -> str:
    """A date of CSL-JSON with the parts that are known: 2013/12/03, 2018/07 or 2009."""
    try:
        known = [int(part) for part in issued["date-parts"][0][:3]]
    except (KeyError, IndexError, TypeError, ValueError):
        return ""
    return "/".join(f"{part:02}" if place else f"{part:04}" for place, part in enumerate(known))
