"""A work is typed in fields; what they do not show stays."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import actions
from articles.admin.work_form import WorkForm
from articles.models import Reference, ReferenceAlias
from tests.factories import make_article, make_draft, make_reference, make_user

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/reference/add/"


def change(reference):
    return f"/admin/articles/reference/{reference.pk}/change/"


def typed(**overrides):
    return {
        "kind": "article-journal",
        "title": "Cyber diplomacy",
        "authors-0-family": "Assegaf",
        "authors-0-given": "Ahmad Rafi",
        "date": "2020-05",
        **overrides,
    }


def shown(reference):
    """What the form of a stored work would send back unchanged."""
    form = WorkForm(instance=reference)
    data = {}
    for name, field in form.fields.items():
        value = form.get_initial_for_field(field, name)
        if name in ("authors", "editors"):
            data |= {f"{name}-{place}-{part}": row[part] for place, row in enumerate(value) for part in row}
        else:
            data[name] = value or ""
    return data


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def as_blogger(client, blogger):
    client.force_login(blogger)
    return client


def test_two_hundred_and_fifty_authors_stay(as_editor):
    work = make_reference(author=[{"family": f"Doe{place}"} for place in range(250)])

    response = as_editor.post(change(work), {**shown(work), "key": work.key, "title": "Better"})

    work.refresh_from_db()
    assert (response.status_code, work.title, len(work.csl["author"])) == (302, "Better", 250)


def test_more_authors_than_the_form_takes_are_refused(as_editor):
    sent = typed(**{f"authors-{place}-literal": f"Body {place}" for place in range(1, 502)})

    assert errors(as_editor.post(ADD, sent))["authors"] == ["At most 500 names can be entered here."]


@pytest.mark.parametrize("key", ["assegaf2020", "older"])
def test_work_that_only_a_draft_cites_stays(as_editor, blogger, key):
    """Else its key could come to mean another one."""
    work = make_reference()
    ReferenceAlias.objects.create(key="older", reference=work)
    essay = make_article(by=blogger)
    data = essay.revisions.newest_first().first().data
    actions.save_revision(essay, {**data, "body": f"<p>[@{key}]</p>"}, by=blogger)

    as_editor.post(f"/admin/articles/reference/{work.pk}/delete/", {"post": "yes"})

    assert Reference.objects.count() == 1


def test_work_whose_key_only_begins_like_a_cited_one_may_go(as_editor, blogger):
    work = make_reference("asse")
    make_draft(by=blogger, body="<p>[@assegaf2020]</p>")

    as_editor.post(f"/admin/articles/reference/{work.pk}/delete/", {"post": "yes"})

    assert Reference.objects.count() == 0


def errors(response):
    return dict(response.context["adminform"].form.errors)


def test_blogger_adds_a_work_whose_key_is_made(as_blogger):
    make_reference("assegaf2020", title="Another")

    as_blogger.post(ADD, typed(**{"authors-1-literal": "OECD", "volume": "3", "doi": "doi:10.1000/182"}))

    work = Reference.objects.get(title="Cyber diplomacy")
    assert work.key == "assegaf2020a"
    assert work.csl == {
        "id": "assegaf2020a",
        "type": "article-journal",
        "title": "Cyber diplomacy",
        "author": [{"family": "Assegaf", "given": "Ahmad Rafi"}, {"literal": "OECD"}],
        "issued": {"date-parts": [[2020, 5]]},
        "volume": "3",
        "DOI": "10.1000/182",
    }


def test_key_may_be_chosen(as_blogger):
    as_blogger.post(ADD, typed(key="my-key"))

    assert Reference.objects.get().key == "my-key"


@pytest.mark.parametrize(
    ("field", "sent"),
    [
        ("title", {"title": " "}),
        ("kind", {"kind": "poem"}),
        ("date", {"date": "sometime"}),
        ("accessed", {"accessed": "yesterday"}),
        ("doi", {"doi": "11.1/x"}),
        ("url", {"url": "javascript:alert(1)"}),
        ("authors", {"authors-0-family": ""}),
        ("authors", {"authors-0-literal": "OECD"}),
        ("authors", {"authors-0-family": "x" * 301}),
        ("editors", {"editors-7-given": "Only"}),
        ("key", {"key": "Not A Key"}),
        ("volume", {"volume": "9" * 2_001}),
    ],
)
def test_bad_field_is_named_and_nothing_is_lost(as_blogger, field, sent):
    response = as_blogger.post(ADD, typed(**sent))

    assert response.status_code == 200
    assert list(errors(response)) == [field]
    assert Reference.objects.count() == 0
    assert 'value="Ahmad Rafi"' in response.content.decode()


def test_half_a_character_does_not_reach_readers(as_blogger):
    as_blogger.post(ADD, typed(title="A\x0bB"))

    assert Reference.objects.get().title == "AB"


def test_what_the_form_does_not_show_is_kept(as_editor):
    odd = {
        "author": [
            {"family": "Berg", "given": "Johan", "non-dropping-particle": "van der", "suffix": "Jr."},
            {"family": "Paoli", "given": "S.", "dropping-particle": "de"},
            {"literal": "OECD"},
        ],
        "issued": {"literal": "Spring", "date-parts": [[2020, 3]], "season": 1},
        "custom": {"orcid": ["0000"]},
        "abstract": "Long.",
    }
    work = make_reference(**odd)

    as_editor.post(change(work), shown(work) | {"volume": "8"})

    work.refresh_from_db()
    assert {name: work.csl[name] for name in odd} == odd
    assert work.csl["volume"] == "8"


def test_changed_name_replaces_only_that_person(as_editor):
    stored = {"family": "Berg", "given": "Johan", "non-dropping-particle": "van der", "suffix": "Jr."}
    work = make_reference(author=[{"family": "Aa"}, stored])

    as_editor.post(change(work), shown(work) | {"authors-0-family": "de Bb"})

    work.refresh_from_db()
    assert work.csl["author"] == [{"family": "Bb", "non-dropping-particle": "de"}, stored]


def test_emptied_field_goes(as_editor):
    work = make_reference(volume="3", URL="https://example.org/")

    as_editor.post(change(work), shown(work) | {"volume": "", "authors-0-family": "", "authors-0-given": ""})

    work.refresh_from_db()
    assert ("volume" in work.csl, "author" in work.csl, "URL" in work.csl) == (False, False, True)


def test_kind_that_only_imports_know_is_offered_for_its_own_work(as_editor):
    work = make_reference(type="map")

    as_editor.post(change(work), shown(work) | {"title": "A map"})

    work.refresh_from_db()
    assert (work.csl["type"], work.title) == ("map", "A map")


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    extra=st.dictionaries(
        st.sampled_from(["volume", "page", "edition", "note", "x-y", "publisher"]),
        st.text("ab 1<é-", max_size=9),
    ),
    people=st.lists(st.fixed_dictionaries({"family": st.text("abvn é", min_size=1)}), max_size=3),
    parts=st.one_of(st.none(), st.lists(st.integers(1, 12), min_size=1, max_size=1)),
)
def test_saving_a_form_unchanged_changes_nothing(extra, people, parts):
    tidy = {name: " ".join(value.split()) for name, value in extra.items() if value.strip()}
    people = [{"family": " ".join(one["family"].split())} for one in people if one["family"].strip()]
    item = {"id": "k", "type": "book", "title": "T", **tidy}
    item |= {"author": people} if people else {}
    item |= {"issued": {"date-parts": [[2020, *parts]]}} if parts else {}
    work = Reference(key="k", csl=item)

    form = WorkForm(shown(work), instance=work)

    assert form.is_valid(), form.errors
    assert form.instance.csl == item


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.dictionaries(st.sampled_from([*typed(), "editors-0-literal", "url", "doi", "key"]), text))
def test_no_text_in_the_form_is_a_fault(values):
    form = WorkForm(typed(**values), instance=Reference())

    if form.is_valid():
        form.save()
    else:
        assert form.errors


def test_key_of_a_cited_work_stays(as_editor, blogger):
    work = make_reference()
    make_article(by=blogger, body="<p>[@assegaf2020]</p>")

    html = as_editor.get(change(work)).content.decode()
    as_editor.post(change(work), shown(work) | {"key": "other"})

    work.refresh_from_db()
    assert 'name="key"' not in html
    assert work.key == "assegaf2020"


def test_mended_key_leaves_the_old_one_behind(as_editor):
    work = make_reference("asegaf2020")

    as_editor.post(change(work), shown(work) | {"key": "assegaf2020"})
    after = list(ReferenceAlias.objects.values_list("key", "reference__key"))
    work.refresh_from_db()
    as_editor.post(change(work), shown(work) | {"key": "asegaf2020"})

    assert after == [("asegaf2020", "assegaf2020")]
    assert list(ReferenceAlias.objects.values_list("key", flat=True)) == ["assegaf2020"]


def test_former_key_of_another_work_is_refused(as_blogger):
    ReferenceAlias.objects.create(key="old", reference=make_reference())

    response = as_blogger.post(ADD, typed(key="old"))

    assert list(errors(response)) == ["key"]


def test_blogger_looks_at_a_work_but_does_not_change_it(as_blogger):
    work = make_reference()

    html = as_blogger.get(change(work)).content.decode()
    answer = as_blogger.post(change(work), shown(work) | {"title": "Mine"})

    assert answer.status_code == 403
    assert "Cyber diplomacy" in html
    assert 'name="title"' not in html


def test_page_of_a_work_says_where_it_is_cited(as_blogger, blogger):
    work = make_reference()
    own = make_article(by=blogger, title="Mine & more", body="<p>[@assegaf2020]</p>")
    other = make_article(by=make_user(role="Blogger"), body="<p>[@assegaf2020]</p>")
    later = make_article(title="Scheduled one", body="<p>[@assegaf2020]</p>", publish_at="2999-01-01T00:00Z")

    html = as_blogger.get(change(work)).content.decode()

    assert f'<a href="/essays/{own.slug}/" lang="en">Mine &amp; more</a>' in html
    assert f'href="/admin/articles/article/{own.pk}/change/"' in html
    assert f"/essays/{other.slug}/" in html
    assert f"/admin/articles/article/{other.pk}/change/" not in html
    assert later.title not in html


@pytest.mark.parametrize("number", [1, 3])
def test_page_of_a_work_takes_the_same_queries(as_editor, number, django_assert_num_queries):
    work = make_reference(DOI="10.1000/182")
    for place in range(number):
        make_article(body="<p>[@assegaf2020]</p>")
        make_reference(f"twin-{place}", DOI="10.1000/182", title=f"T{place}")
    as_editor.get(change(work))

    with django_assert_num_queries(11):
        as_editor.get(change(work))


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_works_takes_the_same_queries(as_editor, number, django_assert_num_queries):
    for place in range(number):
        make_reference(f"work-{place}", title=f"T{place}")
    as_editor.get("/admin/articles/reference/")

    with django_assert_num_queries(15):
        as_editor.get("/admin/articles/reference/")


@pytest.mark.parametrize(
    "term",
    [
        "Cyber diplomacy",
        "Assegaf",
        "assegaf2020",
        "former",
        "10.1000",
        "2020",
        "Asian Affairs",
        "9780198526636",
    ],
)
def test_search_finds_a_work(as_editor, term):
    work = make_reference(
        **{"DOI": "10.1000/182", "container-title": "Asian Affairs", "ISBN": "0-19-852663-6"}
    )
    ReferenceAlias.objects.create(key="former", reference=work)
    make_reference("other", title="X", author=[{"literal": "Y"}], issued={"date-parts": [[1999]]})

    response = as_editor.get("/admin/articles/reference/", {"q": term})

    assert [one.key for one in response.context["cl"].result_list] == ["assegaf2020"]


def test_list_narrows_by_kind_year_and_duplicates(as_editor):
    make_reference("a", DOI="10.1000/182", title="A")
    make_reference("b", DOI="10.1000/182", title="B", type="book")
    make_reference("c", title="C", issued={"date-parts": [[1999]]})

    def keys(query):
        return [
            one.key for one in as_editor.get(f"/admin/articles/reference/?{query}").context["cl"].result_list
        ]

    assert keys("kind=book") == ["b"]
    assert keys("year=1999") == ["c"]
    assert sorted(keys("duplicates=yes")) == ["a", "b"]
    assert sorted(keys("duplicates=no")) == ["a", "b", "c"]


def test_list_counts_essays_that_readers_see(as_editor):
    make_reference()
    make_article(body="<p>[@assegaf2020]</p>")
    make_article(body="<p>[@assegaf2020]</p>", publish_at="2999-01-01T00:00Z")

    html = as_editor.get("/admin/articles/reference/").content.decode()

    assert '<td class="field-essays">1</td>' in html


def test_form_marks_the_kinds_of_each_field(as_blogger):
    html = as_blogger.get(ADD).content.decode()

    assert 'name="issue" class="vTextField" data-kinds="article-journal article-magazine"' in html.replace(
        ' maxlength="2000"', ""
    )
    assert "For: Article in a journal, Article in a magazine." in html
    assert json.dumps("library.js")[1:-1] in html
