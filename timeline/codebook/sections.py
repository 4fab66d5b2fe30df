"""Which codes the record has: the tables of the models with their definitions."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from timeline.codebook import actor_texts, entry_texts, evidence_texts
from timeline.codebook.texts import Text
from timeline.models import Actor, Membership, Relation, Source, choices

LENS_LABELS = {"true": _("Non-traditional security"), "false": _("Not through this lens")}
DATE_LABELS = {
    "year": _("Year"),
    "month": _("Month"),
    "day": _("Day"),
    "range": _("Range"),
    "open": _("Open end"),
    "approximate": _("Approximate"),
    "uncertain": _("Uncertain"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """The codes of one facet. `labels` are in the order of the filters; `texts` has each of them."""

    name: str
    label: str
    labels: dict[str, str]
    texts: dict[str, Text]


def _of(name: str, label: str, table: type[TextChoices], texts: dict[str, Text]) -> Section:
    return Section(name, label, dict(table.choices), {str(code): text for code, text in texts.items()})


SECTIONS = (
    _of("kind", _("Kind"), choices.Kind, entry_texts.KINDS),
    Section("date", _("Date"), DATE_LABELS, entry_texts.DATES),
    _of("status", _("Status"), choices.Status, entry_texts.STATUSES),
    _of("level", _("Level"), choices.Level, entry_texts.LEVELS),
    _of("bindingness", _("Bindingness"), choices.Bindingness, entry_texts.BINDINGNESSES),
    Section("lens", _("Lens"), LENS_LABELS, entry_texts.LENS),
    _of("confidence", pgettext_lazy("heading", "Confidence"), choices.Confidence, entry_texts.CONFIDENCES),
    _of("role", _("Role of an actor"), choices.Role, actor_texts.ROLES),
    _of("claim", _("Status of a role"), choices.Claim, actor_texts.CLAIMS),
    _of("actor-kind", _("Kind of actor"), Actor.Kind, actor_texts.ACTOR_KINDS),
    _of("region", _("Region"), choices.Region, actor_texts.REGIONS),
    _of("membership", _("Membership"), Membership.Relation, actor_texts.MEMBERSHIPS),
    _of("source-kind", _("Kind of source"), Source.Kind, evidence_texts.SOURCE_KINDS),
    _of("relation", _("Relation between entries"), Relation.Kind, evidence_texts.RELATIONS),
    _of("stance", _("Attribution: what is said"), choices.Stance, evidence_texts.STANCES),
    _of("basis", _("Attribution: kind of claim"), choices.Basis, evidence_texts.BASES),
    _of("publication", _("State of an entry"), choices.Publication, entry_texts.PUBLICATIONS),
)
DOMAIN_LABEL = _("Security domain")
DOMAIN_RULE = _("An entry has every domain that it is about, and none that it only mentions.")
