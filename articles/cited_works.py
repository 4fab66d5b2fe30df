"""A work that an essay cites, as machines read it: in schema.org's words, from its CSL-JSON."""

from typing import Any

from articles import csl, highwire

TYPES = {
    "article-journal": "ScholarlyArticle",
    "paper-conference": "ScholarlyArticle",
    "article-newspaper": "NewsArticle",
    "article-magazine": "Article",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "legislation": "Legislation",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "thesis": "Thesis",
    "treaty": "Legislation",
    "webpage": "WebPage",
}
DOI = "https://doi.org/"


def as_linked_data(work: csl.Item) -> dict[str, Any]:
    """The work with what is known of it."""
    address = csl.address(work)
    found = {
        "@type": TYPES.get(work["type"], "CreativeWork"),
        "name": work["title"],
        "author": [_person(one) for one in work.get("author") or []],
        "editor": [_person(one) for one in work.get("editor") or []],
        "datePublished": highwire.date(work.get("issued", {})).replace("/", "-"),
        "isPartOf": _named("CreativeWork", work.get("container-title", "")),
        "publisher": _named("Organization", work.get("publisher", "")),
        "identifier": f"doi:{work['DOI']}" if work.get("DOI") else "",
        "sameAs": address if address.startswith(DOI) else "",
        "url": "" if address.startswith(DOI) else address,
    }
    return {name: value for name, value in found.items() if value}


def _person(one: dict[str, str]) -> dict[str, str]:
    if "literal" in one:
        return {"@type": "Organization", "name": one["literal"]}
    family = csl.family(one)
    given = one.get("given", "")
    return {"@type": "Person", "name": f"{given} {family}".strip(), "familyName": family, "givenName": given}


def _named(kind: str, name: str) -> dict[str, str]:
    return {"@type": kind, "name": name} if name else {}
