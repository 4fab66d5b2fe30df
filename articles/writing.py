"""What the editor is told while somebody writes: names for chips, hits to insert, offers for typed words."""

from collections import defaultdict

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import csl, offers
from articles.models import Reference
from articles.works.lookup import by_keys
from timeline.models import Actor, ActorAlias, Entry, EntryActor, SearchDocument
from timeline.moments import in_words
from timeline.search.finding import Finding
from timeline.search.query import QueryError, parse
from timeline.search.spelling import find_begun

MOST_HITS = 10
SHORT = 60


def works_named(keys):
    """Of the works that these keys mean, former keys too, by key, what a chip says."""
    return {key: _chip(work) for key, work in by_keys(keys).items()}


def entries_named(slugs):
    """Of the published entries with these slugs, by slug, what a chip says."""
    found = Entry.objects.published().filter(slug__in=slugs)
    return {entry.slug: {"title": entry.title, "detail": _when(entry)} for entry in found}


def works_like(text):
    """The first works whose key, authors, title and year together have each of the words."""
    words = offers.fold(text).split()
    rows = Reference.objects.order_by("authors", "year", "pk").values_list(
        "pk", "key", "authors", "title", "year"
    )
    if not words:
        return [_work_hit(work) for work in Reference.objects.order_by("-created_at", "-pk")[:MOST_HITS]]
    found = []
    for pk, *texts in rows.iterator():
        folded = offers.fold(" ".join(map(str, texts)))
        if all(word in folded for word in words):
            found.append((not folded.startswith(words[0]), len(found), pk))
    best = [pk for _is_later, _place, pk in sorted(found)[:MOST_HITS]]
    works = Reference.objects.in_bulk(best)
    return [_work_hit(works[pk]) for pk in best]


def entries_like(text):
    """The first published entries with this number or address, or that the site's search finds."""
    if not text:
        return [_entry_hit(one) for one in Entry.objects.published().last_changed_first()[:MOST_HITS]]
    named = Q(number__iexact=text) | Q(slug__istartswith=text.replace(" ", "-"))
    found = list(Entry.objects.published().filter(named).newest_first()[:MOST_HITS])
    pks = [pk for pk in _searched(text) if pk not in {entry.pk for entry in found}]
    more = Entry.objects.published().in_bulk(pks[: MOST_HITS - len(found)])
    return [_entry_hit(entry) for entry in [*found, *(more[pk] for pk in pks if pk in more)]]


def _searched(text):
    """Primary keys of entries by relevance; what cannot be searched for finds nothing."""
    entries = {"type": [SearchDocument.Kind.ENTRY.value]}
    try:
        query = parse(text)
        longer = find_begun(query, entries)
        finding = longer if longer and longer.hits else Finding(query, entries)
    except QueryError:
        return []
    return [pk for _kind, pk in finding.page(0, MOST_HITS)]


def offers_in(text):
    """The offers for a text in its order, each phrase once; a citation goes before an entry."""
    years = offers.years_in(text)
    if not years:
        return []
    works = {work.key: work for work in Reference.objects.filter(year__in=years)}
    cited = list(offers.citations(text, map(_citable, works.values())))
    linked = list(offers.mentions(text, _actor_names(), _linkable(years)))
    entries = Entry.objects.in_bulk({one.names[0] for one in linked}, field_name="slug")
    taken = [(one.start, one.start + len(one.phrase)) for one in cited]
    free = [one for one in linked if not any(start <= one.start < end for start, end in taken)]
    said = {**{key: str(work) for key, work in works.items()}, **{k: _said(e) for k, e in entries.items()}}
    different = {one.phrase: one for one in sorted([*cited, *free], key=lambda one: -one.start)}
    return [
        {"phrase": one.phrase, "token": one.token, "text": "; ".join(said[name] for name in one.names)}
        for one in sorted(different.values(), key=lambda one: one.start)
    ]


def _citable(work):
    return offers.Citable(work.key, work.year, tuple(map(offers.fold, _families(work.csl))))


def _actor_names():
    """The actors by each of their folded names."""
    names = defaultdict(set)
    for pk, *own in Actor.objects.values_list("pk", "name_en", "name_id"):
        for name in own:
            names[offers.fold(name)].add(pk)
    for pk, name in ActorAlias.objects.values_list("actor", "name"):
        names[offers.fold(name)].add(pk)
    return {name: frozenset(pks) for name, pks in names.items() if name}


def _linkable(years):
    """The published entries of these years that happened at a known place."""
    entries = Entry.objects.published().exclude(place="").filter(earliest_on__year__in=years)
    actors = defaultdict(set)
    for entry, actor in EntryActor.objects.filter(entry__in=entries).values_list("entry", "actor"):
        actors[entry].add(actor)
    for entry in entries:
        start = entry.moment.start
        place = offers.fold(entry.place)
        yield offers.Linkable(entry.slug, start.year, start.month, place, frozenset(actors[entry.pk]))


def _families(item):
    """The names a work is cited by."""
    return [csl.family(person) for person in item.get("author") or item.get("editor") or []]


def _chip(work):
    families = _families(work.csl) or [work.authors or _shortened(work.title)]
    if len(families) > 2:
        families = [f"{families[0]} {_('et al.')}"]
    return {"names": " & ".join(families), "year": str(work.year or _("n.d.")), "title": str(work)}


def _shortened(text):
    return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…"


def _work_hit(work):
    detail = f"{_shortened(work.authors)} ({work.year or _('n.d.')})"
    return {"name": work.key, "title": work.title, "detail": f"{detail} · {work.key}"}


def _entry_hit(entry):
    return {"name": entry.slug, "title": entry.title, "detail": f"{_when(entry)} · {entry.slug}"}


def _said(entry):
    return f"{entry.title} ({_when(entry)})"


def _when(entry):
    return in_words(entry.moment, get_language())
