"""Pictures for the demo essays: drawings made here, so nobody else has rights in them."""

import io
import math
import random

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont

from articles.models import Image

SIZE = (1280, 640)
INKS = ["#1d2a3a", "#2f3d2e", "#3a2330", "#20343a", "#33302a"]
LINES = ["#d9a441", "#7fb3a6", "#c9745c", "#8fa3c7", "#b7b08a"]
ALT = {
    "en": "Drawing: points on a dark ground, some of them joined by thin arcs.",
    "id": "Gambar: titik-titik di atas latar gelap, sebagian dihubungkan garis lengkung tipis.",
}

BODIES = [
    ("2005", False), ("2010", True), ("2013", True), ("2015", True), ("2017", False), ("2021", True),
    ("2021", True), ("2025", True),
]  # fmt: skip
"""The expert and working groups at the UN by the year in which each ended, and whether with a report."""
BODIES_ALT = {
    "en": (
        "Eight circles on a line, from 2005 to 2025. Those of 2005 and 2017 are hollow, the six of 2010, "
        "2013, 2015, 2021 (two) and 2025 are filled."
    ),
    "id": (
        "Delapan lingkaran pada sebuah garis, dari 2005 sampai 2025. Lingkaran 2005 dan 2017 kosong, "
        "sedangkan enam lingkaran lain, yaitu 2010, 2013, 2015, dua pada 2021, dan 2025, terisi."
    ),
}


def bodies(language):
    """The picture of the groups and their reports, described in this language."""
    title = f"Demo: groups and reports ({language})"
    known = Image.objects.filter(title=title).first()
    if known:
        return known
    picture = Image.objects.create(
        title=title,
        file=ContentFile(draw_bodies(), name=f"groups-{language}.webp"),
        alt=BODIES_ALT[language],
        credit="cyberdiplomacy",
        licence="CC BY 4.0",
    )
    transaction.on_commit(picture.make_renditions, robust=True)
    return picture


def draw_bodies():
    """A WebP picture: a circle for each group, filled if it left a report that all had agreed on."""
    ink, line = INKS[0], LINES[0]
    picture = Pillow.new("RGB", (1600, 420), ink)
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(44)
    pen.line([(100, 170), (1500, 170)], fill=line, width=4)
    for place, (year, has_report) in enumerate(BODIES):
        x = 100 + place * 200
        pen.ellipse([x - 46, 124, x + 46, 216], fill=line if has_report else ink, outline=line, width=6)
        pen.text((x, 300), year, fill=line, font=font, anchor="mm")
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=80, method=6)
    return file.getvalue()


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
