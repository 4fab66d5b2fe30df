"""timeline/admin: what the timeline editor may save, and what is refused with a sentence."""

import pytest
from django.utils.translation import override

from tests import factories
from tests.timeline import reading
from timeline.facets import store, upkeep
from timeline.models import Concept, ConceptSynonym, Entry

pytestmark = pytest.mark.django_db
ADD = "/admin/timeline/entry/add/"


@pytest.fixture
def desk(client):
    """The client of a timeline editor."""
    client.force_login(factories.make_user(role="Timeline editor"))
    return client


def sent(desk, *, source=None, actor=None, **overrides):
    """The form of a new entry, filled in and as a browser sends it."""
    values = {
        **reading.form_values(desk.get(ADD), "title_en"),
        "title_en": "Pact",
        "title_id": "Pakta",
        "summary_en": "They agreed.",
        "summary_id": "Mereka sepakat.",
        "date": "2013-12",
        "place": "",
        "kind": "agreement",
        "status": "",
        "level": "",
        "bindingness": "",
        "domains": [factories.make_domain().pk],
        "concepts": "",
        "slug": "pact",
        "confidence": "medium",
        "publication": "published",
    }
    if actor:
        values |= {"parts-0-actor": actor.pk, "parts-0-role": "host"}
    if source:
        values |= {"evidence-0-source": source.pk, "evidence-0-locator": "p. 1"}
    return {**values, **overrides}


def complaints(response):
    return [
        reading.text(item)
        for box in reading.of_class(reading.page(response), "errorlist")
        for item in box.iter("li")
    ]


def test_entry_with_a_source_is_published_with_all_its_parts(desk):
    source, niger = factories.make_source(), factories.make_actor("Niger")

    response = desk.post(ADD, sent(desk, source=source, actor=niger, concepts="CBM, Norms"))

    assert response.status_code == 302
    entry = Entry.objects.published().get()
    assert (entry.number, entry.needs_sources) == ("CD-2013-0001", False)
    assert [(part.actor, part.role) for part in entry.parts.all()] == [(niger, "host")]
    assert [(one.source, one.locator) for one in entry.evidence.all()] == [(source, "p. 1")]
    assert sorted(entry.concepts.names()) == ["CBM", "Norms"]


def test_entry_without_a_source_cannot_be_published(desk):
    """T10: the sentence says what is missing, and nothing is saved."""
    response = desk.post(ADD, sent(desk))

    assert response.status_code == 200
    assert complaints(response) == ["An entry is published with at least one source."]
    assert Entry.objects.count() == 0


def test_entry_without_a_source_may_be_a_draft(desk):
    desk.post(ADD, sent(desk, publication="draft"))

    assert Entry.objects.get().publication == "draft"


def test_last_source_of_a_published_entry_cannot_be_removed(desk):
    entry = factories.make_entry(sources=[factories.make_source()], domains=[factories.make_domain()])
    address = f"/admin/timeline/entry/{entry.pk}/change/"
    values = reading.form_values(desk.get(address), "title_en")

    response = desk.post(address, {**values, "evidence-0-DELETE": "on", "reason": "Wrong"})

    assert complaints(response) == ["An entry is published with at least one source."]
    assert Entry.objects.get().evidence.count() == 1


@pytest.mark.parametrize("prefix", ["", "/id"])
@pytest.mark.parametrize("date", ["2013-13", "yesterday", "2013-02-30", "2014/2013", "2009-21"])
def test_bad_date_is_refused_with_a_sentence(desk, prefix, date):
    """T9: the desk says what a date looks like, in its language."""
    response = desk.post(prefix + ADD, sent(desk, source=factories.make_source(), date=date))

    assert response.status_code == 200
    assert Entry.objects.count() == 0
    with override(prefix.strip("/") or "en"):
        assert [one for one in complaints(response) if f"“{date}”" in one and "2013-12-05/2013-12-06" in one]


def test_bad_date_is_explained_once(desk):
    """One mistake, one sentence; in Indonesian none of it is English."""
    response = desk.post(ADD, sent(desk, source=factories.make_source(), date="yesterday"))

    assert len(complaints(response)) == 1


def test_concepts_of_an_entry_are_resolved_by_synonym(desk):
    measures = Concept.objects.create(name="Confidence-building measures")
    ConceptSynonym.objects.create(concept=measures, name="CBM")

    desk.post(
        ADD, sent(desk, source=factories.make_source(), concepts="cbm, CBM, Confidence-building measures")
    )

    assert list(Entry.objects.get().concepts.all()) == [measures]
    assert Concept.objects.count() == 1


def test_concept_name_that_does_not_fit_is_refused(desk):
    """The column holds 100 characters; PostgreSQL fails on the 101st."""
    response = desk.post(ADD, sent(desk, source=factories.make_source(), concepts="x" * 101))

    assert response.status_code == 200
    assert len(complaints(response)) == 1
    assert Concept.objects.count() == 0


def test_change_form_shows_the_entry_as_stored(desk):
    entry = factories.make_entry(date="2013-12~", place="Wina", sources=[factories.make_source()])
    entry.concepts.add(*Concept.objects.resolve(["Norms"]))

    page = reading.page(desk.get(f"/admin/timeline/entry/{entry.pk}/change/"))

    fields = {field.get("name"): field.get("value") for field in page.iter("input")}
    shown = [fields[name] for name in ("date", "place", "concepts", "title_en")]
    assert shown == ["2013-12~", "Wina", "Norms", entry.title_en]
    assert "slug" not in fields


@pytest.fixture
def published(desk):
    """A published entry with an actor, and the address of its change form."""
    entry = factories.make_entry(
        title_en="Pact",
        sources=[factories.make_source()],
        actors=[factories.make_actor("Niger")],
        domains=[factories.make_domain()],
    )
    return entry, f"/admin/timeline/entry/{entry.pk}/change/"


def test_published_entry_is_not_changed_without_a_reason(desk, published):
    entry, address = published
    values = reading.form_values(desk.get(address), "title_en")

    response = desk.post(address, {**values, "title_en": "Treaty"})

    assert complaints(response) == ["This entry is published: say why it is changed."]
    assert Entry.objects.get().title_en == "Pact"
    assert entry.revisions.count() == 0


def test_change_with_its_reason_is_kept_in_the_history(desk, published):
    entry, address = published
    values = reading.form_values(desk.get(address), "title_en")

    response = desk.post(address, {**values, "title_en": "Treaty", "reason": "It is one."})

    assert response.status_code == 302
    kept = entry.revisions.order_by("pk").values_list("kind", "reason", "data__title_en")
    assert list(kept) == [("published", "", "Pact"), ("published", "It is one.", "Treaty")]
    assert "It is one." in desk.get(entry.get_absolute_url()).content.decode()


def test_change_of_who_took_part_needs_a_reason_too(desk, published):
    """Actors and sources are on the page like the title."""
    entry, address = published
    values = reading.form_values(desk.get(address), "title_en")

    response = desk.post(address, {**values, "parts-0-claim": "alleged"})

    assert complaints(response) == ["This entry is published: say why it is changed."]
    assert entry.parts.get().claim == "documented"


def claim_row(values, claimant, accused, source):
    return {
        **values,
        "attributions-TOTAL_FORMS": "1",
        "attributions-0-claimant": claimant.pk,
        "attributions-0-stance": "attributes",
        "attributions-0-accused": accused.pk,
        "attributions-0-basis": "political",
        "attributions-0-date": "2018-02-15",
        "attributions-0-source": source.pk,
        "attributions-0-locator": "p. 1",
    }


def test_claim_about_a_published_entry_needs_a_reason_and_is_kept_in_its_history(desk, published):
    """T30."""
    entry, address = published
    names = factories.make_actor("Chad"), factories.make_actor("Mali")
    source = factories.make_source()
    row = claim_row(reading.form_values(desk.get(address), "title_en"), *names, source)

    refused = desk.post(address, row)
    before = entry.attributions.count()
    desk.post(address, {**row, "reason": "Chad said so."})

    assert complaints(refused) == ["This entry is published: say why it is changed."]
    assert before == 0
    kept = [["chad", "attributes", "mali", "political", "2018-02-15", source.pk, "p. 1"]]
    assert entry.revisions.newest().data["attributions"] == kept
    assert entry.attributions.get().locator == "p. 1"


def test_published_entry_cannot_be_made_a_draft_or_withdrawn_in_passing(desk, published):
    """T27: what was public is withdrawn with a reason that readers get."""
    _entry, address = published
    values = reading.form_values(desk.get(address), "title_en")

    for publication in ("draft", "withdrawn"):
        desk.post(address, {**values, "publication": publication, "reason": "No reason."})

    assert "publication" not in values
    assert Entry.objects.get().is_public


def test_new_entry_cannot_be_withdrawn(desk):
    response = desk.post(ADD, sent(desk, source=factories.make_source(), publication="withdrawn"))

    assert response.context["adminform"].form.errors.keys() == {"publication"}


def test_work_on_a_withdrawn_entry_is_not_in_the_public_history(desk, published):
    entry, address = published
    desk.post(f"/admin/timeline/entry/{entry.pk}/withdraw/", {"reason": "It never happened."})
    values = reading.form_values(desk.get(address), "title_en")

    desk.post(address, {**values, "summary_en": "Better words."})
    page = desk.get(entry.get_absolute_url()).content.decode()

    assert entry.revisions.newest().kind == "saved"
    assert Entry.objects.get().summary_en == "Better words."
    assert "Better words." not in page


def test_saving_a_published_entry_unchanged_needs_no_reason(desk, published):
    entry, address = published

    response = desk.post(address, reading.form_values(desk.get(address), "title_en"))

    assert response.status_code == 302
    assert entry.revisions.count() == 0


@pytest.mark.parametrize(
    ("model", "text", "count"),
    [("entry", "pact", 1), ("actor", "republic", 1), ("concept", "cbm", 1), ("source", "A/68/98", 1)],
)
def test_desk_lists_are_searched_by_every_name(desk, model, text, count):
    niger = factories.make_actor("Niger")
    factories.make_actor("Chad")
    niger.aliases.create(name="Republic of Niger", slug="republic-of-niger")
    measures = Concept.objects.create(name="Confidence-building measures")
    measures.synonyms.create(name="CBM")
    Concept.objects.create(name="Norms")
    factories.make_source(identifier="A/68/98")
    factories.make_source()
    factories.make_entry(title_en="The pact")
    factories.make_entry()

    response = desk.get(f"/admin/timeline/{model}/", {"q": text})

    (counter,) = reading.of_class(reading.page(response), "paginator")
    assert reading.text(counter).startswith(f"{count} ")


@pytest.mark.parametrize("role", [None, "Blogger", "Moderator"])
def test_nobody_else_adds_an_entry(client, role):
    client.force_login(factories.make_user(role=role))

    response = client.post(ADD, {"title_en": "Pact"})

    assert response.status_code == (403 if role else 302)
    assert Entry.objects.count() == 0


def test_bitmaps_follow_what_the_desk_changes_around_an_entry(desk):
    """T6: another region of an actor, another kind of a source, a deleted domain."""
    actor, source = factories.make_actor("Niger", region="polynesia"), factories.make_source(kind="news")
    domain = factories.make_domain("Norms")
    entry = factories.make_entry(actors=[actor], sources=[source], domains=[domain])

    for model, row, name, changes in (
        ("actor", actor, "name_en", {"region": "sub-saharan-africa"}),
        ("source", source, "publisher", {"kind": "treaty-text"}),
    ):
        page = f"/admin/timeline/{model}/{row.pk}/change/"
        assert desk.post(page, {**reading.form_values(desk.get(page), name), **changes}).status_code == 302
    desk.post(f"/admin/timeline/domain/{domain.pk}/delete/", {"post": "yes"})

    entry.refresh_from_db()
    assert not entry.needs_sources
    assert upkeep.differences() == {}
    assert list(store.current()["region:sub-saharan-africa"]) == [entry.pk]
    assert list(store.current()["source:treaty-text"]) == [entry.pk]


def test_review_of_an_entry_follows_its_sources(desk):
    """T29: an entry that lost its official document is not found among the reviewed ones any more."""
    official, paper = factories.make_source(), factories.make_source(kind="news")
    domain = factories.make_domain()
    entry = factories.make_entry(sources=[official], domains=[domain], checked_on="2026-01-01")
    page = f"/admin/timeline/entry/{entry.pk}/change/"
    values = {**reading.form_values(desk.get(page), "title_en"), "reason": "A better source."}

    desk.post(page, {**values, "evidence-0-source": paper.pk})

    assert Entry.objects.get().needs_sources
    assert list(store.current()["reviewed:yes"]) == []
    assert upkeep.differences() == {}
