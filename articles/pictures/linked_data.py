"""A picture as linked data, with what search engines show of its maker and its licence."""

import re

_CREATIVE_COMMONS = re.compile(r"CC[ -](BY(?:-NC)?(?:-SA|-ND)?)[ -]([1-4]\.[05])(?: International)?\Z", re.I)
_ZERO = re.compile(r"CC ?0(?: 1\.0)?\Z", re.I)


def image_object(image, absolute):
    """A schema.org ImageObject; addresses are made absolute by `absolute`."""
    data = {
        "@type": "ImageObject",
        "url": absolute(image.file.url),
        "width": image.width,
        "height": image.height,
        "caption": image.caption,
        "creditText": image.credit,
        "creator": {"name": image.credit},
        "license": licence_address(image.licence) or image.licence,
        "acquireLicensePage": image.source_url,
    }
    return {name: value for name, value in data.items() if value}


def licence_address(licence: str) -> str:
    """The address of a Creative Commons licence as people write its name; "" for any other."""
    name = " ".join(licence.split())
    if _ZERO.match(name):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if match := _CREATIVE_COMMONS.match(name):
        return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/"
    return ""
