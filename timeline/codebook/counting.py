"""How many published entries carry each code, and the newest of them as an example."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Max, Q
from django.db.models.functions import Length

from timeline.models import Attribution, Entry, EntryActor, EntrySource, Membership, Relation
from timeline.models.choices import Publication

OF_ENTRY = ("kind", "status", "level", "bindingness", "confidence", "is_non_traditional")
# How long an EDTF point is, without and with a mark such as ~.
LENGTHS = {"year": (4, 5), "month": (7, 8), "day": (10, 11)}


@dataclass(slots=True)
class Tally:
    """`number`: of the newest entry that is counted; empty where there is none to show."""

    count: int = 0
    number: str = ""

    def add(self, count, number):
        self.count += count
        self.number = max(self.number, number or "")


def tallies():
    """A Tally by section and code, as (section, code) of what occurs; in a fixed number of questions."""
    linked = {
        "domain": (Entry.domains.through, "domain__slug"),
        "role": (EntryActor, "role"),
        "claim": (EntryActor, "claim"),
        "actor-kind": (EntryActor, "actor__kind"),
        "region": (EntryActor, "actor__region"),
        "source-kind": (EntrySource, "source__kind"),
        "stance": (Attribution, "stance"),
        "basis": (Attribution, "basis"),
    }
    found = _of_entries() | _of_dates()
    for section, (model, field) in linked.items():
        found |= _of_linked(section, model.objects.all(), field)
    related = Relation.objects.filter(target__in=Entry.objects.published())
    return found | _of_linked("relation", related, "kind") | _of_memberships()


def _of_entries():
    """The columns of the entry itself, from the combinations that occur; each entry is in one of them."""
    found = defaultdict(Tally)
    rows = Entry.objects.order_by().values_list("publication", *OF_ENTRY)
    for publication, *codes, count, number in rows.annotate(n=Count("pk"), newest=Max("number")):
        if publication == Publication.PUBLISHED:
            *plain, lens = codes
            for section, code in zip(OF_ENTRY, plain, strict=False):
                found[section, code].add(count, number)
            found["lens", str(lens).lower()].add(count, number)
        if publication != Publication.DRAFT:
            is_shown = publication == Publication.PUBLISHED
            found["publication", publication].add(count, number if is_shown else "")
    return dict(found)


def _of_dates():
    """The forms of dates; a mark such as ~ is counted beside the form that carries it."""
    is_span = Q(date__contains="/")
    forms = {name: ~is_span & Q(length__in=lengths) for name, lengths in LENGTHS.items()}
    forms |= {
        "range": is_span & ~Q(date__endswith=".."),
        "open": Q(date__endswith=".."),
        "approximate": Q(date__contains="~") | Q(date__contains="%"),
        "uncertain": Q(date__contains="?") | Q(date__contains="%"),
    }
    asked = {f"{name}_count": Count("pk", filter=form) for name, form in forms.items()}
    asked |= {f"{name}_newest": Max("number", filter=form) for name, form in forms.items()}
    answer = Entry.objects.published().annotate(length=Length("date")).aggregate(**asked)
    return {("date", name): Tally(answer[f"{name}_count"], answer[f"{name}_newest"] or "") for name in forms}


def _of_linked(section, rows, field):
    """What hangs on entries, such as roles: an entry counts once however often it has the code."""
    shown = rows.filter(entry__in=Entry.objects.published()).order_by().values_list(field)
    counted = shown.annotate(n=Count("entry", distinct=True), newest=Max("entry__number"))
    return {(section, code): Tally(count, number) for code, count, number in counted}


def _of_memberships():
    """Not entries: the memberships themselves."""
    rows = Membership.objects.order_by().values_list("relation").annotate(n=Count("pk"))
    return {("membership", code): Tally(count) for code, count in rows}
