"""What readers send: comments, reactions, reports."""

from django import forms
from django.utils.translation import gettext_lazy as _

from discussion.models import Comment, ReactionKind, Report
from discussion.models.comment import MAX_LENGTH


class CommentForm(forms.Form):
    body = forms.CharField(
        label=_("Your comment"),
        max_length=MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write something first.")},
    )
    parent = forms.ModelChoiceField(queryset=Comment.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, *args, article, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = article.comments.visible()
        self.fields["parent"].error_messages["invalid_choice"] = _(
            "The comment you answer is not on show under this essay."
        )


class ReactionForm(forms.Form):
    """An empty kind takes the reaction back."""

    kind = forms.SlugField(required=False)

    def clean_kind(self):
        slug = self.cleaned_data["kind"]
        if not slug:
            return None
        kind = ReactionKind.objects.filter(slug=slug, is_offered=True).first()
        if kind is None:
            raise forms.ValidationError(_("This reaction is not on offer."))
        return kind


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("What is wrong with it?"), choices=Report.Reason, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Anything to add?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
