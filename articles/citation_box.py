"""The citations of an essay in every style, for the box below it."""

import json
from hashlib import sha256

from django.core.cache import cache

from articles.citations.styles import CitationStyle, bibliography

KEPT = 24 * 60 * 60  # seconds; the day of retrieval is in them


def in_styles(essay):
    """Triples (code, name of the style, HTML) for a CitedEssay, in its own language.

    Writing them takes longer than the rest of the page, so they are kept while nothing in them changes.
    """
    item = json.dumps(essay.item, sort_keys=True)
    key = f"citations-{sha256(f'{essay.language} {item}'.encode()).hexdigest()}"
    lines = cache.get_or_set(key, lambda: _written(essay), KEPT)
    return [(style.value, style.label, lines[style.value]) for style in CitationStyle]


def _written(essay):
    return {style.value: bibliography([essay.item], style, essay.language)[0] for style in CitationStyle}
