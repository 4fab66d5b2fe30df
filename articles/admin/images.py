"""The image library: uploads are checked and drawn anew, pictures in use are kept."""

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import quote
from django.contrib.admin.widgets import AdminFileWidget
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles import figure_marks
from articles.models import Article, Image
from articles.pictures.uploads import accepted


class PictureField(forms.FileField):
    """An upload that becomes the picture as we store it. Django's would decode it unchecked."""

    widget = AdminFileWidget(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif,image/gif"})

    def to_python(self, data):
        file = super().to_python(data)
        return accepted(file, file.name, file.size) if file else None


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
        """Pictures that essays show in their text cannot be deleted, as little as lead images."""
        deleted, counts, missing, protected = super().get_deleted_objects(objs, request)
        for image in objs:
            for essay in Article.objects.filter(body__contains=figure_marks.mark_of(image.pk)).defer("body"):
                address = reverse("admin:articles_article_change", args=[quote(essay.pk)])
                protected.append(
                    format_html('{}: <a href="{}">{}</a>', essay._meta.verbose_name, address, essay)
                )
        return deleted, counts, missing, protected
