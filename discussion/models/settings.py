"""What the owner sets for the conversation."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from timeline.languages import InLanguage

RULES_EN = (
    "Write about the essay, not about the person who wrote it.\n"
    "Say where a fact comes from; a source is worth more than a strong word.\n"
    "No insults, no hatred, no advertising, and nothing private about other people.\n"
    "Each of us answers for what we write here under the law of our own country."
)
RULES_ID = (
    "Bahaslah isi esainya, bukan pribadi penulisnya.\n"
    "Sebutkan asal suatu fakta; satu sumber lebih berharga daripada kata-kata keras.\n"
    "Jangan menghina, menyebar kebencian, beriklan, atau membuka urusan pribadi orang lain.\n"
    "Setiap orang bertanggung jawab atas tulisannya menurut hukum yang berlaku."
)


class DiscussionSettingsManager(models.Manager):
    def current(self):
        """The settings in force: the stored row, or the defaults while there is none."""
        return self.first() or DiscussionSettings()


class DiscussionSettings(models.Model):
    rules_en = models.TextField(
        _("house rules in English"),
        default=RULES_EN,
        help_text=_("One rule a line. They stand above the comment form and on a page of their own."),
    )
    rules_id = models.TextField(_("house rules in Indonesian"), default=RULES_ID)
    held_comments = models.PositiveSmallIntegerField(
        _("first comments held"),
        default=2,
        help_text=_(
            "This many of a person's first comments wait for a moderator before later ones appear "
            "at once. 0: none."
        ),
    )
    links_allowed = models.PositiveSmallIntegerField(
        _("links allowed"), default=2, help_text=_("A comment with more links waits for a moderator.")
    )
    comments_per_minute = models.PositiveSmallIntegerField(
        _("comments a minute"), default=4, help_text=_("More from one person are refused for the moment.")
    )
    comments_close_after_days = models.PositiveSmallIntegerField(
        _("comments close after (days)"), default=0, help_text=_("Days after publication. 0: they stay open.")
    )
    only_row = models.BooleanField(default=True, unique=True, editable=False)

    rules = InLanguage()
    objects = DiscussionSettingsManager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("settings for the discussion")
        verbose_name_plural = _("settings for the discussion")
        constraints = [
            models.CheckConstraint(condition=models.Q(only_row=True), name="discussion_settings_only_row")
        ]

    def __str__(self):
        return str(_("Settings for the discussion"))
