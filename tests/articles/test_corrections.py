"""R17, B26: what a changed text owes its readers, and what a translation follows."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from articles import actions
from articles.corrections import Change
from articles.models import Article
from tests.articles.test_admin import form_data
from tests.factories import make_article, make_draft
from tests.timeline import reading

pytestmark = pytest.mark.django_db
WORDS = "one two three four five six seven eight nine ten " * 3


def publish(article, *, by, change=Change(), **changes):  # noqa: B008 - it is frozen
    data = {**article.revisions.newest().data, **changes}
    actions.publish(article, data, by=by, change=change)
    return Article.objects.get(pk=article.pk)


def refused(article, *, by, change=Change(), **changes):  # noqa: B008
    with pytest.raises(ValidationError) as error:
        publish(article, by=by, change=change, **changes)
    return error.value.message_dict


def test_changed_text_needs_a_note(blogger):
    article = make_article(by=blogger)

    assert refused(article, by=blogger, body="<p>Another sentence.</p>") == {
        "correction": ["Readers have seen this text: say what you changed."]
    }
    assert Article.objects.get().body == "<p>A first sentence.</p>"


@pytest.mark.parametrize("field", ["title", "summary"])
def test_title_and_summary_are_text_too(blogger, field):
    assert "correction" in refused(make_article(by=blogger), by=blogger, **{field: "Another."})


def test_slip_of_the_pen_needs_no_note_and_is_no_correction(blogger):
    article = make_article(by=blogger)
    before = article.text_changed_at

    fixed = publish(article, by=blogger, change=Change(is_small=True), body="<p>A first sentense.</p>")

    assert fixed.body == "<p>A first sentense.</p>"
    assert list(fixed.corrections()) == []
    assert fixed.text_changed_at == before
    assert fixed.revised_at is not None


def test_many_words_are_no_slip_of_the_pen(blogger):
    article = make_article(by=blogger)

    errors = refused(article, by=blogger, change=Change(is_small=True), body=f"<p>{WORDS}</p>")

    assert errors == {
        "correction": ["33 words are changed, more than a slip of the pen: say what you changed."]
    }


def test_layout_and_category_are_no_change_of_the_text(blogger):
    article = make_article(by=blogger)

    changed = publish(article, by=blogger, body="<p>A first <em>sentence.</em></p>", are_comments_open=False)

    assert list(changed.corrections()) == []


def test_text_that_nobody_has_read_needs_no_note(blogger):
    draft = publish(make_draft(by=blogger), by=blogger, body="<p>At last.</p>")
    later = (timezone.now() + timezone.timedelta(days=1)).isoformat()
    scheduled = make_article(by=blogger, publish_at=later)

    changed = publish(scheduled, by=blogger, body="<p>Something else.</p>")

    assert draft.text_changed_at == draft.publish_at
    assert changed.text_changed_at == changed.publish_at
    assert list(changed.corrections()) == []


def test_corrections_stand_under_the_essay_with_their_dates(client, blogger):
    article = make_article(by=blogger)
    publish(article, by=blogger, change=Change("The year was wrong."), body="<p>A second sentence.</p>")
    publish(article, by=blogger, change=Change("And the place."), body="<p>A third sentence.</p>")

    (notes,) = reading.of_class(reading.page(client.get(article.get_absolute_url())), "corrections")

    texts = [reading.text(item) for item in notes]
    assert [text.split(": ")[1] for text in texts] == ["The year was wrong.", "And the place."]
    assert list(notes.iter("a")) == []
    assert len([item for item in notes.iter("time") if item.get("datetime")]) == 2


def test_readers_compare_versions_where_the_essay_lets_them(client, blogger):
    article = make_article(by=blogger, are_changes_shown=True)
    publish(article, by=blogger, change=Change("One word."), body="<p>A second sentence.</p>")

    html = client.get(article.get_absolute_url()).content.decode()
    shown = client.get(f"{article.get_absolute_url()}corrections/1/").content.decode()

    assert f'href="{article.get_absolute_url()}corrections/1/"' in html
    assert "A <del>first </del><ins>second </ins>sentence." in shown
    assert "One word." in shown


@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999"])
def test_correction_that_is_not_there_is_not_found(client, blogger, number):
    article = make_article(by=blogger, are_changes_shown=True)
    publish(article, by=blogger, change=Change("One word."), body="<p>A second sentence.</p>")

    assert client.get(f"{article.get_absolute_url()}corrections/{number}/").status_code == 404


def test_versions_are_hidden_unless_the_essay_shows_them_and_is_public(client, blogger, editor):
    closed, gone = (make_article(by=blogger, are_changes_shown=shown) for shown in (False, True))
    for article in (closed, gone):
        publish(article, by=blogger, change=Change("Note."), body="<p>Secret before.</p>")
    actions.withdraw(gone, by=editor, reason="Wrong")

    for article in (closed, gone):
        response = client.get(f"{article.get_absolute_url()}corrections/1/")
        assert response.status_code == 404
        assert "Secret" not in response.content.decode()
    assert client.post(f"{closed.get_absolute_url()}corrections/1/").status_code == 405


def test_form_asks_for_the_note_and_comes_back_filled_in(client, blogger):
    article = make_article(by=blogger)
    client.force_login(blogger)
    address = reverse("admin:articles_article_change", args=[article.pk])

    asked = client.get(address).content.decode()
    refused = client.post(address, form_data(article, body="<p>Typed anew.</p>", _publish="1"))
    draft = client.post(address, form_data(article, body="<p>Typed anew.</p>", _draft="1"))

    html = refused.content.decode()
    assert 'name="correction"' in asked
    assert "Readers have seen this text: say what you changed." in html
    assert "&lt;p&gt;Typed anew.&lt;/p&gt;" in html
    assert draft.status_code == 302
    assert "correction" not in article.revisions.newest().data


def test_form_of_an_unread_essay_does_not_ask(client, blogger):
    client.force_login(blogger)
    draft = make_draft(by=blogger)

    html = client.get(reverse("admin:articles_article_change", args=[draft.pk])).content.decode()

    assert 'name="correction"' not in html
    assert 'name="is_in_step"' not in html


@pytest.fixture
def pair(editor):
    """An original and its translation."""
    original = make_article(by=editor, language="id", title="Asli")
    return original, make_article(by=editor, language="en", title="Copy", translation_of=original.pk)


def test_translation_follows_the_text_it_was_made_from(pair, client):
    original, translation = pair

    html = client.get(translation.get_absolute_url()).content.decode()

    assert (translation.original, translation.original_seen_at) == (original, original.text_changed_at)
    assert "This translation was made from" not in html


def test_translation_of_a_corrected_original_says_so_until_it_is_brought_in_step(pair, client, editor):
    """B26: labelled with the date it was made from."""
    original, translation = pair
    publish(original, by=editor, change=Change("Baru."), body="<p>Kalimat lain.</p>")
    outdated = client.get(translation.get_absolute_url()).content.decode()
    still = publish(translation, by=editor, change=Change(is_small=True), body="<p>A first sentence!</p>")
    after_slip = still.is_outdated_translation
    done = publish(translation, by=editor, change=Change("New.", is_in_step=True), body="<p>Another one.</p>")

    assert "This translation was made from the text of" in outdated
    assert after_slip is True
    assert done.is_outdated_translation is False


def test_slip_of_the_pen_in_the_original_outdates_nothing(pair, editor):
    original, translation = pair
    publish(original, by=editor, change=Change(is_small=True), body="<p>A first sentence!</p>")

    assert Article.objects.get(pk=translation.pk).is_outdated_translation is False


def test_form_of_an_outdated_translation_asks_whether_it_follows(pair, client, editor):
    original, translation = pair
    publish(original, by=editor, change=Change("Baru."), body="<p>Kalimat lain.</p>")
    client.force_login(editor)
    address = reverse("admin:articles_article_change", args=[translation.pk])
    asked = client.get(address).content.decode()
    sent = form_data(translation, body="<p>A new one.</p>", correction="x", is_in_step="on", _publish="1")

    client.post(address, sent)

    assert 'name="is_in_step"' in asked
    assert Article.objects.get(pk=translation.pk).is_outdated_translation is False


def test_clearing_the_original_makes_an_essay_of_its_own(pair, editor):
    original, translation = pair

    alone = publish(translation, by=editor, translation_of=None)

    assert alone.original is None
    assert alone.translation_group != original.translation_group
    assert list(alone.translations()) == []


def test_translation_of_a_translation_belongs_to_the_original(pair, editor):
    original, translation = pair
    data = {**translation.revisions.newest().data, "translation_of": translation.pk}
    original_data = {**original.revisions.newest().data, "translation_of": translation.pk}

    actions.publish(original, original_data, by=editor)
    actions.publish(translation, data, by=editor)

    assert Article.objects.get(pk=original.pk).original is None
    assert Article.objects.get(pk=translation.pk).original == original


def test_blogger_keeps_an_essay_linked_to_an_original_that_is_not_theirs(client, blogger, editor):
    original = make_article(by=editor, language="id", title="Asli")
    translation = make_article(by=blogger, title="Copy")
    publish(translation, by=editor, translation_of=original.pk)
    client.force_login(blogger)
    address = reverse("admin:articles_article_change", args=[translation.pk])
    asked = client.get(address).content.decode()

    client.post(address, form_data(translation, is_small_edit="on", _publish="1"))

    kept = Article.objects.get(pk=translation.pk)
    assert f'<option value="{original.pk}" selected>' in asked
    assert (kept.original, kept.translation_group) == (original, original.translation_group)


def test_translation_published_before_its_original_is_outdated_when_that_changes(editor):
    draft = make_draft(by=editor, language="id")
    translation = make_article(by=editor, translation_of=draft.pk)
    original = publish(draft, by=editor)
    publish(original, by=editor, change=Change("Baru."), body="<p>Kalimat lain.</p>")

    assert Article.objects.get(pk=translation.pk).is_outdated_translation is True


def test_note_about_something_else_than_words_is_kept(blogger):
    article = make_article(by=blogger)

    changed = publish(article, by=blogger, change=Change("Another picture."), are_comments_open=False)

    assert [one.reason for one in changed.corrections()] == ["Another picture."]
    assert changed.text_changed_at == article.text_changed_at


def test_essay_published_anew_after_withdrawal_was_not_updated_before(blogger, editor):
    article = make_article(by=blogger)
    publish(article, by=blogger, change=Change("One."), body="<p>Second.</p>")
    actions.withdraw(article, by=editor, reason="Wrong")

    again = publish(article, by=editor, change=Change("Two."), body="<p>Third.</p>")

    assert again.revised_at is None
    assert again.publish_at == again.text_changed_at
    assert [one.reason for one in again.corrections()] == ["One.", "Two."]


def test_nothing_from_before_a_withdrawal_is_shown_again(client, blogger, editor):
    article = make_article(by=blogger, are_changes_shown=True, body="<p>Libel.</p>")
    publish(article, by=blogger, change=Change("Worse."), body="<p>Worse libel.</p>")
    actions.withdraw(article, by=editor, reason="Court order")
    publish(article, by=editor, change=Change("Without the claim."), body="<p>Clean.</p>")
    publish(article, by=editor, change=Change("Shorter."), body="<p>Clear.</p>")

    address = article.get_absolute_url()
    (notes,) = reading.of_class(reading.page(client.get(address)), "corrections")
    answers = [client.get(f"{address}corrections/{number}/") for number in (1, 2, 3)]

    assert [link.get("href") for link in notes.iter("a")] == [f"{address}corrections/3/"]
    assert [answer.status_code for answer in answers] == [404, 404, 200]
    assert "ibel" not in answers[2].content.decode()
