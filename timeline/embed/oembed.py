"""oEmbed (https://oembed.com): what stands behind an address of ours, and how it is told."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

from django import forms
from django.conf import settings
from django.http import Http404, QueryDict
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import get_language_from_path, gettext_lazy, override
from django.utils.translation import gettext as _

from timeline import address, asked
from timeline.embed.frames import HEIGHT, WIDTH, frame
from timeline.embed.titles import title_of
from timeline.models import Entry
from timeline.publisher import SITE
from timeline.xml_text import carried

FORMATS = ("json", "xml")
LONGEST = 4_000
SECONDS_KEPT = 3_600
ENTRY_HEIGHT = 320


class SizeField(forms.RegexField):
    """A number of pixels; None when it is not given."""

    default_error_messages = {"invalid": gettext_lazy("Give a whole number of pixels from 1 to 9999.")}

    def __init__(self):
        super().__init__(r"\A[1-9][0-9]{0,3}\Z", required=False)

    def clean(self, value):
        text = super().clean(value)
        return int(text) if text else None


class OEmbedForm(forms.Form):
    """What the specification lets a site ask; other parameters are left alone, as it wants them to be."""

    url = forms.CharField(max_length=LONGEST)
    format = forms.CharField(required=False, max_length=20)
    maxwidth = SizeField()
    maxheight = SizeField()

    def __init__(self, query):
        super().__init__(query)
        self.repeated = [name for name in self.fields if len(query.getlist(name)) > 1]

    def clean(self):
        for name in self.repeated:
            self.add_error(name, _("Give only one value for “%s”.") % name)


@dataclass(frozen=True, slots=True)
class Target:
    """What can be embedded: the path of its frame, its title, its language and the height it needs."""

    path: str
    title: str
    language: str
    height: int


def target(url, host):
    """What stands behind an address of this host. Raises Http404 for everything that cannot be embedded."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise Http404 from error
    if parts.scheme not in ("http", "https") or parts.netloc.lower() != host.lower():
        raise Http404
    path = unquote(parts.path)
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            match = resolve(path)
        except Resolver404 as error:
            raise Http404 from error
        if match.view_name == "timeline:index":
            return _view(parts.query, get_language_from_path(path))
        if match.view_name in ("timeline:entry", "timeline:entry_number"):
            return _entry(match.kwargs["number"], get_language_from_path(path))
    raise Http404


def answer(found, origin, *, maxwidth=None, maxheight=None):
    """The values of an answer of type “rich”."""
    width = min(WIDTH, maxwidth or WIDTH)
    height = min(found.height, maxheight or found.height)
    return {
        "version": "1.0",
        "type": "rich",
        "title": found.title,
        "provider_name": SITE,
        "provider_url": f"{origin}/",
        "cache_age": SECONDS_KEPT,
        "width": width,
        "height": height,
        "html": str(frame(f"{origin}{found.path}", found.title, width, height)),
    }


def as_xml(values):
    """The answer as a document in UTF-8."""
    root = Element("oembed")
    for name, value in values.items():
        SubElement(root, name).text = carried(str(value))
    return tostring(root, encoding="utf-8", xml_declaration=True)


def _view(query, language):
    lists = dict(QueryDict(query).lists())
    lists.pop("page", None)
    entry_filter = asked.entry_filter(lists)
    if not entry_filter.is_valid():
        raise Http404
    pairs = entry_filter.normal_pairs
    path = reverse("timeline:embed") + address.query(pairs)
    return Target(path, title_of(entry_filter, pairs), language or settings.LANGUAGE_CODE, HEIGHT)


def _entry(number, language):
    entry = Entry.objects.published().filter(number=number).first()
    if entry is None:
        raise Http404
    path = reverse("timeline:embed_entry", args=[number])
    return Target(path, entry.title, language or settings.LANGUAGE_CODE, ENTRY_HEIGHT)
