"""What readers send: comments, reactions, reports."""

from django import forms
from django.core.exceptions import ValidationError
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

    def as_sent(self):
        """The cleaned data as a browser would send it again."""
        parent = self.cleaned_data["parent"]
        return {"body": self.cleaned_data["body"], "parent": str(parent.pk) if parent else ""}


class OrderForm(forms.Form):
    """The order of the comments that an address asks for."""

    ORDERS = {"": _("Oldest first"), "sources": _("Those that cite a source first")}

    comments = forms.CharField(required=False)

    def clean_comments(self):
        order = self.cleaned_data["comments"]
        if order not in self.ORDERS:
            raise ValidationError(_("“%s” is not an order of the comments."), params=order[:20])
        return order


class ReactionForm(forms.Form):
    """An empty kind takes the reaction back, unless one must be chosen."""

    kind = forms.ModelChoiceField(
        label=_("What do you make of this essay?"),
        queryset=ReactionKind.objects.none(),
        to_field_name="slug",
        required=False,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one first."),
            "invalid_choice": _("This reaction is not on offer."),
        },
    )

    def __init__(self, *args, article, must_choose=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].queryset = ReactionKind.objects.offered()
        self.fields["kind"].required = must_choose

    def as_sent(self):
        """The cleaned data as a browser would send it again."""
        return {"kind": self.cleaned_data["kind"].slug}


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("What is wrong with it?"), choices=Report.Reason, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Anything to add?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
