"""timeline/suggestions/views.py: readers suggest entries and corrections, and see what became of them."""

import time
from datetime import timedelta
from unittest import mock

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories
from tests.timeline import reading
from tests.timeline.suggestions.sending import NEW, errors, filled_in, new_entry
from timeline.models import Entry, Suggestion
from timeline.suggestions.form import SuggestionForm

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    return factories.make_entry(
        slug="pact",
        title_en="Pact",
        place="",
        actors=[(factories.make_actor("Indonesia"), "host"), factories.make_actor("OSCE")],
        domains=[factories.make_domain("Norms")],
        sources=[factories.make_source()],
        concepts=[factories.make_concept("Cyber norms", synonyms=["norms of behaviour"])],
    )


def correcting(entry):
    return f"/timeline/{entry.number}/suggest/"


def test_new_entry_is_kept_and_nothing_appears_on_the_site(client):
    factories.make_domain("Norms")
    factories.make_actor("Indonesia")
    values = new_entry(
        client, domains=["norms"], actors=["indonesia", "", "Nowhere  Union"], concepts="CBM, cbm", note="Hi"
    )

    response = client.post(NEW, values)

    kept = Suggestion.objects.get()
    assert (response.status_code, response.url) == (302, f"/suggestions/{kept.token}/")
    assert kept.data == {
        "title_en": "A pact",
        "summary_en": "They agreed on norms.",
        "date": "2019-03",
        "kind": "agreement",
        "domains": ["norms"],
        "actors": ["indonesia", "Nowhere Union"],
        "concepts": ["CBM"],
    }
    assert (kept.entry, kept.before, kept.source, kept.note) == (None, {}, "https://example.org/pact", "Hi")
    assert (kept.sender, kept.name, kept.email, kept.wants_credit) == (None, "", "", False)
    assert (kept.status, kept.language, len(kept.token)) == ("waiting", "en", 32)
    assert Entry.objects.count() == 0


def test_correction_opens_with_what_the_entry_says(client, entry):
    values = filled_in(client, correcting(entry))

    assert [values[name] for name in ("title_en", "date", "kind", "concepts")] == [
        "Pact",
        "2013-12-03",
        "agreement",
        "Cyber norms",
    ]
    assert values["domains"] == ["norms"]
    assert values["actors"] == ["Indonesia", "OSCE", "", "", ""]


def test_only_what_differs_is_kept_of_a_correction(client, entry):
    """Names in another order or as synonyms are no difference."""
    values = filled_in(client, correcting(entry))
    values |= {"place": "Vienna", "actors": ["osce", "indonesia"], "concepts": "norms of behaviour"}

    client.post(correcting(entry), {**values, "source": "OSCE PC.DEC/1106"})

    kept = Suggestion.objects.get()
    assert (kept.entry, kept.data, kept.before) == (entry, {"place": "Vienna"}, {"place": ""})


def test_correction_without_a_difference_is_refused(client, entry):
    values = filled_in(client, correcting(entry), source="A book")

    response = client.post(correcting(entry), values)

    assert response.status_code == 400
    assert errors(response) == ["Nothing differs from the entry yet: change what is wrong or missing."]
    assert Suggestion.objects.count() == 0


@pytest.mark.parametrize(
    "name", ["title_en", "title_id", "summary_en", "summary_id", "date", "kind", "domains"]
)
def test_what_an_entry_needs_cannot_be_emptied(client, entry, name):
    values = filled_in(client, correcting(entry), source="A book")
    values[name] = [] if name == "domains" else ""

    response = client.post(correcting(entry), values)

    assert [one.split(": ")[1] for one in errors(response)] == [
        "An entry needs this. Correct it, or leave it as it was."
    ]


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"source": " "}, "Your source: Give a source: without one, nothing can enter the record."),
        ({"title_en": ""}, "Title in English: Give a title in one of the two languages."),
        (
            {"summary_en": ""},
            "Summary in English: Say in a few words what happened, in one of the two languages.",
        ),
        ({"date": ""}, "Date: Say when it was, as exactly as your source does; a year is enough."),
        ({"kind": ""}, "Kind: Choose what it is."),
        (
            {"title_en": "x" * 201},
            "Title in English: Ensure this value has at most 200 characters (it has 201).",
        ),
        (
            {"summary_en": "x" * 3001},
            "Summary in English: Ensure this value has at most 3000 characters (it has 3001).",
        ),
        ({"title_en": "a\x00b"}, "Title in English: Null characters are not allowed."),
        (
            {"kind": "party"},
            "Kind: Select a valid choice. party is not one of the available choices.",
        ),
        ({"actors": ["x"] * 31}, "Who took part: Give at most 30 names."),
        ({"actors": ["y" * 161]}, f"Who took part: “{'y' * 30}…” is too long for a name."),
        ({"actors": ["a\x00b"]}, "Who took part: “ab…” is too long for a name."),
        ({"concepts": "z" * 101}, f"Concepts: “{'z' * 30}…” is too long for a concept."),
        ({"email": "nobody"}, "Your e-mail address: Enter a valid email address."),
        ({"wants_credit": "on"}, "Your name: Give the name that the history shall show."),
        (
            {"website": "spam"},
            "Leave this field empty: A field that must stay empty was filled in. Empty it and send again.",
        ),
    ],
)
def test_refused_form_says_why_and_keeps_what_was_written(client, values, complaint):
    factories.make_domain("Norms")
    sent = new_entry(client, **{"note": "Kept words", **values})

    response = client.post(NEW, sent)

    assert response.status_code == 400
    assert errors(response) == [complaint]
    again = reading.form_values(response, "opened")
    assert (again["note"], again["opened"]) == ("Kept words", sent["opened"])
    assert Suggestion.objects.count() == 0


def test_bad_date_is_refused_with_the_help_of_the_admin(client):
    response = client.post(NEW, new_entry(client, date="last year"))

    (complaint,) = errors(response)
    assert complaint.startswith("Date: “last year” is not a date the record accepts: write 2009,")


def test_refused_form_keeps_the_names_and_three_empty_fields(client):
    sent = new_entry(client, source="", actors=["", "Chad", " ", "A club", ""])

    page = reading.page(client.post(NEW, sent))

    names = [one.get("value") for one in page.iter("input") if one.get("name") == "actors"]
    assert names == ["Chad", "A club", "", "", ""]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    values=st.dictionaries(
        st.sampled_from([*SuggestionForm.base_fields, "unknown"]),
        st.lists(
            st.one_of(st.text(max_size=30), st.sampled_from(["2013-02-30", "law", "norms", "9" * 5000])),
            max_size=3,
        ),
        max_size=6,
    )
)
def test_nothing_that_is_sent_is_a_fault_of_ours(client, values):
    response = client.post(NEW, values)

    assert response.status_code == 400


@pytest.mark.parametrize("domain", ["peace", "\x00", ""])
def test_domain_that_does_not_exist_is_refused(client, domain):
    response = client.post(NEW, new_entry(client, domains=[domain]))

    (complaint,) = errors(response)
    assert complaint.startswith("Security domains: Select a valid choice.")


@pytest.mark.parametrize("opened", ["", "x:y:z", None])
def test_form_sent_without_being_read_may_be_sent_again(client, opened):
    """A program is stopped; a person waits three seconds and sends what is still there."""
    values = new_entry(client)
    values["opened"] = reading.form_values(client.get(NEW), "opened")["opened"] if opened is None else opened

    refused = client.post(NEW, values)
    again = {**values, "opened": reading.form_values(refused, "opened")["opened"]}
    with mock.patch("timeline.suggestions.form.time.time", return_value=time.time() + 4):
        accepted = client.post(NEW, again)

    assert errors(refused) == ["That was very fast. Please read it once more and send it again."]
    assert (refused.status_code, accepted.status_code) == (400, 302)


def test_sixth_suggestion_in_an_hour_is_refused_and_loses_nothing(client):
    for _ in range(5):
        assert client.post(NEW, new_entry(client)).status_code == 302
    values = new_entry(client, title_en="A sixth")

    response = client.post(NEW, values)
    elsewhere = client.post(NEW, values, REMOTE_ADDR="203.0.113.9")

    assert response.status_code == 429
    assert errors(response) == [
        "Many suggestions came from you or your network in a short time. Nothing is lost: leave this page "
        "open, wait an hour and send it again."
    ]
    assert reading.form_values(response, "opened")["title_en"] == "A sixth"
    assert elsewhere.status_code == 302


def test_fifteen_a_day_are_enough(client):
    client.post(NEW, new_entry(client))
    network = Suggestion.objects.get().network
    for _ in range(14):
        factories.make_suggestion(network=network)
    Suggestion.objects.update(created_at=timezone.now() - timedelta(hours=2))

    refused = client.post(NEW, new_entry(client))
    Suggestion.objects.update(created_at=timezone.now() - timedelta(hours=25))
    accepted = client.post(NEW, new_entry(client))

    assert (refused.status_code, accepted.status_code) == (429, 302)


def test_person_is_limited_whatever_network_they_come_from(client, reader):
    client.force_login(reader)
    answers = [
        client.post(NEW, new_entry(client), REMOTE_ADDR=f"203.0.113.{number}").status_code
        for number in range(6)
    ]

    assert answers == [302] * 5 + [429]


def test_signed_in_sender_is_known_by_account(client, reader):
    client.force_login(reader)
    values = new_entry(client, wants_credit="on")

    client.post(NEW, values)

    kept = Suggestion.objects.get()
    assert "email" not in values
    assert (kept.sender, kept.name, kept.email, kept.address) == (
        reader,
        "reader",
        "",
        "reader@example.org",
    )
    assert kept.credited_name == "reader"


def test_status_page_tells_its_sender_everything_but_no_address(client, entry):
    factories.make_actor("Chad")
    actors = ["osce", "chad", "A club"]
    kept = factories.make_suggestion(
        entry=entry,
        data={"place": "Vienna", "is_non_traditional": True, "kind": "law", "actors": actors},
        before={"place": "Wina", "is_non_traditional": False, "kind": "agreement", "actors": ["osce"]},
        note="See page 3",
        email="me@example.org",
        name="Me",
    )

    response = client.get(kept.get_absolute_url())

    page = reading.page(response)
    (first, second) = reading.of_class(page, "differences")
    assert [reading.text(one) for one in first.iter("dd")] == [
        "WinaVienna",
        "AgreementLaw",
        "noyes",
        "OSCE, Chad, A club",
    ]
    assert [reading.text(one) for one in second.iter("dd")] == ["https://example.org/act", "See page 3"]
    html = response.content.decode()
    assert "me@example.org" not in html
    assert '<meta name="robots" content="noindex">' in html
    assert "no-store" in response["Cache-Control"]


def test_status_page_of_an_accepted_suggestion_leads_to_its_entry(client, entry, editor):
    decided = {"decided_at": timezone.now(), "decided_by": editor, "answer": "True.", "outcome": entry}
    kept = factories.make_suggestion(status="accepted", **decided)

    page = reading.page(client.get(kept.get_absolute_url()))

    (facts,) = reading.of_class(page, "entry-facts")
    shown = [reading.text(one) for one in facts.iter("dd")]
    assert (shown[0], shown[3], shown[4]) == ("Accepted", "True.", "Pact")
    assert [one.get("href") for one in facts.iter("a")] == [entry.get_absolute_url()]


def test_status_page_does_not_show_a_draft(client, editor):
    draft = factories.make_entry(publication="draft", title_en="Secret")
    decided = {"decided_at": timezone.now(), "decided_by": editor, "outcome": draft}
    kept = factories.make_suggestion(status="accepted", **decided)

    assert "Secret" not in client.get(kept.get_absolute_url()).content.decode()


def test_entry_and_timeline_lead_to_the_form(client, entry):
    pages = [reading.page(client.get(address)) for address in (entry.get_absolute_url(), "/timeline/")]

    links = [next(reading.of_class(page, "suggest-link")[0].iter("a")).get("href") for page in pages]
    assert links == [correcting(entry), NEW]


@pytest.mark.parametrize("publication", ["draft", "withdrawn", None])
def test_entry_that_readers_do_not_see_takes_no_suggestion(client, publication):
    number = factories.make_entry(publication=publication).number if publication else "CD-1999-0001"

    assert client.get(f"/timeline/{number}/suggest/").status_code == 404


def test_unknown_token_is_not_found(client):
    factories.make_suggestion()

    answers = [client.get(f"/suggestions/{token}/").status_code for token in ("1", "x" * 500, "%00")]
    assert answers == [404, 404, 404]


def test_wrong_method_is_refused(client):
    kept = factories.make_suggestion()

    assert [client.put(NEW).status_code, client.post(kept.get_absolute_url()).status_code] == [405, 405]


@pytest.mark.parametrize("number", [1, 3])
def test_form_takes_the_same_queries(client, number, django_assert_num_queries):
    actors = [factories.make_actor(f"Actor {one}") for one in range(number)]
    domains = [factories.make_domain(f"Domain {one}") for one in range(number)]
    entry = factories.make_entry(actors=actors, domains=domains, sources=[factories.make_source()])

    with django_assert_num_queries(14):
        client.get(correcting(entry))


def test_account_that_is_deleted_leaves_its_suggestion(reader):
    kept = factories.make_suggestion(sender=reader, name="Reader")

    get_user_model().objects.filter(pk=reader.pk).delete()

    kept.refresh_from_db()
    assert (kept.sender, kept.address) == (None, "")
