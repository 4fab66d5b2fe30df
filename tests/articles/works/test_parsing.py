"""Exports of Zotero and others become CSL-JSON; whatever cannot be read says so and stops nothing."""

import json
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.csl import clean
from articles.works import bibtex, checking, csl_json, dates, formats, keys, latex, people, ris
from tests.articles.works.exports import BIBTEX, KEYS, LAW, RIS, WORKS
from timeline.imports.problems import Refused, Unreadable


def items(records):
    return [record.item for record in records]


def test_bibtex_of_zotero():
    assert items(bibtex.parse(BIBTEX)) == [*WORKS[:-1], {**LAW, "type": "document"}]


def test_ris_of_zotero():
    assert items(ris.parse(RIS)) == WORKS


@pytest.mark.parametrize("wrap", [lambda works: works, lambda works: {"items": works}])
def test_csl_json_of_zotero(wrap):
    exported = [{"id": f"http://zotero.org/{place}", **work} for place, work in enumerate(WORKS)]

    found = csl_json.parse(json.dumps(wrap(exported)))

    assert items(found) == WORKS
    assert found[0].label == "http://zotero.org/0"


def test_one_work_of_csl_json():
    assert items(csl_json.parse(json.dumps(LAW))) == [LAW]


def test_every_export_is_recognised():
    texts = [BIBTEX, RIS, json.dumps(WORKS), "[]", " {}"]

    assert [formats.recognise(text) for text in texts] == [
        "bibtex",
        "ris",
        "csl-json",
        "csl-json",
        "csl-json",
    ]


def test_keys_of_the_exports():
    assert [keys.base(work) for work in WORKS] == KEYS


@pytest.mark.parametrize(
    ("item", "key"),
    [
        ({"author": [{"literal": "Badan Siber dan Sandi Negara (BSSN)"}]}, "bssnnd"),
        ({"author": [{"literal": "Otoritas Jasa Keuangan"}]}, "ojknd"),
        ({"author": [{"literal": "OECD"}]}, "oecdnd"),
        ({"author": [{"literal": "Kaspersky Lab"}]}, "kasperskynd"),
        ({"author": [{"literal": "KEMENTERIAN LUAR NEGERI"}]}, "klnnd"),
        ({"editor": [{"family": "Østergård"}]}, "ostergardnd"),
        ({"author": [{"family": "王"}]}, "worknd"),
        ({"author": [{"family": "360"}]}, "work360nd"),
        ({"title": "The Tallinn Manual"}, "tallinnnd"),
        ({"title": "The"}, "worknd"),
        ({"title": ""}, "worknd"),
        ({"author": [{"family": "A" * 90}]}, "a" * 40 + "nd"),
    ],
)
def test_base_of_a_key(item, key):
    assert keys.base(item) == key


def test_keys_go_on_behind_z():
    taken = {"a2020"}
    for _number in range(28):
        taken.add(keys.free("a2020", taken))

    assert {"a2020a", "a2020z", "a2020aa", "a2020ab"} <= taken
    assert len(taken) == 29


@pytest.mark.parametrize(
    ("written", "decoded"),
    [
        (r"Garc{\'\i}a", "García"),
        (r"\v{S}imon \& {\O}", "Šimon & Ø"),
        ("50% & more_#1 {X}", "50% & more_#1 X"),
        ("pages 1--2", "pages 1–2"),
        ("``quoted''", "“quoted”"),
        ("plain", "plain"),
        (r"\unknown{x}", "x"),
        ("{" * 2_000 + "deep" + "}" * 2_000, "deep"),
    ],
)
def test_latex_is_decoded(written, decoded):
    assert latex.plain(written) == decoded


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("van der Berg, Bibi", {"non-dropping-particle": "van der", "family": "Berg", "given": "Bibi"}),
        ("O'Neil, Ann, Jr.", {"family": "O'Neil", "given": "Ann", "suffix": "Jr."}),
        ("Sukarno", {"literal": "Sukarno"}),
        (", Bibi", {"literal": "Bibi"}),
        ("de la", {"literal": "de la"}),
    ],
)
def test_names_of_lists(name, person):
    assert people.from_list(name) == person


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2020///", {"date-parts": [[2020]]}),
        ("2020/05//Spring", {"date-parts": [[2020, 5]]}),
        ("3 Desember 2013", {"date-parts": [[2013, 12, 3]]}),
        ("2020-05/2020-06", {"date-parts": [[2020, 5], [2020, 6]]}),
        ("2021/..", {"date-parts": [[2021]]}),
        ("2020/2021", {"date-parts": [[2020], [2021]]}),
        ("c. 1999", {"date-parts": [[1999]], "circa": True}),
    ],
)
def test_dates_are_as_precise_as_written(text, date):
    assert dates.read(text) == date


@pytest.mark.parametrize("text", ["", "soon", "2020/13/40", "03/04/2020"])
def test_no_date_is_guessed(text):
    with pytest.raises(Unreadable):
        dates.read(text)


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ({"date-parts": [[2020, 5], [2020, 6]]}, "2020-05/2020-06"),
        ({"date-parts": [[1999]], "circa": True}, "1999~"),
        ({"literal": "Spring"}, "Spring"),
        ({"raw": "x"}, "x"),
        ({}, ""),
        (None, ""),
        ({"date-parts": [["2020", "5", "3"]]}, "2020-05-03"),
    ],
)
def test_dates_are_written_as_they_are_typed(date, text):
    assert dates.written(date) == text


def test_broken_bibtex_is_named_and_stops_nothing():
    text = (
        "@article{b, title={No end\n@book{c, title={C}}\n@book{c, title={D}}\n@book{e, title={E}, title={F}}"
    )

    found = bibtex.parse(text)

    assert [(record.label, record.item.get("title"), record.problem) for record in found] == [
        (
            "@article{b, title={No end",
            None,
            "The braces, quotes or commas of this record do not match, from line 1 on.",
        ),
        ("c", "C", ""),
        ("c", "D", ""),
        ("e", None, "A field stands in it twice. Delete the one that is wrong."),
    ]


def test_bibtex_of_other_programs():
    text = r"""@string{un = "United Nations"}
    @comment{nothing}
    @phdthesis{a, title={T}, subtitle={S}, author={others and Joko Widodo and others}, school=un, year=1999}
    @online{b, title={W}, howpublished={\url{https://a.org/x\_y}}, date={2020-05-03}, urldate={2021-01-02}}
    @misc{c, title={M}, howpublished={Seen at https://b.org/1.}, year={in press}}
    @article{d, title={N}, entrysubtype={newspaper}, journaltitle={Kompas}, month=5, day=3, year=2020}
    @poem{e, title={P}, author={Ahmad Yani, Jr., Budi and ,}}"""

    thesis, page, misc, news, poem = items(bibtex.parse(text))

    assert thesis == {
        "type": "thesis",
        "title": "T: S",
        "publisher": "United Nations",
        "genre": "PhD thesis",
        "author": [{"family": "Widodo", "given": "Joko"}],
        "issued": {"date-parts": [[1999]]},
    }
    assert page["URL"] == "https://a.org/x_y"
    assert page["accessed"] == {"date-parts": [[2021, 1, 2]]}
    assert (misc["type"], "issued" in misc) == ("webpage", False)
    assert (news["type"], news["issued"]) == ("article-newspaper", {"date-parts": [[2020, 5, 3]]})
    assert poem["type"] == "document"
    assert poem["author"] == [{"family": "Ahmad Yani", "given": "Budi", "suffix": "Jr."}]


def test_far_too_long_field_of_bibtex_is_refused():
    [record] = bibtex.parse("@book{a, title={" + "x" * 5_001 + "}}")

    assert record.problem == "One of its fields is far too long. Is a brace missing at its end?"


def test_ris_of_other_programs():
    text = "stray\nTY - JOUR\nT1 - Title\nJO - Journal\nY1 - 2019\nED - Ed, Itor\nUR - ftp://x\n"
    text += "UR - https://a.org/x;y\nTY  - ODD\nTI  - Two\r\nmore\nER  - \nafter"

    stray, one, two, after = ris.parse(text)

    assert [record.problem for record in (stray, after)] == [
        "This text belongs to no record: a record begins with TY."
    ] * 2
    assert one.item == {
        "type": "article-journal",
        "title": "Title",
        "container-title": "Journal",
        "URL": "https://a.org/x;y",
        "editor": [{"family": "Ed", "given": "Itor"}],
        "issued": {"date-parts": [[2019]]},
    }
    assert two.item == {"type": "document", "title": "Two more"}


def test_far_too_long_ris_is_refused():
    [record] = ris.parse("TY  - BOOK\n" + "x" * 60_000)

    assert record.problem == "This record is far too long. Is the line ER missing at its end?"


@pytest.mark.parametrize(
    ("text", "form", "reason"),
    [
        ("nothing", "", "This is neither BibTeX"),
        ("", "bibtex", "There is no record in it."),
        ("[", "csl-json", "This is not complete JSON: line 1"),
        ("5", "csl-json", "CSL-JSON is a list of works"),
        ('[{"a":' * 100_000, "csl-json", "The brackets are nested too deeply"),
        ("é" * 500_001, "", "This is more than 1 MB."),
        ("@a{b}" * 1_001, "", "These are 1001 records"),
        ("[" + "1," * 1_000 + "1]", "csl-json", "These are 1001 records"),
    ],
)
def test_text_that_cannot_be_read_is_refused(text, form, reason):
    with pytest.raises(Refused, match=reason):
        formats.read(text, form)


def test_bare_value_in_csl_json_is_named():
    [record] = csl_json.parse("[5]")

    assert (record.label, record.problem) == ("5", "This is not a work but a bare text or number.")


def test_tidying_frees_a_record_of_markup_and_control_characters():
    item = {
        "title": " A <i>b</i>\x00\n c <3 d",
        "DOI": "https://doi.org/10.1/X",
        "note": " ",
        "n": 5,
        "x": [],
    }

    assert checking.tidy(item) == {"title": "A b c <3 d", "DOI": "10.1/X", "n": 5}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"type": None}, "type"),
        ({"type": 5}, "type"),
        ({"title": ""}, "title"),
        ({"issued": {"literal": "soon"}}, "issued"),
        ({"DOI": "x"}, "DOI"),
        ({"URL": "javascript:alert(1)"}, "URL"),
        ({"author": "Me"}, "author"),
        ({"editor": [{"given": "Me"}]}, "editor"),
        ({"author": [5]}, "author"),
        ({"volume": "9" * 2_001}, "volume"),
        ({"volume": []}, ""),
        ({"x": float("nan")}, ""),
    ],
)
def test_complaint_names_its_field(change, field):
    assert list(checking.complaints({"type": "book", "title": "T", **change})) == [field]


BITS = """\
@book{a, |title={|}|{|"|author={A and {B}}|,|=|\\|TY  - BOOK\n|TI  - x\n|ER  - \n|AU  - ,\n|[|{}
|{"title":|"a"|:|]
|\\'|%|$|@string{a=b}|#|é"""
bits = st.sampled_from(BITS.replace("\n|", "|").split("|"))


@settings(max_examples=300)
@given(
    text=st.one_of(st.text(max_size=200), st.lists(bits, max_size=30).map("".join)),
    form=st.sampled_from(["", "bibtex", "ris", "csl-json"]),
)
@example(text="@a{b,author={{}}}", form="bibtex")
@example(text="TY  - \nER  - ", form="ris")
def test_no_text_is_a_fault(text, form):
    records = []

    with suppress(Refused):
        records = formats.read(text, form)[1]
    for record in records:
        item = checking.tidy(record.item)
        assert record.problem or checking.complaints(item) or clean(item)


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=9)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=9,
)


@settings(max_examples=200)
@given(
    item=st.dictionaries(
        st.sampled_from(["type", "title", "author", "editor", "issued", "DOI", "ISBN", "URL", "volume", "x"]),
        json_values,
    )
)
def test_no_csl_json_is_a_fault(item):
    [record] = csl_json.parse(json.dumps([item]))
    tidy = checking.tidy(record.item)

    assert checking.complaints(tidy) or (clean(tidy) and keys.base(clean(tidy)))
