"""The plain Django admin, editing the newest revision instead of the row."""

from django.contrib import admin
from django.template.response import TemplateResponse

from revisions.forms import STALE
from revisions.models import Stale


class RevisedAdmin(admin.ModelAdmin):
    """A ModelAdmin whose form is a RevisedForm. A subclass says how a revision is stored:

    save_revision(request, form) -> revision, called instead of saving an existing row; it raises Stale when
    form.base is no longer the newest revision.
    """

    conflict_template = "revisions/conflict.html"

    def save_revision(self, request, form):
        """Store form.freeze() as a new revision of form.instance and return it."""
        raise LookupError(f"{type(self).__name__} does not say how a revision is stored.")

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Stale:
            return self._conflict(request, self.get_object(request, object_id))

    def _conflict(self, request, instance):
        """Both texts, and a 409; nothing was stored."""
        form = self.get_form(request, instance, change=True)(request.POST, request.FILES, instance=instance)
        context = {
            **self.admin_site.each_context(request),
            "title": STALE,
            "opts": self.opts,
            "original": form.newest,
            "differences": form.differences(),
        }
        return TemplateResponse(request, self.conflict_template, context, status=409)

    def save_model(self, request, obj, form, change):
        if not change:
            super().save_model(request, obj, form, change)
        form.instance = obj
        self.save_revision(request, form)

    def save_related(self, request, form, formsets, change):
        """Many-to-many values are part of the revision; only inlines are saved as rows."""
        for formset in formsets:
            self.save_formset(request, form, formset, change=change)
