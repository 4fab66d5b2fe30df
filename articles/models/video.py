"""Videos that editors point readers to."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles import videos
from articles.models.image import Image
from timeline.languages import InLanguage
from timeline.models.fields import WebAddressField


def validate_video_address(address):
    try:
        videos.find(address)
    except videos.UnknownVideoHost as error:
        raise ValidationError(
            _("Paste the address of a video on YouTube or Vimeo, as its page shows it."), code="video"
        ) from error


class Video(models.Model):
    title_en = models.CharField(_("title in English"), max_length=200)
    title_id = models.CharField(_("title in Indonesian"), max_length=200)
    address = WebAddressField(
        _("address"),
        max_length=300,
        validators=[validate_video_address],
        help_text=_("Nothing is loaded from there before a reader presses play."),
    )
    source = models.CharField(
        _("made by"), max_length=120, help_text=_("Who made it, as readers should see it.")
    )
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), null=True, blank=True)
    transcript_url = WebAddressField(
        _("address of a transcript"),
        max_length=500,
        blank=True,
        help_text=_("For readers who cannot hear it."),
    )
    still = models.ForeignKey(
        Image,
        verbose_name=_("still picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="videos",
        help_text=_("From our library. Without one the card is plain."),
    )

    title = InLanguage()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("video")
        verbose_name_plural = _("videos")

    def __str__(self):
        return self.title

    @property
    def place(self):
        """Its host, page and player."""
        return videos.find(self.address)
