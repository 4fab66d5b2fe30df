"""articles/cited_texts.py: citations are made at publishing, and never stale."""

import pytest
from django.core.management import call_command

from articles import actions, cited_texts
from articles.admin import shelves
from articles.corrections import Change
from articles.models import Article, EssaySettings, Reference
from articles.reading import read, read_many
from tests import factories

pytestmark = pytest.mark.django_db
BODY = "<p>So [@assegaf2020, p. 4] and @assegaf2020 say.</p>"


@pytest.fixture
def essay(blogger):
    factories.make_reference("assegaf2020")
    return factories.make_article(by=blogger, body=BODY)


@pytest.fixture
def made(monkeypatch):
    """How often texts were made anew."""
    calls = []

    def make(*args):
        calls.append(args)
        return real(*args)

    real = cited_texts.texts.make
    monkeypatch.setattr(cited_texts.texts, "make", make)
    return calls


def shown(essay):
    return read(Article.objects.for_page().get(pk=essay.pk)).text


def listed(essay):
    return [work.html for work in shown(essay).references]


def test_reading_a_published_essay_makes_nothing(essay, made):
    assert "Assegaf, 2020, p. 4" in shown(essay).pages[0]
    assert made == []


def test_corrected_work_shows_at_once(essay, made):
    work = Reference.objects.get()
    work.csl = {**work.csl, "title": "A new title"}
    work.save()

    assert "A new title" in listed(essay)[0]
    assert len(made) == 1


def test_style_of_the_essay_changes_nothing_but_the_rendering(essay):
    """B18: the text stays as it is."""
    Article.objects.update(citation_style="chicago")

    assert "Assegaf 2020, 4" in shown(essay).pages[0]
    assert Article.objects.get().body == BODY


def test_site_wide_style_is_that_of_essays_without_their_own(blogger, essay):
    EssaySettings.objects.create(citation_style="ieee")
    own = factories.make_article(by=blogger, body=BODY, citation_style="mla")
    cited_texts.keep_all()

    assert "[1, p. 4]" in shown(essay).pages[0]
    assert "(<a" in shown(own).pages[0]
    assert "Assegaf 4" in shown(own).pages[0]


def test_owner_changes_the_style_of_the_site(client, owner, essay):
    client.force_login(owner)
    settings = EssaySettings.objects.create()
    values = {"disclaimer_en": "A", "disclaimer_id": "B", "citation_style": "ieee"}

    client.post(f"/admin/articles/essaysettings/{settings.pk}/change/", values)

    assert "[1, p. 4]" in shown(essay).pages[0]


def test_with_many_essays_the_owner_is_told_of_the_command(client, owner, essay, monkeypatch, capsys):
    monkeypatch.setattr(shelves, "FEW_ESSAYS", 0)
    client.force_login(owner)
    settings = EssaySettings.objects.create()
    values = {"disclaimer_en": "A", "disclaimer_id": "B", "citation_style": "ieee"}

    response = client.post(f"/admin/articles/essaysettings/{settings.pk}/change/", values, follow=True)

    assert "manage.py render_citations" in response.content.decode()
    assert "Assegaf, 2020" in shown(essay).pages[0]
    call_command("render_citations")
    assert capsys.readouterr().out == "Citations of 1 essays made anew.\n"
    assert "[1, p. 4]" in shown(essay).pages[0]


def test_corrected_work_is_made_anew_in_the_essays_that_cite_it(essay, made):
    work = Reference.objects.get()
    work.csl = {**work.csl, "title": "A new title"}
    work.save()
    cited_texts.keep_citing(work)
    made.clear()

    assert ("A new title" in listed(essay)[0], made) == (True, [])


def test_publishing_anew_makes_the_texts_of_the_new_text(blogger, essay, made):
    data = {**essay.revisions.newest_first().first().data, "body": "<p>[-@assegaf2020]</p>"}
    actions.publish(essay, data, by=blogger, change=Change("Shorter."))
    made.clear()

    assert '(<a class="citation" id="cite-1" href="#ref-assegaf2020">2020</a>)' in shown(essay).pages[0]
    assert made == []


def test_essay_from_before_the_texts_were_kept_is_read_all_the_same(essay):
    Article.objects.update(cited_texts=None)

    assert "Assegaf, 2020, p. 4" in shown(essay).pages[0]


def test_translation_is_cited_in_its_language(blogger):
    factories.make_reference("assegaf2020")
    essay = factories.make_article(by=blogger, body=BODY, language="id")

    assert "Assegaf, 2020, hlm. 4" in shown(essay).pages[0]


def test_reading_asks_no_settings_while_the_texts_fit(essay, django_assert_num_queries):
    (article,) = Article.objects.for_page()

    with django_assert_num_queries(1):  # works
        read_many([article])


def test_essay_cites_at_most_two_hundred_works():
    works = {
        f"k{place}": Reference(key=f"k{place}", csl={"title": "T", "type": "book"}) for place in range(203)
    }
    body = "".join(f"[@k{place}]" for place in range(203))

    assert len(cited_texts.items_of(body, works)) == 200
