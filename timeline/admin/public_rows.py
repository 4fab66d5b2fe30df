"""Rows that belong to an entry, in its form: what readers see is not changed without a reason."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.models import Entry
from timeline.models.choices import Publication

SAY_WHY = gettext_lazy("This entry is published: say why it is changed.")


class PublicFormSet(forms.BaseInlineFormSet):
    """Rows that readers see with a published entry: they are not changed without a reason either."""

    def clean(self):
        super().clean()
        was_published = Entry.objects.published().filter(pk=self.instance.pk).exists()
        if was_published and self.has_changed() and not self.data.get("reason", "").strip():
            raise ValidationError(SAY_WHY)


class EvidenceFormSet(PublicFormSet):
    def clean(self):
        """A published entry has at least one source."""
        super().clean()
        kept = [form for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        if self.instance.publication == Publication.PUBLISHED and not kept:
            raise ValidationError(_("An entry is published with at least one source."))
