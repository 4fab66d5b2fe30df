"""What the facts leave unsaid of an entry: status, level, bindingness, lens, and who took part as what."""

from django.core.exceptions import ValidationError

from timeline import tables
from timeline.models import Entry, EntryActor
from timeline.models.choices import Claim, Role

CODING_COLUMNS = ["slug", "status", "level", "bindingness", "non_traditional", "roles"]
CODES = CODING_COLUMNS[1:4]
YES = {"yes": True, "": False}


def load_coding(row, line, run):
    """An entry that nobody has coded yet is coded; a coded one that differs, only when updating.

    Actors of the entry that the row gives no role keep what they have.
    """
    entry = run.known(Entry, row["slug"])
    parts = list(entry.parts.select_related("actor"))
    roles = read_roles(row["roles"], {part.actor.slug for part in parts})
    values = {name: row[name] for name in CODES}
    values["is_non_traditional"] = _is_yes(row["non_traditional"])
    run.entries.add(entry.pk)
    if _is_coded_so(entry, parts, values, roles):
        return "same"
    is_first = not any(getattr(entry, name) for name in values) and not any(part.role for part in parts)
    if not is_first and not run.is_updating:
        return "kept"
    _code(entry, values)
    _give_roles(entry, parts, roles)
    return "added" if is_first else "changed"


def read_roles(text, actors):
    """Lists of (role, claim) by the actor's slug, from `actor=role` or `actor=role:claim`, parted by `;`.

    Raises ValidationError, also for an actor who is not among these slugs.
    """
    roles = {}
    for pair in tables.listed(text):
        slug, _equals, code = pair.partition("=")
        role, colon, claim = code.partition(":")
        if slug not in actors:
            raise ValidationError(f"roles: “{slug}” is not an actor of this entry")
        if role not in Role.values:
            raise ValidationError(f"roles: there is no role “{role}”")
        if colon and claim not in Claim.values:
            raise ValidationError(f"roles: there is no claim “{claim}”")
        if role in dict(roles.setdefault(slug, [])):
            raise ValidationError(f"roles: “{slug}={role}” stands twice")
        roles[slug].append((role, claim or Claim.DOCUMENTED.value))
    return roles


def _is_yes(text):
    if text not in YES:
        raise ValidationError("non_traditional: it is yes or empty")
    return YES[text]


def _is_coded_so(entry, parts, values, roles):
    held = {slug: [] for slug in roles}
    for part in parts:
        held.get(part.actor.slug, []).append((part.role, part.claim))
    return all(getattr(entry, name) == value for name, value in values.items()) and all(
        sorted(held[slug]) == sorted(wanted) for slug, wanted in roles.items()
    )


def _code(entry, values):
    for name, value in values.items():
        setattr(entry, name, value)
    entry.full_clean()
    entry.save(update_fields=[*values, "changed_at"])


def _give_roles(entry, parts, roles):
    """Every named actor has exactly these roles, at the place it has in the list."""
    first = {part.actor.slug: part for part in reversed(parts)}
    entry.parts.filter(actor__slug__in=roles).delete()
    EntryActor.objects.bulk_create(
        EntryActor(
            entry=entry, actor=first[slug].actor, role=role, claim=claim, position=first[slug].position
        )
        for slug, pairs in roles.items()
        for role, claim in pairs
    )
