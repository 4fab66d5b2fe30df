"""A reading path as its readers walk it: numbered steps, the years they lead through."""

from dataclasses import dataclass

from timeline.models import EntryRevision
from timeline.models.choices import Publication


@dataclass(frozen=True, slots=True)
class Step:
    """One step; of an entry that was withdrawn no more is told than its title and the reason."""

    number: int
    entry: object
    note: str
    is_withdrawn: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Walk:
    """The steps in order and, by year, the first step that stands in it, in the order of the path."""

    path: object
    steps: list
    years: list


def walk(path):
    """From a path as `for_page` gives it, or a draft with all its steps."""
    found = list(path.steps.all())
    gone = [step.entry for step in found if _is_gone(step)]
    reasons = withdrawal_reasons(gone)
    steps = [
        Step(number, step.entry, step.note, _is_gone(step), reasons.get(step.entry_id, ""))
        for number, step in enumerate(found, 1)
    ]
    years = {}
    for step in steps:
        years.setdefault(step.entry.year, step.number)
    return Walk(path, steps, list(years.items()))


def withdrawal_reasons(entries):
    """By primary key why these entries were withdrawn, as far as their history says it."""
    if not entries:
        return {}
    history = EntryRevision.objects.filter(entry__in=entries).newest_first()
    reasons, is_told = {}, set()
    for pk, state, reason in history.values_list("entry_id", "data__publication", "reason"):
        if state != Publication.WITHDRAWN:
            is_told.add(pk)  # older revisions are of the time before
        elif pk not in is_told:
            reasons[pk] = reason
    return reasons


def _is_gone(step):
    return step.entry.publication == Publication.WITHDRAWN
