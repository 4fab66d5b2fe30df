"""Which format a bibliography is written in, and its records."""

import re

from django.utils.translation import gettext as _

from articles.works import bibtex, csl_json, ris
from articles.works.record import Record
from timeline.imports.problems import refuse

MOST_BYTES = 1_000_000
MOST_RECORDS = 1_000
PARSERS = {"bibtex": bibtex.parse, "ris": ris.parse, "csl-json": csl_json.parse}
STARTS = {"bibtex": bibtex.START, "ris": ris.START}


def recognise(text: str) -> str:
    """bibtex, ris or csl-json. Raises Refused when it is none of them."""
    if re.match(r"\s*[\[{]\s*[\]\[{}\"]", text):
        return "csl-json"
    if ris.START.search(text):
        return "ris"
    if bibtex.START.search(text):
        return "bibtex"
    raise refuse(
        _(
            "This is neither BibTeX (records begin with @book{...), nor RIS (records begin with TY  -), "
            "nor CSL-JSON (a list in square brackets)."
        )
    )


def read(text: str, form: str = "") -> tuple[str, list[Record]]:
    """The format and the records. Raises Refused with a sentence for the reader."""
    if len(text.encode(errors="replace")) > MOST_BYTES:
        raise refuse(_("This is more than 1 MB. Export fewer works at once."))
    form = form or recognise(text)
    if form in STARTS:
        _refuse_too_many(len(STARTS[form].findall(text)))
    records = PARSERS[form](text)
    _refuse_too_many(len(records))
    if not records:
        raise refuse(_("There is no record in it."))
    return form, records


def _refuse_too_many(number: int) -> None:
    if number > MOST_RECORDS:
        raise refuse(_("These are %d records; at most 1,000 can be read at once.") % number)
