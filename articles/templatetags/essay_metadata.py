"""{% essay_metadata reading translations %}: what machines read in the head of an essay's page."""

from django import template

from articles import cards, highwire
from articles.citing import SITE, cited
from articles.linked_data import blog_posting
from timeline import linked_data

register = template.Library()


@register.inclusion_tag("articles/_metadata.html", takes_context=True)
def essay_metadata(context, reading, translations):
    """Canonical address, translations, Open Graph, Highwire Press and a schema.org BlogPosting.

    Addresses are absolute.
    """
    absolute = context["request"].build_absolute_uri
    article = reading.article
    address = absolute(article.get_canonical_url())
    card = absolute(article.card.url) if article.card else None
    return {
        "article": article,
        "authors": [(one.name, absolute(one.get_absolute_url())) for one in reading.authors],
        "concepts": reading.concepts,
        "address": address,
        "canonical": article.first_published_url or address,
        "alternates": _alternates(article, translations, absolute),
        "picture": _shared_picture(article, card, absolute),
        "site": SITE,
        "highwire": [
            *highwire.tags(cited(article, absolute)),
            *(highwire.reference(work.csl) for work in reading.works),
        ],
        "linked_data": linked_data.script(blog_posting(reading, absolute)),
    }


def _shared_picture(article, card, absolute):
    """What sites show beside the title: the drawn card, else the lead image; None without either."""
    if card:
        return {"address": card, "width": cards.WIDTH, "height": cards.HEIGHT, "alt": article.title}
    if image := article.lead_image:
        size = {"width": image.width, "height": image.height}
        return {"address": absolute(image.file.url), "alt": image.alt, **size}
    return None


def _alternates(article, translations, absolute):
    """Pairs (language, address) of the essay and its translations; none where there is no translation."""
    versions = [article, *translations]
    pairs = [(one.language, absolute(one.get_canonical_url())) for one in versions]
    return pairs if len(pairs) > 1 else []
