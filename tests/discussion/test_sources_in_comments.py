"""C12: comments point to evidence, on the pages of the conversation."""

import pytest

from articles.models import Article
from discussion.models import Comment, DiscussionSettings, Pointer
from tests.factories import make_article, make_comment, make_entry, make_reference
from timeline.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(blogger):
    return make_article(by=blogger)


@pytest.fixture
def as_reader(client, reader):
    client.force_login(reader)
    return client


def pointers(comment):
    return {one.token: one.reference or one.entry for one in comment.pointers.all()}


def bodies(response):
    return [comment.body for comment in response.context["comments"]]


def told(response):
    return [str(message) for message in response.context["messages"]]


def test_posted_comment_knows_its_sources_and_shows_them(as_reader, article):
    DiscussionSettings.objects.create(held_comments=0)
    work, entry = make_reference(), make_entry(slug="osce", title_en="Measures", date="2013")

    as_reader.post(f"/essays/{article.slug}/comment/", {"body": "[@assegaf2020, p. 4] and [[osce]]."})
    html = as_reader.get(article.get_absolute_url()).content.decode()

    comment = Comment.objects.get()
    assert pointers(comment) == {"@assegaf2020": work, "[[osce]]": entry}
    assert f'<li id="comment-{comment.pk}-work-{work.pk}">' in html
    assert f'<li id="comment-{comment.pk}-entry-{entry.pk}">' in html
    assert "Assegaf, Ahmad Rafi (2020). <cite>Cyber diplomacy</cite>." in html


def test_unknown_names_are_told_and_refuse_nothing(as_reader, article):
    make_entry(slug="secret", publication="draft")
    make_reference()
    body = "@ratih, see [[secret]], [@nobody2020] and [@assegaf2020]."

    response = as_reader.post(f"/essays/{article.slug}/comment/", {"body": body}, follow=True)

    assert told(response)[1:] == [
        "Neither our library nor the timeline knows [[secret]], [@nobody2020]. This stays as you typed it."
    ]
    assert Comment.objects.get().body == body


def test_comment_without_unknown_names_is_told_nothing_more(as_reader, article):
    response = as_reader.post(f"/essays/{article.slug}/comment/", {"body": "@ratih: yes [sic]"}, follow=True)

    assert len(told(response)) == 1


def test_edited_comment_keeps_the_sources_it_still_names(article):
    kept, dropped = make_entry(slug="kept"), make_entry(slug="dropped")
    comment = make_comment(article, body="[[kept]] [[dropped]]")
    first = comment.pointers.get(entry=kept)
    added = make_reference()

    comment.body = "[[kept]] [@assegaf2020] [@nobody]"
    comment.save()

    assert pointers(comment) == {"[[kept]]": kept, "@assegaf2020": added}
    assert comment.pointers.get(entry=kept) == first
    assert not dropped.comment_pointers.exists()


def test_renamed_entry_and_work_stay_what_the_comment_meant(client, article):
    entry, work = make_entry(slug="old"), make_reference("old2020")
    comment = make_comment(article, body="[[old]] [@old2020]")
    entry.slug, work.key = "new", "new2020"
    entry.save()
    work.save()
    make_entry(slug="old")

    comment.save()
    html = client.get(article.get_absolute_url()).content.decode()

    assert pointers(comment) == {"[[old]]": entry, "@old2020": work}
    assert f"/timeline/{entry.number}-new/" in html


def test_comment_and_its_sources_are_saved_together_or_not_at_all(article, monkeypatch):
    make_reference()
    monkeypatch.setattr(Pointer.objects.all().__class__, "bulk_create", failing)

    with pytest.raises(RuntimeError):
        make_comment(article, body="[@assegaf2020]")

    assert Comment.objects.count() == 0


def failing(*args, **kwargs):
    raise RuntimeError


def test_deleted_work_leaves_the_comment_as_it_was_typed(client, article):
    make_reference()
    comment = make_comment(article, body="See [@assegaf2020].")

    comment.pointers.get().reference.delete()
    html = client.get(article.get_absolute_url()).content.decode()

    assert "<p>See [@assegaf2020].</p>" in html


def make_conversation(article):
    make_reference()
    make_comment(article, body="Plain")
    answered = make_comment(article, body="Answered")
    make_comment(article, body="[@assegaf2020]", parent=answered)


def test_threads_that_cite_come_first_when_asked_for(client, article):
    make_conversation(article)
    address = article.get_absolute_url()

    plain = client.get(address)
    sources = client.get(address, {"comments": "sources"})
    indonesian = client.get(f"/id{address}", {"comments": "sources"})

    assert bodies(plain) == ["Plain", "Answered", "[@assegaf2020]"]
    assert bodies(sources) == bodies(indonesian) == ["Answered", "[@assegaf2020]", "Plain"]
    assert [one[1:] for one in sources.context["orders"]] == [
        (f"{address}#comments", False),
        (f"{address}?comments=sources#comments", True),
    ]
    assert f'<a href="{address}?comments=sources#comments" rel="nofollow">' in plain.content.decode()
    assert f'<a href="{address}#comments" rel="nofollow" aria-current="true">' in plain.content.decode()


def test_order_keeps_the_page_of_the_essay(client, blogger):
    article = make_article(by=blogger, body='<p>One</p><hr class="page-break"><p>Two</p>')
    make_conversation(article)
    client.get(article.get_absolute_url(), {"view": "pages"})

    response = client.get(article.get_absolute_url(), {"comments": "sources"}, follow=True)

    address = article.get_absolute_url()
    assert response.redirect_chain == [(f"{address}?comments=sources&page=1", 302)]
    assert [one[1] for one in response.context["orders"]] == [
        f"{address}?page=1#comments",
        f"{address}?page=1&comments=sources#comments",
    ]


@pytest.mark.parametrize("value", ["newest", "Sources", "\x00", "x" * 500, "<script>"])
def test_bad_order_is_named_and_shows_no_comments(client, article, value):
    make_conversation(article)

    response = client.get(article.get_absolute_url(), {"comments": value})
    html = response.content.decode()

    assert bodies(response) == []
    assert len(response.context["order_errors"]) == 1
    assert '<div class="errors" role="alert">' in html
    assert "3 comments</h2>" in html
    assert "<script>" not in html[html.index('id="comments"') :]
    assert [one[2] for one in response.context["orders"]] == [False, False]


def test_order_is_offered_only_where_there_is_something_to_order(client, article):
    make_comment(article, body="Plain")
    make_comment(article, body="Plain too")
    without = client.get(article.get_absolute_url())
    asked = client.get(article.get_absolute_url(), {"comments": "sources"})

    assert (without.context["orders"], bodies(asked)) == ([], ["Plain", "Plain too"])
    assert len(asked.context["orders"]) == 2


@pytest.mark.parametrize("number", [1, 3])
def test_comments_with_sources_cost_no_query_each(client, article, number, django_assert_num_queries):
    for place in range(number):
        make_reference(f"work-{place}")
        make_entry(slug=f"entry-{place}")
        make_comment(article, body=f"[@work-{place}] [[entry-{place}]] [@nobody]")

    with django_assert_num_queries(13):
        client.get(article.get_absolute_url(), {"comments": "sources"})


def test_desk_reply_and_report_show_the_sources(client, article, reader, moderator):
    make_reference()
    shown = make_comment(article, body="[@assegaf2020]")
    make_comment(article, body="[@assegaf2020] [@nobody]", status="pending", hold="links")

    client.force_login(reader)
    reply = client.get(f"/essays/{article.slug}/comment/", {"parent": shown.pk}).content.decode()
    report = client.get(f"/comments/{shown.pk}/report/").content.decode()
    client.force_login(moderator)
    queue = client.get("/admin/discussion/comment/queue/").content.decode()

    assert [html.count("<cite>Cyber diplomacy</cite>") for html in (reply, report, queue)] == [1, 1, 1]
    assert "</a>) [@nobody]</p>" in queue


def test_form_offers_what_the_essay_cites_and_nothing_hidden(as_reader, blogger):
    make_reference()
    entry = make_entry(slug="osce", title_en="Measures")
    gone = make_entry(slug="gone")
    article = make_article(by=blogger, body="<p>[@assegaf2020] [[osce]] [[gone]]</p>")
    Entry.objects.filter(pk=gone.pk).update(publication="withdrawn")

    html = as_reader.get(f"/essays/{article.slug}/comment/").content.decode()

    assert html.count("<li><code>") == 2
    assert "<li><code>[@assegaf2020]</code> Assegaf, Ahmad Rafi (2020). Cyber diplomacy</li>" in html
    assert f"<li><code>[[osce]]</code> {entry.title}</li>" in html
    assert 'href="/house-rules/#sources"' in html


def test_house_rules_say_how_to_point_to_a_source(client):
    html = client.get("/house-rules/").content.decode()

    assert '<section id="sources" aria-labelledby="sources-title">' in html
    assert "up to 20 different sources" in html


def test_withdrawn_essay_offers_no_order(client, article):
    make_conversation(article)
    Article.objects.update(status="draft")

    assert client.get(article.get_absolute_url(), {"comments": "sources"}).status_code == 404
