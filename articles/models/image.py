"""The image library: pictures with alternative text, credit and licence."""

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.pictures import renditions
from timeline.models.fields import WebAddressField


class ImageQuerySet(models.QuerySet):
    def without_renditions(self):
        return self.filter(rendition_widths=[])

    def delete(self):
        """The rows and, once that is certain, their files."""
        gone = list(self)
        answer = super().delete()
        for image in gone:
            image.forget_files()
        return answer

    delete.alters_data = True
    delete.queryset_only = True  # as Django's own: not by the manager, on everything


class Image(models.Model):
    title = models.CharField(
        _("working title"), max_length=120, help_text=_("To find it again; readers do not see it.")
    )
    file = models.ImageField(
        _("picture"), upload_to="images/%Y/%m", width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    rendition_widths = models.JSONField(editable=False, default=list)
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for readers who cannot see it."),
    )
    is_decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("It says nothing that the text does not say.")
    )
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    credit = models.CharField(
        _("credit"), max_length=200, help_text=_("Who made it, as it should be printed under the picture.")
    )
    licence = models.CharField(
        _("licence"), max_length=80, help_text=_("For example CC BY 4.0, or: with permission.")
    )
    source_url = WebAddressField(_("where it is from"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = ImageQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("image")
        verbose_name_plural = _("images")
        constraints = [
            models.CheckConstraint(
                condition=~Q(alt="") | Q(is_decorative=True),
                name="image_alt_or_decorative",
                violation_error_message=_("Describe the picture, or mark it as decorative."),
            ),
            models.CheckConstraint(condition=~Q(credit=""), name="image_has_credit"),
        ]

    def __str__(self):
        return self.title

    def delete(self, *args, **kwargs):
        answer = super().delete(*args, **kwargs)
        self.forget_files()
        return answer

    def make_renditions(self):
        """Draw the sizes that readers get. Raises OSError when the file is gone or broken.

        Of a file that was exchanged or deleted meanwhile nothing stays.
        """
        name, storage = self.file.name, self.file.storage
        widths = renditions.make(name, storage)
        if Image.objects.filter(pk=self.pk, file=name).update(rendition_widths=widths):
            self.rendition_widths = widths
        else:
            renditions.remove_sizes(name, widths, storage)

    def forget_files(self):
        """Delete the file and its renditions, once the transaction has ended well."""
        name, widths, storage = self.file.name, list(self.rendition_widths), self.file.storage
        if name:
            transaction.on_commit(lambda: renditions.remove(name, widths, storage), robust=True)

    @property
    def text_alternative(self):
        return "" if self.is_decorative else self.alt

    @property
    def sources(self):
        """Pairs (media type, srcset) for a <picture>, the smallest files first; none before they are made."""
        if not self.rendition_widths:
            return []
        name, widths, storage = self.file.name, self.rendition_widths, self.file.storage
        return [
            (f"image/{suffix}", renditions.srcset(name, widths, suffix, storage))
            for suffix in renditions.FORMATS
        ]

    @property
    def smallest_url(self):
        """The address of the smallest rendition that every browser shows, else of the picture itself."""
        if not self.rendition_widths:
            return self.file.url
        return self.file.storage.url(renditions.name_of(self.file.name, self.rendition_widths[0], "webp"))
