"""Records of one work become one; every text that cites any of them goes on doing so."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError

from articles import cited_texts, preflight
from articles.loading import load_references
from articles.models import Article, Citation, Reference, ReferenceAlias
from articles.reading import read
from articles.works import merging
from articles.works.lookup import by_keys, taken_keys
from tests.factories import make_article, make_comment, make_draft, make_reference

pytestmark = pytest.mark.django_db
PAGE = "/admin/articles/reference/merge/"
DUPLICATES = "/admin/articles/reference/duplicates/"


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def pair():
    kept = make_reference("kept", DOI="10.1000/182")
    return kept, make_reference("gone", DOI="10.1000/182", volume="3", title="Cyber  diplomacy, twice")


def test_essays_cite_the_work_that_stays(pair, editor):
    kept, gone = pair
    only = make_article(body="<p>[@gone]</p>")
    both = make_article(body="<p>[@other; @gone; @kept]</p>") if make_reference("other", title="O") else None

    essays = merging.merge(kept, [gone], by=editor)

    assert essays == sorted([only.pk, both.pk])
    assert list(Citation.objects.filter(reference=kept).values_list("article", "position")) == [
        (only.pk, 0),
        (both.pk, 1),
    ]
    assert Reference.objects.filter(key="gone").count() == 0


def test_former_key_goes_on_meaning_the_work(pair, editor, blogger):
    kept, gone = pair
    essay = make_article(body="<p>[@gone] [@kept]</p>")
    draft = make_draft(by=blogger, body="<p>[@gone]</p>")
    merging.merge(kept, [gone], by=editor)
    after = make_article(body="<p>[@gone] [@kept]</p>")

    reading = read(Article.objects.for_page().get(pk=essay.pk))

    assert by_keys(["gone", "kept", "nothing"]) == {"gone": kept, "kept": kept}
    assert taken_keys() == {"gone", "kept"}
    assert reading.works == [kept]
    assert "unknown-token" not in reading.text.pages[0]
    assert [one.key for one in reading.text.references] == ["kept"]
    assert essay.body == "<p>[@gone] [@kept]</p>"
    assert preflight.blockers(draft.revisions.newest_first().first().data) == {}
    assert [one.reference for one in after.citations.all()] == [kept]


def test_kept_texts_of_essays_are_made_anew(pair, editor, django_capture_on_commit_callbacks):
    kept, gone = pair
    make_reference("gone-with", title="Another")
    essay = make_article(body="<p>[@gone, p. 4] @gone-with @kept</p>")

    with django_capture_on_commit_callbacks(execute=True):
        merging.merge(kept, [gone], by=editor)

    before = essay.cited_texts
    essay.refresh_from_db()
    shown = read(Article.objects.for_page().get(pk=essay.pk))
    assert essay.cited_texts != before
    assert 'href="#ref-kept"' in shown.text.pages[0]
    assert 'href="#ref-gone-with"' in shown.text.pages[0]


def test_essays_of_the_work_that_stays_show_what_it_took_over(
    pair, editor, django_capture_on_commit_callbacks, monkeypatch
):
    kept, gone = pair
    essay = make_article(body="<p>[@kept]</p>")

    with django_capture_on_commit_callbacks(execute=True):
        merging.merge(kept, [gone], by=editor, is_filling=True)

    monkeypatch.setattr(cited_texts.texts, "make", None)  # nothing is made while it is read
    shown = read(Article.objects.for_page().get(pk=essay.pk))
    assert "<i>3</i>" in shown.text.references[0].html


def test_comments_go_on_pointing_to_the_work(pair, editor, blogger):
    kept, other = pair
    comment = make_comment(make_article(by=blogger), body=f"See [@{other.key}].")

    merging.merge(kept, [other], by=editor)

    assert comment.pointers.get().reference == kept


def test_former_keys_move_along(pair, editor):
    kept, gone = pair
    ReferenceAlias.objects.create(key="older", reference=gone)

    merging.merge(kept, [gone], by=editor)

    assert list(ReferenceAlias.objects.values_list("key", "reference")) == [
        ("gone", kept.pk),
        ("older", kept.pk),
    ]


@pytest.mark.parametrize(("is_filling", "volume"), [(True, "3"), (False, None)])
def test_kept_record_takes_over_what_it_lacks_when_asked(pair, editor, is_filling, volume):
    kept, gone = pair

    merging.merge(kept, [gone], by=editor, is_filling=is_filling)

    kept.refresh_from_db()
    assert (kept.csl.get("volume"), kept.title, kept.csl["id"]) == (volume, "Cyber diplomacy", "kept")


def test_merging_is_logged(pair, editor):
    merging.merge(pair[0], [pair[1]], by=editor)

    log = [(one.user, one.object_repr, one.change_message) for one in LogEntry.objects.order_by("pk")]
    assert log == [(editor, str(pair[0]), "Merged with gone."), (editor, str(pair[1]), "Merged into kept.")]


def test_strangers_merge_nothing(pair, blogger):
    with pytest.raises(PermissionDenied):
        merging.merge(pair[0], [pair[1]], by=blogger)

    assert Reference.objects.count() == 2


@pytest.mark.parametrize("case", ["kept gone", "other gone", "itself", "none"])
def test_record_that_is_gone_stops_the_merge(pair, editor, case):
    kept, gone = pair
    others = {"itself": [kept], "none": []}.get(case, [gone])
    Reference.objects.filter(pk={"kept gone": kept.pk, "other gone": gone.pk}.get(case)).delete()

    with pytest.raises(ValidationError):
        merging.merge(kept, others, by=editor)


def test_loading_the_facts_again_does_not_bring_back_a_merged_work(pair, editor, tmp_path):
    merging.merge(pair[0], [pair[1]], by=editor)
    path = tmp_path / "references.json"
    path.write_text('[{"id": "gone", "type": "book", "title": "T"}]')

    tally = load_references(path, is_updating=True)

    assert tally == {"added": 0, "changed": 0, "kept": 1, "same": 0}


def address(*works):
    return PAGE + "?" + "&".join(f"work={one.pk}" for one in works)


def test_page_shows_the_works_side_by_side(as_editor, pair):
    response = as_editor.get(address(*pair))

    html = response.content.decode()
    rows = {row["label"]: (row["values"], row["differs"]) for row in response.context["rows"]}
    assert rows["Volume"] == (["", "3"], True)
    assert rows["DOI"] == (["10.1000/182", "10.1000/182"], False)
    assert f'<input type="radio" name="keep" value="{pair[0].pk}">' in html
    assert Reference.objects.count() == 2


def test_post_merges_and_says_so(as_editor, pair):
    response = as_editor.post(address(*pair), {"keep": pair[0].pk, "is_filling": "on"}, follow=True)

    assert response.redirect_chain == [(f"/admin/articles/reference/{pair[0].pk}/change/", 302)]
    assert [str(one) for one in response.context["messages"]] == [
        "Merged. Texts that cite [@gone] go on doing so."
    ]
    assert "Also cited by these keys:" in response.content.decode()
    assert list(Reference.objects.values_list("key", flat=True)) == ["kept"]


@pytest.mark.parametrize("keep", ["", "0", "x", "999999"])
def test_bad_choice_is_named_and_merges_nothing(as_editor, pair, keep):
    response = as_editor.post(address(*pair), {"keep": keep})

    assert response.status_code == 400
    assert list(response.context["form"].errors) == ["keep"]
    assert Reference.objects.count() == 2


def test_work_that_goes_meanwhile_is_named(as_editor, pair, monkeypatch):
    def fail(*args, **kwargs):
        raise ValidationError("One of these records is no longer there.")

    monkeypatch.setattr(merging, "merge", fail)

    response = as_editor.post(address(*pair), {"keep": pair[0].pk})

    assert response.status_code == 400
    assert response.context["form"].non_field_errors() == ["One of these records is no longer there."]


@pytest.mark.parametrize("query", ["", "?work=1", "?work=x&work=99999999999999999999", "?work=%00"])
def test_fewer_than_two_works_lead_back_to_the_list(as_editor, query):
    response = as_editor.get(PAGE + query)

    assert (response.status_code, response.url) == (302, "/admin/articles/reference/")


@pytest.mark.parametrize("page", [PAGE, DUPLICATES])
def test_bloggers_and_other_methods_are_refused(client, blogger, editor, page):
    client.force_login(blogger)
    stranger = client.get(page).status_code, client.get(page + "?work=1&work=2").status_code
    client.force_login(editor)

    assert stranger == (403, 403)
    assert client.put(page).status_code == 405


def test_action_of_the_list_leads_to_the_page(as_editor, pair):
    sent = {"action": "merge_chosen", "_selected_action": [one.pk for one in pair]}

    response = as_editor.post("/admin/articles/reference/", sent)

    assert response.url in (address(*pair), address(*reversed(pair)))


def test_bloggers_are_not_offered_the_action(client, blogger, pair):
    client.force_login(blogger)

    assert "merge_chosen" not in client.get("/admin/articles/reference/").content.decode()


def test_duplicates_are_grouped_once(as_editor, pair):
    make_reference("x", title="Twice", ISBN="0-19-852663-6", type="book")
    make_reference("y", title="Twice", ISBN="9780198526636", type="book")
    make_reference("z", title="Alone")

    response = as_editor.get(DUPLICATES)

    groups = [sorted(one.key for one in group["works"]) for group in response.context["groups"]]
    assert groups == [["gone", "kept"], ["x", "y"]]
    assert f'href="{PAGE}?work=' in response.content.decode()


def test_no_duplicates_are_said(as_editor):
    make_reference()

    assert "No work is twice in the library." in as_editor.get(DUPLICATES).content.decode()


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("page", [DUPLICATES, PAGE])
def test_pages_take_the_same_queries(as_editor, number, page, django_assert_num_queries):
    works = [make_reference(f"k{place}", title=f"T{place // 2}") for place in range(number * 2)]
    where = address(*works) if page == PAGE else page
    as_editor.get(where)

    with django_assert_num_queries(5):
        as_editor.get(where)


def test_page_of_a_work_links_to_the_comparison(as_editor, pair):
    html = as_editor.get(f"/admin/articles/reference/{pair[0].pk}/change/").content.decode()

    assert f'href="{PAGE}?work={pair[0].pk}&amp;work={pair[1].pk}"' in html
