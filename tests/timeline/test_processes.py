"""T13: entries that follow one another are a process, in order, at the address of its first."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.factories import make_actor, make_entry
from tests.timeline import reading
from timeline.models import Relation
from timeline.models.choices import Publication
from timeline.processes import place_of, process_of

pytestmark = pytest.mark.django_db


def chain(*dates, **overrides):
    """Entries of these dates, each following the one before."""
    entries = [make_entry(date=date, **overrides) for date in dates]
    for earlier, later in pairwise(entries):
        later.relations.create(kind="follows", target=earlier)
    return entries


def shown(client, entry):
    """The steps of the page: titles, and what hangs on each."""
    page = reading.page(client.get(f"/processes/{entry.number}/"))
    (steps,) = reading.of_class(page, "steps")
    return [
        (reading.text(step.find("h2")), [reading.text(item) for box in step.iter("ul") for item in box])
        for step in steps
    ]


def test_process_lists_its_steps_in_order_with_what_they_implement_and_who_answers(client):
    first, second, third = chain("2010", "2013", "2015-07-22")
    mandate = make_entry(title_en="A mandate", date="2009")
    first.relations.create(kind="implements", target=mandate)
    make_entry(title_en="An answer", date="2016").relations.create(kind="responds-to", target=third)

    assert shown(client, first) == [
        (first.title_en, ["Implements A mandate, 2009"]),
        (second.title_en, []),
        (third.title_en, ["Answered by An answer, 2016"]),
    ]


def test_every_step_leads_to_the_address_of_the_first(client):
    first, second, third = chain("2010", "2013", "2015")

    answers = [
        client.get(f"{prefix}/processes/{one.number}/") for prefix in ("", "/id") for one in (second, third)
    ]

    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [
        (302, f"{prefix}/processes/{first.number}/") for prefix in ("", "/id") for _one in (second, third)
    ]


def test_branches_and_replacements_say_what_they_come_after(client):
    convention, protocol = chain("2001", "2003")
    second = make_entry(date="2022")
    second.relations.create(kind="follows", target=convention)
    new = make_entry(date="2023")
    new.relations.create(kind="supersedes", target=second)

    assert shown(client, convention) == [
        (convention.title_en, []),
        (protocol.title_en, []),
        (second.title_en, ["Follows step 1"]),
        (new.title_en, ["Supersedes step 3"]),
    ]


def test_step_known_only_to_the_year_stands_after_what_it_follows():
    first, second = chain("2013-12-03", "2013")

    assert [step.entry for step in process_of(second).steps] == [first, second]


def test_process_is_named_after_those_who_took_every_step(client):
    group, state = make_actor("Expert group"), make_actor("Niger")
    first, second = chain("2010", "2013", actors=[group])
    second.parts.create(actor=state)

    page = reading.page(client.get(f"/processes/{first.number}/"))

    assert reading.text(next(page.iter("h1"))) == "Expert group"
    assert reading.text(reading.of_class(page, "kicker")[0]) == "Process · 2010 – 2013"


@pytest.mark.parametrize("kind", ["implements", "responds-to"])
def test_entry_without_a_step_before_or_after_it_has_no_process(client, kind):
    entry, other = make_entry(), make_entry()
    entry.relations.create(kind=kind, target=other)

    assert client.get(f"/processes/{entry.number}/").status_code == 404
    assert process_of(entry) is None


@pytest.mark.parametrize("publication", [Publication.DRAFT, Publication.WITHDRAWN])
def test_hidden_entry_is_no_step_and_has_no_process(client, publication):
    first, second, third = chain("2010", "2013", "2015")
    third.publication, third.title_en = publication, "Secret"
    third.save()

    response = client.get(f"/processes/{first.number}/")

    assert [title for title, _links in shown(client, first)] == [first.title_en, second.title_en]
    assert "Secret" not in response.content.decode()
    assert client.get(f"/processes/{third.number}/").status_code == 404
    assert process_of(third) is None


def test_process_page_refuses_what_is_not_there_and_other_verbs(client):
    first, _second = chain("2010", "2013")
    address = f"/processes/{first.number}/"

    verbs = [getattr(client, verb)(address).status_code for verb in ("get", "head", "post", "delete")]

    assert verbs == [200, 200, 405, 405]
    assert client.get("/processes/CD-1999-0001/").status_code == 404


@pytest.mark.parametrize("number", [2, 4])
def test_process_page_asks_the_database_eleven_times(client, django_assert_num_queries, number):
    first, *_others = chain(*[str(2010 + year) for year in range(number)], actors=[make_actor()])
    first.relations.create(kind="implements", target=make_entry())

    with django_assert_num_queries(11):
        client.get(f"/processes/{first.number}/")


def test_entry_says_which_step_it_is(client):
    first, second, third = chain("2010", "2013", "2015")

    page = reading.page(client.get(second.get_absolute_url()))

    (place,) = reading.of_class(page, "in-process")
    assert reading.text(place) == f"Step 2 of 3 in the process that begins with “{first.title_en}”"
    assert place.find("a").get("href") == f"/processes/{first.number}/#{second.number}"
    assert place_of(third) == (3, 3, first)


def test_entry_whose_only_neighbour_is_hidden_is_no_step(client):
    first, second = chain("2010", "2013")
    first.publication = Publication.WITHDRAWN
    first.save()

    assert place_of(second) is None


def test_later_entries_are_named_in_the_order_of_their_dates(client):
    first = make_entry(date="2001")
    for date, title in (("2022", "Late"), ("2003", "Early")):
        make_entry(date=date, title_en=title).relations.create(kind="follows", target=first)

    assert [other.title for _label, other in first.related] == ["Early", "Late"]


class TestAnyWeb(TestCase):
    """Whatever hangs together in whatever way, the process is whole, in order and ends."""

    @given(
        pairs=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8),
        years=st.lists(st.integers(2000, 2005), min_size=6, max_size=6),
    )
    def test_steps_are_whole_and_in_order(self, pairs, years):
        entries = [make_entry(date=str(year)) for year in years]
        links = {(max(pair), min(pair)) for pair in pairs if pair[0] != pair[1]}
        for later, earlier in links:
            Relation.objects.create(entry=entries[later], kind="follows", target=entries[earlier])

        process = process_of(entries[0])

        linked = {0}
        while more := {end for link in links if linked & set(link) for end in link} - linked:
            linked |= more
        steps = [step.entry for step in process.steps] if process else [entries[0]]
        assert {entries.index(step) for step in steps} == linked
        places = {entries.index(step): place for place, step in enumerate(steps)}
        assert all(places[earlier] < places[later] for later, earlier in links if later in linked)
