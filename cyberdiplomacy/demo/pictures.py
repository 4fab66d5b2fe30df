"""Lead images for the demo essays: drawings made here, so nobody else has rights in them."""

import io
import math
import random

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image as Pillow
from PIL import ImageDraw

from articles.models import Image

SIZE = (1280, 640)
INKS = ["#1d2a3a", "#2f3d2e", "#3a2330", "#20343a", "#33302a"]
LINES = ["#d9a441", "#7fb3a6", "#c9745c", "#8fa3c7", "#b7b08a"]
ALT = {
    "en": "Drawing: points on a dark ground, some of them joined by thin arcs.",
    "id": "Gambar: titik-titik di atas latar gelap, sebagian dihubungkan garis lengkung tipis.",
}


def picture_for(original, essay):
    """The essay's lead image; a translation shares that of its original."""
    if original and original.lead_image:
        return original.lead_image
    title = f"Demo: {essay['slug']}"[:120]
    known = Image.objects.filter(title=title).first()
    if known:
        return known
    picture = Image.objects.create(
        title=title,
        file=ContentFile(draw(essay["slug"]), name=f"{essay['slug']}.webp"),
        alt=ALT[essay["language"]],
        credit="cyberdiplomacy",
        licence="CC BY 4.0",
    )
    transaction.on_commit(picture.make_renditions, robust=True)
    return picture


def draw(seed):
    """A WebP picture of a small network, the same for the same seed."""
    chance = random.Random(seed)
    ink, line = chance.choice(INKS), chance.choice(LINES)
    picture = Pillow.new("RGB", SIZE, ink)
    pen = ImageDraw.Draw(picture)
    points = [(chance.randint(60, SIZE[0] - 60), chance.randint(60, SIZE[1] - 60)) for _ in range(22)]
    for start in points:
        for end in sorted(points, key=lambda point: math.dist(point, start))[1:3]:
            _arc(pen, start, end, line)
    for x, y in points:
        radius = chance.choice([4, 5, 7, 11])
        pen.ellipse([x - radius, y - radius, x + radius, y + radius], fill=line)
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=70, method=6)
    return file.getvalue()


def _arc(pen, start, end, colour):
    """A line between two points, bent upwards."""
    (x1, y1), (x2, y2) = start, end
    bend = math.dist(start, end) / 4
    steps = [step / 24 for step in range(25)]
    curve = [(x1 + (x2 - x1) * t, y1 + (y2 - y1) * t - math.sin(math.pi * t) * bend) for t in steps]
    pen.line(curve, fill=colour, width=2)
