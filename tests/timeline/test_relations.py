"""T12: an entry shows its relations and its history."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.timezone import localdate

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
    assert [one.split(", ", 1)[-1] for one in history_of(desk)] == [
        "Timeline editor: changed: The decision states the day",
        f"{date_format(localdate())}: added to the record",
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
    assert told[0].split(", ", 1)[-1] == "Timeline editor: published"
