"""The card of an entry: what a text shows beside a link to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_actor, make_domain, make_entry
from tests.timeline import reading
from timeline.cards import first_sentence


@pytest.mark.parametrize(
    ("summary", "sentence"),
    [
        ("They met. They left.", "They met."),
        ("They met", "They met"),
        ("Maj. Gen. Hinsa and Prof. Bagus met. They left.", "Maj. Gen. Hinsa and Prof. Bagus met."),
        ("They   met\nin Seoul. They left.", "They met in Seoul."),
        ("The U.S. and China agreed. They left.", "The U.S. and China agreed."),
        ("A. Artist drew it. They left.", "A. Artist drew it."),
        ("Law No. 11 entered into force. It has 54 articles.", "Law No. 11 entered into force."),
        ("It follows para. 5. Then more.", "It follows para. 5."),
        ("He said “yes.” They left.", "He said “yes.”"),
        ("Did they meet? They did.", "Did they meet?"),
        ("It cost approx. three million. They paid.", "It cost approx. three million."),
        ("", ""),
    ],
)
def test_first_sentence_ends_where_a_reader_ends_it(summary, sentence):
    assert first_sentence(summary) == sentence


@given(st.text(max_size=60))
def test_first_sentence_is_the_beginning_of_any_text(summary):
    assert " ".join(summary.split()).startswith(first_sentence(summary))


@pytest.fixture
def entry(db):
    actors = [make_actor("Indonesia"), make_actor("OSCE", kind="organisation")]
    found = make_entry(
        title_en="Talks & <tables>",
        title_id="Perundingan",
        date="2018-07",
        summary_en="They talked. They ate.",
        summary_id="Mereka berunding. Mereka makan.",
        actors=actors,
        domains=[make_domain("Norms")],
    )
    found.parts.filter(actor=actors[1]).update(claim="contested")
    return found


def card(client, entry, prefix=""):
    return client.get(f"{prefix}/timeline/{entry.number}/card/")


def test_card_tells_when_what_who_and_one_sentence(client, entry):
    response = card(client, entry)

    assert reading.text(reading.page(response).find("body")) == (
        "July 2018 · Agreement Talks & <tables> They talked. "
        "Actors Indonesia, OSCE contested Security domains Norms"
    )
    assert response["Cache-Control"] == "public, max-age=300"
    assert response["X-Robots-Tag"] == "noindex"


def test_card_speaks_the_language_of_its_address(client, entry):
    page = reading.page(card(client, entry, "/id"))

    (root,) = reading.of_class(page, "entry-card")
    (title,) = reading.of_class(page, "card-title")
    assert (root.get("lang"), reading.text(title)) == ("id", "Perundingan")
    assert "Mereka berunding. A" in reading.text(root)


def test_card_of_an_entry_without_parts_has_no_empty_labels(client, db):
    entry = make_entry()

    page = reading.page(card(client, entry))

    assert [reading.text(node) for node in page.iter("dt")] == []


def test_card_is_not_sent_again_while_it_is_the_same(client, entry):
    tag = card(client, entry)["ETag"]

    again = client.get(f"/timeline/{entry.number}/card/", headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")


def test_card_of_a_draft_or_of_nothing_is_not_found(client, db):
    draft = make_entry(publication="draft", title_en="Secret")

    answers = [card(client, draft), client.get("/timeline/CD-1999-9999/card/")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert b"Secret" not in answers[0].content


def test_card_of_a_withdrawn_entry_says_so_and_no_more(client, db):
    entry = make_entry(publication="withdrawn", title_en="Old pact", summary_en="Wrong.")

    response = card(client, entry)

    assert response.status_code == 410
    assert "This entry was withdrawn." in reading.text(reading.page(response))
    assert "Wrong." not in response.content.decode()


def test_card_is_only_read(client, entry):
    assert client.post(f"/timeline/{entry.number}/card/").status_code == 405
    assert client.head(f"/timeline/{entry.number}/card/").status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_card_takes_three_queries(client, db, number, django_assert_num_queries):
    actors = [make_actor(f"Actor {n}") for n in range(number)]
    entry = make_entry(actors=actors, domains=[make_domain(f"Domain {n}") for n in range(number)])

    with django_assert_num_queries(3):
        card(client, entry)
