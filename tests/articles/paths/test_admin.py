"""T32: a blogger makes a reading path of a view, orders it, writes notes and publishes it."""

import pytest
from django.urls import reverse

from articles.models import Author, EssaySettings, ReadingPath
from articles.paths import actions
from tests.factories import make_author, make_domain, make_entry, make_path, make_user
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db
LIST, ADD = "/admin/articles/readingpath/", "/admin/articles/readingpath/add/"
OF_VIEW = "/admin/articles/readingpath/of-view/"


def change(path):
    return reverse("admin:articles_readingpath_change", args=[path.pk])


def sent(path=None, *steps, **overrides):
    """What a browser sends: the steps there are as they are, then new ones: (entry, place, note)."""
    own = list(path.steps.all()) if path else []
    rows = [(one.entry, one.position, one.note, one.pk) for one in own] + [(*one, "") for one in steps]
    data = {
        "title": path.title if path else "A way",
        "slug": path.slug if path else "a-way",
        "language": "en",
        "introduction": "What is to be seen.",
        "timeline_address": "",
        "steps-TOTAL_FORMS": len(rows),
        "steps-INITIAL_FORMS": len(own),
        **({"authors": [one.pk for one in path.authors.all()]} if path else {}),
    }
    for number, (entry, place, note, pk) in enumerate(rows):
        values = {"entry": entry.pk, "position": place, "note": note, "id": pk}
        data |= {f"steps-{number}-{name}": value for name, value in values.items()}
        data[f"steps-{number}-path"] = path.pk if path else ""
    return {**data, **overrides}


def places(path):
    return list(path.steps.values_list("entry__slug", "position", "note"))


def messages(response):
    return [str(message) for message in response.context["messages"]]


@pytest.fixture
def as_blogger(client, blogger):
    client.force_login(blogger)
    return client


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


def test_add_saves_a_draft_of_the_blogger_with_its_steps_in_order(as_blogger, blogger):
    one, two, three = (make_entry(slug=slug) for slug in ("one", "two", "three"))

    response = as_blogger.post(
        ADD, sent(None, (one, "", "First."), (two, 9, "Second."), (three, 2, "")), follow=True
    )

    path = ReadingPath.objects.get()
    assert (path.status, path.created_by, path.slug) == ("draft", blogger, "a-way")
    assert [author.user for author in path.authors.all()] == [blogger]
    assert places(path) == [("three", 1, ""), ("two", 2, "Second."), ("one", 3, "First.")]
    assert response.redirect_chain[-1][0] == change(path)
    assert messages(response) == ["Draft saved. Only you and the editors see it.", "1 step has no note."]


def test_add_form_starts_with_the_blogger_and_the_language_of_the_page(as_blogger, blogger):
    author = Author.objects.for_user(blogger)

    html = as_blogger.get(f"/id{ADD}").content.decode()

    assert f'<option value="{author.pk}" selected>' in html
    assert '<option value="id" selected>' in html


def test_view_of_the_timeline_is_taken_in_by_its_address(as_blogger):
    domain = make_domain("Norms")
    for slug, date in (("late", "2015"), ("early", "2009")):
        make_entry(slug=slug, date=date, domains=[domain])
    own = make_entry(slug="own")

    as_blogger.post(
        ADD, sent(None, (own, 5, ""), timeline_address="http://testserver/timeline/?domain=norms&page=2")
    )

    path = ReadingPath.objects.get()
    assert places(path) == [("own", 1, ""), ("early", 2, ""), ("late", 3, "")]
    assert path.query == "?domain=norms"
    assert '<a href="/timeline/?domain=norms">' in as_blogger.get(change(path)).content.decode()


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("http://elsewhere.example/timeline/", "This is not the address of a view of our timeline."),
        ("/timeline/?colour=red", "“colour” is not a filter of the timeline."),
        ("/timeline/?kind=law", "No entry matches that view of the timeline."),
    ],
)
def test_bad_address_is_named_in_the_form_and_nothing_is_lost(as_blogger, address, error):
    data = sent(None, (make_entry(), 1, "My note."), timeline_address=address)

    response = as_blogger.post(ADD, data)

    html = response.content.decode()
    assert response.context["adminform"].form.errors == {"timeline_address": [error]}
    assert ("My note." in html, f'value="{address}"' in html) == (True, True)
    assert not ReadingPath.objects.exists()


def test_publish_button_shows_the_path_to_readers(as_blogger, client):
    data = sent(None, (make_entry(), 1, "x"), (make_entry(), 2, "x"), _publish="1")

    response = as_blogger.post(ADD, data, follow=True)

    assert messages(response) == ['Saved. Readers see it: <a href="/paths/a-way/">see the path</a>.']
    client.logout()
    assert client.get("/paths/a-way/").status_code == 200


def test_what_cannot_be_published_is_saved_and_says_why(as_blogger):
    draft = make_entry(publication=Publication.DRAFT)

    response = as_blogger.post(
        ADD, sent(None, (draft, 1, "Note."), introduction="", _publish="1"), follow=True
    )

    path = ReadingPath.objects.get()
    missing = [
        "Readers need an introduction of a few sentences.",
        "A path has at least two steps.",
        f"This entry is not published: {draft}.",
    ]
    assert messages(response) == ["Saved, not published. " + " ".join(missing)]
    assert response.context["blockers"] == missing
    assert (path.status, places(path)) == ("draft", [(draft.slug, 1, "Note.")])


def test_published_path_is_changed_for_readers_at_once(as_blogger, blogger):
    path = make_path(by=blogger, slug="kept")

    response = as_blogger.post(
        change(path), sent(path, (make_entry(slug="new"), 0, "New."), slug="moved"), follow=True
    )

    assert messages(response) == ['Saved. Readers see it: <a href="/paths/kept/">see the path</a>.']
    assert places(path)[0] == ("new", 1, "New.")
    assert ReadingPath.objects.get().slug == "kept"


@pytest.mark.parametrize(
    ("overrides", "error"),
    [({"steps-0-DELETE": "on"}, "A path has at least two steps."), ({"steps-0-entry": "x"}, None)],
)
def test_published_path_keeps_two_steps(as_blogger, blogger, overrides, error):
    path = make_path(by=blogger)

    response = as_blogger.post(change(path), sent(path, **overrides))

    (formset,) = response.context["inline_admin_formsets"]
    assert formset.formset.is_valid() is False
    assert error is None or formset.formset.non_form_errors() == [error]
    assert path.steps.count() == 2


def test_published_path_takes_no_entry_that_readers_do_not_see(as_blogger, blogger):
    path = make_path(by=blogger)
    for hidden in (Publication.DRAFT, Publication.WITHDRAWN):
        response = as_blogger.post(change(path), sent(path, (make_entry(publication=hidden), "", "")))

        (formset,) = response.context["inline_admin_formsets"]
        assert formset.formset.errors[2] == {"entry": ["Readers do not see this entry: it is not published."]}
    assert path.steps.count() == 2


def test_published_path_with_a_withdrawn_entry_can_still_be_changed(as_blogger, blogger):
    gone = make_entry(slug="gone")
    path = make_path(by=blogger, entries=[gone, make_entry()])
    gone.publication = Publication.WITHDRAWN
    gone.save()

    response = as_blogger.post(change(path), sent(path, title="New title"))

    assert response.status_code == 302
    assert ReadingPath.objects.get().title == "New title"


def test_entry_twice_is_refused_with_words(as_blogger):
    entry = make_entry()

    response = as_blogger.post(ADD, sent(None, (entry, 1, ""), (entry, 2, "")))

    (formset,) = response.context["inline_admin_formsets"]
    assert formset.formset.is_valid() is False
    assert "Please correct the duplicate" in response.content.decode()
    assert not ReadingPath.objects.exists()


def test_characters_that_no_page_may_hold_are_left_out(as_blogger):
    data = sent(None, (make_entry(), 1, "No\x08te"), title="T\x01", introduction="I\x0b")

    as_blogger.post(ADD, data)

    path = ReadingPath.objects.get()
    assert (path.title, path.introduction, path.steps.get().note) == ("T", "I", "Note")


@pytest.mark.parametrize("authors", [["x"], ["9" * 30], ["999"]])
def test_unknown_author_is_refused(as_blogger, authors):
    response = as_blogger.post(ADD, sent(authors=authors))

    assert "authors" in response.context["adminform"].form.errors
    assert not ReadingPath.objects.exists()


def test_blogger_sees_and_opens_only_own_paths(as_blogger, blogger):
    own, named, other = make_path(by=blogger), make_path(), make_path()
    named.authors.add(Author.objects.for_user(blogger))

    listed = as_blogger.get(LIST).context["cl"].result_list

    assert {one.pk for one in listed} == {own.pk, named.pk}
    assert [as_blogger.get(change(one)).status_code for one in (own, named, other)] == [200, 200, 403]
    assert as_blogger.post(change(other), sent(other, title="Mine")).status_code == 403
    assert as_blogger.get("/admin/articles/readingpath/99/change/").status_code == 302


def test_editor_opens_every_path(as_editor):
    paths = [make_path(), make_path(is_draft=True)]

    assert [as_editor.get(change(one)).status_code for one in paths] == [200, 200]
    assert as_editor.get(LIST).context["cl"].result_count == 2


def test_where_the_site_reviews_a_blogger_saves_and_an_editor_publishes(as_blogger, blogger, editor):
    EssaySettings.objects.create(is_review_required=True)
    path = make_path(by=blogger, is_draft=True)

    html = as_blogger.get(change(path)).content.decode()
    refused = as_blogger.post(change(path), sent(path, _publish="1"))
    as_blogger.force_login(editor)
    as_blogger.post(change(path), sent(path, _publish="1"))

    assert ('name="_publish"' in html, "An editor publishes the path" in html) == (False, True)
    assert refused.status_code == 403
    assert ReadingPath.objects.get().is_live


def test_where_the_site_reviews_a_blogger_only_reads_what_is_published(as_blogger, blogger):
    path = make_path(by=blogger)
    EssaySettings.objects.create(is_review_required=True)

    response = as_blogger.get(change(path))

    assert (response.status_code, response.context["has_change_permission"]) == (200, False)
    assert 'type="submit" class="default"' not in response.content.decode()
    assert as_blogger.post(change(path), sent(path, title="Mine")).status_code == 403


def test_drafts_are_deleted_and_what_was_read_is_not(as_blogger, blogger, editor):
    draft, shown = make_path(by=blogger, is_draft=True), make_path(by=blogger)
    gone = actions.withdraw(make_path(by=blogger), by=editor, reason="x")

    def delete(one):
        return as_blogger.post(reverse("admin:articles_readingpath_delete", args=[one.pk]), {"post": "yes"})

    assert [delete(one).status_code for one in (draft, shown, gone)] == [302, 403, 403]
    assert set(ReadingPath.objects.all()) == {shown, gone}


def test_preview_shows_a_draft_to_those_who_may_open_it(as_blogger, blogger):
    hidden = make_entry(title_en="Unready", publication=Publication.DRAFT)
    own = make_path(by=blogger, is_draft=True, entries=[hidden])
    other = make_path(is_draft=True)

    response = as_blogger.get(f"{LIST}{own.pk}/preview/")

    html = response.content.decode()
    assert ("Unready" in html, "only you and the editors" in html, "noindex" in html) == (True, True, True)
    assert as_blogger.get(f"{LIST}{other.pk}/preview/").status_code == 404


def test_preview_is_for_those_who_write_paths(client, moderator):
    client.force_login(moderator)

    assert client.get(f"{LIST}{make_path().pk}/preview/").status_code == 403


def test_editor_withdraws_with_a_reason(as_editor):
    path = make_path(title="Way")
    address = f"{LIST}{path.pk}/withdraw/"

    html = as_editor.get(change(path)).content.decode()
    empty = as_editor.post(address, {"reason": " "})
    done = as_editor.post(address, {"reason": "It was wrong."}, follow=True)
    again = as_editor.post(address, {"reason": "Twice."})

    assert f'href="{address}"' in html
    assert empty.context["form"].errors == {"reason": ["This field is required."]}
    assert messages(done) == ["“Way” is withdrawn."]
    assert again.context["form"].errors == {"reason": ["Only a published path can be withdrawn."]}
    assert ReadingPath.objects.get(pk=path.pk).withdrawn_reason == "It was wrong."
    assert "It was wrong." in as_editor.get(change(path)).content.decode()


def test_blogger_does_not_withdraw(as_blogger, blogger):
    path = make_path(by=blogger)

    assert "withdraw/" not in as_blogger.get(change(path)).content.decode()
    assert as_blogger.post(f"{LIST}{path.pk}/withdraw/", {"reason": "x"}).status_code == 403
    assert as_blogger.get(f"{LIST}99/withdraw/").status_code == 404


def test_button_of_a_view_makes_a_draft_and_leads_to_its_form(as_blogger, blogger):
    make_entry(slug="a", date="2015", kind="law")
    make_entry(slug="b", date="2009", kind="law")

    response = as_blogger.post(OF_VIEW, {"view": "?kind=law&sort=newest"})

    path = ReadingPath.objects.get()
    assert response.url == change(path)
    assert [place[0] for place in places(path)] == ["b", "a"]
    assert (path.title, path.query, path.status) == ("Law", "?kind=law", "draft")


@pytest.mark.parametrize(
    ("view", "back", "error"),
    [
        ("?kind=law", "/timeline/?kind=law", "No entry matches that view of the timeline."),
        ("?a=é", "/timeline/?a=%C3%A9", "“a” is not a filter of the timeline."),
        ("?a=\r\nX: y", "/timeline/", "“a” is not a filter of the timeline."),
        ("?" + "a" * 2_001, "/timeline/", "Ensure this value has at most 2000 characters (it has 2002)."),
    ],
)
def test_view_that_gives_no_path_is_explained_on_the_timeline(as_blogger, view, back, error):
    make_entry()

    response = as_blogger.post(OF_VIEW, {"view": view})

    assert response.url == back
    assert error in as_blogger.get("/timeline/").content.decode().replace("&#x27;", "'")
    assert not ReadingPath.objects.exists()


def test_button_is_for_those_who_may_write(client, moderator, blogger):
    client.force_login(moderator)
    refused = client.post(OF_VIEW, {"view": ""})
    client.force_login(blogger)

    assert (refused.status_code, client.get(OF_VIEW).status_code) == (403, 405)
    assert not ReadingPath.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_the_same_queries(as_editor, number, django_assert_num_queries):
    for _ in range(number):
        make_path()
    as_editor.get(LIST)

    with django_assert_num_queries(9):
        as_editor.get(LIST)


def test_author_who_is_named_may_be_somebody_else(as_blogger):
    guest = make_author("A Guest")

    as_blogger.post(ADD, sent(authors=[guest.pk]))

    assert list(ReadingPath.objects.get().authors.all()) == [guest]
    assert make_user(role="Blogger").has_perm("articles.add_readingpath")
