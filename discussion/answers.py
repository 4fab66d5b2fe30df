"""What somebody signed in sent: done, answered with a message, and where they go next."""

from django.contrib import messages
from django.utils.translation import gettext as _

from discussion import actions
from discussion.models import Comment
from discussion.texts import Text


def comment(request, article, data, *, by):
    """Post the cleaned data of a CommentForm; the comment's address. Raises ValidationError."""
    posted = actions.post_comment(article, by=by, text=data["body"], parent=data["parent"])
    if posted.hold:
        why = posted.get_hold_display()
        tell(request, messages.INFO, _("Thank you. Your comment waits for a moderator: %s") % why)
    else:
        tell(request, messages.SUCCESS, _("Thank you. Your comment is on the page."))
    if unknown := Text(Comment.objects.with_pointers().get(pk=posted.pk)).unknown:
        _tell_unknown(request, unknown)
    return posted.get_absolute_url()


def _tell_unknown(request, names):
    listed = ", ".join(name if name.startswith("[") else f"[{name}]" for name in names)
    told = _("Neither our library nor the timeline knows %s. This stays as you typed it.")
    tell(request, messages.INFO, told % listed)


def reaction(request, article, data, *, by):
    """Store the cleaned data of a ReactionForm; where the reactions stand. Raises ValidationError."""
    actions.react(article, by=by, kind=data["kind"])
    return reactions_of(article)


def reactions_of(article):
    return f"{article.get_absolute_url()}#reactions"


def tell(request, level, text):
    """A message on the next page; nothing where no page follows, as when a test or a command logs in."""
    messages.add_message(request, level, text, fail_silently=True)
