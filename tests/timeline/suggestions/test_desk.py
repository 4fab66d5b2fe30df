"""timeline/admin/suggestion.py and suggested.py: the desk at which editors decide."""

import pytest
from django.contrib.auth.models import Permission

from tests import factories
from tests.timeline import reading
from timeline.models import Entry, Suggestion
from timeline.suggestions import actions
from timeline.suggestions.actions import Verdict

pytestmark = pytest.mark.django_db
LIST = "/admin/timeline/suggestion/"


@pytest.fixture
def desk(client):
    client.force_login(factories.make_user("clerk", role="Timeline editor"))
    return client


@pytest.fixture
def entry():
    return factories.make_entry(
        title_en="Pact",
        place="Wina",
        actors=[factories.make_actor("OSCE")],
        domains=[factories.make_domain("Norms")],
        sources=[factories.make_source()],
    )


def correction(entry, **overrides):
    values = {"data": {"place": "Vienna"}, "before": {"place": "Wina"}, "name": "Ratih", "wants_credit": True}
    return factories.make_suggestion(entry=entry, **{**values, **overrides})


def address(suggestion, verb="change"):
    return f"{LIST}{suggestion.pk}/{verb}/"


def form_of(entry, suggestion):
    return f"/admin/timeline/entry/{entry.pk}/change/?suggestion={suggestion.pk}"


def listed(response):
    return [reading.text(one) for one in reading.of_class(reading.page(response), "field-title")]


def told(response):
    page = reading.page(response)
    return [reading.text(one) for box in reading.of_class(page, "messagelist") for one in box.iter("li")]


def test_list_shows_what_waits_and_counts_the_rest(desk, entry, editor):
    correction(entry)
    old = factories.make_suggestion(data={"title_en": "Old"})
    desk.post(address(old, "decline"), {"answer": "No."})

    waiting, declined, everything = (
        desk.get(LIST, query) for query in ({}, {"state": "declined"}, {"state": "all"})
    )

    assert listed(waiting) == [str(entry)]
    assert listed(declined) == ["Old"]
    assert sorted(listed(everything)) == sorted([str(entry), "Old"])
    states = [
        reading.text(one) for one in reading.page(waiting).iter("a") if "state=" in (one.get("href") or "")
    ]
    assert states == ["Waiting (1)", "Accepted (0)", "Declined (1)", "Known already (0)", "All (2)"]


@pytest.mark.parametrize(
    ("words", "found"), [("harbour", ["Harbour pact"]), ("ministry", ["Other"]), ("zzz", [])]
)
def test_list_is_searched_by_what_is_proposed_and_its_source(desk, words, found):
    factories.make_suggestion(data={"title_en": "Harbour pact"})
    factories.make_suggestion(data={"title_en": "Other"}, source="A ministry")

    assert listed(desk.get(LIST, {"q": words})) == found


def test_page_marks_what_differs_and_what_the_record_lacks(desk, entry):
    data = {"place": "Vienna", "actors": ["osce", "A club"], "concepts": ["Unheard of"]}
    kept = correction(entry, data=data, before={"place": "Wina", "actors": ["osce"], "concepts": []})

    html = desk.get(address(kept)).content.decode()

    assert "<del>Wina</del><ins>Vienna</ins>" in html
    assert "Not among the actors yet: A club" in html
    assert "Not among the concepts yet: Unheard of" in html
    assert "the entry was changed here" not in html


def test_page_says_when_the_entry_was_changed_since(desk, entry):
    kept = correction(entry, before={"place": "Bonn"})

    html = desk.get(address(kept)).content.decode()

    assert html.count("(the entry was changed here since this was sent)") == 1


def test_accepted_new_entry_opens_as_a_draft(desk):
    kept = factories.make_suggestion()

    response = desk.post(address(kept, "accept"), {"answer": "Thanks."})

    draft = Entry.objects.get()
    kept.refresh_from_db()
    assert response.url == f"/admin/timeline/entry/{draft.pk}/change/"
    assert (kept.status, kept.outcome, kept.answer, kept.decided_by.username) == (
        "accepted",
        draft,
        "Thanks.",
        "clerk",
    )


def test_accepted_correction_fills_the_form_and_changes_nothing(desk, entry):
    source = factories.make_source(url="https://example.org/act")
    niger = factories.make_actor("Niger")
    data = {"place": "Vienna", "domains": [], "concepts": ["CBM"], "actors": ["osce", "niger"]}
    before = {"place": "Wina", "domains": ["norms"], "concepts": [], "actors": ["osce"]}
    kept = correction(entry, data=data, before=before)

    sent = desk.post(address(kept, "accept"))
    response = desk.get(sent.url)

    assert sent.url == form_of(entry, kept)
    values = reading.form_values(response, "title_en")
    assert [values[name] for name in ("title_en", "place", "concepts", "domains")] == [
        "Pact",
        "Vienna",
        "CBM",
        [],
    ]
    assert values["reason"] == "A reader's suggestion, after https://example.org/act"
    assert (values["parts-1-actor"], values["evidence-1-source"]) == (str(niger.pk), str(source.pk))
    assert Entry.objects.get().place == "Wina"
    assert Suggestion.objects.get().is_waiting


def test_saved_correction_is_accepted_and_credits_its_sender(desk, entry):
    factories.make_actor("Niger")
    kept = correction(
        entry,
        data={"place": "Vienna", "actors": ["osce", "niger"]},
        before={"place": "Wina", "actors": ["osce"]},
    )
    values = reading.form_values(desk.get(form_of(entry, kept)), "title_en")

    response = desk.post(form_of(entry, kept), {**values, "reason": "Shown by the document."}, follow=True)

    entry.refresh_from_db()
    kept.refresh_from_db()
    revision = entry.revisions.newest_first().first()
    assert (entry.place, [actor.slug for actor in entry.actors_named]) == ("Vienna", ["osce", "niger"])
    assert (revision.reason, revision.credit) == ("Shown by the document.", "Ratih")
    assert (kept.status, kept.outcome, kept.answer) == ("accepted", entry, "Shown by the document.")
    assert told(response)[0] == "The suggestion is accepted."
    (history,) = reading.of_class(reading.page(desk.get(entry.get_absolute_url())), "history")
    assert reading.text(next(history.iter("li"))).endswith(": Shown by the document. (suggested by Ratih)")


def test_sender_who_does_not_wish_so_is_not_named(desk, entry):
    kept = correction(entry, wants_credit=False)
    values = reading.form_values(desk.get(form_of(entry, kept)), "title_en")

    desk.post(form_of(entry, kept), values)

    assert entry.revisions.newest_first().first().credit == ""


def test_correction_that_the_editor_takes_out_again_still_waits(desk, entry):
    kept = correction(entry)
    values = reading.form_values(desk.get(form_of(entry, kept)), "title_en")

    response = desk.post(form_of(entry, kept), {**values, "place": "Wina"}, follow=True)

    kept.refresh_from_db()
    assert kept.is_waiting
    assert told(response)[0] == "Nothing was changed, so the suggestion still waits."


def test_refused_form_of_the_entry_does_not_accept(desk, entry):
    kept = correction(entry)
    values = reading.form_values(desk.get(form_of(entry, kept)), "title_en")

    response = desk.post(form_of(entry, kept), {**values, "reason": ""})

    kept.refresh_from_db()
    assert response.status_code == 200
    assert (kept.is_waiting, Entry.objects.get().place) == (True, "Wina")


def test_suggestion_decided_meanwhile_fills_nothing_in(desk, entry):
    kept = correction(entry)
    desk.post(address(kept, "decline"), {"answer": "No."})

    response = desk.get(form_of(entry, kept))

    assert reading.form_values(response, "title_en")["place"] == "Wina"
    assert told(response) == ["Declined.", "This suggestion does not wait for a decision any more."]


def test_suggestion_decided_while_its_form_is_saved_is_not_accepted_twice(desk, entry, monkeypatch):
    kept = correction(entry)
    values = reading.form_values(desk.get(form_of(entry, kept)), "title_en")
    accept = actions.accept

    def too_late(suggestion, verdict, **how):
        actions.decline(suggestion, Verdict(by=verdict.by, site="", answer="No."))
        return accept(suggestion, verdict, **how)

    monkeypatch.setattr(actions, "accept", too_late)
    response = desk.post(form_of(entry, kept), values, follow=True)

    kept.refresh_from_db()
    assert kept.status == "declined"
    assert told(response)[0] == "Somebody decided about this suggestion in the meantime."


def test_form_is_not_filled_in_for_who_may_not_decide(client, entry):
    person = factories.make_user(is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=["change_entry", "view_entry"]))
    client.force_login(person)

    response = client.get(form_of(entry, correction(entry)))

    assert reading.form_values(response, "title_en")["place"] == "Wina"


def test_name_of_a_suggestion_is_what_it_proposes(entry):
    untitled = factories.make_suggestion(data={"date": "2019"})

    assert [str(correction(entry)), str(untitled)] == [str(entry), "New entry"]


@pytest.mark.parametrize("key", ["x", "-1", "٣", "9" * 30, ""])
def test_odd_key_of_a_suggestion_fills_nothing_in(desk, entry, key):
    response = desk.get(f"/admin/timeline/entry/{entry.pk}/change/", {"suggestion": key})

    assert reading.form_values(response, "title_en")["place"] == "Wina"


def test_suggestion_about_another_entry_fills_nothing_in(desk, entry):
    other = correction(factories.make_entry())

    response = desk.get(form_of(entry, other))

    assert reading.form_values(response, "title_en")["place"] == "Wina"


def test_published_draft_names_who_suggested_it_once(desk):
    factories.make_domain("Norms")
    kept = factories.make_suggestion(name="Ratih", wants_credit=True)
    where = desk.post(address(kept, "accept")).url
    values = {
        **reading.form_values(desk.get(where), "title_en"),
        "title_id": "Undang-undang",
        "summary_id": "Disahkan.",
        "domains": [factories.make_domain("Law").pk],
        "publication": "published",
    }

    desk.post(where, values)
    desk.post(
        where, {**reading.form_values(desk.get(where), "title_en"), "place": "Bonn", "reason": "Found."}
    )

    revisions = Entry.objects.get().revisions.order_by("pk")
    assert list(revisions.values_list("kind", "credit")) == [("published", "Ratih"), ("published", "")]


@pytest.mark.parametrize(
    ("verb", "values", "complaint"),
    [
        ("decline", {}, "Say why: the sender reads it."),
        ("duplicate", {"number": "CD-1999-0001"}, "No published entry has this number."),
        ("reopen", {}, "Somebody decided about this suggestion in the meantime."),
    ],
)
def test_refused_decision_says_why_and_keeps_the_answer(desk, verb, values, complaint):
    kept = factories.make_suggestion()

    response = desk.post(address(kept, verb), values)

    notes = [reading.text(one) for one in reading.of_class(reading.page(response), "errornote")]
    assert (response.status_code, notes) == (400, [complaint])
    assert Suggestion.objects.get().is_waiting


def test_known_already_leads_to_the_entry_that_says_it(desk, entry):
    kept = factories.make_suggestion()

    desk.post(address(kept, "duplicate"), {"number": entry.number, "answer": "See there."})

    kept.refresh_from_db()
    assert (kept.status, kept.outcome, kept.answer) == ("duplicate", entry, "See there.")


def test_decision_is_undone(desk, entry):
    kept = factories.make_suggestion()
    desk.post(address(kept, "duplicate"), {"number": entry.number})

    response = desk.post(address(kept, "reopen"), follow=True)

    kept.refresh_from_db()
    assert kept.is_waiting
    assert told(response) == [
        "Marked as known already.",
        "The decision is undone: the suggestion waits again.",
    ]


@pytest.mark.parametrize("verb", ["accept", "decline", "duplicate", "reopen"])
def test_looking_decides_nothing(desk, verb):
    kept = factories.make_suggestion()

    answers = [desk.get(address(kept, verb)).status_code, desk.post(address(kept)).status_code]

    assert answers == [405, 405]
    assert Suggestion.objects.get().is_waiting


@pytest.mark.parametrize("role", ["Blogger", "Moderator", "Editor"])
def test_others_see_and_decide_nothing(client, role):
    kept = factories.make_suggestion()
    client.force_login(factories.make_user(role=role))

    answers = [client.get(LIST), client.get(address(kept)), client.post(address(kept, "accept"))]

    assert [one.status_code for one in answers] == [403, 403, 403]


def test_missing_suggestion_is_not_found(desk):
    assert desk.post(f"{LIST}99/accept/").status_code == 404
    assert desk.get(f"{LIST}99/change/").url == "/admin/"


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_the_same_queries(desk, number, django_assert_num_queries):
    for _ in range(number):
        correction(factories.make_entry())
    desk.get(LIST)

    with django_assert_num_queries(10):
        desk.get(LIST)
