"""{% essay_metadata reading translations %}: what machines read in the head of an essay's page."""

from django import template
from django.templatetags.static import static
from django.utils.timezone import localtime

from articles import cards
from articles.citing import SITE
from timeline import linked_data

register = template.Library()


@register.inclusion_tag("articles/_metadata.html", takes_context=True)
def essay_metadata(context, reading, translations):
    """Canonical address, translations, Open Graph and a schema.org BlogPosting; addresses are absolute."""
    absolute = context["request"].build_absolute_uri
    article = reading.article
    address = absolute(article.get_canonical_url())
    card = absolute(article.card.url) if article.card else None
    return {
        "article": article,
        "authors": reading.authors,
        "address": address,
        "canonical": article.first_published_url or address,
        "alternates": _alternates(article, translations, absolute),
        "picture": _shared_picture(article, card, absolute),
        "site": SITE,
        "linked_data": linked_data.script(_blog_posting(reading, address, card, absolute)),
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


def _blog_posting(reading, address, card, absolute):
    article = reading.article
    picture = _picture(article.lead_image, absolute) if article.lead_image else card
    data = {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "@id": address,
        "mainEntityOfPage": address,
        "headline": article.title,
        "description": article.summary,
        "inLanguage": article.language,
        "datePublished": localtime(article.publish_at).isoformat(timespec="seconds"),
        "dateModified": localtime(article.revised_at or article.publish_at).isoformat(timespec="seconds"),
        "author": [_person(author, absolute) for author in reading.authors],
        "publisher": {"@type": "Organization", "name": SITE, "logo": absolute(static("icon.svg"))},
        "articleSection": article.category.name,
        "keywords": [concept.label for concept in reading.concepts],
        "image": picture,
        "isBasedOn": article.first_published_url or None,
        "citation": [work.title for work in reading.works],
    }
    return {name: value for name, value in data.items() if value}


def _person(author, absolute):
    person = {"@type": "Person", "name": author.name, "url": absolute(author.get_absolute_url())}
    if author.affiliation:
        person["affiliation"] = {"@type": "Organization", "name": author.affiliation}
    if author.orcid:
        person["sameAs"] = f"https://orcid.org/{author.orcid}"
    return person


def _picture(image, absolute):
    return {
        "@type": "ImageObject",
        "url": absolute(image.file.url),
        "width": image.width,
        "height": image.height,
        "creditText": image.credit,
        "license": image.licence,
    }
