"""Telling the sender of a suggestion what was decided."""

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override


def tell_decision(suggestion, site):
    """A letter in the language in which it was sent, where we know an address to send it to."""
    if not suggestion.address:
        return
    with override(suggestion.language):
        entry = suggestion.outcome
        context = {
            "suggestion": suggestion,
            "address": f"{site}{suggestion.get_absolute_url()}",
            "entry_address": f"{site}{entry.get_absolute_url()}" if entry and entry.is_public else "",
        }
        text = render_to_string("timeline/emails/suggestion_decided.txt", context)
        subject = _("Your suggestion: %s") % suggestion.get_status_display()
        send_mail(subject, text, None, [suggestion.address])
