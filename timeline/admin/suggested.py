"""The form of an entry, filled in with a suggestion that its editor is about to accept."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from timeline.models import Actor, Domain, EntryActor, EntrySource, Suggestion
from timeline.permalinks import site_of
from timeline.suggestions import actions, drafts, proposal
from timeline.suggestions.actions import Verdict

LONGEST_CREDIT = 300


class SuggestedEntryAdmin:
    """Mixin of EntryAdmin: `?suggestion=<key>` fills the form in; saving it accepts the suggestion.

    Nothing is applied before the editor saves, and then what the editor left in the form.
    """

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        suggestion = asked_for(request, obj)
        form.credit = credit(obj, suggestion)
        if suggestion and request.method == "GET":
            form.proposed = {**initial_values(suggestion), "reason": reason(suggestion)}
        return form

    def get_formsets_with_inlines(self, request, obj=None):
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            formset.extra = max(formset.extra, len(self._proposed_rows(request, obj, inline)))
            yield formset, inline

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        rows = self._proposed_rows(request, obj, inline)
        return {**kwargs, "initial": rows} if rows else kwargs

    def _proposed_rows(self, request, obj, inline):
        suggestion = asked_for(request, obj) if request.method == "GET" else None
        rows = ROWS.get(inline.model)
        return rows(suggestion) if suggestion and rows else []

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["suggestion"] = suggestion = asked_for(request, obj)
        if "suggestion" in request.GET and suggestion is None and request.method == "GET":
            messages.warning(request, _("This suggestion does not wait for a decision any more."))
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_related(self, request, form, formsets, change):
        suggestion = asked_for(request, form.instance) if change else None
        super().save_related(request, form, formsets, change)
        if suggestion is None:
            return
        is_changed = set(form.changed_data) - {"reason"}
        if not is_changed and not any(formset.has_changed() for formset in formsets):
            messages.warning(request, _("Nothing was changed, so the suggestion still waits."))
            return
        verdict = Verdict(by=request.user, site=site_of(request), answer=form.cleaned_data["reason"])
        try:
            actions.accept(suggestion, verdict, entry=form.instance)
        except ValidationError as error:
            messages.warning(request, " ".join(error.messages))
        else:
            messages.success(request, _("The suggestion is accepted."))


def asked_for(request, entry):
    """The waiting suggestion about this entry that an address names; None for any other."""
    key = request.GET.get("suggestion", "")
    if entry is None or not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    if not request.user.has_perm(actions.DECIDE):
        return None
    return Suggestion.objects.waiting().filter(entry=entry, pk=key).select_related("entry").first()


def credit(entry, suggestion):
    """Whom the next revision of an entry names: who corrected it, and who first suggested it."""
    names = [suggestion.credited_name] if suggestion else []
    if entry and not entry.revisions.published().exists():
        first = Suggestion.objects.accepted().filter(outcome=entry, entry=None)
        names += [one.credited_name for one in first]
    return ", ".join(filter(None, names))[:LONGEST_CREDIT]


def reason(suggestion):
    return _("A reader's suggestion, after %s") % suggestion.source[:400]


def initial_values(suggestion):
    """The proposed values for the form of the entry."""
    data = suggestion.data
    values = {name: data[name] for name in proposal.PLAIN if name in data}
    if "domains" in data:
        values["domains"] = list(Domain.objects.filter(slug__in=data["domains"]).values_list("pk", flat=True))
    if "concepts" in data:
        values["concepts"] = ", ".join(data["concepts"])
    return values


def actor_rows(suggestion):
    """Actors to be added; those to be removed are named above the form, for the editor to judge."""
    present = {actor.slug for actor in suggestion.entry.actors_named}
    added = [slug for slug in suggestion.data.get("actors", []) if slug not in present]
    actors = Actor.objects.in_bulk(added, field_name="slug")
    return [{"actor": actors[slug].pk} for slug in added if slug in actors]


def source_rows(suggestion):
    source = drafts.known_source(suggestion.source)
    is_new = source and not suggestion.entry.evidence.filter(source=source).exists()
    return [{"source": source.pk}] if is_new else []


ROWS = {EntryActor: actor_rows, EntrySource: source_rows}
