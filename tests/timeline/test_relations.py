"""T12: an entry shows its relations and its history."""

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_domain, make_entry, make_source, make_user
from tests.timeline import reading
from timeline.models import Entry, Relation

pytestmark = pytest.mark.django_db


def relate(entry, kind, target):
    relation = Relation(entry=entry, kind=kind, target=target)
    relation.full_clean()
    relation.save()
    return relation


def test_relation_is_shown_from_both_sides(client):
    first = make_entry(title_en="Decision 1106", date="2013-12-03")
    second = make_entry(title_en="Decision 1202", date="2016-03-10")
    hidden = make_entry(title_en="A draft entry", publication="draft")
    relate(second, "follows", first)
    relate(second, "supersedes", hidden)
    relate(hidden, "follows", first)

    later = client.get(second.get_absolute_url()).content.decode()
    earlier = client.get(first.get_absolute_url()).content.decode()

    assert f'Follows</span> <a href="{first.get_absolute_url()}">Decision 1106</a>' in later
    assert f'Followed by</span> <a href="{second.get_absolute_url()}">Decision 1202</a>' in earlier
    assert "A draft entry" not in later + earlier


def test_relation_that_closes_a_circle_is_refused():
    first, second, third = make_entry(), make_entry(), make_entry()
    relate(second, "follows", first)
    relate(third, "responds-to", second)

    with pytest.raises(ValidationError) as refusal:
        relate(first, "follows", third)

    assert refusal.value.message_dict == {
        "target": [
            f"That would be a circle: {first.number} → {third.number} → {second.number} → {first.number}."
        ]
    }
    assert Relation.objects.count() == 2
    assert str(Relation.objects.get(entry=second)) == f"{second.number} follows {first.number}"


def test_relation_found_good_too_early_is_refused_when_it_is_saved():
    """Two editors relate two entries in opposite directions; both forms were good when they were checked."""
    first, second = make_entry(), make_entry()
    one = Relation(entry=second, kind="follows", target=first)
    other = Relation(entry=first, kind="implements", target=second)
    for relation in (one, other):
        relation.full_clean()
    one.save()

    with pytest.raises(ValidationError, match="That would be a circle"):
        other.save()

    assert Relation.objects.get() == one


def test_relations_wait_for_one_another():
    """The row that both lock is the same, whatever they relate; SQLite lets only one writer in anyway."""
    one = Relation(entry=make_entry(), kind="follows", target=make_entry())

    with CaptureQueriesContext(connection) as asked:
        one.full_clean()
        one.save()

    locks = [query for query in asked.captured_queries if "django_content_type" in query["sql"]]
    assert len(locks) >= 2
    assert (
        all(query["sql"].endswith("NO KEY UPDATE") for query in locks[-1:]) or connection.vendor == "sqlite"
    )


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12))
def test_no_order_of_relations_ever_closes_a_circle(pairs):
    with transaction.atomic():
        entries = [make_entry() for _ in range(5)]
        for start, end in pairs:
            with suppress(ValidationError, IntegrityError), transaction.atomic():
                Relation.objects.create(entry=entries[start], kind="follows", target=entries[end])

        circles = [
            entry
            for entry in entries
            for target in entry.relations.values_list("target", flat=True)
            if Relation.objects.path(target, entry.pk)
        ]
        transaction.set_rollback(True)
    assert circles == []


def test_relation_to_itself_is_refused_with_a_sentence():
    entry = make_entry()

    with pytest.raises(ValidationError, match="An entry cannot be related to itself"):
        relate(entry, "follows", entry)


def form_data(entry, **overrides):
    inlines = {}
    for prefix in ("parts", "evidence", "relations", "attributions"):
        inlines |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
    evidence = entry.evidence.get()
    inlines |= {
        "evidence-TOTAL_FORMS": "1",
        "evidence-INITIAL_FORMS": "1",
        "evidence-0-id": evidence.pk,
        "evidence-0-entry": entry.pk,
        "evidence-0-source": evidence.source_id,
        "evidence-0-position": "0",
    }
    own = {
        name: getattr(entry, name)
        for name in ("title_en", "title_id", "summary_en", "summary_id", "date", "kind", "slug", "confidence")
    }
    domains = [domain.pk for domain in entry.domains.all()]
    return {
        **own,
        "publication": entry.publication,
        "domains": domains,
        "concepts": "",
        **inlines,
        **overrides,
    }


def history_of(client):
    """The steps that the page of the only entry tells."""
    page = reading.page(client.get(Entry.objects.get().get_absolute_url()))
    (steps,) = reading.of_class(page, "history")
    return [reading.text(step) for step in steps]


@pytest.fixture
def desk(client):
    client.force_login(make_user("curator", role="Timeline editor"))
    return client


def relation_rows(*pairs):
    rows = {"relations-TOTAL_FORMS": str(len(pairs)), "relations-INITIAL_FORMS": "0"}
    for place, (kind, target) in enumerate(pairs):
        rows |= {f"relations-{place}-kind": kind, f"relations-{place}-target": target.pk}
    return rows


def test_rows_that_close_a_circle_are_refused_at_the_desk_with_the_way(desk):
    """T13: two rows saved together, one of them good; neither is saved and the message names the way."""
    entry = make_entry(domains=[make_domain()], sources=[make_source()], publication="draft")
    middle, last, other = make_entry(), make_entry(), make_entry()
    relate(middle, "follows", entry)
    relate(last, "supersedes", middle)

    response = desk.post(
        f"/admin/timeline/entry/{entry.pk}/change/",
        form_data(entry, **relation_rows(("follows", other), ("responds-to", last))),
    )

    (relations,) = [
        box.formset for box in response.context["inline_admin_formsets"] if box.formset.prefix == "relations"
    ]
    way = f"{entry.number} → {last.number} → {middle.number} → {entry.number}"
    assert relations.errors == [{}, {"target": [f"That would be a circle: {way}."]}]
    assert entry.relations.count() == 0


def test_good_rows_are_saved_together(desk):
    entry = make_entry(domains=[make_domain()], sources=[make_source()], publication="draft")
    first, second = make_entry(), make_entry()
    relate(second, "follows", first)

    desk.post(
        f"/admin/timeline/entry/{entry.pk}/change/",
        form_data(entry, **relation_rows(("follows", first), ("supersedes", second))),
    )

    assert {(one.kind, one.target) for one in entry.relations.all()} == {
        ("follows", first),
        ("supersedes", second),
    }


def test_change_of_a_published_entry_needs_a_reason_and_enters_its_history(desk):
    entry = make_entry(domains=[make_domain()], sources=[make_source()], date="2013-12")
    address = f"/admin/timeline/entry/{entry.pk}/change/"

    refused = desk.post(address, form_data(entry, date="2013-12-03"))
    desk.post(
        address, form_data(entry, date="2013-12-03", reason="The decision states the day", concepts="CBM")
    )
    unchanged = desk.post(address, form_data(Entry.objects.get(), concepts="CBM"))

    assert refused.context["adminform"].form.errors == {
        "reason": ["This entry is published: say why it is changed."]
    }
    assert unchanged.status_code == 302
    revision = entry.revisions.newest()
    assert (revision.kind, revision.data["date"], revision.data["concepts"]) == (
        "published",
        "2013-12-03",
        ["CBM"],
    )
    assert [one.split(": ", 1)[1] for one in history_of(desk)] == [
        "changed (Timeline editor): The decision states the day",
        "added to the record",
    ]


def test_work_on_a_draft_entry_is_kept_but_not_in_the_public_history(desk):
    entry = make_entry(domains=[make_domain()], sources=[make_source()], publication="draft")
    address = f"/admin/timeline/entry/{entry.pk}/change/"

    desk.post(address, form_data(entry, title_en="Better", reason="A private remark"))
    desk.post(address, form_data(Entry.objects.get(), publication="published"))
    html = desk.get(Entry.objects.get().get_absolute_url()).content.decode()
    told = history_of(desk)

    assert [one.kind for one in entry.revisions.order_by("pk")] == ["saved", "published"]
    assert "A private remark" not in html
    assert told[0].split(": ", 1)[1] == "published (Timeline editor)"
