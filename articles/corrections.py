"""When a changed essay owes its readers a note, and what changed."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import plain
from articles.models import Article
from revisions import compare

SMALL = 20  # words: what a spelling mistake or two amount to


@dataclass(frozen=True, slots=True)
class Change:
    """What its writer says about a change of a text that readers have seen."""

    note: str = ""
    is_small: bool = False
    is_in_step: bool = False  # a translation now follows the original as it stands

    @property
    def is_slip(self):
        """Called small, and so without a note."""
        return self.is_small and not self.note


def was_read(article):
    """Whether readers have seen this essay."""
    is_due = article.publish_at is not None and article.publish_at <= timezone.now()
    return is_due and article.status in (Article.Status.PUBLISHED, Article.Status.WITHDRAWN)


def text_of(title, summary, body):
    """The paragraphs that a reader reads."""
    return [title, summary, *plain.paragraphs(body)]


def changes(article, data):
    """What readers see now compared with this revision data, as blocks of revisions.compare."""
    before = text_of(article.title, article.summary, article.body)
    return compare.paragraphs(before, text_of_data(data))


def blocks(correction):
    """What a correction changed against the publication before it, as blocks of revisions.compare."""
    earlier = correction.article.revisions.published_before(correction)
    return compare.paragraphs(text_of_data(earlier.data), text_of_data(correction.data))


def is_comparable(article, correction):
    """Whether readers may compare it: nothing from before a withdrawal is shown again."""
    is_later = article.restored_at is None or correction.created_at > article.restored_at
    return article.are_changes_shown and is_later


def text_of_data(data):
    return text_of(data["title"], data["summary"], data["body"])


def check(article, data, change):
    """How many words of what readers have read this changes.

    Raises ValidationError when such a change has no note, or is too large to be called small.
    """
    number = compare.changed_words(changes(article, data)) if was_read(article) else 0
    if number and not change.note and not change.is_small:
        raise ValidationError({"correction": _("Readers have seen this text: say what you changed.")})
    if number > SMALL and not change.note:
        text = ngettext(
            "%(number)d word is changed: say what you changed.",
            "%(number)d words are changed, more than a slip of the pen: say what you changed.",
            number,
        )
        raise ValidationError({"correction": text % {"number": number}})
    return number
