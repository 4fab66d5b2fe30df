"""T27: the public history of an entry: who, when, why, and what it said before."""

import pytest

from tests.factories import make_actor, make_claim, make_domain, make_entry, make_source, make_user
from tests.timeline import reading
from timeline import snapshots
from timeline.history import changes, changes_in_full, number_of_changes
from timeline.models import Concept, Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(db):
    return make_user("curator", role="Timeline editor")


def change(entry, *, by, reason="It was wrong.", **fields):
    """Change the entry as the admin does it."""
    before = snapshots.unkept(entry.pk)
    for name, value in fields.items():
        setattr(entry, name, value)
    entry.save()
    return snapshots.keep(Entry.objects.get(pk=entry.pk), by=by, reason=reason, before=before)


def differences(entry):
    """Label to what the newest change did: pieces as text, lists, or old and new."""
    step = changes_in_full(entry)[0]
    return {
        one.label: "".join({"same": "", "added": "+", "removed": "-"}[p.kind] + p.text for p in one.pieces)
        or (one.removed, one.added)
        if one.pieces or one.removed or one.added
        else (one.old, one.new)
        for one in step.differences
    }


def test_first_change_of_a_loaded_entry_is_compared_with_what_readers_saw(curator):
    entry = make_entry(title_en="The pact", date="2013-12-03", place="")

    change(entry, by=curator, title_en="The treaty", date="2013-12", place="Niamey", is_non_traditional=True)

    assert differences(entry) == {
        "Title in English": "The -pact+treaty",
        "Date": ("3 December 2013", "December 2013"),
        "Place": "+Niamey",
        "Non-traditional security": ("no", "yes"),
    }


def test_codes_are_shown_by_their_words_and_what_was_empty_as_nothing(curator):
    entry = make_entry(kind="agreement", status="")

    change(entry, by=curator, kind="report", status="adopted")

    assert differences(entry) == {"Kind": ("Agreement", "Report"), "Status": ("nothing", "Adopted")}


def test_lists_tell_what_was_added_and_removed_by_name(curator):
    niger, chad = make_actor("Niger"), make_actor("Chad")
    old, new = make_source(title="Old paper"), make_source(title="New paper", identifier="A/68/98")
    norms, crime = make_domain("Norms"), make_domain("Crime")
    entry = make_entry(actors=[(niger, "host")], sources=[old], domains=[norms])
    hidden = make_entry(publication="draft", title_en="Secret")
    shown = make_entry(title_en="Another pact")
    before = snapshots.unkept(entry.pk)
    entry.parts.all().delete()
    entry.parts.create(actor=chad, role="target", claim="alleged")
    entry.evidence.all().delete()
    entry.evidence.create(source=new, locator="para. 13")
    entry.domains.set([crime])
    entry.concepts.add(*Concept.objects.resolve(["CBM"]))
    entry.relations.create(kind="follows", target=shown)
    entry.relations.create(kind="implements", target=hidden)
    make_claim(entry, niger, chad, date="2014", source=old, locator="p. 2")

    snapshots.keep(entry, by=curator, reason="All wrong.", before=before)

    assert differences(entry) == {
        "Security domains": (["Norms"], ["Crime"]),
        "Concepts": ([], ["CBM"]),
        "Who took part": (["Niger, Host"], ["Chad, Target, Alleged"]),
        "Sources": (["Old paper"], ["New paper (A/68/98), para. 13"]),
        "Related entries": ([], ["Follows: Another pact"]),
        "Who attributes it to whom": ([], ["Niger / Attributes / Chad, Political, 2014, Old paper, p. 2"]),
    }


def test_change_of_what_readers_may_not_know_is_no_difference(curator):
    entry, hidden = make_entry(), make_entry(publication="draft")
    before = snapshots.unkept(entry.pk)
    entry.relations.create(kind="follows", target=hidden)

    snapshots.keep(entry, by=curator, reason="Prepared.", before=before)

    assert differences(entry) == {}


def test_states_of_other_times_are_read_as_far_as_they_go(curator):
    """Rows that are gone, dates that were never dates, fields that did not exist."""
    entry = make_entry()
    states = [
        {"date": "long ago", "domains": [999], "evidence": [[999, "p. 1"]], "parts": [["gone", "boss", "x"]]},
        {"date": "2013", "domains": [], "evidence": [], "parts": [], "level": "regional"},
    ]
    for state in states:
        entry.revisions.create(kind="published", data=state, created_by=curator)

    assert differences(entry) == {
        "Date": ("long ago", "2013"),
        "Security domains": (["999"], []),
        "Who took part": (["gone, boss, x"], []),
        "Sources": (["a source that is no longer in the record, p. 1"], []),
    }


@pytest.mark.parametrize(
    ("role", "word"),
    [("Timeline editor", "Timeline editor"), ("Editor", "Editor"), ("Owner", "Owner"), (None, "Editor")],
)
def test_history_names_the_role_and_never_the_person(client, role, word):
    entry = make_entry()
    change(entry, by=make_user("nadia", role=role), title_en="Better")

    html = client.get(entry.get_absolute_url()).content.decode()

    assert [step.role for step in changes(entry)] == [word]
    assert "nadia" not in html


def test_change_by_a_file_says_so():
    entry = make_entry()
    change(entry, by=None, title_en="Better", reason="Updated from the record's files.")

    assert [(str(step.role), step.reason) for step in changes(entry)] == [
        ("Loaded from a file", "Updated from the record's files.")
    ]


def test_number_of_changes_leaves_out_the_first_publication(curator):
    entry = make_entry(publication="draft")
    change(entry, by=curator, reason="A private remark", title_en="Draft")
    change(entry, by=curator, reason="", publication="published")
    change(entry, by=curator, title_en="Better")
    change(entry, by=curator, title_en="Best")

    steps = changes(entry)

    assert [step.what for step in steps] == ["changed", "changed", "published"]
    assert number_of_changes(steps) == 2


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "Not changed since it was published"),
        (1, "Changed once: every change, word by word"),
        (3, "Changed 3 times: every change, word by word"),
    ],
)
def test_entry_page_says_how_often_it_changed(client, curator, number, said):
    entry = make_entry()
    for turn in range(number):
        change(entry, by=curator, title_en=f"Title {turn}")

    page = reading.page(client.get(entry.get_absolute_url()))

    (count,) = reading.of_class(page, "history-count")
    assert reading.text(count) == said
    assert [link.get("href") for link in count.iter("a")] == [f"/timeline/{entry.number}/history/"][:number]


def test_history_page_marks_words_in_the_language_of_each_text(client, curator):
    entry = make_entry(title_en="The pact", title_id="Pakta lama", place="Wina")
    change(entry, by=curator, title_en="The <treaty>", title_id="Pakta baru", place="Niamey", kind="report")

    page = reading.page(client.get(f"/timeline/{entry.number}/history/"))

    (box,) = reading.of_class(page, "differences")
    told = [
        (one.get("lang"), [(part.tag, part.text) for part in one if part.tag in ("ins", "del")])
        for one in box.iter("dd")
    ]
    assert told == [
        ("en", [("del", "pact"), ("ins", "<treaty>")]),
        ("id", [("del", "lama"), ("ins", "baru")]),
        (None, [("del", "Wina"), ("ins", "Niamey")]),
        (None, [("del", "Agreement"), ("ins", "Report")]),
    ]


def test_history_page_tells_every_step_the_newest_first(client, curator):
    entry = make_entry()
    for title in ("Better", "Best"):
        change(entry, by=curator, title_en=title, reason=f"{title}.")

    page = reading.page(client.get(f"/timeline/{entry.number}/history/"))

    (steps,) = reading.of_class(page, "steps")
    assert [reading.text(step.find("p")) for step in steps] == [
        "changed (Timeline editor): Best.",
        "changed (Timeline editor): Better.",
        "added to the record",
    ]


def test_history_page_of_what_nobody_may_read_is_not_found(client, owner):
    draft = make_entry(publication="draft")
    client.force_login(owner)

    answers = [client.get(f"/timeline/{number}/history/") for number in (draft.number, "CD-1999-0001")]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_history_page_answers_to_get_and_head_only(client):
    address = f"/timeline/{make_entry().number}/history/"

    statuses = [getattr(client, verb)(address).status_code for verb in ("get", "head", "post", "put")]

    assert statuses == [200, 200, 405, 405]


@pytest.mark.parametrize("number", [1, 3])
def test_history_page_asks_the_database_as_often_for_many_changes(
    client, curator, django_assert_num_queries, number
):
    entry = make_entry(actors=[make_actor()], sources=[make_source()], domains=[make_domain()])
    for turn in range(number):
        change(entry, by=curator, title_en=f"Title {turn}")

    with django_assert_num_queries(8):
        client.get(f"/timeline/{entry.number}/history/")
