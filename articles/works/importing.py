"""What adding the records of a bibliography to the library would do, and doing it."""

from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Reference
from articles.works import checking, duplicates, formats, keys, line
from articles.works.lookup import taken_keys


class Outcome(TextChoices):
    NEW = "new", gettext_lazy("new")
    SIMILAR = "similar", gettext_lazy("perhaps there already")
    KNOWN = "known", gettext_lazy("there already")
    REFUSED = "refused", gettext_lazy("refused")


@dataclass
class Candidate:
    """A record as the preview shows it; `place` counts from 1 as the records stand in the text."""

    place: int
    label: str
    item: dict
    outcome: Outcome
    reasons: list[str] = field(default_factory=list)
    existing: Reference | None = None
    key: str = ""

    @property
    def line(self):
        return line.plain(self.item, _("n.d.")) if self.item.get("title") else self.label

    @property
    def is_choosable(self):
        return self.outcome in (Outcome.NEW, Outcome.SIMILAR)


def judge(text, form=""):
    """The format and a candidate for each record; writes nothing. Raises Refused."""
    form, records = formats.read(text, form)
    found = [_judged(place, record) for place, record in enumerate(records, 1)]
    sound = [one for one in found if one.is_choosable]
    _compare(sound)
    taken = taken_keys()
    for one in sound:
        if one.is_choosable:
            one.key = keys.free(keys.base(one.item), taken)
            taken.add(one.key)
    return form, found


def _judged(place, record):
    try:
        item = checking.tidy(record.item)
    except RecursionError:
        return Candidate(place, record.label, {}, Outcome.REFUSED, [_("Its brackets are nested too deeply.")])
    reasons = [record.problem] if record.problem else list(checking.complaints(item).values())
    return Candidate(place, record.label, item, Outcome.REFUSED if reasons else Outcome.NEW, reasons)


def _compare(candidates):
    """Say which are in the library already, or stand in the text twice."""
    marks = [_marks(one.item) for one in candidates]
    dois, isbns, signatures = zip(*marks, strict=True) if marks else ((), (), ())
    shelf = {}
    for reference in Reference.objects.alike(dois=dois, isbns=isbns, signatures=signatures):
        for mark in Reference.MARKS:
            shelf.setdefault((mark, getattr(reference, mark)), reference)
    seen = {}
    for one, own in zip(candidates, marks, strict=True):
        pairs = [pair for pair in zip(Reference.MARKS, own, strict=True) if pair[1]]
        _place(one, pairs, shelf, seen)
        for pair in pairs:
            seen.setdefault(pair, one)


def _marks(item):
    return duplicates.doi(item), duplicates.isbn(item), duplicates.signature(item)


def _place(one, pairs, shelf, seen):
    why = {
        "doi": _("It has the same DOI."),
        "isbn": _("It has the same ISBN."),
        "signature": _("It has the same title and year."),
    }
    for mark, value in pairs:
        one.existing, earlier = shelf.get((mark, value)), seen.get((mark, value))
        if one.existing or earlier:
            one.outcome = Outcome.SIMILAR if mark == "signature" else Outcome.KNOWN
            where = "" if one.existing else _("The same as record %d of this text.") % earlier.place
            one.reasons = [text for text in (where, why[mark]) if text]
            return


@transaction.atomic
def add(candidates, places):
    """The chosen ones, written to the library under keys that are free by now."""
    added, taken = [], taken_keys()
    for one in candidates:
        if one.is_choosable and one.place in places:
            key = keys.free(keys.base(one.item), taken)
            taken.add(key)
            added.append(Reference.objects.create(key=key, csl={**one.item, "id": key}))
    return added
