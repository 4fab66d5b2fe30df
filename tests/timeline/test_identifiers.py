"""Outside identifiers: their forms, checksums and addresses."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdiplomacy import content
from timeline import identifiers

UN = {
    "A/RES/64/25": "https://undocs.org/A/RES/64/25",
    "A/68/98": "https://undocs.org/A/68/98",
    "A/C.1/53/3": "https://undocs.org/A/C.1/53/3",
    "A/C.1/53/L.17/Rev.1": "https://undocs.org/A/C.1/53/L.17/Rev.1",
    "A/RES/2625 (XXV)": "https://undocs.org/A/RES/2625(XXV)",
    "A/RES/36/103 B": "https://undocs.org/A/RES/36/103B",
    "A/RES/ES-11/1": "https://undocs.org/A/RES/ES-11/1",
    "A/HRC/RES/20/8": "https://undocs.org/A/HRC/RES/20/8",
    "S/RES/2341 (2017)": "https://undocs.org/S/RES/2341(2017)",
    "S/PRST/2021/3": "https://undocs.org/S/PRST/2021/3",
    "S/PV.9443": "https://undocs.org/S/PV.9443",
    "CCPR/C/21/Rev.1/Add.13": "https://undocs.org/CCPR/C/21/Rev.1/Add.13",
    "E/CN.4/2005/10/Add.1": "https://undocs.org/E/CN.4/2005/10/Add.1",
}
OSCE = ["PC.DEC/1106", "PC.DEC/1106/Corr.1", "MC.DEC/5/16", "MC.DOC/1/16", "PC.JOUR/975", "FSC.DEC/7/04"]
DOIS = {
    "10.1017/9781316822524": "https://doi.org/10.1017/9781316822524",
    "10.1000/a<b>": "https://doi.org/10.1000/a%3Cb%3E",
}


@pytest.mark.parametrize(("symbol", "address"), UN.items())
def test_symbol_of_the_united_nations_leads_to_its_document(symbol, address):
    assert (identifiers.kind_of(symbol), identifiers.address_of(symbol)) == ("un", address)


@pytest.mark.parametrize("symbol", OSCE)
def test_symbol_of_the_osce_is_known_and_has_no_address(symbol):
    assert (identifiers.kind_of(symbol), identifiers.address_of(symbol)) == ("osce", "")


@pytest.mark.parametrize(("doi", "address"), DOIS.items())
def test_doi_leads_to_its_resolver(doi, address):
    assert (identifiers.kind_of(doi), identifiers.address_of(doi)) == ("doi", address)


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("A/RES/64", "un"),
        ("A/RES/6425", "un"),
        ("A/RES/64/25 and more", "un"),
        ("A/", "un"),
        ("A//5", "un"),
        ("A/RES/x", "un"),
        ("S/RES/", "un"),
        ("S/RES/2341 (17)", "un"),
        ("S/PRST/3", "un"),
        ("A/C/L", "un"),
        ("A/HRC/RES/20", "un"),
        ("PC.DEC/", "osce"),
        ("PC.DEC/1106x", "osce"),
        ("MC.DEC/5", "osce"),
        ("MC.DOC/5/2016", "osce"),
        ("10.1/x", "doi"),
        ("10.1000/", "doi"),
        ("doi:1000/182", "doi"),
        ("https://doi.org/10.1000/a b", "doi"),
    ],
)
def test_half_an_identifier_is_malformed(text, scheme):
    assert (identifiers.looks_like(text), identifiers.is_malformed(text)) == (scheme, True)
    assert (identifiers.kind_of(text), identifiers.address_of(text)) == ("", "")


@pytest.mark.parametrize(
    "text",
    ["", "ETS No. 185", "Directive (EU) 2016/1148", "UU 11/2008", "EX.CL/846(XXV)", "10 pages", "Åland"],
)
def test_other_texts_are_left_alone(text):
    assert (identifiers.looks_like(text), identifiers.is_malformed(text)) == ("", False)
    assert (identifiers.normal(text), identifiers.address_of(text)) == (text, "")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (" a/res/64/25 ", "A/RES/64/25"),
        ("A / RES / 64 / 25", "A/RES/64/25"),
        ("s/res/2341  (2017)", "S/RES/2341 (2017)"),
        ("a/c.1/53/l.17/rev.1", "A/C.1/53/L.17/Rev.1"),
        ("mc.dec/5/16", "MC.DEC/5/16"),
        ("doi: 10.1000/AbC", "10.1000/AbC"),
        ("HTTPS://dx.doi.org/10.1000/182", "10.1000/182"),
        ("  CETS No. 185 ", "CETS No. 185"),
    ],
)
def test_identifier_has_one_form(text, form):
    assert identifiers.normal(text) == form


@given(st.one_of(st.text(max_size=40), st.from_regex(r"(A/|PC\.DEC/|10\.|doi:)[ -~]{0,20}", fullmatch=True)))
def test_normal_form_stands_still_and_no_text_is_a_fault(text):
    form = identifiers.normal(text)

    assert identifiers.normal(form) == form
    assert identifiers.is_malformed(form) == identifiers.is_malformed(text)
    assert identifiers.address_of(text).isascii()


@pytest.mark.parametrize("code", ["05dxps055", "00f54p054", "03vek6s52", "02mhbdp94"])
def test_ror_identifier_is_known_by_its_checksum(code):
    wrong = f"{code[:7]}{(int(code[7:]) + 1) % 100:02}"

    assert [identifiers.is_ror(one) for one in (code, wrong, code.upper(), f"{code}0")] == [
        True,
        *[False] * 3,
    ]


@given(st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=6, max_size=6), st.integers(1, 6))
def test_checksum_of_ror_finds_two_neighbours_changed_about(stem, place):
    stem = f"0{stem}"
    swapped = stem[: place - 1] + stem[place] + stem[place - 1] + stem[place + 1 :]

    is_found = identifiers.ror_checksum(stem) != identifiers.ror_checksum(swapped)

    assert is_found is (stem != swapped)


@pytest.mark.parametrize(
    ("code", "is_one"),
    [("Q252", True), ("Q0", False), ("Q01", False), ("q252", False), ("Q٣", False), ("", False)],
)
def test_wikidata_item_is_a_q_and_a_number(code, is_one):
    assert identifiers.is_wikidata(code) is is_one


@pytest.mark.parametrize(
    ("code", "is_one"), [("ID", True), ("TL", True), ("id", False), ("XX", False), ("EU", False), ("", False)]
)
def test_country_is_an_assigned_code(code, is_one):
    assert identifiers.is_country(code) is is_one


def test_there_are_as_many_countries_as_the_standard_assigns():
    assert len(identifiers.COUNTRIES) == 249


def test_actor_is_the_same_as_its_items_elsewhere():
    assert identifiers.same_as("Q7184", "02mhbdp94") == [
        "https://www.wikidata.org/entity/Q7184",
        "https://ror.org/02mhbdp94",
    ]
    assert identifiers.same_as("", "") == []


def test_every_identifier_of_the_content_is_in_its_form():
    """Else loading the content twice would find its sources changed."""
    entries, actors = (
        list(csv.DictReader((content.FACTS / name).read_text(encoding="utf-8").splitlines(keepends=True)))
        for name in ("timeline.csv", "actors.csv")
    )
    symbols = [row["source_identifier"] for row in entries]

    assert [one for one in symbols if identifiers.is_malformed(one) or identifiers.normal(one) != one] == []
    assert {row["iso3166"] for row in actors} - {"", *identifiers.COUNTRIES} == set()
    assert [
        code for row in actors if (code := row.get("wikidata")) and not identifiers.is_wikidata(code)
    ] == []
    assert [code for row in actors if (code := row.get("ror")) and not identifiers.is_ror(code)] == []
