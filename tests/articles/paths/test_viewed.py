"""T32: the address of a timeline view as the entries of a path."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.paths import viewed
from tests.factories import make_actor, make_domain, make_entry
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db
HOST = "record.example"
NOT_OURS = "This is not the address of a view of our timeline."


@pytest.fixture
def norms():
    """Three entries of one domain, a draft, and one of another domain."""
    domain, actor = make_domain("Norms"), make_actor("OSCE", kind="organisation")
    actor.aliases.create(name="Organization for Security", slug="organization-for-security")
    for slug, date in (("later", "2015"), ("first", "2009-03"), ("last", "2021/..")):
        make_entry(slug=slug, date=date, domains=[domain], actors=[actor])
    make_entry(slug="hidden", domains=[domain], publication=Publication.DRAFT)
    make_entry(slug="other", actors=[actor])
    return domain


def slugs(view):
    return [entry.slug for entry in view.entries]


@pytest.mark.parametrize(
    "text",
    [
        f"https://{HOST}/timeline/?domain=norms",
        f"https://{HOST.upper()}/timeline/?domain=norms&sort=newest&page=7",
        f"https://{HOST}/id/timeline/?domain=norms&sort=oldest#year-2009",
        "/timeline/?domain=norms&utm_source=mail",
        "  ?domain=NORMS ",
    ],
)
def test_address_gives_the_published_entries_the_oldest_first(norms, text):
    view = viewed.view_at(text, HOST)

    assert slugs(view) == ["first", "later", "last"]
    assert (view.query, view.title) == ("?domain=norms", "Norms")


def test_other_name_of_an_actor_is_taken_as_it_is_meant(norms):
    view = viewed.view_at("?actor=organization-for-security&domain=norms", HOST)

    assert slugs(view) == ["first", "later", "last"]
    assert view.query == "?actor=osce&domain=norms"


@pytest.mark.parametrize(
    "text",
    [
        "https://elsewhere.example/timeline/?domain=norms",
        f"https://{HOST}/essays/?domain=norms",
        f"https://{HOST}/timeline/CD-2009-0001-first/",
        "norms",
        "https://[broken/timeline/",
        "?" + "a&" * 1_999 + "a=1&b=2",
    ],
)
def test_other_addresses_are_refused(norms, text):
    with pytest.raises(ValidationError) as refused:
        viewed.view_at(text, HOST)

    assert refused.value.messages == [NOT_OURS]


@pytest.mark.parametrize(
    ("query", "messages"),
    [
        (
            "?domain=nothing",
            ["Security domain: Select a valid choice. nothing is not one of the available choices."],
        ),
        ("?colour=red", ["“colour” is not a filter of the timeline."]),
        ("?domain=norms&from=2030", ["No entry matches that view of the timeline."]),
    ],
)
def test_bad_and_empty_views_are_refused_with_the_reason(norms, query, messages):
    with pytest.raises(ValidationError) as refused:
        viewed.view_at(query, HOST)

    assert refused.value.messages == messages


def test_forty_entries_are_taken_and_forty_one_are_not():
    for _ in range(40):
        make_entry()

    view = viewed.view_of("")
    make_entry()
    with pytest.raises(ValidationError) as refused:
        viewed.view_of("")

    assert (len(view.entries), view.query, view.title) == (40, "", "The whole record")
    assert refused.value.messages == ["That view has 41 entries. Narrow it: a path takes at most 40 at once."]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(max_size=60), st.text(max_size=40).map(lambda text: f"/timeline/?{text}")))
def test_any_text_gives_a_view_or_a_reason(norms, text):
    try:
        found = slugs(viewed.view_at(text, HOST))
    except ValidationError as error:
        found = error.messages

    assert found
