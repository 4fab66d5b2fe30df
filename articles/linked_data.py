"""An essay as linked data: a schema.org BlogPosting."""

from django.templatetags.static import static
from django.utils.timezone import localtime
from django.utils.translation import override

from articles import cited_works
from articles.citing import SITE
from articles.pictures.linked_data import image_object
from timeline import linked_data


def blog_posting(reading, absolute):
    """The essay in its own language; addresses are made absolute by `absolute`."""
    with override(reading.article.language):
        data = _posting(reading, absolute)
    return {name: value for name, value in data.items() if value}


def _posting(reading, absolute):
    article = reading.article
    address = absolute(article.get_canonical_url())
    return {
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
        "image": _image(article, reading.images, absolute),
        "isBasedOn": article.first_published_url or None,
        "citation": [cited_works.as_linked_data(work.csl) for work in reading.works],
        "about": [linked_data.term(concept, concept.label, absolute) for concept in reading.concepts],
        "mentions": [linked_data.mention(entry, absolute) for entry in reading.entries],
    }


def _image(article, images, absolute):
    """The lead image and those inside the text; without any the drawn card, or None."""
    shown = [article.lead_image, *images] if article.lead_image else images
    objects = [image_object(image, absolute) for image in dict.fromkeys(shown)]
    if not objects:
        return absolute(article.card.url) if article.card else None
    return objects if len(objects) > 1 else objects[0]


def _person(author, absolute):
    person = {"@type": "Person", "name": author.name, "url": absolute(author.get_absolute_url())}
    if author.affiliation:
        person["affiliation"] = {"@type": "Organization", "name": author.affiliation}
    if author.orcid:
        person["sameAs"] = f"https://orcid.org/{author.orcid}"
    return person
