"""The page that adds works from a bibliography: looked at first, then chosen."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Reference, ReferenceAlias
from articles.works import importing
from tests.articles.works.exports import BIBTEX, KEYS, RIS, WORKS
from tests.factories import make_reference, make_user

pytestmark = pytest.mark.django_db
PAGE = "/admin/articles/reference/import/"


@pytest.fixture
def as_blogger(client, blogger):
    client.force_login(blogger)
    return client


def look(client, text, **sent):
    return client.post(PAGE, {"text": text, "read": "1", **sent})


def add(client, text, chosen, **sent):
    """Look at the text and add these records of it."""
    seen = look(client, text).context["form"].initial["seen"]
    return client.post(PAGE, {"text": text, "seen": seen, "add": "1", "chosen": chosen, **sent}, follow=True)


def outcomes(response):
    return [(str(one.outcome), one.key) for one in response.context["candidates"]]


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_page_is_linked_from_the_list(as_blogger):
    html = as_blogger.get("/admin/articles/reference/").content.decode()

    assert f'href="{PAGE}"' in html
    assert "/admin/articles/reference/duplicates/" not in html


def test_page_opens(as_blogger):
    assert "Paste the works here" in as_blogger.get(PAGE).content.decode()


@pytest.mark.parametrize("role", ["Moderator", "Timeline editor"])
def test_who_may_not_add_works_is_refused(client, role):
    client.force_login(make_user(role=role))

    assert client.get(PAGE).status_code == 403
    assert look(client, BIBTEX).status_code == 403


def test_other_methods_are_refused(as_blogger):
    assert as_blogger.put(PAGE).status_code == 405


@pytest.mark.parametrize("text", [BIBTEX, RIS, json.dumps(WORKS)])
def test_preview_shows_every_work_and_writes_nothing(as_blogger, text):
    response = look(as_blogger, text)

    assert outcomes(response) == [("new", key) for key in KEYS]
    assert "Kello, Lucas (2017). The Virtual Weapon and International Order. Yale University Press." in (
        response.content.decode()
    )
    assert Reference.objects.count() == 0


@pytest.mark.parametrize("text", [BIBTEX, RIS, json.dumps(WORKS)])
def test_chosen_works_are_added(as_blogger, text):
    response = add(as_blogger, text, ["1", "3", "99", "x"])

    assert said(response) == ["2 works were added. [@kello2017] [@vanderberg2019]"]
    assert {one.key: one.csl for one in Reference.objects.all()} == {
        "kello2017": {**WORKS[0], "id": "kello2017"},
        "vanderberg2019": {**WORKS[2], "id": "vanderberg2019"},
    }


def test_same_import_again_adds_nothing(as_blogger):
    add(as_blogger, RIS, [str(place) for place in range(1, 7)])

    again = look(as_blogger, RIS)

    assert [outcome for outcome, _key in outcomes(again)] == ["known", "known", *["similar"] * 4]
    assert "checked" not in again.content.decode()


def test_work_that_is_there_is_named_and_linked(as_blogger):
    by_doi = make_reference("a", DOI="10.1000/ABC", title="Z")
    by_isbn = make_reference("b", ISBN="0-19-852663-6", title="Y", type="book")
    by_title = make_reference("c", title="Où l’État, cyber!")
    works = [
        {"type": "book", "title": "1", "DOI": "https://doi.org/10.1000/abc"},
        {"type": "book", "title": "2", "ISBN": "978-0-19-852663-6"},
        {"type": "book", "title": "ou l'etat – CYBER", "issued": {"date-parts": [[2020]]}},
        {"type": "chapter", "title": "4", "ISBN": "978-0-19-852663-6"},
        {"type": "book", "title": "ou l'etat – CYBER", "issued": {"date-parts": [[2021]]}},
    ]

    response = look(as_blogger, json.dumps(works))

    found = response.context["candidates"]
    assert [one.existing for one in found] == [by_doi, by_isbn, by_title, None, None]
    assert [str(one.outcome) for one in found] == ["known", "known", "similar", "new", "new"]
    assert [one.reasons for one in found[:3]] == [
        ["It has the same DOI."],
        ["It has the same ISBN."],
        ["It has the same title and year."],
    ]
    assert f'<a href="/admin/articles/reference/{by_doi.pk}/change/">a</a>' in response.content.decode()


def test_similar_work_is_added_when_somebody_insists_but_a_known_one_is_not(as_blogger):
    make_reference("a", DOI="10.1000/ABC", title="Annual report")
    works = [
        {"type": "report", "title": "Annual report", "issued": {"date-parts": [[2020]]}, "publisher": "BSSN"},
        {"type": "report", "title": "Other", "DOI": "10.1000/abc"},
    ]

    add(as_blogger, json.dumps(works), ["1", "2"])

    assert sorted(Reference.objects.values_list("key", flat=True)) == ["a", "bssn2020"]


def test_work_that_stands_in_the_text_twice_is_named(as_blogger):
    work = {"type": "book", "title": "A", "DOI": "10.1000/abc"}

    response = look(as_blogger, json.dumps([work, work]))

    assert response.context["candidates"][1].reasons == [
        "The same as record 1 of this text.",
        "It has the same DOI.",
    ]


def test_keys_avoid_those_of_the_library_former_ones_and_each_other(as_blogger):
    ReferenceAlias.objects.create(key="assegaf2020a", reference=make_reference())
    works = [
        {
            "type": "book",
            "title": f"T{number}",
            "author": [{"family": "Assegaf"}],
            "issued": {"date-parts": [[2020]]},
        }
        for number in range(2)
    ]

    response = look(as_blogger, json.dumps(works))

    assert [key for _outcome, key in outcomes(response)] == ["assegaf2020b", "assegaf2020c"]


def test_refused_record_says_why_and_the_others_can_be_added(as_blogger):
    text = '[{"type": "book"}, {"type": "book", "title": "T", "URL": "javascript:x", "DOI": "1"}, 5, ' + (
        '{"type": "book", "title": "<b>Good</b> <script>"}]'
    )

    response = look(as_blogger, text)
    added = add(as_blogger, text, ["1", "2", "3", "4"])

    assert [one.reasons for one in response.context["candidates"]] == [
        ["It has no title."],
        [
            "A DOI begins with 10., a number and a slash, for example 10.1000/182.",
            "A web address begins with https:// or http:// and has no spaces.",
        ],
        ["This is not a work but a bare text or number."],
        [],
    ]
    assert "Good &lt;script&gt;" in response.content.decode()
    assert said(added) == ["1 work was added. [@goodnd]"]


def test_nothing_is_lost_when_the_text_cannot_be_read(as_blogger):
    response = look(as_blogger, "@book oh <no>")

    assert response.status_code == 400
    assert response.context["form"].errors["text"][0].startswith("This is neither BibTeX")
    assert "@book oh &lt;no&gt;</textarea>" in response.content.decode()


def test_nothing_is_lost_when_nothing_is_chosen(as_blogger):
    response = add(as_blogger, BIBTEX, [])

    assert said(response) == ["Nothing was added: choose at least one new work."]
    assert response.context["form"].initial["text"] == BIBTEX


def test_changed_text_is_looked_at_again(as_blogger):
    seen = look(as_blogger, BIBTEX).context["form"].initial["seen"]

    response = as_blogger.post(PAGE, {"text": RIS, "seen": seen, "add": "1", "chosen": ["1"]})

    assert said(response) == ["The text was changed after you saw it: look at it again, then add."]
    assert Reference.objects.count() == 0


def test_same_press_twice_adds_once(as_blogger):
    text = json.dumps([{"type": "book", "title": "Norms", "author": [{"family": "Doe"}]}])
    seen = look(as_blogger, text).context["form"].initial["seen"]
    sent = {"text": text, "seen": seen, "add": "1", "chosen": ["1"]}

    as_blogger.post(PAGE, sent)
    response = as_blogger.post(PAGE, sent)

    assert said(response)[-1] == "The library was changed after you saw this: look at it again, then add."
    assert Reference.objects.count() == 1


def test_keys_are_free_when_they_are_written_not_only_when_they_were_seen():
    text = json.dumps([{"type": "book", "title": "Norms", "author": [{"family": "Doe"}]}])
    _form, first = importing.judge(text)
    _form, second = importing.judge(text.replace("Norms", "Laws"))

    importing.add(first, {1})
    importing.add(second, {1})

    assert sorted(Reference.objects.values_list("key", flat=True)) == ["doend", "doenda"]


DEEP = "[" * 900 + "]" * 900


@pytest.mark.parametrize(
    "text",
    [
        '[{"type": "book", "title": "A", "author": [{"family": "Doe", "given": 7}]}]',
        '[{"type": "book", "title": "A", "author": [{"literal": 5}]}]',
        '[{"type": "book", "title": "A", "author": [{"literal": {"a": 1}}]}]',
        '[{"type": "book", "title": "A", "author": [3, null]}]',
        f'[{{"type": "book", "title": {DEEP}}}]',
        '["\\ud800"]',
        '[{"id": "\\ud800"}]',
        '[{"type": "book", "title": "A", "x\\u0000": 1}]',
        f'[{{"type": "{"b" * 41}", "title": "A"}}]',
    ],
    ids=["number", "literal", "object", "no names", "deep", "bare", "half sign", "NUL", "long type"],
)
def test_odd_json_is_read_or_refused(as_blogger, text):
    """And whatever is called new can be written."""
    seen = look(as_blogger, text)
    found = seen.context["candidates"] or []
    sent = {"seen": seen.context["form"].initial.get("seen", ""), "add": "1", "chosen": ["1", "9" * 5_000]}

    response = as_blogger.post(PAGE, {"text": text, **sent}, follow=True)

    assert response.status_code == (200 if found else 400)
    assert Reference.objects.count() == sum(one.is_choosable for one in found)


def test_line_ends_that_a_browser_changes_are_no_change(as_blogger):
    seen = look(as_blogger, RIS).context["form"].initial["seen"]
    sent = {"text": RIS.replace("\n", "\r\n"), "seen": seen, "add": "1", "chosen": ["1"]}

    as_blogger.post(PAGE, sent)

    assert Reference.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (BIBTEX.encode(), []),
        (b"\xef\xbb\xbf" + RIS.encode(), []),
        (
            RIS.replace("Š", "S").replace("Ł", "L").encode("latin-1"),
            [
                "The file is not UTF-8 and was read as Windows-1252. "
                "Look at the letters with accents before you confirm."
            ],
        ),
        (json.dumps(WORKS).encode("utf-16"), []),
    ],
)
def test_file_is_read_whatever_its_encoding(as_blogger, data, note):
    response = as_blogger.post(PAGE, {"file": SimpleUploadedFile("x.bib", data), "read": "1"})

    assert len(outcomes(response)) == 6
    assert "Barrinha, André" in response.content.decode()
    assert list(response.context["notes"]) == note


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty."),
        (b"@book{a\x00}", "Line 1 holds a NUL character: this is not a text file."),
        (b"x" * 1_000_001, "This is more than 1 MB. Export fewer works at once."),
        (b"nothing", "This is neither BibTeX"),
    ],
)
def test_bad_file_is_refused_with_a_reason(as_blogger, data, reason):
    response = as_blogger.post(PAGE, {"file": SimpleUploadedFile("x.bib", data), "read": "1"})

    assert response.status_code == 400
    assert response.context["form"].errors["file"][0].startswith(reason)


@pytest.mark.parametrize(
    ("sent", "field"), [({}, "text"), ({"text": "x", "format": "docx"}, "format"), ({"text": "\x00"}, "text")]
)
def test_bad_form_names_its_field(as_blogger, sent, field):
    response = as_blogger.post(PAGE, sent)

    assert response.status_code == 400
    assert list(response.context["form"].errors) == [field]


def test_format_may_be_chosen(as_blogger):
    response = look(as_blogger, BIBTEX, format="ris")

    assert [one.reasons for one in response.context["candidates"]] == [
        ["This text belongs to no record: a record begins with TY."]
    ]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=80),
    before=st.sampled_from([b"", b"@book{a,title={", b"TY  - BOOK\nTI  - ", b'[{"type":"book","title":"']),
)
def test_no_bytes_are_a_fault(as_blogger, data, before):
    response = as_blogger.post(PAGE, {"file": SimpleUploadedFile("x", before + data), "read": "1"})

    assert response.status_code in (200, 400)


@pytest.mark.parametrize("number", [1, 3])
def test_preview_takes_the_same_queries(as_blogger, number, django_assert_num_queries):
    for place in range(number):
        make_reference(f"k{place}", title=f"T{place}", DOI=f"10.1000/{place}")
    works = [{"type": "book", "title": f"T{place}", "DOI": f"10.1000/{place}"} for place in range(number * 2)]
    look(as_blogger, json.dumps(works))

    with django_assert_num_queries(7):
        look(as_blogger, json.dumps(works))


def test_thousand_works_are_judged_at_once(as_blogger):
    works = [{"type": "book", "title": f"Work {number}"} for number in range(1_000)]

    added = add(as_blogger, json.dumps(works), [str(place) for place in range(1, 1_001)])

    assert said(added)[0].startswith("1000 works were added.")
    assert Reference.objects.count() == 1_000
