"""timeline/views.py: the timeline, its address and its form; actors and domains."""

import pytest
from django.utils.translation import gettext, override

from tests import factories
from tests.timeline import reading
from tests.timeline.record import DOMAINS
from timeline.models import ActorAlias, Membership
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db
VIEWS = [
    "",
    "?actor=asean&actor=indonesia&actor_mode=all",
    "?actor=niger&domain=cybercrime&domain=norms&kind=law&year=2020&year=2021",
    "?year=2011&from=2010&to=2012&sort=oldest",
    "?year=2035",
    "?year=1950",
]


@pytest.mark.parametrize("prefix", ["", "/id"])
@pytest.mark.parametrize("query", VIEWS)
def test_form_sent_as_it_stands_leads_back_to_the_same_view(client, record, prefix, query):
    """T8: a plain GET form holds the whole state and needs no script."""
    start = client.get(f"{prefix}/timeline/{query}")

    again = client.get(reading.form_address(start), follow=True)

    assert start.status_code == 200
    assert f"{again.request['PATH_INFO']}?{again.request['QUERY_STRING']}".rstrip("?") == (
        f"{prefix}/timeline/{query}"
    )
    assert reading.titles(again) == reading.titles(start)


def test_form_says_how_filters_combine(client):
    """T5: OR inside, AND between, and overlap are explained under the form."""
    response = client.get("/timeline/")

    (form,) = reading.of_class(reading.page(response), "filters")
    assert [reading.text(note) for note in reading.of_class(form, "help")] == [
        "Within one filter any of the chosen values is enough; several filters must all hold. "
        "A role is that of a chosen actor. A process that lasted from 2019 to 2021 is found under each "
        "of these years. An actor's organs count with it."
    ]


@pytest.mark.parametrize("prefix", ["", "/id"])
@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("?year=2020&actor=asean", "?actor=asean&year=2020"),
        ("?actor=indonesia&actor=asean", "?actor=asean&actor=indonesia"),
        ("?year=2020&year=2020", "?year=2020"),
        ("?actor=&domain=&from=&to=&actor_mode=any&sort=newest", ""),
        ("?page=1", ""),
        ("?from=%202019%20", "?from=2019"),
        ("?utm_source=news&utm_medium=mail&year=2020&fbclid=abc", "?year=2020"),
        ("?utm_campaign=x", ""),
    ],
)
def test_address_is_brought_into_its_normal_form_once(client, record, prefix, query, target):
    """T7: order, repetition, empty values, defaults and tracking go; the target is final."""
    first = client.get(f"{prefix}/timeline/{query}")
    second = client.get(first.headers["Location"])

    assert (first.status_code, first.headers["Location"]) == (302, f"{prefix}/timeline/{target}")
    assert second.status_code == 200


def test_each_chip_takes_away_its_own_value(client, record):
    """T7: chips and reset are links that hold the rest of the state."""
    address = "/timeline/?actor=asean&actor=indonesia&actor_mode=all&domain=norms&kind=negotiation"

    response = client.get(f"{address}&year=2020&from=2019&to=2021")

    rest = {
        "asean": "actor=indonesia&actor_mode=all&domain=norms&kind=negotiation&year=2020&from=2019&to=2021",
        "indonesia": "actor=asean&actor_mode=all&domain=norms&kind=negotiation&year=2020&from=2019&to=2021",
    }
    both = "actor=asean&actor=indonesia"
    either = f"{both}&domain=norms&kind=negotiation&year=2020&from=2019&to=2021"
    assert reading.chips(response) == {
        "ASEAN": f"/timeline/?{rest['asean']}",
        "Indonesia": f"/timeline/?{rest['indonesia']}",
        "all the chosen actors together": f"/timeline/?{either}",
        "Norms": f"/timeline/?{both}&actor_mode=all&kind=negotiation&year=2020&from=2019&to=2021",
        "Negotiation": f"/timeline/?{both}&actor_mode=all&domain=norms&year=2020&from=2019&to=2021",
        "2020": f"/timeline/?{both}&actor_mode=all&domain=norms&kind=negotiation&from=2019&to=2021",
        "from 2019": f"/timeline/?{both}&actor_mode=all&domain=norms&kind=negotiation&year=2020&to=2021",
        "to 2021": f"/timeline/?{both}&actor_mode=all&domain=norms&kind=negotiation&year=2020&from=2019",
        "Reset all": "/timeline/",
    }


def test_chips_lead_to_the_first_page_and_stay_in_the_language(client):
    """T7: a chip on page 2 does not keep a page that the wider view may not have."""
    niger = factories.make_actor("Niger")
    for _number in range(51):
        factories.make_entry(actors=[niger])

    response = client.get("/id/timeline/?actor=niger&page=2")

    with override("id"):
        reset = gettext("Reset all")
    assert {label: href for label, href in reading.chips(response).items() if label != reset} == {
        "Niger": "/id/timeline/"
    }
    assert reading.chips(response)[reset] == "/id/timeline/"


def test_view_without_filters_has_no_chips(client, record):
    assert reading.chips(client.get("/timeline/")) == {}


def test_same_address_shows_the_same_rows_to_everybody(client, owner, record):
    """T7: the address is the whole state; nothing is kept in the session."""
    address = "/timeline/?actor=niger"
    before = reading.titles(client.get(address))

    client.force_login(owner)
    client.get("/timeline/?actor=asean&sort=oldest")

    assert reading.titles(client.get(address)) == before == ["Law", "Pact", "Letter"]


@pytest.mark.parametrize("publication", [Publication.DRAFT, Publication.WITHDRAWN])
def test_entries_that_are_not_published_are_on_no_list(client, publication):
    niger, norms = factories.make_actor("Niger"), factories.make_domain()
    factories.make_entry(title_en="Secret", actors=[niger], domains=[norms], publication=publication)

    for address in ("/timeline/", "/timeline/?actor=niger", "/actors/niger/", "/domains/norms/", "/actors/"):
        response = client.get(address)
        assert response.status_code == 200
        assert "Secret" not in response.content.decode()
    (count,) = reading.of_class(reading.page(client.get("/actors/")), "count")
    assert reading.text(count) == "0"
    assert reading.counts(client.get("/timeline/"), "actor") == {"niger": 0}


@pytest.mark.parametrize("number_of_rows", [1, 3])
def test_timeline_asks_the_database_fifteen_times(client, django_assert_num_queries, number_of_rows):
    domains = [factories.make_domain(name) for name in DOMAINS]
    for number in range(number_of_rows):
        actors = [factories.make_actor(f"Actor {number} {place}") for place in range(3)]
        factories.make_entry(actors=actors, domains=domains, sources=[factories.make_source()])

    with django_assert_num_queries(15):
        response = client.get("/timeline/")

    assert reading.announced(response) == number_of_rows


@pytest.mark.parametrize(
    "address", ["/timeline/", "/actors/", "/actors/niger/", "/domains/", "/domains/norms/"]
)
def test_lists_answer_to_get_and_head_only(client, address):
    factories.make_actor("Niger")
    factories.make_domain()

    statuses = [
        getattr(client, verb)(address).status_code for verb in ("get", "head", "post", "put", "delete")
    ]

    assert statuses == [200, 200, 405, 405, 405]


def test_pages_keep_the_filters_and_show_each_entry_once(client):
    niger = factories.make_actor("Niger")
    made = [factories.make_entry(actors=[niger]).title_en for _number in range(51)]
    factories.make_entry(title_en="Other")

    first = client.get("/timeline/?actor=niger")
    (pages,) = reading.of_class(reading.page(first), "pages")
    following = next(link.get("href") for link in pages.iter("a") if link.get("rel") == "next")
    second = client.get(f"/timeline/{following}")

    assert following == "?actor=niger&page=2"
    assert (len(reading.titles(first)), len(reading.titles(second))) == (50, 1)
    assert sorted(reading.titles(first) + reading.titles(second)) == sorted(made)


def test_filtered_views_are_kept_out_of_search_engines(client, record):
    def robots(address):
        return [
            meta.get("content")
            for meta in reading.page(client.get(address)).iter("meta")
            if meta.get("name") == "robots"
        ]

    assert robots("/timeline/") == []
    assert robots("/timeline/?year=2020") == ["noindex,follow"]


def test_rows_stand_under_their_year_newest_first(client, record):
    response = client.get("/timeline/?from=2009&to=2010")

    sections = reading.of_class(reading.page(response), "timeline-year")
    assert [reading.text(section.find("h2")) for section in sections] == ["2010", "2009"]
    assert reading.titles(response) == ["Breach", "Workshop", "Letter", "Plan"]


def test_row_names_an_actor_with_two_roles_once(client):
    niger, chad = factories.make_actor("Niger"), factories.make_actor("Chad")
    factories.make_entry(actors=[(niger, "host"), (chad, "party"), (niger, "proposer")])

    response = client.get("/timeline/")

    (actors,) = reading.of_class(reading.page(response), "row-actors")
    assert reading.text(actors) == "Niger, Chad"


@pytest.mark.parametrize(("prefix", "words"), [("", ["2009", "since 2021"]), ("/id", ["2009", "sejak 2021"])])
def test_rows_print_dates_as_precisely_as_they_are_known(client, prefix, words):
    """T9: “2009” is printed “2009” in both languages, never as a day."""
    factories.make_entry(date="2021/..")
    factories.make_entry(date="2009")

    response = client.get(f"{prefix}/timeline/")

    rows = reading.of_class(reading.page(response), "row")
    found = [when for row in rows for when in reading.of_class(row, "when")]
    assert sorted(reading.text(when) for when in found) == words


def test_domain_labels_of_an_entry_lead_to_their_definitions(client):
    """T3: from an entry to the definition of each of its domains."""
    norms = factories.make_domain("Norms", description_en="Rules for states.")
    entry = factories.make_entry(domains=[norms, factories.make_domain("Capacity")])
    page = reading.page(client.get(entry.get_absolute_url()))
    links = [
        link for link in page.iter("a") if link.get("href").startswith("/domains/") and link.text != "Domains"
    ]

    target = reading.page(client.get(links[0].get("href")))

    assert [(reading.text(link), link.get("href")) for link in links] == [
        ("Norms", "/domains/norms/"),
        ("Capacity", "/domains/capacity/"),
    ]
    assert reading.text(reading.of_class(target, "standfirst")[0]) == "Rules for states."


def test_domain_labels_in_the_list_lead_to_their_definitions(client):
    """T3: “each label links to its definition”, on the timeline too."""
    factories.make_entry(domains=[factories.make_domain("Norms")])

    (domains,) = reading.of_class(reading.page(client.get("/timeline/")), "row-domains")

    assert [(reading.text(link), link.get("href")) for link in domains.iter("a")] == [
        ("Norms", "/domains/norms/")
    ]


def test_domain_page_defines_it_and_lists_its_entries_only(client):
    norms, other = factories.make_domain("Norms"), factories.make_domain("Other")
    factories.make_entry(title_en="Inside", domains=[norms, other], date="2013-12")
    factories.make_entry(title_en="Outside", domains=[other])

    page = reading.page(client.get("/domains/norms/"))

    (entries,) = reading.of_class(page, "short-list")
    assert [reading.text(item) for item in entries] == ["December 2013 Inside"]
    assert "/timeline/?domain=norms" in [link.get("href") for link in page.iter("a")]


@pytest.mark.parametrize(("prefix", "name"), [("", "Norms"), ("/id", "Norms (id)")])
def test_domains_page_defines_every_domain_with_its_count(client, prefix, name):
    """T3: the list of definitions, empty domains included."""
    norms = factories.make_domain("Norms", position=2)
    factories.make_domain("Empty", position=1, name_id="Empty (id)")
    factories.make_entry(domains=[norms])
    factories.make_entry(domains=[norms])

    (glossary,) = reading.of_class(reading.page(client.get(f"{prefix}/domains/")), "glossary")

    terms = [reading.text(term) for term in glossary.iter("dt")]
    assert terms == [f"{name.replace('Norms', 'Empty')} 0", f"{name} 2"]


def test_actors_page_lists_every_actor_with_its_count(client):
    niger = factories.make_actor("Niger")
    factories.make_actor("Chad")
    factories.make_entry(actors=[(niger, "host"), (niger, "author")])

    (actors,) = reading.of_class(reading.page(client.get("/actors/")), "index-list")

    assert [reading.text(item) for item in actors] == ["Chad 0 State", "Niger 1 State"]


def test_actor_page_shows_names_memberships_and_its_entries_once(client):
    indonesia, asean = factories.make_actor("Indonesia"), factories.make_actor("ASEAN")
    ActorAlias.objects.create(actor=indonesia, name="RI", slug="ri")
    Membership.objects.create(actor=indonesia, body=asean, relation="member", period="1967-08-08/..")
    factories.make_entry(title_en="Own", actors=[(indonesia, "host"), (indonesia, "author")], date="2009")
    factories.make_entry(title_en="Another's", actors=[asean])

    page = reading.page(client.get("/actors/indonesia/"))

    (entries,) = reading.of_class(page, "short-list")
    (memberships,) = reading.of_class(page, "memberships")
    assert [reading.text(item) for item in entries] == ["2009 Own"]
    assert reading.text(memberships) == "Member of ASEAN (since 8 August 1967)"
    assert "Also known as: RI" in [reading.text(paragraph) for paragraph in page.iter("p")]


@pytest.mark.parametrize("address", ["/actors/nobody/", "/domains/nothing/", "/actors/nige/"])
def test_unknown_actor_or_domain_is_not_found(client, address):
    factories.make_actor("Niger")

    response = client.get(address)

    assert response.status_code == 404
    assert "Nothing at this address" in response.content.decode()


@pytest.mark.parametrize("address", ["/actors/niger/", "/domains/norms/"])
@pytest.mark.parametrize(
    ("page", "named"),
    [("0", "“0”"), ("2", "“2”"), ("abc", "“abc”"), ("%00", "“”"), ("9" * 40, f"“{'9' * 20}”")],
)
def test_page_that_a_list_does_not_have_is_named(client, address, page, named):
    factories.make_actor("Niger")
    factories.make_domain()

    response = client.get(f"{address}?page={page}")

    assert response.status_code == 404
    assert f"{named} is not a page number of this list." in response.content.decode()


@pytest.mark.parametrize("address", ["/actors/niger/", "/domains/norms/"])
def test_second_page_of_a_list_holds_the_rest(client, address):
    niger, norms = factories.make_actor("Niger"), factories.make_domain()
    for _number in range(51):
        factories.make_entry(actors=[niger], domains=[norms])

    (entries,) = reading.of_class(reading.page(client.get(f"{address}?page=2")), "short-list")

    assert len(list(entries)) == 1


@pytest.mark.parametrize("number_of_rows", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [("/actors/", 4), ("/domains/", 1), ("/actors/niger/", 14), ("/domains/norms/", 10)],
)
def test_lists_ask_the_same_number_of_queries(
    client, django_assert_num_queries, number_of_rows, address, queries
):
    niger, norms = factories.make_actor("Niger"), factories.make_domain()
    for number in range(number_of_rows):
        body = factories.make_actor(f"Body {number}", kind="alliance")
        Membership.objects.create(actor=niger, body=body, relation="member")
        factories.make_entry(
            actors=[niger, factories.make_actor(f"Other {number}")],
            domains=[norms, factories.make_domain(f"Domain {number}")],
        )

    with django_assert_num_queries(queries):
        response = client.get(address)

    assert response.status_code == 200


@pytest.mark.parametrize("number_of_rows", [1, 3])
def test_timeline_with_every_filter_asks_the_database_fourteen_times(
    client, django_assert_num_queries, number_of_rows
):
    niger, norms = factories.make_actor("Niger"), factories.make_domain()
    for _number in range(number_of_rows):
        factories.make_entry(actors=[niger], domains=[norms], date="2013-12-03", kind="agreement")

    with django_assert_num_queries(14):
        response = client.get(
            f"/timeline/?actor=niger&domain={norms.slug}&kind=agreement&year=2013&from=2012&to=2014&sort=oldest"
        )

    assert response.context["page"].paginator.count == number_of_rows
