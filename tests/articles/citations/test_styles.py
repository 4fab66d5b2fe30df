"""Works in the four styles, compared with the examples that the style guides give.

Where our line is another one than the guide's, DIFFERENT says what the guide prints and why we do not.
"""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.citations.styles import CitationStyle, bibliography


def person(family, given):
    return {"family": family, "given": given}


def on(*parts):
    return {"date-parts": [list(parts)]}


JOURNAL = {
    "id": "grady2019",
    "type": "article-journal",
    "title": "Emotions in storybooks",
    "author": [person("Grady", "J. S."), person("Her", "M."), person("Moreno", "G.")],
    "container-title": "Psychology of Popular Media Culture",
    "volume": "8",
    "issue": "3",
    "page": "207-217",
    "issued": on(2019),
    "DOI": "10.1037/ppm0000185",
}
BOOK = {
    "id": "jackson2019",
    "type": "book",
    "title": "The psychology of prejudice",
    "author": [person("Jackson", "Lynn M.")],
    "edition": "2",
    "publisher": "Wiley and Sons",
    "issued": on(2019),
}
CHAPTER = {
    "id": "aron2019",
    "type": "chapter",
    "title": "Individual psychotherapy",
    "author": [person("Aron", "Lewis"), person("Botella", "Luis")],
    "editor": [person("Lambert", "Michael")],
    "container-title": "The Handbook of Change",
    "page": "285-314",
    "publisher": "Wiley",
    "issued": on(2019),
}
EDITED = {
    "id": "hacker2020",
    "type": "book",
    "title": "Ethics in practice",
    "editor": [person("Hacker Hughes", "James"), person("Adams", "Ann")],
    "publisher": "Press",
    "issued": on(2020),
}
NEWS = {
    "id": "carey2019",
    "type": "article-newspaper",
    "title": "Can we get better at forgetting?",
    "author": [person("Carey", "Benedict")],
    "container-title": "The New York Times",
    "issued": on(2019, 3, 22),
    "URL": "https://www.nytimes.com/2019/03/22/",
}
LAW = {
    "id": "uu2008",
    "type": "legislation",
    "title": "Undang-Undang Nomor 11 Tahun 2008 tentang Informasi dan Transaksi Elektronik",
    "language": "id",
    "issued": on(2008),
}
THESIS = {
    "id": "harris2014",
    "type": "thesis",
    "genre": "Doctoral dissertation",
    "title": "Instructional leadership",
    "author": [person("Harris", "Lena")],
    "publisher": "University of Virginia",
    "issued": on(2014),
}
EXPECTED = {
    ("apa", "en"): [
        (
            JOURNAL,
            "Grady, J. S., Her, M., & Moreno, G. (2019). Emotions in storybooks. Psychology of Popular Media "
            "Culture, 8(3), 207–217. https://doi.org/10.1037/ppm0000185",
        ),
        (
            BOOK,
            "Jackson, L. M. (2019). The psychology of prejudice (2nd ed.). Wiley and Sons.",
        ),
        (
            CHAPTER,
            "Aron, L., & Botella, L. (2019). Individual psychotherapy. In M. Lambert (Ed.), The Handbook of "
            "Change (pp. 285–314). Wiley.",
        ),
        (EDITED, "Hacker Hughes, J., & Adams, A. (Eds.). (2020). Ethics in practice. Press."),
        (
            NEWS,
            "Carey, B. (2019, March 22). Can we get better at forgetting? The New York Times. "
            "https://www.nytimes.com/2019/03/22/",
        ),
        (
            THESIS,
            "Harris, L. (2014). Instructional leadership [Doctoral dissertation]. University of Virginia.",
        ),
    ],
    ("apa", "id"): [
        (
            BOOK,
            "Jackson, L. M. (2019). The psychology of prejudice (ed. ke-2). Wiley and Sons.",
        ),
        (
            CHAPTER,
            "Aron, L., & Botella, L. (2019). Individual psychotherapy. Dalam M. Lambert (ed.), The Handbook "
            "of Change (hlm. 285–314). Wiley.",
        ),
        (
            NEWS,
            "Carey, B. (2019, 22 Maret). Can we get better at forgetting? The New York Times. "
            "https://www.nytimes.com/2019/03/22/",
        ),
    ],
    ("chicago", "en"): [
        (
            JOURNAL,
            "Grady, J. S., M. Her, and G. Moreno. 2019. “Emotions in Storybooks.” Psychology of Popular "
            "Media Culture 8 (3): 207–17. https://doi.org/10.1037/ppm0000185.",
        ),
        (
            BOOK,
            "Jackson, Lynn M. 2019. The Psychology of Prejudice. 2nd ed. Wiley and Sons.",
        ),
        (
            CHAPTER,
            "Aron, Lewis, and Luis Botella. 2019. “Individual Psychotherapy.” In The Handbook of Change, "
            "edited by Michael Lambert. Wiley.",
        ),
        (EDITED, "Hacker Hughes, James, and Ann Adams, eds. 2020. Ethics in Practice. Press."),
        (
            NEWS,
            "Carey, Benedict. 2019. “Can We Get Better at Forgetting?” The New York Times, March 22. "
            "https://www.nytimes.com/2019/03/22/.",
        ),
        (
            THESIS,
            "Harris, Lena. 2014. “Instructional Leadership.” Doctoral dissertation, University of Virginia.",
        ),
    ],
    ("chicago", "id"): [
        (
            BOOK,
            "Jackson, Lynn M. 2019. The psychology of prejudice. Edisi ke-2. Wiley and Sons.",
        ),
        (EDITED, "Hacker Hughes, James, dan Ann Adams, ed. 2020. Ethics in practice. Press."),
    ],
    ("mla", "en"): [
        (
            JOURNAL,
            "Grady, J. S., et al. “Emotions in Storybooks.” Psychology of Popular Media Culture, vol. 8, no. "
            "3, 2019, pp. 207–17, https://doi.org/10.1037/ppm0000185.",
        ),
        (
            BOOK,
            "Jackson, Lynn M. The Psychology of Prejudice. 2nd ed., Wiley and Sons, 2019.",
        ),
        (
            CHAPTER,
            "Aron, Lewis, and Luis Botella. “Individual Psychotherapy.” The Handbook of Change, edited by "
            "Michael Lambert, Wiley, 2019, pp. 285–314.",
        ),
        (EDITED, "Hacker Hughes, James, and Ann Adams, editors. Ethics in Practice. Press, 2020."),
        (
            NEWS,
            "Carey, Benedict. “Can We Get Better at Forgetting?” The New York Times, 22 Mar. 2019, "
            "https://www.nytimes.com/2019/03/22/.",
        ),
    ],
    ("ieee", "en"): [
        (
            JOURNAL,
            "[1] J. S. Grady, M. Her, and G. Moreno, “Emotions in storybooks,” Psychology of Popular Media "
            "Culture, vol. 8, no. 3, pp. 207–217, 2019, doi: 10.1037/ppm0000185.",
        ),
        (
            BOOK,
            "[1] L. M. Jackson, The psychology of prejudice, 2nd ed. Wiley and Sons, 2019.",
        ),
        (
            CHAPTER,
            "[1] L. Aron and L. Botella, “Individual psychotherapy,” in The Handbook of Change, M. Lambert, "
            "Ed., Wiley, 2019, pp. 285–314.",
        ),
        (EDITED, "[1] J. Hacker Hughes and A. Adams, Eds., Ethics in practice. Press, 2020."),
        (
            THESIS,
            "[1] L. Harris, “Instructional leadership,” Doctoral dissertation, University of Virginia, 2014.",
        ),
    ],
}
DIFFERENT = [
    (
        "apa",
        LAW,
        "Undang-Undang Nomor 11 Tahun 2008 tentang Informasi dan Transaksi Elektronik (2008).",
        "Undang-Undang Nomor 11 Tahun 2008 tentang Informasi dan Transaksi Elektronik.",
        "the guide's forms are of American law; the style adds the year to every law",
    ),
    (
        "ieee",
        {**NEWS, "accessed": on(2024, 5, 6)},
        "[1] B. Carey, “Can we get better at forgetting?” The New York Times, Mar. 22, 2019. Accessed: May "
        "06, 2024. [Online]. Available: https://www.nytimes.com/2019/03/22/",
        "[1] B. Carey, “Can we get better at forgetting?,” The New York Times, Mar. 22, 2019. Accessed: May "
        "6, 2024. [Online]. Available: https://www.nytimes.com/2019/03/22/",
        "the style of the CSL project writes days with two digits; a comma after a question mark is left out",
    ),
]


def plain(html):
    text = re.sub(r"<[^>]+>", "", html)
    return text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")


def only(item, style, language):
    (html,) = bibliography([item], style, language)
    return plain(html)


@pytest.mark.parametrize(
    ("style", "language", "item", "line"),
    [(*where, *case) for where, cases in EXPECTED.items() for case in cases],
    ids=[
        f"{style}-{language}-{case[0]['id']}"
        for (style, language), cases in EXPECTED.items()
        for case in cases
    ],
)
def test_line_is_that_of_the_style_guide(style, language, item, line):
    assert only(item, style, language) == line


@pytest.mark.parametrize(("style", "item", "ours", "theirs", "reason"), DIFFERENT)
def test_known_differences_are_still_these(style, item, ours, theirs, reason):
    assert (only(item, style, "en") == ours, ours != theirs, bool(reason)) == (True, True, True)


def test_titles_of_other_languages_keep_their_capitals():
    assert "tentang Informasi dan Transaksi" in only(LAW, "chicago", "en")
    assert "Tentang Informasi Dan Transaksi" in only({**LAW, "language": "en"}, "mla", "en")


@pytest.mark.parametrize("style", CitationStyle.values)
@pytest.mark.parametrize("language", ["en", "id"])
def test_nothing_in_a_work_becomes_markup(style, language):
    evil = '<script>alert("1")</script><b onclick=x>&amp;</span> \ue010'
    item = {
        "id": "evil",
        "type": "article-journal",
        "title": evil,
        "container-title": evil,
        "author": [{"family": evil, "given": evil}],
        "publisher": evil,
        "URL": 'https://e.org/?a=1&b="><i>',
        "issued": on(2020),
    }

    (html,) = bibliography([item], style, language)

    tags = set(re.findall(r"<(/?\w+)", html))
    assert tags <= {"i", "/i", "a", "/a"}
    assert '<a href="https://e.org/?a=1&amp;b=&quot;&gt;&lt;i&gt;">' in html
    assert "\ue010" not in html


@pytest.mark.parametrize("style", CitationStyle.values)
def test_strange_works_are_printed_all_the_same(style):
    strange = [
        {"id": "a", "type": "unheard-of", "title": "Alpha"},
        {"id": "b", "type": "book", "title": "Beta", "issued": {"date-parts": [["2020", "13", "40"]]}},
        {"id": "c", "type": "book", "title": "Gamma", "issued": {"raw": "soon"}, "author": [{"given": "X"}]},
        {"id": "d", "type": "webpage", "title": "Delta", "accessed": {"date-parts": [[None]]}, "page": "x-y"},
        {
            "id": "e",
            "type": "book",
            "title": "Eta",
            "issued": {"date-parts": [[2001], [2003]]},
            "edition": "1st",
        },
    ]

    lines = " / ".join(bibliography(strange, style, "en"))

    titles = ["Alpha", "Beta", "Gamma", "Delta", "Eta"]
    assert [title for title in titles if title in lines] == titles


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


@settings(max_examples=30)
@given(
    title=TEXTS.filter(str.strip),
    family=TEXTS,
    given_name=TEXTS,
    page=TEXTS,
    style=st.sampled_from(CitationStyle.values),
)
def test_any_text_is_printed_as_text(title, family, given_name, page, style):
    item = {"id": "a", "type": "article-journal", "title": title, "page": page, "issued": on(2020)}
    item["author"] = [{"family": family, "given": given_name}]

    (line,) = bibliography([item], style, "id")

    assert re.sub(r"</?[ib]>", "", line).count("<") == 0


def test_months_and_editions_in_a_title_are_left_alone():
    item = {
        "id": "tragedi",
        "type": "article-newspaper",
        "title": "Tragedi Mei 98, 3 ed. (Publication)",
        "container-title": "Kompas",
        "issued": on(1998, 5, 21),
    }

    line = only(item, "apa", "id")

    assert line.startswith("Tragedi Mei 98, 3 ed. (Publication). (1998, 21 Mei).")


def test_no_works_are_no_lines():
    assert bibliography([], "apa", "en") == []
