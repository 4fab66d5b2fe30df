"""The styles in which essays cite, and works listed in them."""

from collections.abc import Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.citations.engine import Engine
from articles.csl import Item


class CitationStyle(models.TextChoices):
    APA = "apa", _("APA 7")
    CHICAGO = "chicago", _("Chicago 18, author and date")
    MLA = "mla", _("MLA 9")
    IEEE = "ieee", _("IEEE, numbered")


def bibliography(items: Sequence[Item], style: str, language: str) -> list[str]:
    """The works as they are listed, safe HTML for each, in the order of the style.

    `language` is en or id. Addresses are links; titles and names are never markup.
    """
    return [html for _key, html in Engine(items, style, language).listed()]
