"""What essays hold in the version that is being written, which no row of links knows yet."""

from functools import reduce
from operator import or_

from django.db.models import Max, Q

from articles import figure_marks, tokens
from articles.models import Article, ArticleRevision


def showing(image):
    """The essays that show a picture in their text, or show or lead with it in their newest version."""
    mark = figure_marks.mark_of(image.pk)
    newest = _newest().filter(Q(data__body__icontains=mark) | Q(data__lead_image=image.pk))
    return Article.objects.filter(Q(body__contains=mark) | Q(pk__in=newest.values("article")))


def citing(keys):
    """The essays whose row or newest version cites a work by one of these keys."""
    wanted = set(keys)
    in_row = reduce(or_, (Q(body__contains=f"@{key}") for key in wanted))
    in_version = reduce(or_, (Q(data__body__icontains=f"@{key}") for key in wanted))
    bodies = [
        *Article.objects.filter(in_row).values_list("pk", "body"),
        *_newest().filter(in_version).values_list("article", "data__body"),
    ]
    found = {pk for pk, body in bodies if wanted.intersection(tokens.cited_keys(body))}
    return Article.objects.filter(pk__in=found)


def _newest():
    last = ArticleRevision.objects.order_by().values("article").annotate(last=Max("pk")).values("last")
    return ArticleRevision.objects.order_by().filter(pk__in=last)
