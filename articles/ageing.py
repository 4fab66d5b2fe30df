"""What of the site grows old: the record's own report, and essays that rest on withdrawn entries."""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Mention
from timeline import ageing
from timeline.ageing import Finding, Section
from timeline.models import Entry

COLUMNS = ("section", "title", "address", "since", "note", "help")


def sections(months=ageing.MONTHS):
    """Every section of the report."""
    title = _("Essays that cite withdrawn entries")
    return [*ageing.sections(months), Section("withdrawn-entries", title, citing_withdrawn(), _essay)]


def citing_withdrawn():
    """Published essays that cite entries which were taken back; those as `withdrawn_mentions`."""
    gone = Mention.objects.filter(entry__in=Entry.objects.withdrawn()).select_related("entry")
    return (
        Article.objects.published()
        .filter(mentions__entry__in=Entry.objects.withdrawn())
        .prefetch_related(Prefetch("mentions", gone, to_attr="withdrawn_mentions"))
        .distinct()
        .order_by("pk")
    )


def _essay(article):
    cited = ", ".join(str(mention.entry) for mention in article.withdrawn_mentions)
    return Finding(article.title, article.get_canonical_url(), note=cited)


def rows(site, months=ageing.MONTHS):
    """The report as rows of a table, with full addresses; `site` is https://host without a last slash."""
    for section in sections(months):
        for found in section.findings():
            since = found.since.isoformat() if found.since else ""
            yield [
                section.slug,
                found.title,
                f"{site}{found.address}",
                since,
                found.note,
                found.help_address,
            ]
