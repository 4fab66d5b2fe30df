"""Values of an entry's revisions as a reader reads them: codes by their labels, rows by their names."""

from dataclasses import dataclass

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from timeline import dates, moments
from timeline.languages import in_language
from timeline.models import Actor, Domain, Entry, Relation, Source
from timeline.models.choices import Basis, Claim, Role, Stance
from timeline.snapshots import FIELDS

LISTS = {
    "domains": gettext_lazy("Security domains"),
    "concepts": gettext_lazy("Concepts"),
    "parts": gettext_lazy("Who took part"),
    "evidence": gettext_lazy("Sources"),
    "relations": gettext_lazy("Related entries"),
    "attributions": gettext_lazy("Who attributes it to whom"),
}
TEXTS = {"title_en", "title_id", "summary_en", "summary_id", "place"}
LABELS = {**{name: Entry._meta.get_field(name).verbose_name for name in FIELDS}, **LISTS}


def shown(name, value):
    """The value of a field that is neither a text nor a list."""
    if value in ("", None):
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name == "date":
        return edtf(value)
    return str(dict(Entry._meta.get_field(name).flatchoices).get(value, value))


def edtf(text):
    """A stored date in words; as it stands when an older state held something else."""
    try:
        return moments.in_words(dates.parse(text), get_language())
    except dates.DateFormatError:
        return text


@dataclass(frozen=True, slots=True)
class Names:
    """The names of all rows that some revisions mention, read at once."""

    actors: dict
    domains: dict
    sources: dict
    entries: dict

    @classmethod
    def of(cls, states):
        """States of an entry, as snapshots keep them."""
        slugs, symbols, numbers, domains = set(), set(), set(), set()
        for state in states:
            domains |= set(state.get("domains", ()))
            slugs |= {part[0] for part in state.get("parts", ())}
            symbols |= {evidence[0] for evidence in state.get("evidence", ())}
            numbers |= {relation[1] for relation in state.get("relations", ())}
            for claim in state.get("attributions", ()):
                slugs |= {claim[0], claim[2]}
                symbols.add(claim[5])
        return cls(
            actors=_by(Actor.objects.all(), "slug", slugs),
            domains=_by(Domain.objects.all(), "pk", domains),
            sources=_by(Source.objects.all(), "pk", symbols),
            entries=_by(Entry.objects.published(), "number", numbers),
        )

    def item(self, name, item):
        """One thing of a list in words; empty when readers may not know of it."""
        return getattr(self, f"_{name}")(item)

    def _concepts(self, item):
        return item

    def _domains(self, item):
        return self._name(self.domains.get(item), item)

    def _parts(self, item):
        slug, role, claim = item
        told = [
            self._actor(slug),
            _label(Role, role),
            "" if claim == Claim.DOCUMENTED else _label(Claim, claim),
        ]
        return ", ".join(filter(None, told))

    def _evidence(self, item):
        source, locator = item
        return ", ".join(filter(None, [self._source(source), locator]))

    def _relations(self, item):
        kind, number = item
        other = self.entries.get(number)
        return f"{_label(Relation.Kind, kind)}: {other.title}" if other else ""

    def _attributions(self, item):
        claimant, stance, accused, basis, date, source, locator = item
        told = [_label(Basis, basis), edtf(date), self._source(source), locator]
        who = f"{self._actor(claimant)} / {_label(Stance, stance)} / {self._actor(accused)}"
        return ", ".join(filter(None, [who, *told]))

    def _actor(self, slug):
        return self._name(self.actors.get(slug), slug)

    def _source(self, pk):
        source = self.sources.get(pk)
        return str(source) if source else _("a source that is no longer in the record")

    def _name(self, row, otherwise):
        return in_language(row, "name", get_language()) if row else str(otherwise)


def _by(rows, key, values):
    return {getattr(row, key): row for row in rows.filter(**{f"{key}__in": values})} if values else {}


def _label(choices, value):
    return str(choices(value).label) if value in choices.values else value
