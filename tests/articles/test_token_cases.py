"""The grammar here and that of the editor agree; in_browser/test_tokens_in_editor.py asks the editor."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from articles import tokens

CASES = json.loads(Path(__file__).with_name("token_cases.json").read_text(encoding="utf-8"))


def said(token):
    """A token in a line, as the cases write it."""
    if isinstance(token, tokens.EntryLink):
        return f"entry {token.slug}"
    if isinstance(token, tokens.Note):
        return f"note {unescape(re.sub('<[^>]*>', '', token.content))}"
    form = "narrative" if token.is_narrative else "group"
    return f"cite {form} " + " + ".join(map(_work, token.works))


def _work(work):
    name = ("-" if work.is_author_suppressed else "") + work.key
    return "|".join(filter(None, (work.prefix, name, work.locator)))


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_text_holds_these_tokens(html, expected):
    assert [said(token) for token in tokens.scan(html) if not isinstance(token, str)] == expected
