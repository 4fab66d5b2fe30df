"""The texts of an essay's citations: made at publishing, kept with it, made anew when they do not fit."""

import hashlib
import json

from articles import tokens
from articles.citations import texts
from articles.models import Article, EssaySettings
from articles.works.lookup import by_keys, in_own_keys

MOST_WORKS = 100
"""So many works an essay can cite."""


def of_essay(article, items):
    """The texts of these works, CSL-JSON in the order in which the essay cites them.

    What is kept is taken if nothing has changed since: a corrected work shows at once, a little slower.
    """
    kept = article.cited_texts
    if (
        kept
        and kept["print"] == _print(article, items)
        and article.citation_style in ("", kept["texts"]["style"])
    ):
        return texts.from_stored(kept["texts"])
    return _made(article, items)


def keep(article):
    """Make the texts of an essay as it is now and keep them with it."""
    shown, works = in_own_keys(article, by_keys(tokens.cited_keys(article.body)))
    items = items_of(shown.body, works)
    article.cited_texts = {"print": _print(shown, items), "texts": _made(shown, items).stored()}
    Article.objects.filter(pk=article.pk).update(cited_texts=article.cited_texts)


def keep_citing(reference):
    """Make the texts of the essays that cite a work anew, after it was corrected."""
    _keep_each(Article.objects.live().filter(citations__reference=reference))


def keep_all():
    """Make the texts of every essay that readers may see anew; their number."""
    return _keep_each(Article.objects.live())


def _keep_each(essays):
    articles = essays.defer("cited_texts").order_by("pk").iterator(100)
    return sum(keep(article) or 1 for article in articles)


def items_of(body, works):
    """The works that a text cites, in order, as CSL-JSON under the keys it cites them by."""
    keys = [key for key in tokens.cited_keys(body) if key in works]
    return [{**works[key].csl, "id": key} for key in keys[:MOST_WORKS]]


def _made(article, items):
    style = article.citation_style or EssaySettings.objects.current().citation_style
    return texts.make(items, style, article.language, tokens.nameless_keys(article.body))


def _print(article, items):
    """What the texts depend on, in short."""
    basis = [article.language, sorted(tokens.nameless_keys(article.body)), items]
    return hashlib.sha256(json.dumps(basis, sort_keys=True).encode()).hexdigest()
