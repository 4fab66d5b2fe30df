"""The moderators' queue: what waits and why, and decisions about many comments at once."""

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from discussion import actions
from discussion.models import Comment

PER_PAGE = 25
VERBS = {"approve": actions.approve, "reject": actions.reject}
QUEUES = {
    "pending": _("Pending"),
    "reported": _("Reported"),
    "approved": _("Approved"),
    "rejected": _("Rejected"),
}
WITHIN_RULES = _("Within the house rules")
REASONS = [
    ("", _("Choose a reason, or write one")),
    (_("Attacks a person or a group"), _("Attacks a person or a group")),
    (_("Advertising or spam"), _("Advertising or spam")),
    (_("Nothing to do with the essay"), _("Nothing to do with the essay")),
    (_("Private information"), _("Private information")),
]


class QueueForm(forms.Form):
    queue = forms.ChoiceField(choices=QUEUES, required=False)
    page = forms.IntegerField(min_value=1, required=False)


class DecisionForm(forms.Form):
    comments = forms.ModelMultipleChoiceField(
        queryset=Comment.objects.all(), error_messages={"required": _("Choose at least one comment.")}
    )
    verb = forms.ChoiceField(choices=[(verb, verb) for verb in VERBS])
    reason = forms.ChoiceField(
        label=_("Reason"), choices=REASONS, required=False, help_text=_("Rejecting needs one.")
    )
    note = forms.CharField(label=_("In your own words"), max_length=400, required=False)

    def clean(self):
        data = super().clean()
        given = ". ".join(filter(None, (data.get("reason", ""), data.get("note", "").strip())))
        is_approval = data.get("verb") == "approve"
        data["why"] = given or (str(WITHIN_RULES) if is_approval else "")
        if not data["why"]:
            raise ValidationError(_("Give a reason."))
        return data


def comments_in(queue):
    """The comments of one queue in the order a moderator works through them."""
    if queue == "pending":
        return Comment.objects.pending().order_by("created_at", "pk")
    if queue == "reported":
        return Comment.objects.reported().order_by("created_at", "pk")
    found = Comment.objects.rejected() if queue == "rejected" else Comment.objects.visible()
    return found.order_by("-created_at", "-pk")


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("discussion.moderate_comment", raise_exception=True)
def queue(request):
    """One queue, or the decision that was taken in it."""
    place = QueueForm(request.GET)
    name = (place.cleaned_data["queue"] if place.is_valid() else "") or "pending"
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        changed = _decide(request, form.cleaned_data)
        messages.success(request, changed)
        return redirect(f"{reverse('admin:discussion_comment_queue')}?queue={name}")
    page = Paginator(comments_in(name).for_queue(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        **admin.site.each_context(request),
        "title": _("Moderation queue"),
        "queues": [{"name": key, "label": QUEUES[key], "count": comments_in(key).count()} for key in QUEUES],
        "current": name,
        "page": page,
        "form": form,
        "chosen": set(request.POST.getlist("comments")),
        "place": place,
    }
    status = 400 if form.errors or not place.is_valid() else 200
    return render(request, "discussion/queue.html", context, status=status)


def _decide(request, data):
    """Take the decision; what to tell the moderator."""
    changed = VERBS[data["verb"]](data["comments"], by=request.user, reason=data["why"])
    if not changed:
        return _("Nothing changed: somebody decided the same in the meantime.")
    if data["verb"] == "approve":
        return ngettext("%d comment approved.", "%d comments approved.", len(changed)) % len(changed)
    return ngettext("%d comment rejected.", "%d comments rejected.", len(changed)) % len(changed)
