"""What stands in the way of publishing an essay."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import figures, tokens
from articles.cited_texts import MOST_WORKS
from articles.figure_marks import image_numbers
from articles.models import Category, Image
from articles.works.lookup import by_keys
from timeline.models import Entry

NAMED = 10  # of what is unknown


def blockers(data):
    """Reasons by form field why this revision data may not be published; empty when it may."""
    found = {
        "summary": [] if data.get("summary") else [_("Readers need a summary of one or two sentences.")],
        "body": _in_text(data.get("body", "")),
        "category": _unless(_exists(Category, data.get("category")), _("Choose a category.")),
        "byline": _unless(data.get("byline"), _("Name at least one author.")),
        "lead_image": _in_image(data.get("lead_image")),
    }
    return {field: reasons for field, reasons in found.items() if reasons}


def _unless(condition, reason):
    return [] if condition else [reason]


def _exists(model, pk):
    return bool(pk) and model.objects.filter(pk=pk).exists()


def _in_text(body):
    if not body:
        return [_("The essay has no text yet.")]
    return [*_unknown_keys(body), *_unknown_entries(body), *_in_figures(body), *_unknown_videos(body)]


def _some(names):
    """The first names of a list, and a sign that there are more."""
    named = list(names)
    return ", ".join(named[:NAMED]) + (", …" if len(named) > NAMED else "")


def _unknown_keys(body):
    keys = tokens.cited_keys(body)
    if len(keys) > MOST_WORKS:
        return [_("An essay can cite at most %d works.") % MOST_WORKS]
    known = by_keys(keys)
    if unknown := [key for key in keys if key not in known]:
        text = ngettext(
            "This work is not in the library: %s.", "These works are not in the library: %s.", len(unknown)
        )
        return [text % _some(f"[@{key}]" for key in unknown)]
    return []


def _unknown_entries(body):
    slugs = tokens.linked_entries(body)
    known = set(Entry.objects.published().filter(slug__in=slugs).values_list("slug", flat=True))
    if unknown := [slug for slug in slugs if slug not in known]:
        text = ngettext(
            "This entry is not on the timeline: %s.",
            "These entries are not on the timeline: %s.",
            len(unknown),
        )
        return [text % _some(f"[[{slug}]]" for slug in unknown)]
    return []


def _in_image(pk):
    if not pk:
        return []
    image = Image.objects.filter(pk=pk).first()
    if image is None:
        return [_("The lead image is no longer in the library.")]
    return _missing_of(image)


def _missing_of(image):
    """What a picture lacks that readers see or hear, with its name."""
    title = {"title": image.title}
    return [
        *_unless(image.credit.strip(), _("The picture “%(title)s” has no credit.") % title),
        *_unless(image.licence.strip(), _("The picture “%(title)s” has no licence.") % title),
        *_unless(
            image.alt.strip() or image.is_decorative,
            _("Describe the picture “%(title)s”, or mark it as decorative.") % title,
        ),
    ]


def _in_figures(body):
    """Pictures inside the text that are gone, or that lack something."""
    numbers = image_numbers(body)
    images = Image.objects.in_bulk(numbers)
    unknown = [
        _("A picture in the text, number %(number)d, is no longer in the library. Remove or replace it.")
        % {"number": number}
        for number in numbers
        if number not in images
    ]
    return unknown + [
        reason for number in numbers if number in images for reason in _missing_of(images[number])
    ]


def _unknown_videos(body):
    text = _("This is not the address of a video on YouTube or Vimeo: %(address)s.")
    return [text % {"address": address} for address in figures.unknown_videos(body)]
