"""The image library in the admin, and what a picture of it brings along."""

import io
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection

from articles import actions
from articles.admin import images
from articles.models import Article, Image
from articles.pictures import renditions
from articles.pictures.linked_data import image_object, licence_address
from articles.preflight import blockers
from articles.reading import read
from tests.articles.pictures import drawing
from tests.factories import make_article, make_author, make_draft, make_image

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/image/add/"
SENT = {"title": "A map", "alt": "Points", "credit": "Me", "licence": "CC0", "caption": "", "source_url": ""}


def upload(data, name="IMG_0001.jpg"):
    return {**SENT, "file": SimpleUploadedFile(name, data, "image/jpeg")}


def files(*folders):
    """Every stored file below these folders."""
    found = []
    for folder in folders:
        try:
            inner, names = default_storage.listdir(folder)
        except FileNotFoundError:
            continue
        found += [f"{folder}/{name}" for name in names] + files(*(f"{folder}/{name}" for name in inner))
    return sorted(found)


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


def change(image):
    return f"/admin/articles/image/{image.pk}/change/"


def test_upload_is_stored_upright_bare_and_in_three_widths(as_editor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        as_editor.post(ADD, upload(drawing.photo((1600, 1200))))

    image = Image.objects.get()
    assert (image.width, image.height, image.rendition_widths) == (1200, 1600, [480, 960, 1200])
    expected = [image.file.name, *renditions.names_of(image.file.name, [480, 960, 1200])]
    assert files("images", "renditions") == sorted(expected)
    assert all(b"secret" not in Path(default_storage.path(name)).read_bytes() for name in expected)


@pytest.mark.parametrize(
    ("data", "beginning"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG drawings are not taken"),
        (drawing.box(b"heic"), "This is a HEIC photo"),
        (drawing.bomb(9000, 9000), "The picture has more than 40 million pixels."),
        (b"", "The submitted file is empty."),
    ],
)
def test_refusal_stands_at_the_field(as_editor, data, beginning):
    response = as_editor.post(ADD, upload(data))

    (reason,) = response.context["adminform"].form.errors["file"]
    assert reason.startswith(beginning)
    assert (Image.objects.count(), files("images")) == (0, [])


def test_new_file_takes_the_place_of_the_old(as_editor, django_capture_on_commit_callbacks):
    image = make_image()
    image.make_renditions()

    with django_capture_on_commit_callbacks(execute=True):
        as_editor.post(change(image), upload(drawing.plain("PNG", (900, 600)), "new.png"))

    newer = Image.objects.get()
    assert newer.file.name != image.file.name
    assert (newer.width, newer.rendition_widths) == (900, [300, 600, 900])
    assert len(files("images", "renditions")) == 7


def test_change_of_the_words_leaves_the_files(as_editor, django_capture_on_commit_callbacks):
    image = make_image()
    image.make_renditions()
    before = files("images", "renditions")

    with django_capture_on_commit_callbacks(execute=True):
        as_editor.post(change(image), {**SENT, "alt": "Better words"})

    changed = Image.objects.get()
    assert (changed.alt, changed.file.name, changed.rendition_widths) == (
        "Better words", image.file.name, [480, 960, 1280],
    )  # fmt: skip
    assert files("images", "renditions") == before


def test_deleting_removes_the_files(as_editor, django_capture_on_commit_callbacks):
    for _ in range(3):
        make_image().make_renditions()
    first, *others = Image.objects.all()
    bulk = {"action": "delete_selected", "_selected_action": [one.pk for one in others], "post": "yes"}

    with django_capture_on_commit_callbacks(execute=True):
        as_editor.post(f"/admin/articles/image/{first.pk}/delete/", {"post": "yes"})
        as_editor.post("/admin/articles/image/", bulk)

    assert (Image.objects.count(), files("images", "renditions")) == (0, [])


def test_all_pictures_are_deleted_by_a_queryset_only():
    assert not hasattr(Image.objects, "delete")


def test_picture_in_a_text_cannot_be_deleted(as_editor, blogger):
    image = make_image()
    essay = make_article(by=blogger, body=f'<figure class="image" data-image="{image.pk}"></figure>')

    asked = as_editor.get(f"/admin/articles/image/{image.pk}/delete/")
    as_editor.post(f"/admin/articles/image/{image.pk}/delete/", {"post": "yes"})

    assert len(asked.context["protected"]) == 1
    assert essay.title in asked.context["protected"][0]
    assert Image.objects.count() == 1


@pytest.mark.parametrize("place", ["body", "lead_image"])
def test_picture_of_an_unpublished_version_cannot_be_deleted(as_editor, blogger, place):
    image = make_image()
    essay = make_article(by=blogger)
    shown = {"body": f'<figure class="image" data-image="{image.pk}"></figure>', "lead_image": image.pk}
    data = essay.revisions.newest_first().first().data
    actions.save_revision(essay, {**data, place: shown[place]}, by=blogger)

    as_editor.post(f"/admin/articles/image/{image.pk}/delete/", {"post": "yes"})

    assert Image.objects.count() == 1


def test_picture_of_a_person_cannot_be_deleted(as_editor):
    image = make_image()
    author = make_author("Sari", slug="sari", photo=image)

    asked = as_editor.get(f"/admin/articles/image/{image.pk}/delete/")

    assert [str(author) in one for one in asked.context["protected"]] == [True]


def test_words_are_mended_though_the_file_is_gone(as_editor):
    image = make_image()
    image.file.storage.delete(image.file.name)

    response = as_editor.post(change(image), {**SENT, "alt": "Better words"})

    assert (response.status_code, Image.objects.get().alt) == (302, "Better words")


def test_upload_is_drawn_before_the_transaction(as_editor, monkeypatch):
    """Nobody else could write on SQLite meanwhile."""
    depths = []

    def spy(*args):
        depths.append(len(connection.savepoint_ids))
        return real(*args)

    real = images.accepted
    monkeypatch.setattr(images, "accepted", spy)
    outside = len(connection.savepoint_ids)

    as_editor.post(ADD, upload(drawing.plain("JPEG")))

    assert (depths, Image.objects.count()) == ([outside], 1)


def test_late_drawing_of_an_exchanged_file_leaves_nothing(as_editor):
    late = make_image()
    Image.objects.filter(pk=late.pk).update(file="images/other.webp", rendition_widths=[1])

    late.make_renditions()

    assert (Image.objects.get().rendition_widths, files("renditions")) == ([1], [])


def test_broken_file_does_not_stop_the_command():
    broken, sound = make_image(), make_image()
    data = bytearray(drawing.plain("PNG", size=(600, 400)))
    data[40:60] = bytes(20)
    broken.file.storage.delete(broken.file.name)
    broken.file.storage.save(broken.file.name, ContentFile(bytes(data)))

    with pytest.raises(CommandError):
        call_command("make_renditions", stdout=io.StringIO())

    sound.refresh_from_db()
    assert sound.rendition_widths == [480, 960, 1280]


def test_list_shows_the_smallest_rendition_and_small_leads_to_it(client, blogger):
    image = make_image()
    image.make_renditions()
    client.force_login(blogger)

    listed = client.get("/admin/articles/image/?_popup=1").content.decode()
    small = client.get(f"/admin/articles/image/{image.pk}/small/")
    missing = client.get("/admin/articles/image/999/small/")

    address = f"/media/renditions/{image.file.name}.480.webp"
    assert f'<img class="thumbnail" src="{address}" alt="A drawing">' in listed
    assert (small.status_code, small.url, missing.status_code) == (302, address, 404)


def test_command_draws_what_has_not_been_drawn():
    drawn, undrawn, gone = make_image(), make_image(), make_image()
    drawn.make_renditions()
    gone.file.storage.delete(gone.file.name)
    said = io.StringIO()

    with pytest.raises(CommandError) as refused:
        call_command("make_renditions", stdout=said)

    undrawn.refresh_from_db()
    assert (said.getvalue(), undrawn.rendition_widths) == ("Pictures drawn: 1\n", [480, 960, 1280])
    assert gone.file.name in str(refused.value)


def test_command_draws_all_anew_when_asked():
    make_image().make_renditions()
    said = io.StringIO()

    call_command("make_renditions", "--all", stdout=said)

    assert said.getvalue() == "Pictures drawn: 1\n"


def reasons(image, blogger, **overrides):
    body = f'<p>a</p><figure class="image" data-image="{image.pk}"></figure>'
    data = make_draft(by=blogger).revisions.newest_first().first().data
    return blockers({**data, "body": body, **overrides})


def test_publishing_names_each_picture_that_lacks_something(blogger):
    image = make_image(title="A map", licence="", credit=" ")
    Image.objects.filter(pk=image.pk).update(alt=" ")
    said = [
        "The picture “A map” has no credit.",
        "The picture “A map” has no licence.",
        "Describe the picture “A map”, or mark it as decorative.",
    ]

    assert reasons(image, blogger, lead_image=image.pk) == {"body": said, "lead_image": said}


def test_publishing_names_a_picture_that_is_gone_and_a_video_elsewhere(blogger):
    image = make_image()
    video = '<figure class="video" data-video="https://video.example/1"></figure>'
    body = f'<figure class="image" data-image="999"></figure>{video}'

    assert reasons(image, blogger) == {}
    assert reasons(image, blogger, body=body) == {
        "body": [
            "A picture in the text, number 999, is no longer in the library. Remove or replace it.",
            "This is not the address of a video on YouTube or Vimeo: https://video.example/1.",
        ]
    }


def test_picture_as_linked_data():
    image = make_image(caption="Ours", source_url="https://e.org/p", licence="CC BY-SA 4.0")

    assert image_object(image, lambda address: f"https://site.example{address}") == {
        "@type": "ImageObject",
        "url": f"https://site.example{image.file.url}",
        "width": 1280,
        "height": 640,
        "caption": "Ours",
        "creditText": "Made for a test",
        "creator": {"name": "Made for a test"},
        "license": "https://creativecommons.org/licenses/by-sa/4.0/",
        "acquireLicensePage": "https://e.org/p",
    }


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc-by-nc-nd 3.0", "https://creativecommons.org/licenses/by-nc-nd/3.0/"),
        ("CC BY-SA 4.0 International", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("with permission", ""),
        ("CC BY 4.0, cropped", ""),
    ],
)
def test_address_of_a_licence(licence, address):
    assert licence_address(licence) == address


def test_pictures_of_a_text_are_credited_in_its_linked_data(client, blogger):
    lead, second = make_image(credit="One"), make_image(credit="Two", licence="with permission")
    body = "".join(f'<figure class="image" data-image="{one.pk}"></figure>' for one in (second, lead, second))
    essay = make_article(by=blogger, body=body, lead_image=lead.pk)

    found = client.get(essay.get_absolute_url(), headers={"accept": "application/ld+json"}).json()["image"]

    assert [(one["creditText"], one["license"]) for one in found] == [
        ("One", "https://creativecommons.org/licenses/by/4.0/"),
        ("Two", "with permission"),
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_pictures_of_a_page_take_one_query(client, blogger, number, django_assert_num_queries):
    images = [make_image() for _ in range(number)]
    body = "".join(f'<figure class="image" data-image="{one.pk}"></figure>' for one in images)
    essay = Article.objects.for_page().get(pk=make_article(by=blogger, body=body).pk)

    with django_assert_num_queries(1):
        shown = read(essay).images

    assert shown == images
