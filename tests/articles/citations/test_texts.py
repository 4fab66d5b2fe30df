"""articles/citations/texts.py: the forms in which a text cites its works."""

import json

import pytest

from articles.citations import letters, texts
from articles.tokens import Work


def work(key, *families, year=2020, **more):
    item = {
        "id": key,
        "type": "book",
        "title": f"Title {key}",
        "author": [{"family": one} for one in families],
    }
    return {**item, **({"issued": {"date-parts": [[year]]}} if year else {}), **more}


ONE, TWO, MANY = work("one", "Assegaf"), work("two", "Nye", "Rid"), work("many", "Adi", "Budi", "Citra")
ALL = [ONE, TWO, MANY]


def made(style, language="en", items=ALL):
    return texts.make(items, style, language, [item["id"] for item in items])


@pytest.mark.parametrize(
    ("style", "language", "cited"),
    [
        ("apa", "en", ["Assegaf, 2020", "Nye &amp; Rid, 2020", "Adi et al., 2020"]),
        ("apa", "id", ["Assegaf, 2020", "Nye &amp; Rid, 2020", "Adi dkk., 2020"]),
        ("chicago", "en", ["Assegaf 2020", "Nye and Rid 2020", "Adi et al. 2020"]),
        ("chicago", "id", ["Assegaf 2020", "Nye dan Rid 2020", "Adi dkk. 2020"]),
        ("mla", "en", ["Assegaf", "Nye and Rid", "Adi et al."]),
        ("ieee", "en", ["[1]", "[2]", "[3]"]),
    ],
)
def test_works_are_named_as_the_style_names_them(style, language, cited):
    done = made(style, language)

    assert [done.in_group(Work(item["id"])) for item in ALL] == cited


@pytest.mark.parametrize(
    ("style", "language", "cited"),
    [
        ("apa", "en", ["Assegaf, 2020, p. 4", "Assegaf, 2020, pp. 4–6", "Assegaf, 2020, ch. &lt;2&gt;"]),
        ("apa", "id", ["Assegaf, 2020, hlm. 4", "Assegaf, 2020, hlm. 4–6", "Assegaf, 2020, ch. &lt;2&gt;"]),
        ("chicago", "en", ["Assegaf 2020, 4", "Assegaf 2020, 4–6", "Assegaf 2020, ch. &lt;2&gt;"]),
        ("mla", "en", ["Assegaf 4", "Assegaf 4–6", "Assegaf, ch. &lt;2&gt;"]),
        ("ieee", "en", ["[1, p. 4]", "[1, pp. 4–6]", "[1, ch. &lt;2&gt;]"]),
        ("ieee", "id", ["[1, hlm. 4]", "[1, hlm. 4–6]", "[1, ch. &lt;2&gt;]"]),
    ],
)
def test_pages_are_said_as_the_style_says_them_and_other_places_as_typed(style, language, cited):
    """B18: however the blogger wrote them."""
    done = made(style, language, [ONE])

    places = ["hlm. 4", "pp. 4-6", "ch. <2>"]
    assert [done.in_group(Work("one", locator=place)) for place in places] == cited


@pytest.mark.parametrize("locator", ["4", "Hlm. 4", "P. 4", "p. 4", "p.4", "hlm. 4", "hal. 4", "h. 4"])
def test_every_way_to_write_a_page_is_understood(locator):
    assert made("apa").in_group(Work("one", locator=locator)) == "Assegaf, 2020, p. 4"


@pytest.mark.parametrize(
    ("style", "suppressed", "with_page"),
    [
        ("apa", "2020", "2020, p. 4"),
        ("chicago", "2020", "2020, 4"),
        ("mla", "Assegaf", "4"),
        ("ieee", "[1]", "[1, p. 4]"),
    ],
)
def test_author_may_be_left_out(style, suppressed, with_page):
    """Where nothing would be left, as in MLA without a page, the name stays."""
    done = made(style)

    bare, placed = (
        done.in_group(Work("one", locator=place, is_author_suppressed=True)) for place in ("", "p. 4")
    )
    assert (bare, placed) == (suppressed, with_page)


@pytest.mark.parametrize(
    ("style", "language", "said"),
    [
        ("apa", "en", ("Nye and Rid", "(2020)")),
        ("apa", "id", ("Nye dan Rid", "(2020)")),
        ("chicago", "en", ("Nye and Rid", "(2020)")),
        ("mla", "en", ("Nye and Rid", "")),
        ("ieee", "en", ("Nye and Rid", "[2]")),
    ],
)
def test_sentence_names_the_authors_and_brackets_the_rest(style, language, said):
    assert made(style, language).narrative(Work("two")) == said


def test_sign_inside_a_name_stays_where_that_between_names_becomes_a_word():
    firm = work("firm", "x", author=[{"literal": "Ernst & Young"}, {"family": "Rid"}])

    assert made("apa", "en", [firm]).narrative(Work("firm"))[0] == "Ernst &amp; Young and Rid"


def test_law_without_an_author_is_cited_by_its_title():
    law = {
        "id": "uu",
        "type": "legislation",
        "title": "Undang-Undang ITE",
        "issued": {"date-parts": [[2008]]},
    }

    done = made("apa", "id", [law])

    assert done.in_group(Work("uu")) == "Undang-Undang ITE, 2008"
    assert done.narrative(Work("uu"))[0] == "Undang-Undang ITE"


def test_lookalikes_get_letters_or_titles():
    early, late = work("early", "Assegaf", title="Art"), work("late", "Assegaf", title="Zeal")

    apa, mla = made("apa", items=[late, early]), made("mla", items=[late, early])

    assert [apa.in_group(Work(key)) for key in ("early", "late")] == ["Assegaf, 2020a", "Assegaf, 2020b"]
    assert [key for key, _html in apa.listed] == ["early", "late"]
    assert mla.in_group(Work("late", locator="4")) == "Assegaf, <i>Zeal</i> 4"


def test_letters_go_on_after_z():
    many = [work(f"k{place:03}", "Adi", title=f"T{place:03}") for place in range(28)]

    assert list(letters.by_key(many, "en").values())[24:] == ["y", "z", "aa", "ab"]


def test_apa_orders_the_works_of_one_citation_unless_a_prefix_holds_them():
    done = made("apa")
    typed = [Work("two"), Work("many"), Work("one")]

    assert [one.key for one in done.in_order(typed)] == ["many", "one", "two"]
    assert done.in_order([Work("two", prefix="see"), Work("many")]) == [
        Work("two", prefix="see"),
        Work("many"),
    ]
    assert made("chicago").in_order(typed) == typed


def test_numbers_follow_the_order_of_the_text():
    done = made("ieee", items=[TWO, ONE])

    assert [done.in_group(Work(key)) for key in ("two", "one")] == ["[1]", "[2]"]
    assert [key for key, _html in done.listed] == ["two", "one"]


def test_texts_survive_being_stored():
    done = made("apa", items=[ONE, TWO])

    assert texts.from_stored(json.loads(json.dumps(done.stored()))) == done


def test_names_are_made_only_where_they_are_asked_for():
    done = texts.make([ONE, TWO], "apa", "en", ["two"])

    assert (done.works["one"].names, done.works["two"].names) == ("", "Nye and Rid")
