import json
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import actions
from articles.corrections import Change
from articles.models import Article
from tests.factories import (
    article_data,
    make_actor,
    make_article,
    make_author,
    make_category,
    make_comment,
    make_draft,
    make_entry,
    make_image,
    make_reference,
    make_user,
)
from tests.timeline import reading
from timeline.models import Concept

pytestmark = pytest.mark.django_db


def titles(response):
    return [article.title for article in response.context["page"]]


def schedule(by, **overrides):
    later = timezone.now() + timedelta(days=1)
    return make_article(by=by, publish_at=later.isoformat(), **overrides)


def full_essay(blogger, **overrides):
    make_reference()
    make_entry(slug="osce", title_en="OSCE workshop", title_id="Lokakarya OSCE", date="2009")
    author = make_author("Ratih", affiliation="A university", bio_en="Writes.", photo=make_image(alt="Ratih"))
    values = {
        "title": "On cyber diplomacy",
        "summary": "What it is.",
        "body": "<p>Text [@assegaf2020] [[osce]]^[A note.]</p>",
        "lead_image": make_image(credit="A. Artist", alt="A drawing of lines").pk,
        "concepts": ["Norms"],
        **overrides,
    }
    article = make_draft(by=blogger)
    data = article_data(category=make_category().pk, byline=[author.pk], **values)
    actions.publish(article, data, by=make_user(role="Editor"))
    return Article.objects.get(pk=article.pk)


def test_essay_page_shows_everything_in_its_html(client, blogger):
    """R1: title, byline, times, category, image with credit, body, references, concepts."""
    article = full_essay(blogger)

    html = client.get(article.get_absolute_url()).content.decode()

    for part in [
        "<h1>On cyber diplomacy</h1>",
        "What it is.",
        f'<a rel="author" href="{article.byline[0].get_absolute_url()}">Ratih</a>, A university',
        f'Published <time datetime="{timezone.localtime(article.publish_at).isoformat(timespec="seconds")}"',
        f'<a href="{article.category.get_absolute_url()}">Analysis</a>',
        'alt="A drawing of lines"',
        "A. Artist, CC BY 4.0",
        '<a class="citation" id="cite-1" href="#ref-assegaf2020">Assegaf, 2020</a>',
        '<li id="ref-assegaf2020">Assegaf, A. R. (2020). <i>Cyber diplomacy</i>. <a class="work-back"',
        '<span class="sidenote" role="note" id="note-1"><span class="note-number">1</span> A note.',
        'OSCE workshop, <time datetime="2009">2009</time>',
        '<a href="/concepts/norms/">Norms</a>',
        "1 minute to read",
    ]:
        assert part in html
    assert "Updated" not in html


def test_essay_page_has_author_box_and_disclaimer(client, blogger):
    """R2, R3"""
    article = full_essay(blogger)

    html = client.get(f"/id{article.get_absolute_url()}").content.decode()

    assert "Penafian" in html
    assert "Esai ini karya penulisnya" in html
    assert "Writes." in html
    assert 'alt="Ratih"' in html


def test_essay_page_prints_image_as_decorative_when_it_is(client, blogger):
    image = make_image(alt="", is_decorative=True)
    article = full_essay(blogger, lead_image=image.pk)

    html = client.get(article.get_absolute_url()).content.decode()

    assert f'src="{image.file.url}" width="1280" height="640" alt=""' in html


def test_essay_page_shows_update_time_after_republishing(client, blogger):
    article = full_essay(blogger)
    data = article.revisions.newest_first().first().data

    actions.publish(
        article, {**data, "body": "<p>Better.</p>"}, by=make_user(role="Editor"), change=Change("Shorter.")
    )

    assert "· Updated <time" in client.get(article.get_absolute_url()).content.decode()


def test_titles_of_pages_stand_in_the_text_the_pager_and_the_contents(client, blogger):
    """B14: a table of contents across pages, whole and page by page."""
    body = (
        '<h2>Start</h2><p>a</p><hr class="page-break" title="Two &amp; &lt;b&gt;">'
        '<h2>Inside</h2><hr class="page-break"><p>c</p>'
    )
    article = full_essay(blogger, body=body)

    whole = reading.page(client.get(article.get_absolute_url()))
    second = reading.page(client.get(article.get_absolute_url(), {"page": "2"}))
    too_far = client.get(article.get_absolute_url(), {"page": "4"})

    (contents,) = reading.of_class(whole, "contents")
    assert [(link.get("href"), reading.text(link)) for link in contents.iter("a")] == [
        ("#s-start", "Start"),
        ("#page-2", "Two & <b>"),
        ("#s-inside", "Inside"),
    ]
    (contents,) = reading.of_class(second, "contents")
    assert [link.get("href") for link in contents.iter("a")] == ["?page=1#s-start", "#page-2", "#s-inside"]
    assert [reading.text(title) for title in reading.of_class(whole, "page-title")] == ["Two & <b>"]
    (pager,) = reading.of_class(second, "essay-pages")
    assert reading.text(pager) == "Previous page 1 2. Two & <b> 3 Next page The whole essay"
    assert [reading.text(node) for node in pager.iter() if node.get("aria-current")] == ["2. Two & <b>"]
    assert too_far.status_code == 404


def test_script_of_videos_comes_only_with_a_video(client, blogger):
    without = full_essay(blogger)
    video = '<figure class="video" data-video="https://youtu.be/abcdefghijk"></figure>'
    with_one = make_article(by=blogger, body=video)

    found = [
        "js/video.js" in client.get(one.get_absolute_url()).content.decode() for one in (without, with_one)
    ]

    assert found == [False, True]


def test_essay_page_whole_by_default_and_by_page_on_request(client, blogger):
    body = '<p>First part.^[One.]</p><hr class="page-break"><p>Second part.^[Two.]</p>'
    article = full_essay(blogger, body=body)

    whole = client.get(article.get_absolute_url()).content.decode()
    second = client.get(article.get_absolute_url(), {"page": "2"}).content.decode()

    assert ("First part." in whole, "Second part." in whole) == (True, True)
    assert '<div class="elsewhere"><p>First part.' in second  # there for print, not on screen
    assert "<div><p>Second part." in second
    assert "elsewhere" not in whole
    assert 'href="#note-2">2</a>' in second
    canonical = f'<link rel="canonical" href="http://testserver{article.get_canonical_url()}">'
    assert canonical in whole
    assert canonical in second


@pytest.mark.parametrize("page", ["0", "3", "-1", "abc", "1e9", "99999999999", "%00", "٣"])
def test_essay_page_number_that_is_not_there_is_a_page_that_says_so(client, blogger, page):
    article = full_essay(blogger)

    response = client.get(f"{article.get_absolute_url()}?page={page}")

    assert response.status_code == 404
    assert "is not a page number of this list" in response.content.decode()
    assert "Text" not in response.content.decode().split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_essay_page_refuses_other_methods(client, blogger, method):
    article = full_essay(blogger)

    assert getattr(client, method)(article.get_absolute_url()).status_code == 405


def test_essay_page_hides_drafts_and_schedules_from_everybody(client, blogger):
    draft, scheduled = make_draft(by=blogger), schedule(blogger)

    for user in (None, blogger):
        client.force_login(user) if user else client.logout()
        assert client.get(draft.get_absolute_url()).status_code == 404
        assert client.get(scheduled.get_absolute_url()).status_code == 404
    assert client.get("/essays/never-written/").status_code == 404


def test_essay_past_its_time_is_gone(client, blogger):
    """B9: past unpublish_at the answer is 410."""
    article = make_article(by=blogger, title="Once here")
    Article.objects.update(unpublish_at=timezone.now() - timedelta(minutes=1))

    response = client.get(article.get_absolute_url())

    assert response.status_code == 410
    assert "“Once here” was published here and is no longer available." in response.content.decode()
    assert list(Article.objects.published()) == []


def test_translations_link_to_each_other(client, blogger):
    original = make_article(by=blogger, language="id", title="Asli")
    translation = make_article(by=blogger, language="en", title="Copy", translation_of=original.pk)

    english = client.get(f"/essays/{translation.slug}/").content.decode()
    indonesian = client.get(f"/id/essays/{original.slug}/").content.decode()

    assert f'hreflang="id" href="http://testserver/id/essays/{original.slug}/"' in english
    assert f'<a href="/id/essays/{original.slug}/" lang="id" hreflang="id">' in english
    assert f'hreflang="en" href="http://testserver/essays/{translation.slug}/"' in indonesian


def crowded_essay(blogger, number):
    """An essay with so many works, entries, concepts and comments."""
    keys = [make_reference(f"work-{n}").key for n in range(number)]
    slugs = [make_entry(actors=[make_actor(f"Actor {n}")]).slug for n in range(number)]
    tokens = " ".join([*(f"[@{key}]" for key in keys), *(f"[[{slug}]]" for slug in slugs)])
    concepts = [f"Concept {n}" for n in range(number)]
    article = make_article(by=blogger, body=f"<p>{tokens}</p>", concepts=concepts)
    for _ in range(number):
        make_comment(article)
    return article


@pytest.mark.parametrize(("number", "queries"), [(1, 15), (2, 18), (5, 18)])
def test_essay_page_takes_15_queries_and_three_for_a_timeline_of_its_own(
    client, blogger, number, queries, django_assert_num_queries
):
    article = crowded_essay(blogger, number)

    with django_assert_num_queries(queries):
        client.get(article.get_absolute_url())


@pytest.mark.parametrize(("number", "queries"), [(1, 19), (2, 22), (5, 22)])
def test_essay_page_takes_four_queries_more_for_somebody_signed_in(
    client, reader, number, queries, django_assert_num_queries
):
    article = crowded_essay(make_user(role="Blogger"), number)
    client.force_login(reader)

    with django_assert_num_queries(queries):
        client.get(article.get_absolute_url())


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_essays_takes_three_queries(client, blogger, number, django_assert_num_queries):
    for _ in range(number):
        make_article(by=blogger)

    with django_assert_num_queries(3):
        client.get("/essays/")


def test_list_of_essays_shows_published_ones_newest_first_in_the_readers_language(client, blogger):
    hour = timedelta(hours=1)
    now = timezone.now()
    old = make_article(by=blogger, title="Old", language="id", publish_at=(now - 3 * hour).isoformat())
    make_article(
        by=blogger, title="Old, translated", translation_of=old.pk, publish_at=(now - 2 * hour).isoformat()
    )
    make_article(by=blogger, title="New", publish_at=(now - hour).isoformat())
    make_draft(by=blogger, title="Draft")
    schedule(blogger, title="Scheduled")

    assert titles(client.get("/essays/")) == ["New", "Old, translated"]
    assert titles(client.get("/id/essays/")) == ["New", "Old"]


def test_author_page_shows_the_author_and_published_essays_only(client, blogger):
    """R2"""
    article = full_essay(blogger)
    author = article.byline[0]
    author.orcid, author.website = "0000-0002-1825-0097", "https://ratih.example"
    author.save()
    draft = make_draft(by=blogger, title="Draft of Ratih")
    draft.bylines.create(author=author, position=1)

    response = client.get(author.get_absolute_url())

    html = response.content.decode()
    assert titles(response) == ["On cyber diplomacy"]
    assert "1 essay</h2>" in html
    assert '<a href="https://orcid.org/0000-0002-1825-0097">' in html
    assert '<a href="https://ratih.example">' in html


def test_category_page_lists_its_essays_and_the_entries_they_cite(client, blogger):
    """B15"""
    article = full_essay(blogger)
    make_entry(title_en="Never cited")
    other = make_entry(slug="drafted", title_en="Cited by a draft")
    make_draft(by=blogger, body=f"<p>[[{other.slug}]]</p>")

    response = client.get(article.category.get_absolute_url())

    assert titles(response) == ["On cyber diplomacy"]
    assert [entry.title for entry in response.context["entries"]] == ["OSCE workshop"]


def test_concept_page_defines_it_and_lists_essays_and_entries(client, blogger):
    """B15"""
    concept = Concept.objects.create(
        name="Norms", name_id="Norma", definition_en="Shared rules.", definition_id="Aturan bersama."
    )
    concept.synonyms.create(name="cyber norms")
    full_essay(blogger)
    entry = make_entry(title_en="Eleven norms", title_id="Sebelas norma")
    entry.concepts.add(concept)
    make_entry(title_en="Unrelated")
    hidden = make_entry(title_en="Hidden", publication="draft")
    hidden.concepts.add(concept)

    english = client.get("/concepts/norms/")
    entries = [one.title for one in english.context["entries"]]
    indonesian = client.get("/id/concepts/norms/").content.decode()

    assert titles(english) == ["On cyber diplomacy"]
    assert entries == ["Eleven norms"]
    years = reading.of_class(reading.page(english), "short-year")
    assert [reading.text(year) for year in years] == ["2013 3 December 2013 Eleven norms"]
    assert "Shared rules." in english.content.decode()
    assert "<h1>Norma</h1>" in indonesian
    assert "Aturan bersama." in indonesian


def test_concepts_page_lists_all_with_definitions(client):
    Concept.objects.create(name="Norms", definition_en="Shared rules.")
    make_article(concepts=["Attribution"])

    html = client.get("/concepts/").content.decode()

    assert html.index("Attribution") < html.index("Not defined yet.") < html.index("Norms")
    assert "Shared rules." in html


def test_concept_is_public_while_something_published_carries_it(client, blogger, editor):
    """A concept that only a draft, a schedule or something gone carries tells nobody of it."""
    make_draft(by=blogger, concepts=["In a draft"])
    schedule(blogger, concepts=["In a schedule"])
    gone = make_article(by=blogger, concepts=["In a withdrawn essay"])
    actions.withdraw(gone, by=editor, reason="Wrong")
    make_entry(publication="draft").concepts.add(Concept.objects.create(name="In a draft entry"))
    make_entry().concepts.add(Concept.objects.create(name="In an entry"))
    shown = make_article(by=blogger, concepts=["In an essay"])

    html = client.get("/concepts/").content.decode()
    answers = {
        concept.name: client.get(concept.get_absolute_url()).status_code for concept in Concept.objects.all()
    }
    found = client.get("/search/?q=%22in+an+essay%22").content.decode()

    public = {"In an entry", "In an essay"}
    assert {name for name, status in answers.items() if status == 200} == public
    assert {name for name in answers if name in html} == public
    assert shown.title in found
    for name in set(answers) - public:
        hits = reading.of_class(reading.page(client.get("/search/", {"q": f'"{name}"'})), "hit")
        assert [reading.text(hit) for hit in hits if name in reading.text(hit)] == []


def test_concept_of_a_scheduled_essay_is_found_at_its_time(client, blogger):
    article = schedule(blogger, concepts=["Zones of peace"])
    before = client.get("/search/?q=zones&type=concept")

    with time_machine.travel(article.publish_at + timedelta(seconds=1), tick=False):
        after = client.get("/search/?q=zones&type=concept")

    assert [len(reading.of_class(reading.page(page), "hit")) for page in (before, after)] == [0, 1]


@pytest.mark.parametrize("kind", ["authors", "categories", "concepts"])
def test_pages_of_unknown_things_are_not_found(client, kind):
    response = client.get(f"/{kind}/nobody/")

    assert response.status_code == 404
    assert "Nothing at this address" in response.content.decode()


def test_entry_page_lists_the_essay_the_moment_it_is_published_and_no_longer_when_withdrawn(
    client, blogger, editor
):
    """B21"""
    article = full_essay(blogger)
    address = article.mentions.get().entry.get_absolute_url()

    listed = client.get(address).content.decode()
    actions.withdraw(article, by=editor, reason="Plagiarism")
    gone = client.get(address).content.decode()

    assert ("On cyber diplomacy" in listed, "On cyber diplomacy" in gone) == (True, False)


def test_renaming_an_entry_shows_in_the_essay_at_once(client, blogger):
    article = full_essay(blogger)
    entry = article.mentions.get().entry
    entry.title_en = "A better title"
    entry.save()

    assert (
        'A better title, <time datetime="2009">2009</time>'
        in client.get(article.get_absolute_url()).content.decode()
    )


def test_essay_text_is_the_only_thing_not_escaped(client, blogger):
    article = full_essay(blogger, title="<script>alert(1)</script>", summary='"><img src=x onerror=y>')

    html = client.get(article.get_absolute_url()).content.decode()

    assert "<script>alert(1)</script>" not in html
    assert "<img src=x" not in html
    assert json.dumps("&lt;script&gt;alert(1)&lt;/script&gt;")[1:-1] in html
