"""B17, B21: what the editor asks for while somebody writes, and who may ask."""

import json

import pytest
from django.db import connection
from django.test import Client

from tests.factories import make_actor, make_entry, make_reference
from timeline.models import ActorAlias
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db
PLANNING = 4 if connection.vendor == "postgresql" else 0  # the search switches its planner for a moment
TOKENS, SUGGEST, OFFERS = (f"/admin/articles/article/{name}/" for name in ("tokens", "suggest", "offers"))


@pytest.fixture
def as_blogger(client, blogger):
    client.force_login(blogger)
    return client


def ask_for_offers(client, text):
    return client.post(OFFERS, json.dumps({"text": text}), content_type="application/json")


def names(answer):
    return [hit["name"] for hit in answer.json()["results"]]


@pytest.mark.parametrize("address", [TOKENS, SUGGEST, OFFERS])
def test_only_writers_may_ask(client, moderator, address):
    client.force_login(moderator)
    method = client.post if address == OFFERS else client.get

    assert method(address).status_code == 403


@pytest.mark.parametrize("prefix", ["", "/id"])
def test_form_asks_in_its_own_language(as_blogger, prefix):
    page = as_blogger.get(f"{prefix}/admin/articles/article/add/")

    config = page.context["adminform"].form["body"].subwidgets[0].data["attrs"]
    asked = json.loads(config["data-django-prose-editor-configurable"])["extensions"]
    assert [asked[name]["url"] for name in ("Chips", "TokenPicker", "CitationOffers")] == [
        prefix + address for address in (TOKENS, SUGGEST, OFFERS)
    ]


@pytest.mark.parametrize(("address", "method"), [(TOKENS, "post"), (SUGGEST, "post"), (OFFERS, "get")])
def test_wrong_method_is_refused(as_blogger, address, method):
    assert getattr(as_blogger, method)(address).status_code == 405


def test_offers_want_the_token_against_forgery(blogger):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(blogger)

    assert ask_for_offers(careful, "x").status_code == 403


def test_names_of_known_works_and_entries_come_back(as_blogger):
    work = make_reference()
    make_reference("two2021", author=[{"family": "A"}, {"family": "Beek", "non-dropping-particle": "van"}])
    make_reference("many", author=[{"literal": "UN"}, {"family": "B"}, {"family": "C"}], issued=None)
    make_reference("bare", author=None, title="T" * 80)
    entry = make_entry(title_en="Initial set", date="2013-12")
    make_entry(slug="hidden", publication=Publication.DRAFT)
    asked = {
        "key": ["assegaf2020", "two2021", "many", "bare", "nobody", "\x00", "x" * 300],
        "entry": [entry.slug, "hidden", "none", "'"],
    }

    answer = as_blogger.get(TOKENS, asked)

    assert answer.json()["entries"] == {entry.slug: {"title": "Initial set", "detail": "December 2013"}}
    works = answer.json()["works"]
    assert works["assegaf2020"] == {"names": "Assegaf", "year": "2020", "title": str(work)}
    assert {key: (one["names"], one["year"]) for key, one in works.items()} == {
        "assegaf2020": ("Assegaf", "2020"),
        "two2021": ("A & van Beek", "2020"),
        "many": ("UN et al.", "n.d."),
        "bare": ("T" * 59 + "…", "2020"),
    }
    assert answer.headers["Cache-Control"].startswith("max-age=0")


def test_more_than_a_hundred_names_are_refused(as_blogger):
    answer = as_blogger.get(TOKENS, {"key": [f"k{number}" for number in range(60)], "entry": list(range(41))})

    assert (answer.status_code, answer.json()) == (400, {"error": "Ask for at most 100 names at once."})


@pytest.mark.parametrize("count", [1, 3])
def test_names_cost_the_same_however_many(as_blogger, django_assert_num_queries, count):
    keys = [make_reference(f"work-{number}").key for number in range(count)]
    slugs = [make_entry().slug for _number in range(count)]

    with django_assert_num_queries(6):
        as_blogger.get(TOKENS, {"key": keys, "entry": slugs})


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("assegaf", ["assegaf2020"]),
        ("MÜLLER 2015", ["muller2015"]),
        ("muller norms", ["muller2015"]),
        ("2020 diplomacy", ["assegaf2020"]),
        ("assegaf 2015", []),
        ("", ["muller2015", "assegaf2020"]),
    ],
)
def test_works_are_found_by_each_of_the_words(as_blogger, words, found):
    make_reference()
    make_reference(
        "muller2015",
        author=[{"family": "Müller", "given": "Eva"}],
        title="On norms",
        issued={"date-parts": [[2015]]},
    )

    assert names(as_blogger.get(SUGGEST, {"kind": "work", "q": words})) == found


def test_work_whose_key_begins_so_comes_first_and_ten_are_enough(as_blogger):
    make_reference("zeta", author=[{"family": "Zeta"}], title="Nothing")
    for number in range(12):
        make_reference(f"work-{number}", author=[{"family": "Aaa"}], title="After zeta")

    found = names(as_blogger.get(SUGGEST, {"kind": "work", "q": "zeta"}))

    assert (found[0], len(found)) == ("zeta", 10)


def test_hit_says_what_it_is(as_blogger):
    make_reference()
    entry = make_entry(title_en="Initial set", date="2013-12-03")

    work = as_blogger.get(SUGGEST, {"kind": "work", "q": "ass"}).json()["results"]
    found = as_blogger.get(SUGGEST, {"kind": "entry", "q": "init"}).json()["results"]

    assert work == [
        {
            "name": "assegaf2020",
            "title": "Cyber diplomacy",
            "detail": "Assegaf, Ahmad Rafi (2020) · assegaf2020",
        }
    ]
    assert found == [
        {"name": entry.slug, "title": "Initial set", "detail": f"3 December 2013 · {entry.slug}"}
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("osce-pc", ["osce-pc-1106"]),
        ("osce pc", ["osce-pc-1106"]),
        ("vienna", ["osce-pc-1106"]),
        ("vien", ["osce-pc-1106"]),
        ("measures vie", ["osce-pc-1106"]),
        ("geneva", []),
        ("!?", []),
        ("", ["osce-pc-1106"]),
    ],
)
def test_entries_are_found_by_address_and_by_the_search_of_the_site(as_blogger, words, found):
    make_entry(slug="osce-pc-1106", title_en="Initial set of measures", place="Vienna")
    make_entry(slug="osce-pc-hidden", place="Vienna", publication=Publication.DRAFT)

    assert names(as_blogger.get(SUGGEST, {"kind": "entry", "q": words})) == found


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("kind", "queries"), [("work", 6), ("entry", 10 + PLANNING)])
def test_hits_cost_the_same_however_many(as_blogger, django_assert_num_queries, kind, queries, count):
    for number in range(count):
        make_reference(f"work-{number}")
        make_entry(title_en="Cyber diplomacy")

    with django_assert_num_queries(queries):
        found = names(as_blogger.get(SUGGEST, {"kind": kind, "q": "diplomacy"}))

    assert len(found) == count


def test_entry_is_found_by_its_number_once(as_blogger):
    entry = make_entry()

    assert names(as_blogger.get(SUGGEST, {"kind": "entry", "q": entry.number.lower()})) == [entry.slug]


@pytest.mark.parametrize(
    "asked", [{}, {"kind": "x"}, {"kind": "work", "q": "x" * 201}, {"kind": "work", "q": "\0"}]
)
def test_bad_search_is_refused_with_a_reason(as_blogger, asked):
    answer = as_blogger.get(SUGGEST, asked)

    assert answer.status_code == 400
    assert answer.json()["error"]


def make_meeting():
    actor = make_actor("Organization for Security", slug="organization-for-security")
    ActorAlias.objects.create(actor=actor, name="OSCE", slug="osce")
    return make_entry(
        slug="osce-pc-1106", title_en="Initial set", actors=[actor], place="Vienna", date="2013-12-03"
    )


def test_offers_name_the_work_and_the_entry(as_blogger):
    work = make_reference()
    make_meeting()

    answer = ask_for_offers(as_blogger, "OSCE, Vienna, 2013 (Assegaf, 2020, hlm. 4).")

    assert answer.json() == {
        "offers": [
            {
                "phrase": "OSCE, Vienna, 2013",
                "token": "[[osce-pc-1106]]",
                "text": "Initial set (3 December 2013)",
            },
            {
                "phrase": "(Assegaf, 2020, hlm. 4)",
                "token": "[@assegaf2020, hlm. 4]",
                "text": str(work),
            },
        ]
    }


def test_citation_goes_before_an_entry_in_the_same_words(as_blogger):
    make_reference("osce2013", author=[{"literal": "OSCE, Vienna"}], issued={"date-parts": [[2013]]})
    make_meeting()

    answer = ask_for_offers(as_blogger, "(OSCE, Vienna, 2013)")

    assert [one["token"] for one in answer.json()["offers"]] == ["[@osce2013]"]


def test_text_without_a_year_costs_no_look_at_the_library(as_blogger, django_assert_num_queries):
    with django_assert_num_queries(4):
        answer = ask_for_offers(as_blogger, "No year here.")

    assert answer.json() == {"offers": []}


@pytest.mark.parametrize("count", [1, 3])
def test_offers_cost_the_same_however_many_and_come_once(as_blogger, django_assert_num_queries, count):
    make_meeting()
    text = "".join(f"(Name{number}, 2020) OSCE, Vienna, 2013 " for number in range(count))
    for number in range(count):
        make_reference(f"work-{number}", author=[{"family": f"Name{number}"}])

    with django_assert_num_queries(10):
        answer = ask_for_offers(as_blogger, text)

    assert len(answer.json()["offers"]) == count + 1


@pytest.mark.parametrize("sent", [b"", b"[]", b"{", b'{"text": 1}', b"\xff", b"[" * 100_000])
def test_nonsense_is_refused_with_a_reason(as_blogger, sent):
    answer = as_blogger.post(OFFERS, sent, content_type="application/json")

    assert (answer.status_code, answer.json()) == (400, {"error": "The text could not be read."})


def test_text_beyond_a_megabyte_is_refused(as_blogger):
    answer = ask_for_offers(as_blogger, "x" * 1_000_001)

    assert (answer.status_code, answer.json()) == (413, {"error": "The text is too long."})
