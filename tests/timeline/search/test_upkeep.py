"""timeline/search/upkeep.py and the verbs that call it: the index is always what a rebuild would make it."""

import pytest
from django.db import connection

from articles import actions
from tests import factories
from tests.timeline import facts, reading
from timeline.bitmaps import unpack
from timeline.loading import Loader
from timeline.models import Concept, Entry, SearchDocument, SearchTag, SearchWord
from timeline.search import index, upkeep

pytestmark = pytest.mark.django_db
COLUMNS = ("kind", "object_id", "day", "shown_at", "shown_until", "tags", "title", "keywords", "body")


def contents():
    """Everything in the index that a search can tell apart."""
    names = {pk: (kind, object_id) for pk, kind, object_id in documents("pk", "kind", "object_id")}
    tags = {tag.name: {names[pk] for pk in unpack(tag.documents)} for tag in SearchTag.objects.all()}
    return sorted(documents(*COLUMNS), key=str), {name: rows for name, rows in tags.items() if rows}


def documents(*columns):
    return list(SearchDocument.objects.order_by("kind", "object_id").values_list(*columns))


def check_engine():
    """What the engine itself keeps agrees with the rows."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO timeline_searchtext(timeline_searchtext) VALUES ('integrity-check')")
            return
        cursor.execute("SELECT title || ' ' || keywords || ' ' || body, vector FROM timeline_searchdocument")
        for text, vector in cursor.fetchall():
            assert {part.split(":")[0].strip("'") for part in vector.split()} == set(text.split())


def assert_complete():
    """The index as the verbs left it is what making it anew gives, and its words are known."""
    kept, known = contents(), set(SearchWord.objects.values_list("word", flat=True))
    check_engine()

    SearchTag.objects.all().delete()
    SearchDocument.objects.all().delete()
    SearchWord.objects.all().delete()
    upkeep.rebuild()

    assert contents() == kept
    assert known >= set(SearchWord.objects.values_list("word", flat=True))
    return kept[0]


def titles(kind):
    return {title for title, _kind in documents("title", "kind") if _kind == kind}


@pytest.fixture
def desk(client):
    """The client of someone who may do everything."""
    client.force_login(factories.make_user("root", is_superuser=True, is_staff=True))
    return client


def resave(desk, row, marker, **changes):
    """Open a row in the admin, change some fields and save."""
    model = row._meta
    address = f"/admin/{model.app_label}/{model.model_name}/{row.pk}/change/"
    response = desk.post(address, {**reading.form_values(desk.get(address), marker), **changes})
    assert response.status_code == 302


def delete(desk, row):
    model = row._meta
    address = f"/admin/{model.app_label}/{model.model_name}/{row.pk}/delete/"
    assert desk.post(address, {"post": "yes"}).status_code == 302


@pytest.fixture
def tagged():
    """A concept that an essay and an entry carry."""
    concept = factories.make_concept("Deterrence", synonyms=["dissuasion"])
    essay = factories.make_article(title="Tagged essay", concepts=["dissuasion"])
    entry = factories.make_entry(
        title_en="Tagged entry",
        title_id="Entri bertanda",
        concepts=[concept],
        actors=[factories.make_actor("Niger")],
        sources=[factories.make_source(identifier="A/RES/1", title="The document")],
        domains=[factories.make_domain()],
        slug="tagged",
    )
    return concept, essay, entry


def test_factories_index_as_the_site_does(tagged):
    assert {(kind, title) for kind, title in documents("kind", "title")} == {
        ("actor", "niger niger"),
        ("article", "tag essay"),
        ("concept", "deterr"),
        ("entry", "tag entri entri tanda"),
    }
    assert_complete()


def test_entry_saved_in_the_admin_is_found_as_it_is_now(desk, tagged):
    _concept, _essay, entry = tagged

    resave(desk, entry, "title_en", title_en="Renamed", concepts="Fresh", date="2019/..", reason="x")

    assert "fresh" in titles("concept")
    kept = assert_complete()
    (row,) = [row for row in kept if row[0] == "entry"]
    assert row[6].startswith("renam ")
    assert {"year:2019", "since:2019", "concept:fresh"} <= set(row[5])


def test_entry_taken_from_readers_is_not_found(desk, tagged):
    desk.post(f"/admin/timeline/entry/{tagged[2].pk}/withdraw/", {"reason": "x"})

    assert titles("entry") == set()
    assert_complete()


def test_concept_renamed_in_the_admin_is_found_under_its_new_name_everywhere(desk, tagged):
    concept, _essay, _entry = tagged

    resave(desk, concept, "name", name="Coercion", slug="coercion")

    kept = assert_complete()
    carrying = {row[0] for row in kept if "concept:coercion" in row[5] and "coercion" in f"{row[6]} {row[7]}"}
    assert carrying == {"article", "concept", "entry"}


@pytest.mark.parametrize("is_bulk", [False, True])
def test_deleted_concept_is_gone_from_everything(desk, tagged, is_bulk):
    concept, _essay, _entry = tagged
    if is_bulk:
        chosen = {"action": "delete_selected", "_selected_action": [concept.pk], "post": "yes"}
        desk.post("/admin/timeline/concept/", chosen)
    else:
        delete(desk, concept)

    assert Concept.objects.count() == 0
    kept = assert_complete()
    assert [row for row in kept if "concept:deterrence" in row[5] or "deterr" in row[7]] == []


def test_actor_follows_what_is_saved_and_deleted(desk, tagged):
    chad = factories.make_actor("Chad")

    resave(desk, chad, "name_en", name_en="Tchad")
    assert "tchad chad" in titles("actor")
    delete(desk, chad)

    assert titles("actor") == {"niger niger"}
    assert_complete()


def test_source_renamed_in_the_admin_is_found_with_its_entry(desk, tagged):
    source = tagged[2].sources.get()

    resave(desk, source, "title", title="Manuscript", identifier="A/RES/64/25")

    (row,) = [row for row in assert_complete() if row[0] == "entry"]
    assert "manuscript" in row[7]


def test_author_and_category_renamed_in_the_admin_are_found_with_their_essays(desk, tagged):
    _concept, essay, _entry = tagged
    author = essay.byline[0]

    resave(desk, author, "bio_en", name="Somebody Else", slug="somebody")
    resave(desk, essay.category, "position", slug="other")

    (row,) = [row for row in assert_complete() if row[0] == "article"]
    assert "somebodi els" in row[7]
    assert {"author:somebody", "category:other"} <= set(row[5])


def test_essay_is_found_from_publishing_to_withdrawing(editor, tagged):
    draft = factories.make_draft(by=editor, title="Waiting")
    data = factories.article_data(**draft.revisions.newest_first().first().data)
    assert "wait" not in titles("article")

    actions.publish(draft, {**data, "title": "Shown", "concepts": ["Fresh"]}, by=editor)
    assert "shown" in titles("article")
    assert "fresh" in titles("concept")
    assert_complete()

    actions.save_revision(draft, {**data, "title": "Not yet"}, by=editor)
    assert "shown" in titles("article")
    actions.withdraw(draft, by=editor, reason="Wrong")

    assert titles("article") == {"tag essay"}
    assert_complete()


@pytest.mark.parametrize("is_updating", [False, True])
def test_loader_leaves_a_complete_index(tmp_path, is_updating):
    folder = facts.make_files(tmp_path)
    Loader(folder, folder).load()
    assert_complete()
    Concept.objects.update(name_id="Lain", slug="cbm")
    Entry.objects.update(place="Elsewhere")
    upkeep.rebuild()

    Loader(folder, folder, is_updating=is_updating).load()

    assert {kind for (kind,) in documents("kind")} == {"actor", "concept", "entry"}
    assert_complete()


def test_rebuilding_takes_out_what_is_gone_and_its_words(tagged):
    told = []
    Entry.objects.all().delete()

    upkeep.rebuild(told=told.append)
    after = contents()
    upkeep.rebuild()

    assert contents() == after
    assert titles("entry") == set()
    assert not SearchWord.objects.filter(word="entry").exists()
    assert sorted(told) == ["actor", "article", "concept", "entry"]
    assert index.object_ids("entry") == set()
