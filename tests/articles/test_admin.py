"""B1: a blogger writes, previews and publishes own essays in the admin, and only those."""

import re

import pytest
from django.urls import reverse

from articles.models import Article, Author, EssaySettings, HomeSlot, Image
from tests.factories import (
    article_data,
    make_article,
    make_author,
    make_category,
    make_draft,
    make_image,
    make_reference,
    make_user,
)
from timeline.models import Concept

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/article/add/"
LIST = "/admin/articles/article/"


def change(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def form_data(article=None, **overrides):
    """What a browser sends for the essay form."""
    data = article.revisions.newest_first().first().data if article else article_data()
    flat = {name: value for name, value in data.items() if value not in (None, [], False)}
    if article:
        flat["based_on"] = article.revisions.newest_first().first().pk
    if not article:
        flat |= {"category": make_category().pk, "byline": [make_author().pk]}
    if shown_at := flat.pop("publish_at", None):
        day, time = shown_at.split("T")
        flat |= {"publish_at_0": day, "publish_at_1": time[:8]}
    return {**flat, **overrides}


@pytest.fixture
def as_blogger(client, blogger):
    client.force_login(blogger)
    return client


def test_add_form_makes_no_author_until_something_is_saved(as_blogger, blogger):
    as_blogger.get(ADD)
    before = Author.objects.filter(user=blogger).count()
    sent = form_data(_publish="1")
    sent.pop("byline")
    as_blogger.post(ADD, sent)

    assert before == 0
    assert [author.user for author in Article.objects.get().byline] == [blogger]


def test_add_form_starts_with_the_blogger_as_author(as_blogger, blogger):
    author = Author.objects.for_user(blogger)

    html = as_blogger.get(ADD).content.decode()

    assert f'<option value="{author.pk}" selected>' in html
    assert 'name="_publish"' in html
    assert 'name="_submit"' not in html


def test_add_saves_a_draft_with_its_first_revision(as_blogger, blogger):
    response = as_blogger.post(ADD, form_data(title="Mine", _draft="1"))

    article = Article.objects.get(title="Mine")
    assert response.url == change(article)
    assert (article.status, article.created_by, article.revisions.count()) == ("draft", blogger, 1)
    assert as_blogger.get(article.get_absolute_url()).status_code == 404


def test_add_and_publish_at_once_shows_the_essay(as_blogger, client):
    response = as_blogger.post(ADD, form_data(title="Mine", concepts=["CBM"], _publish="1"), follow=True)

    article = Article.objects.get(title="Mine")
    assert article.is_public
    assert [concept.name for concept in article.concepts.all()] == ["CBM"]
    assert f'href="{article.get_canonical_url()}"' in response.content.decode()


def test_publish_with_blockers_comes_back_filled_in_with_reasons_at_the_fields(as_blogger):
    sent = form_data(title="Mine", body="<p>Kept text [@who]</p>", summary="", _publish="1")
    sent.pop("category")

    response = as_blogger.post(ADD, sent)

    html = response.content.decode()
    errors = response.context["adminform"].form.errors
    assert dict(errors) == {
        "summary": ["Readers need a summary of one or two sentences."],
        "body": ["This work is not in the library: [@who]."],
        "category": ["Choose a category."],
    }
    assert "Kept text [@who]" in html
    assert Article.objects.count() == 0


def test_save_draft_with_blockers_is_accepted(as_blogger):
    sent = form_data(title="Mine", body="<p>[@who]</p>", summary="", _draft="1")

    as_blogger.post(ADD, sent)

    assert Article.objects.get().body == "<p>[@who]</p>"


def test_change_form_opens_the_newest_revision_not_the_row(as_blogger, blogger):
    """B2: the draft of a live essay is what its writer edits."""
    article = make_article(by=blogger, title="As published")

    as_blogger.post(change(article), form_data(article, title="Being changed", _draft="1"))

    form = as_blogger.get(change(article)).context["adminform"].form
    assert form["title"].value() == "Being changed"
    assert Article.objects.get().title == "As published"


def test_draft_of_a_live_essay_leaves_the_public_page_byte_identical(as_blogger, blogger, client):
    """B2"""
    article = make_article(by=blogger, body="<p>As published</p>")
    reader = type(client)()
    before = reader.get(article.get_absolute_url()).content

    as_blogger.post(change(article), form_data(article, body="<p>Being changed</p>", _draft="1"))
    during = reader.get(article.get_absolute_url()).content
    fresh = Article.objects.get()
    sent = form_data(fresh, body="<p>Changed</p>", correction="It is another text.", _publish="1")
    as_blogger.post(change(article), sent)
    after = reader.get(article.get_absolute_url()).content

    assert during == before
    assert b"<p>Changed</p>" in after


def test_stale_save_answers_409_with_both_texts_and_overwrites_nothing(as_blogger, blogger):
    article = make_draft(by=blogger)
    opened = form_data(article)
    as_blogger.post(change(article), {**opened, "body": "<p>Saved first</p>", "_draft": "1"})

    response = as_blogger.post(change(article), {**opened, "body": "<p>Typed second</p>", "_draft": "1"})

    html = response.content.decode()
    assert response.status_code == 409
    assert "&lt;p&gt;Saved first&lt;/p&gt;" in html
    assert "&lt;p&gt;Typed second&lt;/p&gt;" in html
    assert Article.objects.get().body == "<p>Saved first</p>"


def test_draft_is_seen_by_its_blogger_and_the_editors_only(blogger, editor, client):
    """B1: another blogger gets 403 and does not see it in the list; readers get 404."""
    draft = make_draft(by=blogger, title="A secret draft")
    stranger = make_user(role="Blogger")

    seen = {}
    for user in (blogger, editor, stranger):
        client.force_login(user)
        listed = "A secret draft" in client.get(LIST).content.decode()
        seen[user] = (client.get(change(draft)).status_code, listed)
    client.logout()

    assert seen == {blogger: (200, True), editor: (200, True), stranger: (403, False)}
    assert client.get(draft.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("page", ["preview", "withdraw", "delete", "history"])
def test_other_pages_of_somebody_elses_draft_are_forbidden(blogger, client, page):
    draft = make_draft(by=blogger)
    client.force_login(make_user(role="Blogger"))

    assert client.get(f"/admin/articles/article/{draft.pk}/{page}/").status_code == 403


def test_stranger_cannot_post_to_somebody_elses_essay(blogger, client):
    draft = make_draft(by=blogger, title="Mine")
    client.force_login(make_user(role="Blogger"))

    response = client.post(change(draft), form_data(draft, title="Taken over", _publish="1"))

    assert response.status_code == 403
    assert Article.objects.get().title == "Mine"


def test_preview_shows_the_newest_revision_as_readers_would_see_it(as_blogger, blogger):
    make_reference()
    image = make_image(alt="Points")
    draft = make_draft(by=blogger, body="<p>So [@assegaf2020].</p>", lead_image=image.pk, concepts=["Norms"])

    response = as_blogger.post(change(draft), form_data(draft, _preview="1"), follow=True)

    html = response.content.decode()
    assert response.redirect_chain[-1][0] == reverse("admin:articles_article_preview", args=[draft.pk])
    assert "Draft: only you and the editors see this page." in html
    assert 'href="#ref-assegaf2020">Assegaf, 2020</a>' in html
    assert 'alt="Points"' in html
    assert '<meta name="robots" content="noindex">' in html


def test_preview_without_any_revision_is_not_found(as_blogger, blogger):
    bare = Article.objects.create(title="Bare", slug="bare", language="en", created_by=blogger)

    assert as_blogger.get(f"/admin/articles/article/{bare.pk}/preview/").status_code == 404


def test_blogger_submits_where_review_is_required(as_blogger, blogger):
    EssaySettings.objects.create(is_review_required=True)
    draft = make_draft(by=blogger)

    html = as_blogger.get(change(draft)).content.decode()
    response = as_blogger.post(change(draft), form_data(draft, _submit="1"), follow=True)
    forced = as_blogger.post(change(draft), form_data(Article.objects.get(), _publish="1"))

    assert ('name="_publish"' in html, 'name="_submit"' in html) == (False, True)
    assert "Submitted. An editor will read it." in response.content.decode()
    assert forced.status_code == 403
    assert Article.objects.get().status == "submitted"


def test_schedule_says_when_readers_will_see_it(as_blogger, blogger):
    draft = make_draft(by=blogger)
    sent = form_data(draft, publish_at_0="2099-03-01", publish_at_1="07:00", _publish="1")

    response = as_blogger.post(change(draft), sent, follow=True)

    assert "from 1 March 2099, 07:00 on" in response.content.decode()
    assert as_blogger.get(draft.get_absolute_url()).status_code == 404


def test_django_s_own_save_button_still_works(as_blogger, blogger):
    draft = make_draft(by=blogger)

    response = as_blogger.post(change(draft), form_data(draft, title="Renamed", _save="1"))

    assert response.url == LIST
    assert Article.objects.get().title == "Renamed"


def test_withdraw_in_the_admin_needs_a_reason(client, editor, blogger):
    article = make_article(by=blogger)
    client.force_login(editor)
    address = f"/admin/articles/article/{article.pk}/withdraw/"

    assert "Withdraw" in client.get(change(article)).content.decode()
    refused = client.post(address, {"reason": ""})
    client.post(address, {"reason": "Plagiarism"})
    again = client.post(address, {"reason": "Twice"})

    assert refused.context["form"].errors == {"reason": ["This field is required."]}
    assert again.context["form"].errors == {"reason": ["Only a published essay can be withdrawn."]}
    gone = client.get(article.get_absolute_url())
    assert gone.status_code == 410
    assert "Reason: Plagiarism" in gone.content.decode()


def test_blogger_cannot_withdraw_but_may_delete_an_unread_draft(as_blogger, blogger):
    live, draft = make_article(by=blogger), make_draft(by=blogger)

    assert as_blogger.post(f"/admin/articles/article/{live.pk}/withdraw/", {"reason": "x"}).status_code == 403
    assert as_blogger.post(f"/admin/articles/article/{live.pk}/delete/", {"post": "yes"}).status_code == 403
    as_blogger.post(f"/admin/articles/article/{draft.pk}/delete/", {"post": "yes"})

    assert list(Article.objects.all()) == [live]


def test_form_refuses_a_second_translation_in_the_same_language(as_blogger, blogger):
    original = make_article(by=blogger, language="id")
    make_article(by=blogger, language="en", translation_of=original.pk, title="The first")

    response = as_blogger.post(ADD, form_data(language="en", translation_of=original.pk, _draft="1"))

    assert response.context["adminform"].form.errors == {
        "translation_of": ["That essay exists in this language already: “The first”."]
    }


@pytest.mark.parametrize(
    ("concepts", "error"),
    [
        ([f"concept {n}" for n in range(13)], "Choose at most 12 concepts."),
        (["x" * 101], f"“{'x' * 30}…” is too long for a concept."),
    ],
)
def test_form_refuses_too_many_or_too_long_concepts(as_blogger, concepts, error):
    response = as_blogger.post(ADD, form_data(concepts=concepts, _draft="1"))

    assert response.context["adminform"].form.errors == {"concepts": [error]}


def test_two_case_variants_of_a_new_concept_become_one(as_blogger):
    as_blogger.post(ADD, form_data(concepts=["Cyber Norms", "cyber norms"], _publish="1"))

    assert Concept.objects.count() == 1


def test_authors_keep_the_order_of_the_form(as_blogger):
    first, second = make_author("A"), make_author("B")

    as_blogger.post(ADD, form_data(byline=[second.pk, first.pk], _draft="1"))
    article = Article.objects.get()
    html = as_blogger.get(change(article)).content.decode()

    assert article.byline == [second, first]
    assert re.findall(r'<option value="(\d+)" selected', html.split('name="byline"')[1])[:2] == [
        str(second.pk),
        str(first.pk),
    ]


def test_concept_names_suggests_by_synonym(as_blogger):
    concept = Concept.objects.create(name="Confidence-building measures")
    concept.synonyms.create(name="CBM")

    answer = as_blogger.get("/admin/articles/article/concepts/", {"term": "cbm"}).json()

    assert [one["id"] for one in answer["results"]] == ["Confidence-building measures"]


def test_hostile_markup_is_removed_before_it_is_stored(as_blogger):
    as_blogger.post(ADD, form_data(body="<p onclick=x>a<script>b</script></p>", _draft="1"))

    assert Article.objects.get().body == "<p>a</p>"


def test_blogger_changes_only_the_own_author_entry(as_blogger, blogger):
    own, other = make_author(user=blogger), make_author("Somebody")
    sent = {
        "name": "New name",
        "affiliation": "",
        "bio_en": "Hello",
        "bio_id": "",
        "orcid": "",
        "website": "",
    }

    as_blogger.post(f"/admin/articles/author/{own.pk}/change/", {**sent, "slug": "hacked"})
    refused = as_blogger.post(f"/admin/articles/author/{other.pk}/change/", sent)

    own.refresh_from_db()
    assert (own.name, own.slug) == ("New name", own.slug)
    assert own.slug != "hacked"
    assert refused.status_code == 403


def test_editor_changes_every_author(client, editor):
    author = make_author("Somebody")
    client.force_login(editor)
    sent = {"name": "Renamed", "slug": author.slug, "affiliation": "", "bio_en": "", "bio_id": ""}

    client.post(f"/admin/articles/author/{author.pk}/change/", {**sent, "orcid": "", "website": ""})

    author.refresh_from_db()
    assert author.name == "Renamed"


def test_image_needs_alt_or_decorative(as_blogger, tmp_path):
    """B11: refused at the form with a sentence that says what to do."""
    file = make_image().file
    sent = {"title": "x", "alt": "", "credit": "Me", "licence": "CC0", "caption": "", "source_url": ""}

    with file.open() as picture:
        response = as_blogger.post("/admin/articles/image/add/", {**sent, "file": picture})

    assert response.context["adminform"].form.non_field_errors() == [
        "Describe the picture, or mark it as decorative."
    ]
    assert Image.objects.count() == 1


def test_home_slot_remembers_who_chose_it(client, editor, blogger):
    article = make_article(by=blogger)
    client.force_login(editor)
    sent = {"block": "headline", "article": article.pk, "starts_at_0": "2026-01-01", "starts_at_1": "00:00"}

    client.post("/admin/articles/homeslot/add/", sent)

    assert HomeSlot.objects.get().chosen_by == editor


def test_owner_changes_the_disclaimer_and_the_next_request_shows_it(client, owner, blogger):
    """O3, R3"""
    article = make_article(by=blogger)
    client.force_login(owner)
    sent = {"disclaimer_en": "New words.", "disclaimer_id": "Kata baru.", "citation_style": "apa"}

    client.post("/admin/articles/essaysettings/add/", sent)
    client.logout()
    english = client.get(article.get_absolute_url()).content.decode()
    indonesian = client.get(f"/id{article.get_absolute_url()}").content.decode()

    assert "New words." in english
    assert "Kata baru." in indonesian


def test_there_is_one_row_of_settings(client, owner):
    EssaySettings.objects.create()
    client.force_login(owner)

    assert client.get("/admin/articles/essaysettings/add/").status_code == 403
    assert (
        client.get(f"/admin/articles/essaysettings/{EssaySettings.objects.get().pk}/delete/").status_code
        == 403
    )


def test_form_refuses_an_end_before_the_essay_is_shown(as_blogger, blogger):
    """Published at once, a past end would be refused by the database."""
    live = make_article(by=blogger)
    end = {"unpublish_at_0": "2020-01-01", "unpublish_at_1": "00:00", "publish_at_0": "", "publish_at_1": ""}

    for address, sent in ((ADD, form_data()), (change(live), form_data(live))):
        response = as_blogger.post(address, {**sent, **end, "_publish": "1"})

        assert response.context["adminform"].form.errors == {
            "unpublish_at": ["The essay would be taken down before it is published."]
        }


def test_form_refuses_a_language_that_the_translation_has(as_blogger, blogger):
    original = make_article(by=blogger, language="id")
    make_article(by=blogger, language="en", translation_of=original.pk, title="The other")

    response = as_blogger.post(change(original), form_data(original, language="en", _publish="1"))

    assert response.context["adminform"].form.errors == {
        "translation_of": ["That essay exists in this language already: “The other”."]
    }


def test_form_offers_and_accepts_only_essays_the_writer_may_change_as_originals(as_blogger):
    secret = make_draft(by=make_user(role="Blogger"), title="A secret draft")

    html = as_blogger.get(ADD).content.decode()
    response = as_blogger.post(ADD, form_data(translation_of=secret.pk, _publish="1"))

    assert "A secret draft" not in html
    assert list(response.context["adminform"].form.errors) == ["translation_of"]


@pytest.mark.parametrize("name", ["byline", "category", "lead_image", "translation_of"])
def test_nonsense_keys_are_refused_not_a_fault(as_blogger, name):
    posted = as_blogger.post(ADD, form_data(**{name: "abc", "_draft": "1"}))
    opened = as_blogger.get(ADD, {name: "abc", "publish_at": "abc"})

    assert list(posted.context["adminform"].form.errors) == [name]
    assert opened.status_code == 200


@pytest.mark.parametrize("number", ["%C2%B2", "9" * 5_000])
def test_odd_numbers_of_essays_lead_back_to_the_desk(as_blogger, number):
    assert as_blogger.get(f"/admin/articles/article/{number}/change/").status_code == 302


def test_conflict_page_keeps_what_was_typed_into_an_invalid_field(as_blogger, blogger):
    article = make_draft(by=blogger)
    opened = form_data(article, category=make_category("History").pk)
    as_blogger.post(change(article), {**form_data(article), "title": "Saved first", "_draft": "1"})

    response = as_blogger.post(change(article), {**opened, "title": "Typed second", "_draft": "1"})

    shown = {one["name"]: (one["mine"], one["theirs"]) for one in response.context["differences"]}
    assert shown == {"title": ("Typed second", "Saved first"), "category": ("History", "Analysis")}


def test_list_marks_live_essays_with_work_that_is_not_published(as_blogger, blogger):
    article = make_article(by=blogger)
    as_blogger.post(change(article), form_data(article, title="Being changed", _draft="1"))

    html = as_blogger.get(LIST).content.decode()

    assert '<td class="field-unpublished_work">Saved</td>' in html


def test_end_is_held_against_the_first_time_of_a_live_essay(as_blogger, blogger):
    """An earlier "publish at" typed later does not move it, so an end before it is refused, not a fault."""
    live = make_article(by=blogger)
    sent = form_data(live, publish_at_0="2020-01-01", publish_at_1="00:00")

    response = as_blogger.post(
        change(live), {**sent, "unpublish_at_0": "2020-02-01", "unpublish_at_1": "00:00", "_publish": "1"}
    )

    assert response.context["adminform"].form.errors == {
        "unpublish_at": ["The essay would be taken down before it is published."]
    }


@pytest.mark.parametrize("day", ["0001-01-01", "1989-12-31", "2101-01-01", "9999-12-31"])
def test_time_beyond_reach_is_refused_at_its_field(as_blogger, day):
    response = as_blogger.post(ADD, form_data(publish_at_0=day, publish_at_1="00:00:00", _publish="1"))

    assert response.status_code == 200
    assert response.context["adminform"].form.errors["publish_at"] == ["Choose a time between 1990 and 2100."]


def test_byline_key_too_large_for_any_database_is_refused(as_blogger):
    response = as_blogger.post(ADD, form_data(byline="99999999999999999999", _publish="1"))

    assert response.status_code == 200
    assert "byline" in response.context["adminform"].form.errors


@pytest.mark.parametrize("asked", ["article=zz", "video=%00", "article=99999999999999999999"])
def test_place_on_the_home_page_opens_whatever_its_address_asks_for(client, editor, asked):
    client.force_login(editor)

    assert client.get(f"/admin/articles/homeslot/add/?{asked}").status_code == 200


def test_control_characters_do_not_reach_readers(as_blogger):
    as_blogger.post(ADD, form_data(title="A\x0bB", body="<p>C\x01D\ufffe</p>", _draft="1"))

    article = Article.objects.get()
    assert (article.title, article.body) == ("AB", "<p>CD</p>")


def test_address_of_an_essay_is_lower_case(as_blogger):
    response = as_blogger.post(ADD, form_data(slug="UPPER_case", _draft="1"))

    assert "slug" in response.context["adminform"].form.errors


def test_renaming_an_author_draws_their_cards_anew(client, editor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        article = make_article(by=editor)
    before, author = Article.objects.get().card.name, article.byline[0]
    client.force_login(editor)
    with django_capture_on_commit_callbacks(execute=True):
        sent = {"name": "Another Name", "slug": author.slug, "user": editor.pk}
        response = client.post(f"/admin/articles/author/{author.pk}/change/", sent)

    after = Article.objects.get().card
    assert response.status_code == 302
    assert after.name != before
    assert not after.storage.exists(before)
