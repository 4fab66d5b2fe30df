"""T17: the colours of the chart, as static/css/tokens.css has them."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from timeline.chart import TEXTURES

TOKENS = (Path(__file__).resolve().parents[2] / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
PAIR = r"light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)"
PAPER = re.search(rf"--paper: {PAIR}", TOKENS).groups()
DOMAINS = [found.groups() for found in re.finditer(rf'\[data-domain="[a-z-]+"\] {{ --domain: {PAIR}', TOKENS)]
SCHEMES = pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])


def channels(colour):
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels(colour)]
    return sum(share * one for share, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@SCHEMES
def test_every_domain_stands_out_from_the_paper(scheme):
    """WCAG 2.2, 1.4.11: at least 3 to 1."""
    assert len(DOMAINS) == 12
    assert min(contrast(colours[scheme], PAPER[scheme]) for colours in DOMAINS) >= 3


@SCHEMES
def test_domains_of_like_colour_differ_in_texture(scheme):
    """The colour is not the only cue: what is near in colour is drawn otherwise."""
    textured = [(one[scheme], texture) for one, texture in zip(DOMAINS, TEXTURES, strict=True)]

    alike = [
        (one, other)
        for (one, texture), (other, same) in combinations(textured, 2)
        if texture == same and distance(one, other) < 0.24
    ]

    assert alike == []


def distance(one, other):
    return sum((a - b) ** 2 for a, b in zip(channels(one), channels(other), strict=True)) ** 0.5
