"""The codebook as a whole, for its page and as data."""

from dataclasses import dataclass
from functools import partial

from django.utils.functional import lazy
from django.utils.translation import override

from timeline import address
from timeline.codebook import columns
from timeline.codebook.counting import Tally, tallies
from timeline.codebook.sections import DOMAIN_LABEL, DOMAIN_RULE, SECTIONS, Section
from timeline.codebook.texts import Text
from timeline.languages import CODES
from timeline.models import Domain, Entry
from timeline.models.choices import Publication

CODE_NAMES = (
    "section", "code", *(f"{name}_{code}" for name in ("label", "definition", "rule") for code in CODES),
    "count", "example",
)  # fmt: skip

PARAMETERS = {"source-kind": "source"}
"""Sections whose filter of the timeline has another name."""

FILTERS = {("lens", "true"): ("lens", "non-traditional"), ("lens", "false"): ("", "")}
"""Codes that are another value there, or none."""


@dataclass(frozen=True, slots=True)
class Code:
    """One code; `count` is None where readers are not told, `example` an entry or None."""

    section: str
    value: str
    label: str
    text: Text
    count: int | None
    example: Entry | None

    @property
    def anchor(self):
        return anchor(self.section, self.value)

    @property
    def query(self):
        """The view of the timeline that this code filters, where there is such a filter."""
        name, value = FILTERS.get((self.section, self.value), (self.section, self.value))
        name = PARAMETERS.get(name, name)
        return address.query([(name, value)]) if address.is_ours(name) and self.count else ""


@dataclass(frozen=True, slots=True)
class Chapter:
    name: str
    label: str
    codes: list[Code]


def anchor(section, code):
    """The id under which a code stands on the page."""
    return f"{section}-{code}"


def chapters():
    """Every section with its codes, in the order of the page."""
    counts = tallies()
    wanted = {tally.number for tally in counts.values()} - {""}
    examples = {entry.number: entry for entry in Entry.objects.published().filter(number__in=wanted)}
    return [_chapter(section, counts, examples) for section in (*SECTIONS[:1], domains(), *SECTIONS[1:])]


def domains():
    """The security domains as a section; their texts follow the language of whoever reads them."""
    found = list(Domain.objects.all())
    return Section(
        "domain",
        DOMAIN_LABEL,
        {domain.slug: _lazily(domain, "name") for domain in found},
        {domain.slug: Text(_lazily(domain, "description"), DOMAIN_RULE) for domain in found},
    )


def _lazily(row, name):
    return lazy(partial(getattr, row, name), str)()


def _chapter(section, counts, examples):
    codes = [
        Code(
            section.name, value, label, section.texts[value], *_counted(section.name, value, counts, examples)
        )
        for value, label in section.labels.items()
    ]
    return Chapter(section.name, section.label, codes)


def _counted(section, value, counts, examples):
    tally = counts.get((section, value), Tally())
    is_secret = (section, value) == ("publication", Publication.DRAFT)
    return None if is_secret else tally.count, examples.get(tally.number)


def codes_as_data(site):
    """Every code in both languages, as flat objects with the names of CODE_NAMES."""
    return [_code_as_object(code, site) for chapter in chapters() for code in chapter.codes]


def _code_as_object(code, site):
    texts = {"label": code.label, "definition": code.text.definition, "rule": code.text.rule}
    example = f"{site}{code.example.permalink}" if code.example else None
    value = {"section": code.section, "code": code.value, "count": code.count, "example": example}
    for language in CODES:
        with override(language):
            value |= {f"{name}_{language}": str(text) for name, text in texts.items()}
    return {name: value[name] for name in CODE_NAMES}


def columns_as_data():
    """The columns of each table, with their descriptions in both languages."""
    return {
        table: [_column_as_object(name, described[name]) for name in columns.HEADINGS[table]]
        for table, described in columns.TABLES.items()
    }


def _column_as_object(name, column):
    descriptions = {}
    for language in CODES:
        with override(language):
            descriptions[f"description_{language}"] = str(column.description)
    return {
        "name": name,
        "type": column.type,
        "is_list": column.is_list,
        "section": column.section or None,
        **descriptions,
    }
