"""What a reader may ask the search, all of it in the address."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.glossary import public_concepts
from articles.models import Author, Category
from timeline import address
from timeline.filter_fields import YearsField
from timeline.languages import LANGUAGE_CHOICES
from timeline.models import Concept, SearchDocument
from timeline.search import facets
from timeline.search.query import QueryError, parse
from timeline.search.sentences import sentence

LONGEST = 300
NAMES = ("q", *facets.NAMES, "page")
SINGLE = ("q", "page")


class SlugsField(forms.ModelMultipleChoiceField):
    """Slugs of existing rows."""

    def __init__(self, queryset, **kwargs):
        super().__init__(queryset, to_field_name="slug", **kwargs)

    def clean(self, value):
        return [row.slug for row in super().clean(value)] if value else []


class SearchForm(forms.Form):
    """`query` is what was understood of the words; None without words, or when something is wrong."""

    q = forms.CharField(label=gettext_lazy("Words"), max_length=LONGEST, required=False)
    type = forms.MultipleChoiceField(label=gettext_lazy("Type"), choices=SearchDocument.Kind, required=False)
    language = forms.MultipleChoiceField(
        label=gettext_lazy("Language"), choices=LANGUAGE_CHOICES, required=False
    )
    category = SlugsField(Category.objects.all(), label=gettext_lazy("Category"), required=False)
    author = SlugsField(Author.objects.all(), label=gettext_lazy("Author"), required=False)
    concept = SlugsField(Concept.objects.none(), label=gettext_lazy("Concept"), required=False)
    year = YearsField(label=gettext_lazy("Year"), required=False)

    query = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["concept"].queryset = public_concepts()  # made anew each time: which are public changes

    def clean_q(self):
        text = self.cleaned_data["q"]
        try:
            self.query = parse(text) if text else None
        except QueryError as error:
            raise ValidationError(sentence(error)) from error
        return text

    def clean(self):
        """Names that mean nothing here and single values given twice are refused, not ignored."""
        for name in self.data:
            if name not in NAMES and not address.is_tracking(name):
                self.add_error(None, _("“%s” is not a filter of the search.") % name[:40])
        for name in SINGLE:
            if len(set(self.data.getlist(name))) > 1:
                self.add_error(None, _("Give only one value for “%s”.") % name)
        return super().clean()

    def refuse(self, error):
        """Say what the index found wrong with the words."""
        self.query = None
        self.add_error("q", sentence(error))

    def choice(self):
        """The chosen values of each facet, those that are not valid left out."""
        return {name: list(map(str, self.cleaned_data.get(name) or [])) for name in facets.NAMES}

    def pairs(self):
        """The parameters of the address, without the page."""
        words = [("q", self.cleaned_data["q"])] if self.cleaned_data.get("q") else []
        return [*words, *((name, value) for name, values in self.choice().items() for value in values)]
