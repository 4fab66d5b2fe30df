"""timeline/models: numbers, dates, evidence, names."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from tests import factories
from timeline.languages import in_language
from timeline.models import Actor, ActorAlias, Concept, ConceptSynonym, Entry, Membership, Relation

pytestmark = pytest.mark.django_db


def test_numbers_count_up_within_the_year_of_the_event():
    numbers = [
        factories.make_entry(date=date).number for date in ("2013", "2014-05", "2013-12-03", "2013/..")
    ]

    assert numbers == ["CD-2013-0001", "CD-2014-0001", "CD-2013-0002", "CD-2013-0003"]


def test_number_is_kept_when_the_date_is_corrected():
    entry = factories.make_entry(date="2013")

    entry.date = "2014-01"
    entry.save()

    entry.refresh_from_db()
    assert (entry.number, entry.sort_key, entry.year) == ("CD-2013-0001", "2014-01-00", 2014)


def test_numbers_pass_nine_thousand_nine_hundred_and_ninety_nine():
    """The address allows four to six digits."""
    factories.make_entry(date="2013", number="CD-2013-9999")

    numbers = [factories.make_entry(date="2013").number for _count in range(2)]

    assert numbers == ["CD-2013-10000", "CD-2013-10001"]


def test_save_refuses_a_bad_date():
    with pytest.raises(ValidationError) as caught:
        factories.make_entry(date="2013-02-30")

    assert list(caught.value.message_dict) == ["date"]
    assert Entry.objects.count() == 0


@pytest.mark.parametrize(
    ("sources", "needs"),
    [
        ([], True),
        ([("news", "A")], True),
        ([("news", "A"), ("news", "A")], True),
        ([("news", "A"), ("think-tank", "B")], False),
        ([("official-document", "A")], False),
        ([("treaty-text", "A")], False),
        ([("legal-text", "")], False),
        ([("", "A")], True),
    ],
)
def test_review_sources_wants_one_official_document_or_two_publishers(sources, needs):
    rows = [factories.make_source(kind=kind, publisher=publisher) for kind, publisher in sources]

    entry = factories.make_entry(sources=rows)

    entry.refresh_from_db()
    assert entry.needs_sources is needs


def test_oldest_first_is_newest_first_the_other_way_round():
    """T9: ties are broken by the number."""
    for date in ("2009-03-17", "2009", "2009", "2010-01"):
        factories.make_entry(date=date)

    oldest = [entry.number for entry in Entry.objects.oldest_first()]

    assert oldest == ["CD-2009-0002", "CD-2009-0003", "CD-2009-0001", "CD-2010-0001"]
    assert oldest[::-1] == [entry.number for entry in Entry.objects.newest_first()]


@pytest.mark.parametrize(
    ("language", "english", "indonesian", "shown"),
    [
        ("en", "Germany", "Jerman", "Germany"),
        ("id", "Germany", "Jerman", "Jerman"),
        ("id", "Germany", "", "Germany"),
        ("en", "", "Jerman", "Jerman"),
        ("en", "", "", ""),
    ],
)
def test_text_falls_back_to_the_other_language(language, english, indonesian, shown):
    actor = Actor(name_en=english, name_id=indonesian)

    with override(language):
        assert actor.name == shown
    assert in_language(actor, "name", language) == shown


@pytest.mark.parametrize(
    "name", ["CBM", "cbm", "Confidence-building measures", " CONFIDENCE-BUILDING  measures ", "Langkah CBM"]
)
def test_concept_is_found_by_every_name_it_has(name):
    """Synonyms resolve to one concept, whatever the case."""
    concept = Concept.objects.create(name="Confidence-building measures", name_id="Langkah CBM")
    ConceptSynonym.objects.create(concept=concept, name="CBM")

    assert Concept.objects.resolve([name]) == [concept]
    assert Concept.objects.count() == 1


def test_resolve_gives_each_concept_once_and_in_order():
    measures = Concept.objects.create(name="Confidence-building measures")
    ConceptSynonym.objects.create(concept=measures, name="CBM")

    found = Concept.objects.resolve(["Norms", "CBM", "cbm", "Confidence-building measures", "", " ", "norms"])

    assert [concept.name for concept in found] == ["Norms", "Confidence-building measures"]
    assert found[1] == measures


def test_resolve_ignores_accents():
    concept = Concept.objects.create(name="Détente")

    assert Concept.objects.resolve(["detente", "DÉTENTE"]) == [concept]


@pytest.mark.parametrize("field", ["name", "name_id"])
def test_concept_may_not_take_another_concepts_word(field):
    Concept.objects.create(name="Norms", name_id="Norma")
    other = Concept(**{"name": "Rules", "slug": "rules", field: "NORMA"})

    with pytest.raises(ValidationError) as caught:
        other.full_clean()

    assert list(caught.value.message_dict) == [field]


def test_synonym_may_not_name_another_concept():
    norms, rules = (Concept.objects.create(name=name) for name in ("Norms", "Rules"))

    with pytest.raises(ValidationError) as caught:
        ConceptSynonym(concept=rules, name="norms").full_clean()
    own = norms.synonyms.get()
    own.full_clean()

    assert list(caught.value.message_dict) == ["name"]


def test_concept_label_follows_the_language():
    concept = Concept(name="Attribution", name_id="Atribusi", definition_en="Who did it.")

    with override("id"):
        assert (str(concept), concept.label, concept.definition) == ("Atribusi", "Atribusi", "Who did it.")
    with override("en"):
        assert concept.label == "Attribution"


def test_alias_may_not_be_an_actors_own_address():
    niger = factories.make_actor("Niger")
    factories.make_actor("Nigeria")

    with pytest.raises(ValidationError) as caught:
        ActorAlias(actor=niger, name="Nigeria", slug="nigeria").full_clean()

    assert list(caught.value.message_dict) == ["slug"]


def test_actor_may_not_take_an_alias_as_its_address():
    """T1: else its own address would lead to the other actor."""
    niger = factories.make_actor("Niger")
    ActorAlias.objects.create(actor=niger, name="Sahel", slug="sahel")

    with pytest.raises(ValidationError) as caught:
        Actor(slug="sahel", name_en="Sahel", name_id="Sahel", kind="alliance").full_clean()

    assert list(caught.value.message_dict) == ["slug"]


@pytest.mark.parametrize("code", ["id", "IDN", "I1", "ID\n"])
def test_iso_code_is_two_capital_letters(code):
    with pytest.raises(ValidationError) as caught:
        Actor(slug="x", name_en="X", name_id="X", kind="state", iso3166=code).full_clean()

    assert "iso3166" in caught.value.message_dict


def test_only_a_state_has_an_iso_code_and_only_once():
    factories.make_actor("Niger", iso3166="NE")

    for values in ({"kind": "state", "iso3166": "NE"}, {"kind": "company", "iso3166": "ID"}):
        with pytest.raises(ValidationError):
            Actor(slug="other", name_en="Other", name_id="Other", **values).full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            factories.make_actor("Other", **values)


def test_known_as_leaves_out_what_cannot_be_a_slug():
    niger = factories.make_actor("Niger", iso3166="NE")
    ActorAlias.objects.create(actor=niger, name="RN", slug="republic-niger")

    known = Actor.objects.known_as(["NE", "republic-niger", "niger", "ne\x00", "né", ""])

    assert known == {"ne": "niger", "republic-niger": "niger"}


def test_relation_may_not_close_a_circle():
    first, second, third = (factories.make_entry() for _count in range(3))
    Relation.objects.create(entry=second, kind="follows", target=first)
    Relation.objects.create(entry=third, kind="implements", target=second)

    with pytest.raises(ValidationError) as caught:
        Relation(entry=first, kind="supersedes", target=third).full_clean()
    Relation(entry=third, kind="follows", target=first).full_clean()

    assert list(caught.value.message_dict) == ["target"]
    assert third.number in caught.value.message_dict["target"][0]


def test_relation_may_not_be_to_itself_nor_without_a_target():
    entry = factories.make_entry()

    for relation in (
        Relation(entry=entry, kind="follows", target=entry),
        Relation(entry=entry, kind="follows"),
    ):
        with pytest.raises(ValidationError):
            relation.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Relation.objects.create(entry=entry, kind="follows", target=entry)


def test_stored_relation_may_be_saved_again():
    relation = Relation.objects.create(
        entry=factories.make_entry(date="2013"), kind="follows", target=factories.make_entry(date="2010")
    )

    relation.full_clean()

    assert str(relation) == "CD-2013-0001 follows CD-2010-0001"
    assert relation.reverse_label == "Followed by"


def test_rows_are_named_for_people():
    niger, union = factories.make_actor("Niger"), factories.make_actor("African Union", kind="alliance")
    source = factories.make_source(title="Resolution", identifier="A/RES/64/25")
    entry = factories.make_entry(
        title_en="Pact", date="2013", actors=[(niger, "host"), union], sources=[source]
    )
    entry.evidence.create(source=factories.make_source(title="Minutes"), locator="p. 4")
    concept = Concept.objects.create(name="Norms")
    entry.concepts.add(concept)

    assert str(entry) == "CD-2013-0001 Pact"
    assert [str(part) for part in entry.parts.all()] == ["Niger (Host)", "African Union"]
    assert [str(one) for one in entry.evidence.order_by("pk")] == [
        "Resolution (A/RES/64/25)",
        "Minutes, p. 4",
    ]
    assert str(entry.taggings.get()) == "CD-2013-0001 Pact / Norms"
    assert str(concept.synonyms.get()) == "Norms"
    assert str(Membership(actor=niger, body=union, relation="member")) == "Niger / Member of / African Union"
    assert str(ActorAlias(actor=niger, name="RN")) == "RN"
    assert str(factories.make_domain("Norms")) == "Norms"
