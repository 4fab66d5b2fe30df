"""Loading references.json into the library, all of it or nothing."""

import json

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.models import Reference, ReferenceAlias
from timeline.tables import LoadError, Problem, reasons


@transaction.atomic
def load_references(path, *, is_updating=False, told=lambda name: None):
    """Add the CSL-JSON items of a file under their ids; how many were added, changed, kept, the same.

    Raises LoadError with the number of each bad item in place of its line.
    """
    tally, problems = {"added": 0, "changed": 0, "kept": 0, "same": 0}, []
    for number, item in enumerate(_items(path), 1):
        try:
            tally[_bring(item, is_updating)] += 1
        except ValidationError as error:
            problems.append(Problem(path.name, number, reasons(error)))
        told(path.name)
    if problems:
        raise LoadError(problems)
    return tally


def _items(path):
    try:
        items = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LoadError([Problem(path.name, getattr(error, "lineno", 1), str(error))]) from error
    if not isinstance(items, list):
        raise LoadError([Problem(path.name, 1, "it is not a list of CSL-JSON items")])
    return items


def _bring(item, is_updating):
    key = item.get("id", "") if isinstance(item, dict) else ""
    reference = Reference.objects.filter(key=key).first()
    if reference and reference.csl == item:
        return "same"
    if (reference and not is_updating) or ReferenceAlias.objects.filter(key=key).exists():
        return "kept"
    outcome = "changed" if reference else "added"
    reference = reference or Reference(key=key)
    reference.csl = item
    reference.full_clean()
    reference.save()
    return outcome
