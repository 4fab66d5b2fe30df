"""Addresses inside a text that is read elsewhere."""

import re
from html import escape, unescape
from urllib.parse import urljoin

_TAG = re.compile(r'<[a-zA-Z][^<>"]*(?:"[^"]*"[^<>"]*)*>')
# One attribute after the other, so that nothing inside a value is taken for one.
_ATTRIBUTE = re.compile(r'(\s)([a-zA-Z-]+)="([^"]*)"')
_ADDRESSES = ("href", "src", "cite")


def absolute(html: str, base: str) -> str:
    """Sanitised HTML with every address made absolute, as if it stood on the page `base`."""

    def attribute(match: re.Match[str]) -> str:
        space, name, value = match.groups()
        if name.lower() not in _ADDRESSES:
            return match[0]
        return f'{space}{name}="{escape(_joined(base, unescape(value)))}"'

    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(attribute, tag[0]), html)


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # for example an unfinished IPv6 host
        return address
