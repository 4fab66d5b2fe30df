"""The entries as BibTeX, in the fields of biblatex; dates are EDTF in both."""

from collections.abc import Mapping

from timeline.exports.citable import Citable, citable
from timeline.exports.facts import Facts
from timeline.exports.plain import one_line
from timeline.latex import as_latex
from timeline.models import Entry
from timeline.publisher import SITE

SUFFIX = "bib"
CONTENT_TYPE = "application/x-bibtex; charset=utf-8"
SEPARATOR, TAIL = "\n", ""
LANGUAGES = {"en": "english", "id": "indonesian"}


def head(facts: Facts) -> str:
    """The facts as a comment: BibTeX reads nothing before the first @."""
    lines = [one_line(line).replace("@", "(at)") for line in facts.as_lines()]
    return "".join(f"% {line}\n" for line in lines) + "\n"


def row(entry: Entry, facts: Facts) -> str:
    return record(citable(entry, facts.site), facts.retrieved_at.date().isoformat())


def record(one: Citable, retrieved_on: str) -> str:
    """The entry as @misc; what is unknown has no field."""
    fields = {
        "title": f"{{{escape(one.title)}}}",
        "author": " and ".join(f"{{{escape(name)}}}" for name in one.authors),
        "date": one.moment.text,
        "year": f"{one.moment.start.year:04}",
        "howpublished": escape(SITE),
        "url": one.url,
        "urldate": retrieved_on,
        "note": one.number,
        "langid": LANGUAGES[one.language],
        "location": escape(one.place),
        "keywords": ", ".join(escape(word).replace(",", ";") for word in one.keywords),
        "annotation": "; ".join(map(escape, one.sources)),
        "abstract": escape(one.summary),
    }
    return written(one.number, fields)


def written(key: str, fields: Mapping[str, str]) -> str:
    """A @misc record; values are LaTeX, empty ones are left out."""
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}\n"


def escape(text: str) -> str:
    """The text as LaTeX prints it, on one line."""
    return as_latex(one_line(text))
