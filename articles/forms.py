"""The one form an essay is written in."""

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import AdminProseEditorWidget

from articles import corrections, sanitising
from articles.models import Article, Author, HomeSlot
from articles.preflight import blockers
from articles.widgets import ConceptSelect, NumberedAutocomplete, OrderedAutocomplete, is_key
from revisions.forms import RevisedForm
from timeline.concepts import clean_names

MAX_BODY = 1_000_000
SHOWN_TEXTS = {"title", "summary", "first_published_in", "correction"}


class ConceptsField(forms.Field):
    """A list of concept names, each once, whatever their case."""

    widget = ConceptSelect

    def to_python(self, value):
        return clean_names(map(str, value or []))


class OrderedAuthorsField(forms.ModelMultipleChoiceField):
    """Authors in the order in which they were chosen; cleans to a list."""

    def clean(self, value):
        if unknown := [one for one in value or [] if not is_key(one)]:
            raise forms.ValidationError(
                self.error_messages["invalid_pk_value"], params={"pk": str(unknown[0])[:20]}
            )
        found = {str(author.pk): author for author in super().clean(value)}
        return [found[str(pk)] for pk in dict.fromkeys(map(str, value or [])) if str(pk) in found]


def fields_of_a_change(article):
    """Names of the fields that ask about a change of this essay."""
    asked = ["correction", "is_small_edit"] if article and corrections.was_read(article) else []
    return [*asked, "is_in_step"] if article and article.is_outdated_translation else asked


class ArticleForm(RevisedForm):
    """`user`, who writes, is set on the class by the admin for each request."""

    user = None
    body = ProseEditorFormField(
        label=_("Text"),
        required=False,
        max_length=MAX_BODY,
        config={"extensions": sanitising.EXTENSIONS},
        sanitize=sanitising.clean_html,
        widget=AdminProseEditorWidget,
        help_text=_(
            "Cite a work with Ctrl+Shift+C, link a timeline entry with Ctrl+Shift+E, write a note with "
            "Ctrl+Shift+F, or use the buttons. In the text they are [@key, p. 4], [[its-address]] and "
            "^[your note]: click one to change it. A question mark behind one says that nothing has that "
            "name. You may paste from Word, Google Docs or LibreOffice; footnotes become notes."
        ),
    )
    concepts = ConceptsField(
        label=_("Concepts"),
        required=False,
        help_text=_("What the essay is about. Choose from the list or type a new one."),
    )
    byline = OrderedAuthorsField(
        label=_("Authors"),
        queryset=Author.objects.all(),
        required=False,
        help_text=_("In the order of the byline. Left empty, it is you."),
    )
    translation_of = forms.ModelChoiceField(
        label=_("Translation of"),
        queryset=Article.objects.all(),
        required=False,
        help_text=_("The same essay in the other language, if there is one."),
    )

    correction = forms.CharField(
        label=_("What you changed"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Readers have seen this text. Your note stands under the essay, with its date."),
    )
    is_small_edit = forms.BooleanField(
        label=_("Only a slip of the pen"),
        required=False,
        help_text=_("Spelling or a missing word, at most 20 words in all: no note is needed."),
    )
    is_in_step = forms.BooleanField(
        label=_("The translation follows the original as it is now"),
        required=False,
        help_text=_("Tick this after you brought in the changes of the original."),
    )

    unstored = ("based_on", "correction", "is_small_edit", "is_in_step")

    class Meta:
        model = Article
        fields = [
            "title",
            "slug",
            "language",
            "summary",
            "body",
            "category",
            "concepts",
            "lead_image",
            "citation_style",
            "first_published_in",
            "first_published_url",
            "are_comments_open",
            "are_changes_shown",
            "publish_at",
            "unpublish_at",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        site = admin.site
        field = Article._meta.get_field("authors")
        self.fields["byline"].widget = OrderedAutocomplete(field, site)
        self.fields["byline"].widget.choices = self.fields["byline"].choices
        self.fields["translation_of"].queryset = self._possible_originals()
        self.fields["translation_of"].widget = NumberedAutocomplete(HomeSlot._meta.get_field("article"), site)
        self.fields["translation_of"].widget.choices = self.fields["translation_of"].choices
        for name in {"correction", "is_small_edit", "is_in_step"} - set(fields_of_a_change(self.instance)):
            del self.fields[name]

    def _possible_originals(self):
        """Essays the writer may change, and the original there is, whoever's it is."""
        own = Article.objects.editable_by(self.user).exclude(pk=self.instance.pk).values("pk")
        return Article.objects.filter(Q(pk__in=own) | Q(pk=self.instance.original_id))

    def clean_byline(self):
        return self.cleaned_data["byline"] or [Author.objects.for_user(self.user)]

    def clean(self):
        data = super().clean()
        for name in SHOWN_TEXTS & data.keys():
            data[name] = sanitising.UNPRINTABLE.sub("", data[name] or "")
        self._check_translation(data)
        self._check_times(data)
        if "_publish" in self.data or "_submit" in self.data:
            self._check_blockers()
        if "_publish" in self.data and not self.errors:
            self._check_correction()
        return data

    @property
    def change(self):
        """What the writer says about this change of a text that readers have seen."""
        data = self.cleaned_data
        note = data.get("correction", "").strip()
        return corrections.Change(note, data.get("is_small_edit", False), data.get("is_in_step", False))

    def _check_correction(self):
        try:
            corrections.check(self.instance, self.freeze(), self.change)
        except forms.ValidationError as error:
            self.add_error(None, error)

    def _check_translation(self, data):
        group = (data.get("translation_of") or self.instance).translation_group
        same_language = Article.objects.filter(translation_group=group, language=data.get("language"))
        if taken := same_language.exclude(pk=self.instance.pk).first():
            self.add_error(
                "translation_of", _("That essay exists in this language already: “%s”.") % taken.title
            )

    def _check_times(self, data):
        """An essay is taken down after it is shown: since then, at its time, or at once."""
        since = self.instance.publish_at if self.instance.is_public else None
        shown_at = since or data.get("publish_at") or timezone.now()
        if (end := data.get("unpublish_at")) and end <= shown_at:
            self.add_error("unpublish_at", _("The essay would be taken down before it is published."))

    def _check_blockers(self):
        for field, reasons in blockers(self.freeze()).items():
            if field not in self.errors:
                self.add_error(field, reasons)

    def _save_m2m(self):
        """Nothing: authors and concepts are part of the revision."""


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is withdrawn"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Readers and the author read this."),
    )
