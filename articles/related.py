"""Essays that belong with an essay, and why: what they share, never how often they were clicked."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import CharField, F, Value
from django.utils.translation import gettext as _

from articles.models import Article, ArticleAuthor, Citation, Mention, TaggedArticle

ENTRY, WORK, CONCEPT, AUTHOR = "entry", "work", "concept", "author"
WEIGHTS = {ENTRY: 4, WORK: 3, CONCEPT: 2, AUTHOR: 1}
SHOWN, ENOUGH, CANDIDATES = 4, 3, 60


@dataclass(frozen=True, slots=True)
class Related:
    """An essay with the reason it is related, in words of the reader's language."""

    article: Article
    reason: str


def related_to(reading, language):
    """At most four essays, those that share most first; of translations the one in `language`.

    Where fewer than three share anything, essays of the same category fill up, then the newest.
    """
    own = reading.article
    shared = _shared(reading)
    ranked = sorted(shared, key=lambda pk: (-sum(WEIGHTS[kind] for kind, _key in shared[pk]), -pk))
    others = Article.objects.published().in_language_of_choice(language)
    others = others.exclude(translation_group=own.translation_group)
    public = set(others.filter(pk__in=ranked[:CANDIDATES]).values_list("pk", flat=True))
    best = [pk for pk in ranked[:CANDIDATES] if pk in public][:SHOWN]
    found = others.for_list().in_bulk(best)
    names = _names(reading)
    chosen = [Related(found[pk], _reason(shared[pk], names)) for pk in best]
    return chosen if len(chosen) >= ENOUGH else chosen + _filling(own, others, chosen)


def _shared(reading):
    """By essay: the pairs (kind, key) it has in common with this one."""
    pairs = defaultdict(set)
    for pk, kind, key in _links(reading):
        pairs[pk].add((kind, key))
    pairs.pop(reading.article.pk, None)
    return pairs


def _links(reading):
    """Rows (essay, kind, key) of everything that shares an entry, a work, a concept or an author."""
    return _rows(Mention, "article_id", ENTRY, "entry_id", reading.entries).union(
        _rows(Citation, "article_id", WORK, "reference_id", reading.works),
        _rows(TaggedArticle, "content_object_id", CONCEPT, "tag_id", reading.concepts),
        _rows(ArticleAuthor, "article_id", AUTHOR, "author_id", reading.authors),
        all=True,
    )


def _rows(model, essay, kind, key, rows):
    keys = [row.pk for row in rows]
    found = model.objects.filter(**{f"{key}__in": keys}).order_by()
    named = found.annotate(essay=F(essay), kind=Value(kind, output_field=CharField()), key=F(key))
    return named.values_list("essay", "kind", "key")


def _names(reading):
    """What each shared thing is called, by kind and key."""
    names = {(ENTRY, one.pk): one.title for one in reading.entries}
    names |= {(WORK, one.pk): one.title for one in reading.works}
    names |= {(CONCEPT, one.pk): one.label for one in reading.concepts}
    return names | {(AUTHOR, one.pk): one.name for one in reading.authors}


def _reason(pairs, names):
    """The weightiest thing in common, by name, and how many more there are of its kind."""
    kind = max((kind for kind, _key in pairs), key=WEIGHTS.get)
    keys = sorted(key for one, key in pairs if one == kind)
    words = {
        ENTRY: _("Same event: %s"),
        WORK: _("Same source: %s"),
        CONCEPT: _("Same concept: %s"),
        AUTHOR: _("Same author: %s"),
    }
    text = words[kind] % names[kind, keys[0]]
    return _("%(text)s, and %(number)d more") % {"text": text, "number": len(keys) - 1} if keys[1:] else text


def _filling(own, others, chosen):
    """Essays that share nothing but the category, then the newest, so that readers find three."""
    left = others.exclude(pk__in=[one.article.pk for one in chosen]).newest_first().for_list()
    missing = ENOUGH - len(chosen)
    same = list(left.filter(category=own.category)[:missing])
    filling = [Related(one, _("Same category: %s") % own.category) for one in same]
    if len(same) < missing:
        newest = left.exclude(pk__in=[one.pk for one in same])[: missing - len(same)]
        filling += [Related(one, _("New on this site")) for one in newest]
    return filling
