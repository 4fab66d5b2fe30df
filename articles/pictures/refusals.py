"""Why an upload is no picture for us: one sentence for each reason, which says what to do."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_BYTES = 20_000_000
MAX_PIXELS = 40_000_000

SENTENCES = {
    "heavy": _("The file is larger than %(megabytes)d MB. Make the picture smaller and upload it again."),
    "large": _(
        "The picture has more than %(megapixels)d million pixels. Make it smaller and upload it again."
    ),
    "svg": _("SVG drawings are not taken, as they can carry programs. Export the drawing as PNG."),
    "heic": _(
        "This is a HEIC photo, which most browsers cannot show. Open it on your device and share or export "
        "it as JPEG; on an iPhone, Settings, Camera, Formats, Most Compatible makes JPEG from then on."
    ),
    "pdf": _("This is a PDF document. Save the page that you need as PNG or JPEG."),
    "unknown": _("This is not a picture that we can read. Upload a JPEG, PNG, WebP or AVIF, or a still GIF."),
    "broken": _("The picture is damaged, or was cut off on its way. Save it anew and upload it again."),
    "moving": _("This picture moves. Upload a still one; what moves can be shown as a video."),
}


class Refused(ValidationError):
    """An upload that is not taken; `code` is a key of SENTENCES."""

    def __init__(self, code: str) -> None:
        numbers: dict[str, Any] = {"megabytes": MAX_BYTES // 10**6, "megapixels": MAX_PIXELS // 10**6}
        super().__init__(SENTENCES[code], code=code, params=numbers)
