"""Kinds of works in a student's words, and which fields each of them has."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "book": _("Book"),
    "chapter": _("Chapter of a book"),
    "article-journal": _("Article in a journal"),
    "article-newspaper": _("News article"),
    "article-magazine": _("Article in a magazine"),
    "webpage": _("Web page"),
    "post-weblog": _("Blog post"),
    "report": _("Report or official document"),
    "legislation": _("Law or regulation"),
    "treaty": _("Treaty or agreement"),
    "thesis": _("Thesis"),
    "paper-conference": _("Conference paper"),
    "speech": _("Speech or statement"),
    "dataset": _("Data set"),
    "document": _("Another kind of work"),
}
PERIODICALS = ("article-journal", "article-magazine", "article-newspaper")
PRINTED = ("book", "chapter", "paper-conference")
OF_FIELD = {
    "editor": (*PRINTED, "report"),
    "container-title": (*PERIODICALS, "chapter", "paper-conference", "webpage", "post-weblog", "legislation"),
    "event-title": ("paper-conference", "speech"),
    "collection-title": ("book", "chapter", "report"),
    "edition": ("book", "chapter", "dataset"),
    "volume": ("article-journal", "book", "chapter", "legislation", "treaty"),
    "issue": ("article-journal", "article-magazine"),
    "page": (*PERIODICALS, "chapter", "paper-conference"),
    "number": ("report", "legislation", "treaty", "document"),
    "genre": ("thesis", "report", "speech", "document"),
    "publisher": (*PRINTED, "report", "thesis", "dataset", "webpage", "document"),
    "publisher-place": (*PRINTED, "report", "thesis", "treaty", "speech"),
    "ISBN": ("book", "chapter", "report", "paper-conference"),
}


def label(kind):
    """The words for a kind; a kind that only imports know stands as it is."""
    return LABELS.get(kind, kind)


def named(field):
    """The kinds that have this field, as a list in words; empty for a field of all kinds."""
    return ", ".join(str(LABELS[kind]) for kind in LABELS if kind in OF_FIELD.get(field, ()))
