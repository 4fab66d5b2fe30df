"""The public history of an entry: who changed what, when and why."""

from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from revisions.compare import Comparison
from timeline.history_values import LABELS, LISTS, TEXTS, Names, shown
from timeline.languages import CODES
from timeline.models.choices import Publication
from timeline.models.revision import BEFORE

ROLES = {"Owner": _("Owner"), "Timeline editor": _("Timeline editor"), "Editor": _("Editor")}
"""The words for who changed something, the first that fits; a name is nobody's business."""

LANGUAGE_TAILS = tuple(f"_{code}" for code in CODES)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that changed. A text has pieces, a list what was added and removed, others old and new."""

    label: str
    language: str = ""
    pieces: list = field(default_factory=list)
    added: list = field(default_factory=list)
    removed: list = field(default_factory=list)
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One step of the history; `what` is published, changed, withdrawn or restored."""

    what: str
    role: str
    reason: str
    at: object
    credit: str
    differences: list = field(default_factory=list)


def changes(entry):
    """The steps that readers may know of, the newest first, without what differs in each."""
    return [_change(revision, earlier) for revision, earlier in _steps(entry)]


def changes_in_full(entry):
    """The same, each with its differences; the work of comparing words is shared among them."""
    steps = _steps(entry)
    names = Names.of([one.data for pair in steps for one in pair if one])
    comparison = Comparison()
    return [
        _change(revision, earlier, differences(earlier.data, revision.data, names, comparison))
        if earlier
        else _change(revision, earlier)
        for revision, earlier in steps
    ]


def number_of_changes(steps):
    return sum(step.what != "published" for step in steps)


def withdrawal(steps):
    """The newest step that withdrew it, or None: what was loaded as withdrawn has no history."""
    return next((step for step in steps if step.what == "withdrawn"), None)


def _steps(entry):
    """Pairs of (revision, the one before it or None), the newest first."""
    found = list(entry.revisions.published().newest_first().prefetch_related("created_by__groups"))
    pairs = zip(found, [*found[1:], None], strict=False)
    return [(revision, earlier) for revision, earlier in pairs if revision.name != BEFORE]


def _change(revision, earlier, found=()):
    return Change(
        _what(revision, earlier),
        _role(revision.created_by),
        revision.reason,
        revision.created_at,
        revision.credit,
        list(found),
    )


def _what(revision, earlier):
    if earlier is None:
        return "published"
    before, after = (one.data.get("publication") for one in (earlier, revision))
    if before != after and Publication.WITHDRAWN in (before, after):
        return "withdrawn" if after == Publication.WITHDRAWN else "restored"
    return "changed"


def _role(user):
    if user is None:
        return _("Loaded from a file")
    names = {group.name for group in user.groups.all()}
    return next((word for name, word in ROLES.items() if name in names), ROLES["Editor"])


def differences(before, after, names, comparison):
    """Every field that both states have and that differs, in the order of the form."""
    both = [name for name in LABELS if name in before and name in after and before[name] != after[name]]
    found = [_difference(name, before[name], after[name], names, comparison) for name in both]
    return [one for one in found if one.pieces or one.added or one.removed or one.old != one.new]


def _difference(name, old, new, names, comparison):
    label = capfirst(LABELS[name])
    if name in TEXTS:
        language = name[-2:] if name.endswith(LANGUAGE_TAILS) else ""
        return Difference(label, language, comparison.words(old, new))
    if name not in LISTS:
        return Difference(label, old=shown(name, old), new=shown(name, new))
    added = [names.item(name, one) for one in new if one not in old]
    removed = [names.item(name, one) for one in old if one not in new]
    return Difference(label, added=[*filter(None, added)], removed=[*filter(None, removed)])
