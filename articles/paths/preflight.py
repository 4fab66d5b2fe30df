"""What stands in the way of publishing a reading path, and what its author may want to think over."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.models.choices import Publication

FEWEST, ADVISED, MANY = 2, 20, 30


def blockers(path):
    """Reasons why this path may not be published; empty when it may.

    A withdrawn entry is no reason once readers have seen the path: its step stays, marked as withdrawn.
    """
    entries = [step.entry for step in path.steps.select_related("entry")]
    allowed = {Publication.PUBLISHED, *([Publication.WITHDRAWN] if path.was_public else [])}
    hidden = [entry for entry in entries if entry.publication not in allowed]
    found = []
    if not path.introduction.strip():
        found.append(_("Readers need an introduction of a few sentences."))
    if len(entries) < FEWEST:
        found.append(_("A path has at least two steps."))
    if hidden:
        text = ngettext(
            "This entry is not published: %s.", "These entries are not published: %s.", len(hidden)
        )
        found.append(text % ", ".join(map(str, hidden)))
    return found


def warnings(path):
    """What does not stop anybody but is good to know."""
    steps = list(path.steps.values_list("note", flat=True))
    bare = sum(not note.strip() for note in steps)
    found = []
    if len(steps) > MANY:
        found.append(
            _("The path has %(number)d steps; readers follow about %(advised)d.")
            % {"number": len(steps), "advised": ADVISED}
        )
    if bare:
        text = ngettext("%d step has no note.", "%d steps have no note.", bare)
        found.append(text % bare)
    return found
