"""timeline/search/finding.py: the same hits on SQLite and on PostgreSQL, and their order."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.timeline.search.texts import found, make_document
from timeline.search import finding, lookup, vocabulary
from timeline.search.document import MOST_WORDS
from timeline.search.finding import Finding, Order
from timeline.search.query import Problem, QueryError, parse

pytestmark = pytest.mark.django_db
CORPUS = {
    # name: title, keywords, body, language
    "norms": ("Norms of behaviour", ["cyber norms"], "Eleven voluntary norms were agreed.", "en"),
    "norma": ("Norma-norma perilaku", ["norma siber"], "Sebelas norma sukarela disepakati.", "id"),
    "attack": ("Serangan", [], "Mereka menyerang jaringan; jaringan itu diserang lagi.", "id"),
    "osce": ("OSCE decision", ["PC.DEC/1106"], "A decision on confidence-building measures.", "en"),
    "un": ("Résolution de l'ONU", ["A/RES/70/237"], "The café of the delegates: 1106 seats.", "en"),
    "talks": ("Diplomatic talks", [], "Diplomats and diplomacy. Measures building confidence.", "en"),
    "sea": ("Hukum laut", [], "外交 𞤀𞤁𞤂 straße keamanan laut", "id"),
}
HITS = {
    "norms": "norms",
    "norm": "norms",
    "norma": "norma",
    "norma-norma": "norma",
    "NORMS cyber": "norms",
    "serang": "attack",
    "diserang jaringan": "attack",
    "PC.DEC/1106": "osce",
    "pc dec 1106": "osce",
    "1106": "osce un",
    "confidence building": "osce talks",
    "confidence-building": "osce",
    '"building confidence"': "talks",
    '"of behaviour cyber"': "",  # title and keywords are not next to each other
    "decision -osce": "",
    "measures -decision": "talks",
    'measures -"confidence building"': "talks",
    "measures -un -norms": "osce talks",
    "diplom*": "talks",
    "decis* -osce*": "",
    '"confidence build*"': "osce",
    "resolution ETE": "",
    "resolution onu": "un",
    "cafe": "un",
    "CAFÉ": "un",
    "strasse": "sea",
    "外交": "sea",
    "𞤀𞤁𞤂": "sea",
    "sukarela voluntary": "",
    "zzz*": "",
    "norms -zzz*": "norms",
}


@pytest.fixture
def corpus():
    """Names by primary key of the objects."""
    made = {}
    for name, (title, keywords, body, language) in CORPUS.items():
        made[make_document(title, body, keywords=keywords, language=language).object_id] = name
    return made


def test_every_query_has_its_hits(corpus):
    """The same table holds for both engines: the suite runs on each."""
    hits = {query: " ".join(sorted(corpus[pk] for pk in found(query))) for query in HITS}

    assert hits == {query: " ".join(sorted(names.split())) for query, names in HITS.items()}


def test_matches_in_titles_are_better_than_in_keywords_and_these_than_in_texts():
    body = make_document("Other", "About deterrence and other things that matter here.")
    keyword = make_document("Other", "About many other things that matter here.", keywords=["deterrence"])
    title = make_document("Deterrence", "About many other things that matter here.")

    assert found("deterrence") == [title.object_id, keyword.object_id, body.object_id]


def test_a_phrase_is_found_where_its_words_are_very_common():
    """A tsvector keeps 256 places of a word."""
    makers = "the state and " * 300
    late = make_document("Late", f"{makers} the norms")

    assert found('"the norms"') == [late.object_id]
    assert found('"norms the"') == []
    assert found('state -"the norms"') == []


def test_only_the_first_words_of_a_very_long_text_are_indexed():
    long = make_document("Long", "word " * (MOST_WORDS - 2) + "last beyond")

    assert found("last") == [long.object_id]
    assert found("beyond") == []


def test_a_beginning_of_very_many_words_is_refused(monkeypatch):
    monkeypatch.setattr(vocabulary, "MOST_EXPANSIONS", 3)
    make_document("diplomacy diplomat diplomatic", "diplomas")

    with pytest.raises(QueryError) as caught:
        found("cyber diplom*")

    assert (caught.value.problem, caught.value.word) == (Problem.BROAD_PREFIX, "diplom")


def test_three_hundred_words_may_begin_so():
    words = [f"begin{number}" for number in range(vocabulary.MOST_EXPANSIONS)]
    document = make_document("Many", " ".join(words))

    assert found("begin*") == [document.object_id]
    assert found('"begin0 begin*"') == [document.object_id]


@pytest.fixture
def few(monkeypatch):
    """As if three hits were very many."""
    monkeypatch.setattr(finding, "MOST_RANKED", 2)
    monkeypatch.setattr(finding, "FIRST_STEP", 1)
    monkeypatch.setattr(lookup, "FEW", 1)


def dated(title, day, **overrides):
    return make_document(title, "norms", day=date(2020, 1, day), **overrides).object_id


def test_many_hits_come_newest_first_after_those_with_the_words_in_their_heading(few):
    old, heading = dated("Old", 1), dated("Norms", 2)
    new, middle = dated("New", 9), dated("Middle", 5)
    make_document("Unrelated", day=date(2021, 1, 1))

    assert found("norms") == [heading, new, middle, old]
    answer = Finding(parse("norms"), {})
    assert answer.order == Order.HEADING
    pages = [answer.page(start, start + 2) for start in (0, 2, 4)]
    assert [[pk for _kind, pk in page] for page in pages] == [[heading, new], [middle, old], []]


def test_many_hits_come_newest_first_when_most_have_the_words_in_their_heading(few):
    days = {day: dated("Norms", day) for day in (3, 1, 2)}

    assert found("norms") == [days[3], days[2], days[1]]
    assert Finding(parse("norms"), {}).order == Order.NEWEST


def test_a_phrase_stands_in_the_heading_only_where_its_words_stand_there_together(few):
    apart = make_document("Norms, cyber", "cyber norms", day=date(2020, 1, 1)).object_id
    together = make_document("Cyber norms", day=date(2019, 1, 1)).object_id
    text = make_document("Other", "cyber norms", day=date(2018, 1, 1)).object_id

    assert found('"cyber norms"') == [together, apart, text]


def test_few_hits_come_in_the_order_of_relevance():
    dated("Norms", 1)

    assert Finding(parse("norms"), {}).order == Order.RELEVANCE


@pytest.mark.parametrize("limit", [0, 300])
def test_what_is_hidden_now_is_not_found_nor_counted(monkeypatch, limit):
    """A time that passes needs no worker."""
    monkeypatch.setattr(lookup, "FEW", limit)
    now, hour = timezone.now(), timedelta(hours=1)
    tags = {"tags": ["type:entry", "year:2020"]}
    shown = [
        make_document("Norms", **tags),
        make_document("Norms", shown_at=now - hour, **tags),
        make_document("Norms", shown_at=now - hour, shown_until=now + hour, **tags),
    ]
    make_document("Norms", shown_at=now + hour, **tags)
    make_document("Norms", shown_at=now - hour, shown_until=now, **tags)

    answer = Finding(parse("norms"), {})

    assert sorted(pk for _kind, pk in answer.page(0, 9)) == sorted(one.object_id for one in shown)
    assert answer.counts()["year"] == {"2020": 3}


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    text=st.one_of(
        st.text(max_size=60),
        st.text(alphabet="'\"\\*-:()&|!<>^{}ab 1\x00%_", max_size=40),
        st.lists(st.sampled_from(["norms", "-norma", '"', "diplom*", "café", "A/RES/70/237"])).map(" ".join),
    )
)
def test_no_text_makes_an_engine_fail(corpus, text):
    try:
        query = parse(text)
    except QueryError:
        return

    answer = Finding(query, {})

    assert len(answer.page(0, 100)) == len(answer.hits)
