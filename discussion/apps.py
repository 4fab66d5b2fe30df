"""The conversation: comments, reactions, reports, decisions and standing."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _


class DiscussionConfig(AppConfig):
    name = "discussion"
    verbose_name = _("Discussion")

    def ready(self):
        # By name, because models may not be imported before the apps are ready.
        complete = import_string("discussion.intents.complete")
        user_logged_in.connect(complete, dispatch_uid="discussion.intents.complete")
