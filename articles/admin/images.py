"""The image library: uploads are checked and drawn anew, pictures in use are kept."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminFileWidget
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles import pending
from articles.admin.protecting import in_use
from articles.models import Image
from articles.pictures.refusals import Refused
from articles.pictures.uploads import accepted


class PictureField(forms.FileField):
    """An upload that becomes the picture as we store it. Django's would decode it unchecked."""

    widget = AdminFileWidget(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif,image/gif"})

    def to_python(self, data):
        file = super().to_python(data)
        if not file:
            return None
        look_at(file)
        if file.refusal:
            raise file.refusal
        return file.drawn


def look_at(upload):
    """Draw an upload as we store it, once: it keeps the picture, or why it is none."""
    if hasattr(upload, "drawn"):
        return
    upload.drawn = upload.refusal = None
    try:
        upload.drawn = accepted(upload, upload.name, upload.size)
    except Refused as error:
        upload.refusal = error


class ImageForm(forms.ModelForm):
    file = PictureField(
        label=_("Picture"),
        help_text=_(
            "JPEG, PNG, WebP, AVIF or a still GIF, up to 20 MB. Where and when a photo was taken, and all "
            "else that cameras write into it, is removed."
        ),
    )

    class Meta:
        model = Image
        fields = ["title", "file", "alt", "is_decorative", "caption", "credit", "licence", "source_url"]

    def _post_clean(self):
        """A file that stays is not looked into: it may be gone, and its words can be mended all the same."""
        if "file" not in self.changed_data:
            self.cleaned_data.pop("file", None)
        super()._post_clean()

    def _get_validation_exclusions(self):
        found = super()._get_validation_exclusions()
        return found if "file" in self.changed_data else found | {"file"}


@admin.register(Image)
class ImageAdmin(admin.ModelAdmin):
    form = ImageForm
    list_display = ["thumbnail", "title", "credit", "licence", "created_at"]
    list_display_links = ["thumbnail", "title"]
    list_filter = ["licence", "is_decorative"]
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["title", "alt", "caption", "credit"]

    class Media:
        css = {"all": ["articles/admin.css"]}

    @admin.display(description=_("picture"))
    def thumbnail(self, image):
        """To press on in the window of the essay editor, on a phone too."""
        return format_html('<img class="thumbnail" src="{}" alt="{}">', image.smallest_url, image)

    def get_urls(self):
        small = self.admin_site.admin_view(self.small)
        return [path("<int:pk>/small/", small, name="articles_image_small"), *super().get_urls()]

    def small(self, request, pk):
        """Where the picture lies in its smallest size; the essay editor knows pictures by their number."""
        return redirect(get_object_or_404(Image, pk=pk).smallest_url)

    def changeform_view(self, request, *args, **kwargs):
        """Drawing an upload takes seconds: it comes before the transaction, in which nobody else writes."""
        may = self.has_add_permission(request) or self.has_change_permission(request)
        if request.method == "POST" and may and (upload := request.FILES.get("file")):
            look_at(upload)
        return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        """A new file gets its renditions once the row is safe, so that nobody waits for the drawing."""
        is_new_file = not change or "file" in form.changed_data
        earlier = Image.objects.filter(pk=obj.pk).first() if change and is_new_file else None
        if is_new_file:
            obj.rendition_widths = []
        super().save_model(request, obj, form, change)
        if earlier:
            earlier.forget_files()
        if is_new_file:
            transaction.on_commit(obj.make_renditions, robust=True)

    def get_deleted_objects(self, objs, request):
        """A picture that anything shows cannot be deleted, be it in a version that nobody has published."""
        deleted, counts, missing, protected = super().get_deleted_objects(objs, request)
        for image in objs:
            essays = pending.showing(image).defer("body", "cited_texts")
            for row in (*essays, *image.portrayed_authors.all(), *image.videos.all()):
                protected.append(in_use(row))
        return deleted, counts, missing, protected
