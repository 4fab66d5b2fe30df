import pytest
from django.core.exceptions import ValidationError

from articles.loading import load_references
from articles.models import Author, DailyViews, HomeSlot, Reference
from tests.factories import make_article, make_author, make_reference, make_user
from timeline.tables import LoadError

pytestmark = pytest.mark.django_db


def test_author_for_user_is_made_once_with_a_free_slug():
    make_author("Taken", slug="ratih")
    user = make_user("Ratih", first_name="Ratih", last_name="Maharani")

    author = Author.objects.for_user(user)

    assert (author.name, author.slug) == ("Ratih Maharani", "ratih-2")
    assert Author.objects.for_user(user) == author


def test_author_of_a_user_name_without_letters_gets_a_slug():
    assert Author.objects.for_user(make_user("___")).slug == "author"
    assert Author.objects.for_user(make_user("...")).slug == "author-2"


def test_reference_fills_its_columns_from_its_item():
    reference = make_reference("nye2011", DOI="10.1000/ABC", title="The Future of Power")

    assert (reference.title, reference.authors, reference.year, reference.doi) == (
        "The Future of Power",
        "Assegaf, Ahmad Rafi",
        2020,
        "10.1000/abc",
    )
    assert str(reference) == "Assegaf, Ahmad Rafi (2020). The Future of Power"


def test_reference_refuses_unusable_items_and_keys():
    with pytest.raises(ValidationError) as refusal:
        Reference(key="not--a-key", csl={"type": "book", "title": ""}).full_clean()

    assert refusal.value.message_dict == {
        "key": ["Lower-case letters, digits and single hyphens, starting with a letter."],
        "csl": ["This is not a usable CSL-JSON item: “title” is missing."],
    }


def test_rows_name_themselves(blogger, editor):
    article = make_article(by=blogger, title="An essay", concepts=["Norms"], body="<p>[@assegaf2020]</p>")
    slot = HomeSlot.objects.create(block="headline", article=article, chosen_by=editor)
    DailyViews.objects.add(article.pk, 3)

    assert str(slot) == "Headline: An essay"
    assert str(DailyViews.objects.get()).endswith(": 3")
    assert str(article.bylines.get()) == "An essay / blogger"
    assert str(article.taggings.get()) == "An essay / Norms"


@pytest.fixture(autouse=True)
def _library(request):
    if request.node.name == "test_rows_name_themselves":
        make_reference()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "refs.json, line 1: Expecting property name"),
        ("{}", "refs.json, line 1: it is not a list of CSL-JSON items"),
        ("[1]", "refs.json, line 1: key: This field cannot be blank."),
        ('[{"id": "a", "type": "book", "title": "x"}, {"id": "b"}]', "refs.json, line 2: csl:"),
    ],
)
def test_load_references_names_the_bad_item_and_loads_nothing(tmp_path, text, problem):
    path = tmp_path / "refs.json"
    path.write_text(text)

    with pytest.raises(LoadError) as refusal:
        load_references(path)

    assert str(refusal.value).startswith(problem)
    assert Reference.objects.count() == 0


def test_load_references_keeps_edited_works_unless_updating(tmp_path):
    path = tmp_path / "refs.json"
    path.write_text('[{"id": "a", "type": "book", "title": "As in the file"}]')
    first = load_references(path)
    Reference.objects.get().delete()
    Reference.objects.create(key="a", csl={"id": "a", "type": "book", "title": "Edited"})

    kept = load_references(path)
    after_keeping = Reference.objects.get().title
    changed = load_references(path, is_updating=True)
    same = load_references(path)

    assert first == {"added": 1, "changed": 0, "kept": 0, "same": 0}
    assert (kept["kept"], after_keeping) == (1, "Edited")
    assert (changed["changed"], Reference.objects.get().title) == (1, "As in the file")
    assert same["same"] == 1
