"""Attribution claims in the form of their entry."""

from django.contrib import admin

from timeline.admin.public_rows import PublicFormSet
from timeline.models import Attribution


class AttributionInline(admin.StackedInline):
    """Stacked: seven fields side by side fit no screen."""

    model = Attribution
    formset = PublicFormSet
    extra = 0
    autocomplete_fields = ["claimant", "accused", "source"]
    fields = [("claimant", "stance", "accused"), ("basis", "date"), ("source", "locator")]
