"""The files by which programs that manage references take in an essay, a format each."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from articles import highwire
from articles.citing import SITE, CitedEssay, Person
from timeline.exports import bibtex, ris


@dataclass(frozen=True, slots=True)
class Format:
    suffix: str
    content_type: str
    write: Callable[[CitedEssay], str]


def as_bibtex(essay: CitedEssay) -> str:
    """@misc in the fields of biblatex, `year` beside `date` for BibTeX itself."""
    fields = {
        "title": f"{{{bibtex.escape(essay.title)}}}",
        "author": " and ".join(map(_bibtex_name, essay.authors)),
        "date": essay.changed_on.isoformat(),
        "year": f"{essay.changed_on.year:04}",
        "howpublished": bibtex.escape(SITE),
        "url": essay.address,
        "urldate": essay.retrieved_on.isoformat(),
        "langid": bibtex.LANGUAGES[essay.language],
        "keywords": ", ".join(bibtex.escape(word).replace(",", ";") for word in essay.keywords),
        "abstract": bibtex.escape(essay.summary),
    }
    return bibtex.written(f"{SITE}-{essay.slug}", fields)


def _bibtex_name(person: Person) -> str:
    """Family, Given; braces hold together what is one name."""
    if "literal" in person:
        return f"{{{bibtex.escape(person['literal'])}}}"
    return f"{bibtex.escape(person['family'])}, {bibtex.escape(person['given'])}"


def as_ris(essay: CitedEssay) -> str:
    """A blog post."""
    lines = [
        ("TY", "BLOG"),
        ("ID", f"{SITE}-{essay.slug}"),
        ("TI", essay.title),
        *(("AU", highwire.name(person)) for person in essay.authors),
        ("T2", SITE),
        ("PB", SITE),
        ("PY", f"{essay.changed_on.year:04}"),
        ("DA", f"{essay.changed_on:%Y/%m/%d}/"),
        ("AB", essay.summary),
        *(("KW", word) for word in essay.keywords),
        ("LA", essay.language),
        ("UR", essay.address),
        ("Y2", f"{essay.retrieved_on:%Y/%m/%d}/"),
    ]
    return ris.written(lines)


def as_csl_json(essay: CitedEssay) -> str:
    """A list of one item, as programs expect it."""
    item = {name: value for name, value in essay.item.items() if value}
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


FORMATS = {
    "bib": Format("bib", bibtex.CONTENT_TYPE, as_bibtex),
    "ris": Format("ris", ris.CONTENT_TYPE, as_ris),
    "csl.json": Format("csl.json", "application/vnd.citationstyles.csl+json; charset=utf-8", as_csl_json),
}
