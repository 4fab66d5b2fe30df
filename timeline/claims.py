"""Attribution claims in words that never make a fact of them."""

import re

from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from timeline.models import Actor
from timeline.models.choices import Stance

WITH_ARTICLE = re.compile(
    r"\b(Agency|Centre|Coalition|Commission|Committee|Commonwealth|Council|Forum|Group|Initiative|Kingdom|"
    r"League|Mechanism|Meeting|Movement|Nations|Netherlands|Office|Organi[sz]ation|Philippines|Quad|States|"
    r"Summit|Team|Union)\b|Institute\Z|\AG\d+\b|\AOECD\Z"
)
PROPER_NAMES = {Actor.Kind.COMPANY, Actor.Kind.PERSON, Actor.Kind.MEDIA, Actor.Kind.NON_STATE_GROUP}


def in_a_sentence(actor):
    """The actor's name, linked, as it stands inside a sentence: English says “the United Kingdom”."""
    link = format_html('<a href="{}">{}</a>', actor.get_absolute_url(), actor.name)
    return format_html("the {}", link) if needs_article(actor) else link


def needs_article(actor):
    is_common = actor.kind not in PROPER_NAMES and not actor.name.startswith("The ")
    return get_language() == "en" and is_common and bool(WITH_ARTICLE.search(actor.name))


def sentence(claim):
    """Who says it, of whom, and that it is they who say it."""
    return format_html(
        _template(claim), accused=in_a_sentence(claim.accused), claimant=in_a_sentence(claim.claimant)
    )


def _template(claim):
    if claim.stance == Stance.ATTRIBUTES:
        return _("Attributed to {accused} by {claimant}")
    if claim.stance == Stance.DENIES:
        is_own = claim.accused_id == claim.claimant_id
        return _("Denied by {claimant}") if is_own else _("Attribution to {accused} denied by {claimant}")
    return _("Attribution to {accused} doubted by {claimant}")
