"""timeline/views.py: the page of one entry."""

import json

import html5lib
import pytest
from django.template.loader import render_to_string

from articles import actions
from articles.corrections import Change
from tests import factories
from tests.factories import make_claim
from tests.timeline import reading
from timeline import snapshots
from timeline.models import Concept, Entry, Relation
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def full_entry(db):
    """An entry with everything an entry can have."""
    indonesia = factories.make_actor("Indonesia")
    russia = factories.make_actor("Russia", name_id="Rusia")
    entry = factories.make_entry(
        slug="jakarta-talks",
        title_en="Talks in Jakarta",
        title_id="Pembicaraan di Jakarta",
        summary_en="They talked & agreed.",
        summary_id="Mereka berbicara.",
        date="2013-12",
        place="Jakarta",
        kind="negotiation",
        status="ended",
        level="bilateral",
        bindingness="voluntary",
        is_non_traditional=True,
        actors=[(indonesia, "host"), (russia, "participant")],
        domains=[factories.make_domain("Norms"), factories.make_domain("Capacity")],
    )
    entry.parts.filter(actor=russia).update(claim="contested")
    entry.concepts.add(*Concept.objects.resolve(["Confidence-building measures"]))
    give_sources(entry)
    return entry


def give_sources(entry):
    """One source with everything a source can have, and one with next to nothing."""
    full = factories.make_source(
        title="Joint statement",
        identifier="A/68/98",
        kind="treaty-text",
        date="2013-12-09",
        language="fr",
        accessed_on="2026-05-03",
        url="https://example.org/statement",
        archive_url="https://archive.example/statement",
    )
    entry.evidence.create(source=full, locator="para. 13", position=1)
    entry.evidence.create(source=factories.make_source(title="Offline", publisher="", kind=""), position=2)
    entry.review_sources()


def facts(response):
    """Term and definitions of the list of facts."""
    facts_list, _state = reading.of_class(reading.page(response), "entry-facts")
    found = {}
    for item in facts_list:
        if item.tag == "dt":
            term = found.setdefault(reading.text(item), [])
        else:
            term.append(reading.text(item))
    return found


def one_text(response, name):
    (node,) = reading.of_class(reading.page(response), name)
    return reading.text(node)


def json_ld(response):
    (script,) = [
        node for node in reading.page(response).iter("script") if node.get("type") == "application/ld+json"
    ]
    return json.loads(script.text)


def test_entry_page_shows_the_whole_entry(client, full_entry):
    """T12: summary, date, place, kind, domains, actors with roles and claim."""
    response = client.get(full_entry.get_absolute_url())

    assert one_text(response, "kicker") == f"Negotiation · {full_entry.number}"
    assert one_text(response, "entry-when") == "December 2013 · Jakarta"
    assert one_text(response, "standfirst") == "They talked & agreed."
    assert facts(response) == {
        "Host": ["Indonesia"],
        "Participant": ["Russia contested"],
        "Security domains": ["Norms", "Capacity"],
        "Status": ["Ended"],
        "Level": ["Bilateral"],
        "Bindingness": ["Voluntary"],
        "Lens": ["Non-traditional security"],
        "Concepts": ["Confidence-building measures"],
    }


def test_entry_page_speaks_the_readers_language(client, full_entry):
    """T12: title, summary, date, domains and actors in Indonesian under /id/."""
    response = client.get(f"/id{full_entry.get_absolute_url()}")

    page = reading.page(response)
    assert page.get("lang") == "id"
    assert reading.text(next(page.iter("h1"))) == "Pembicaraan di Jakarta"
    assert one_text(response, "standfirst") == "Mereka berbicara."
    assert one_text(response, "entry-when") == "Desember 2013 · Jakarta"
    links = {link.get("href"): reading.text(link) for link in page.iter("a")}
    assert links["/id/actors/russia/"] == "Rusia"
    assert links["/id/domains/norms/"] == "Norms (id)"


def test_entry_page_lists_sources_with_all_that_is_known_of_them(client, full_entry):
    """T10, T12: each source as one can look it up."""
    response = client.get(full_entry.get_absolute_url())

    (sources,) = reading.of_class(reading.page(response), "sources")
    first, second = list(sources)
    assert reading.text(first) == (
        "A/68/98 Joint statement. United Nations, 9 December 2013. para. 13 "
        "Treaty text French looked at 3 May 2026 archived copy"
    )
    assert [(reading.text(link), link.get("href")) for link in first.iter("a")] == [
        ("Joint statement", "https://example.org/statement"),
        ("archived copy", "https://archive.example/statement"),
    ]
    assert reading.text(second) == "Offline."


def test_official_documents_stand_first(client):
    """T10: otherwise as the editors arranged them."""
    kinds = {"Wire": "news", "Decree": "legal-text", "Study": "think-tank", "Record": "official-document"}
    sources = [factories.make_source(title=title, kind=kind) for title, kind in kinds.items()]
    entry = factories.make_entry(sources=sources)

    (shown,) = reading.of_class(reading.page(client.get(entry.get_absolute_url())), "sources")

    titles = [reading.text(item).split(".")[0] for item in shown]
    assert titles == ["Decree", "Record", "Wire", "Study"]


def test_language_without_a_name_is_shown_as_it_was_noted(client):
    entry = factories.make_entry(sources=[factories.make_source(language="tlh")])

    response = client.get(entry.get_absolute_url())

    assert one_text(response, "source-language") == "tlh"


def test_entry_page_prints_the_date_of_a_source_as_known(client):
    """T9: a source of December 2013 is not printed as EDTF text."""
    source = factories.make_source(title="Minutes", publisher="ASEAN", date="2013-12~")
    entry = factories.make_entry(sources=[source])

    (sources,) = reading.of_class(reading.page(client.get(entry.get_absolute_url())), "sources")

    assert reading.text(sources).startswith("Minutes. ASEAN, about December 2013.")


def test_entry_page_lists_the_published_essays_that_cite_it(client, blogger):
    """T12: essays that cite the entry, not drafts and not essays about another entry."""
    cited = factories.make_entry(slug="cited")
    other = factories.make_entry(slug="other")
    factories.make_article(by=blogger, title="Citing", body="<p>See [[cited]].</p>")
    factories.make_article(by=blogger, title="Elsewhere", body="<p>See [[other]].</p>")
    factories.make_draft(by=blogger, title="Unfinished", body="<p>See [[cited]].</p>")

    def citing(entry):
        page = reading.page(client.get(entry.get_absolute_url()))
        return [reading.text(teaser.find("h3")) for teaser in reading.of_class(page, "teaser")]

    assert citing(cited) == ["Citing"]
    assert citing(other) == ["Elsewhere"]


def test_backlink_comes_and_goes_with_the_essay(client, blogger, editor):
    """T14: on the entry the moment the essay is published, and gone when it cites it no more."""
    entry = factories.make_entry(slug="cited")
    essay = factories.make_draft(by=blogger, title="Citing", body="<p>See [[cited]].</p>")
    data = essay.revisions.newest().data

    def backlinks():
        page = reading.page(client.get(entry.get_absolute_url()))
        return [reading.text(teaser.find("h3")) for teaser in reading.of_class(page, "teaser")]

    seen = [backlinks()]
    actions.publish(essay, data, by=editor)
    seen.append(backlinks())
    actions.publish(essay, {**data, "body": "<p>No more.</p>"}, by=editor, change=Change("Cut."))
    seen.append(backlinks())
    actions.publish(essay, data, by=editor, change=Change("Put back."))
    seen.append(backlinks())
    actions.withdraw(essay, by=editor, reason="It was a copy.")
    seen.append(backlinks())
    assert seen == [[], ["Citing"], [], ["Citing"], []]


def test_entry_page_without_citing_essays_has_no_such_section(client):
    entry = factories.make_entry()

    page = reading.page(client.get(entry.get_absolute_url()))

    assert [node for node in page.iter("section") if node.get("aria-labelledby") == "citing-title"] == []


def test_actors_stand_by_their_roles_and_those_without_one_last(client):
    niger, chad, mali = (factories.make_actor(name) for name in ("Niger", "Chad", "Mali"))
    entry = factories.make_entry(actors=[mali, (niger, "host"), (chad, "party"), (mali, "host")])

    told = facts(client.get(entry.get_absolute_url()))

    assert list(told.items())[:3] == [
        ("Host", ["Niger", "Mali"]),
        ("Party", ["Chad"]),
        ("Also involved", ["Mali"]),
    ]


def test_actors_of_whom_no_role_is_known_took_part(client):
    entry = factories.make_entry(actors=[factories.make_actor("Niger"), factories.make_actor("Chad")])

    assert facts(client.get(entry.get_absolute_url()))["Who took part"] == ["Niger", "Chad"]


def test_neighbours_keep_the_filter_and_lead_back_to_the_list():
    """T11: what the view found is linked; without it there is no such block."""
    earlier, later = factories.make_entry(title_en="Earlier"), factories.make_entry(title_en="Later")
    query = "?actor=niger&domain=norms"

    def links(**found):
        html = render_to_string("timeline/_neighbours.html", {"neighbours": {"query": query, **found}})
        page = html5lib.parse(html, namespaceHTMLElements=False)
        return {reading.text(link): (link.get("rel"), link.get("href")) for link in page.iter("a")}

    back = {"Back to the list": (None, f"/timeline/{query}")}
    first = {"Previous entry Earlier": ("prev", f"{earlier.get_absolute_url()}{query}")}
    last = {"Next entry Later": ("next", f"{later.get_absolute_url()}{query}")}
    assert links(previous=earlier, next=later) == {**first, **last, **back}
    assert links(previous=None, next=later) == {**last, **back}
    assert links(previous=earlier, next=None) == {**first, **back}
    assert render_to_string("timeline/_neighbours.html", {}).strip() == ""


def test_entry_without_actors_says_so(client):
    assert facts(client.get(factories.make_entry().get_absolute_url()))["Who took part"] == ["Not recorded"]


@pytest.mark.parametrize(("kind", "banners"), [("official-document", 0), ("news", 1)])
def test_entry_that_rests_on_too_little_says_so(client, kind, banners):
    entry = factories.make_entry(sources=[factories.make_source(kind=kind)])

    page = reading.page(client.get(entry.get_absolute_url()))

    assert len(reading.of_class(page, "banner")) == banners


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2009", "2009", None),
        ("2018-07", "2018-07", None),
        ("2013-12-03", "2013-12-03", None),
        ("2010~", "2010", None),
        ("2013-12-05/2013-12-06", "2013-12-05", "2013-12-06"),
        ("2019/2021-03", "2019", "2021-03"),
        ("2021/..", "2021", None),
    ],
)
def test_json_ld_is_an_event_exactly_as_precise_as_the_record(client, date, start, end):
    """T12: schema.org Event; a year stays a year."""
    entry = factories.make_entry(date=date)

    data = json_ld(client.get(entry.get_absolute_url()))

    assert (data["@type"], data["startDate"], data.get("endDate")) == ("Event", start, end)


DOCUMENTS = [
    {
        "@type": "CreativeWork",
        "name": "Joint statement",
        "identifier": "A/68/98",
        "url": "https://example.org/statement",
        "archivedAt": "https://archive.example/statement",
        "datePublished": "2013-12-09",
        "publisher": {"@type": "Organization", "name": "United Nations"},
    },
    {"@type": "CreativeWork", "name": "Offline"},
]


def test_json_ld_holds_what_the_page_says(client, full_entry):
    """T12: the same facts for machines."""
    site = "http://testserver"
    data = json_ld(client.get(full_entry.get_absolute_url()))

    terms = [{"@type": "DefinedTerm", "@id": f"{site}/domains/norms/", "name": "Norms"}]
    terms += [{"@type": "DefinedTerm", "@id": f"{site}/domains/capacity/", "name": "Capacity"}]
    assert data == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": f"{site}/timeline/{full_entry.number}/",
        "url": f"{site}{full_entry.get_absolute_url()}",
        "identifier": full_entry.number,
        "name": "Talks in Jakarta",
        "description": "They talked & agreed.",
        "startDate": "2013-12",
        "organizer": [{"@type": "Organization", "@id": f"{site}/actors/indonesia/", "name": "Indonesia"}],
        "about": terms,
        "location": {"@type": "Place", "name": "Jakarta"},
        "subjectOf": DOCUMENTS,
    }


def test_json_ld_does_not_call_a_target_an_organiser(client):
    """T12: who was attacked, accused or sanctioned did not organise it."""
    estonia, unknown = factories.make_actor("Estonia"), factories.make_actor("Unknown group", kind="unknown")
    entry = factories.make_entry(actors=[(estonia, "target"), (unknown, "initiator")], kind="incident")

    data = json_ld(client.get(entry.get_absolute_url()))

    assert "Estonia" not in [one["name"] for one in data.get("organizer", [])]


def test_title_cannot_break_out_of_the_script(client):
    """T12: markup in a title is text in HTML and in JSON-LD."""
    title = "</script><script>alert(1)</script><b>&"
    entry = factories.make_entry(title_en=title, summary_en=title, place=title)

    response = client.get(entry.get_absolute_url())

    page = reading.page(response)
    assert json_ld(response)["name"] == title
    assert reading.text(next(page.iter("h1"))) == title
    assert len(list(page.iter("script"))) == 1
    assert list(page.iter("b")) == []


@pytest.mark.parametrize(
    ("date", "words", "datetime"),
    [
        ("2009", "2009", "2009"),
        ("2018-07", "July 2018", "2018-07"),
        ("2013-12-03", "3 December 2013", "2013-12-03"),
        ("2010~", "about 2010", None),
        ("2019/2021", "2019 – 2021", None),
        ("2010/..", "since 2010 · under way", None),
    ],
)
def test_entry_page_prints_the_date_as_known(client, date, words, datetime):
    """T9: words and datetime attribute are as precise as the record."""
    entry = factories.make_entry(date=date)

    response = client.get(entry.get_absolute_url())

    (when,) = reading.of_class(reading.page(response), "entry-when")
    times = [time.get("datetime") for time in when.iter("time")]
    assert (reading.text(when), times) == (words, [datetime] if datetime else [])


@pytest.mark.parametrize("prefix", ["", "/id"])
@pytest.mark.parametrize("tail", ["", "-some-older-slug"])
def test_wrong_slug_or_bare_number_leads_to_the_address_for_good(client, prefix, tail):
    """T12: the number alone identifies an entry."""
    entry = factories.make_entry(slug="new-name")

    response = client.get(f"{prefix}/timeline/{entry.number}{tail}/")

    assert response.status_code == 301
    assert response.headers["Location"] == f"{prefix}/timeline/{entry.number}-new-name/"


@pytest.mark.parametrize("prefix", ["", "/id"])
def test_draft_entry_is_not_found_whatever_slug_is_asked_for(client, owner, prefix):
    entry = factories.make_entry(title_en="Secret", title_id="Rahasia", publication=Publication.DRAFT)
    client.force_login(owner)

    responses = [
        client.get(f"{prefix}/timeline/{entry.number}{tail}/") for tail in ("", "-x", f"-{entry.slug}")
    ]

    assert [response.status_code for response in responses] == [404, 404, 404]
    assert [r for r in responses if "Secret" in r.content.decode() or "Rahasia" in r.content.decode()] == []


@pytest.mark.parametrize(("prefix", "title"), [("", "Old pact"), ("/id", "Pakta lama")])
def test_withdrawn_entry_is_gone(client, prefix, title):
    entry = factories.make_entry(
        title_en="Old pact", title_id="Pakta lama", summary_en="Wrong.", publication=Publication.WITHDRAWN
    )

    response = client.get(f"{prefix}{entry.get_absolute_url()}")

    assert response.status_code == 410
    assert reading.text(next(reading.page(response).iter("h1"))) == title
    assert "Wrong." not in response.content.decode()


@pytest.mark.parametrize(
    "address",
    ["CD-1999-0001/", "CD-2013-9999-event/", "CD-2013-1/", "cd-2013-0001/", "CD-2013-0001-%00/", "nonsense/"],
)
def test_entry_that_does_not_exist_is_not_found(client, address):
    factories.make_entry(slug="event")

    response = client.get(f"/timeline/{address}")

    assert response.status_code == 404
    assert "Nothing at this address" in response.content.decode()


def test_entry_page_answers_to_get_and_head_only(client):
    address = factories.make_entry().get_absolute_url()

    statuses = [
        getattr(client, verb)(address).status_code for verb in ("get", "head", "post", "put", "delete")
    ]

    assert statuses == [200, 200, 405, 405, 405]


@pytest.mark.parametrize("name", ["???", "日本", "C#", "🙂"])
def test_entry_page_survives_any_concept_name(client, name):
    """A concept is typed by a person; whatever they type, the page stands and the link works."""
    entry = factories.make_entry()
    entry.concepts.add(*Concept.objects.resolve([name]))

    page = reading.page(client.get(entry.get_absolute_url()))

    (link,) = [link for link in page.iter("a") if reading.text(link) == name]
    assert client.get(link.get("href")).status_code == 200


@pytest.mark.parametrize("number_of_rows", [1, 3])
def test_entry_page_asks_the_database_sixteen_times(client, django_assert_num_queries, number_of_rows):
    entry = factories.make_entry(
        actors=[factories.make_actor(f"Actor {number}") for number in range(number_of_rows)],
        domains=[factories.make_domain(f"Domain {number}") for number in range(number_of_rows)],
        sources=[factories.make_source() for _number in range(number_of_rows)],
    )
    entry.concepts.add(*Concept.objects.resolve([f"Concept {number}" for number in range(number_of_rows)]))

    with django_assert_num_queries(16):
        response = client.get(entry.get_absolute_url())

    assert len(facts(response)["Who took part"]) == number_of_rows


@pytest.mark.parametrize("number_of_rows", [1, 3])
def test_fullest_entry_page_asks_the_database_as_often_however_full(
    client, blogger, django_assert_num_queries, number_of_rows
):
    entry = factories.make_entry(slug="cited")
    for _number in range(number_of_rows):
        factories.make_article(by=blogger, body="<p>[[cited]]</p>")
        entry.relations.create(kind="follows", target=factories.make_entry())
        entry.reverse_relations.create(kind="follows", entry=factories.make_entry())
        snapshots.keep(entry, by=blogger, reason="Better.")
        make_claim(entry, date=str(2014 + _number))

    with django_assert_num_queries(29):
        response = client.get(entry.get_absolute_url())

    page = reading.page(response)
    shown = [len(list(box)) for name in ("attributions", "history") for box in reading.of_class(page, name)]
    assert shown == [number_of_rows, number_of_rows + 1]
    assert len(reading.of_class(page, "teaser")) == number_of_rows


def related(response):
    return [
        reading.text(item) for box in reading.of_class(reading.page(response), "relations") for item in box
    ]


def test_related_entries_are_named_from_both_sides(client):
    first = factories.make_entry(title_en="First report", date="2010")
    second = factories.make_entry(title_en="Second report", date="2013-06")
    second.relations.create(kind="follows", target=first)

    assert related(client.get(second.get_absolute_url())) == ["Follows First report, 2010"]
    assert related(client.get(first.get_absolute_url())) == ["Followed by Second report, June 2013"]


@pytest.mark.parametrize("publication", [Publication.DRAFT, Publication.WITHDRAWN])
def test_related_entry_that_is_not_published_is_not_shown(client, publication):
    entry = factories.make_entry()
    for number in range(2):
        hidden = factories.make_entry(title_en=f"Secret {number}", publication=publication)
        pair = {"entry": entry, "target": hidden} if number else {"entry": hidden, "target": entry}
        Relation.objects.create(kind="implements", **pair)

    response = client.get(entry.get_absolute_url())

    assert related(response) == []
    assert "Secret" not in response.content.decode()
    assert "relations-title" not in response.content.decode()


def test_history_shows_what_was_published_with_its_reason(client, owner):
    entry = factories.make_entry()
    entry.revisions.create(kind="saved", data={}, reason="Internal note", created_by=owner)
    entry.revisions.create(kind="published", data={}, reason="Date corrected", created_by=owner)

    (history,) = reading.of_class(reading.page(client.get(entry.get_absolute_url())), "history")

    assert [reading.text(item).split(": ", 1)[1] for item in history] == [
        "published (Owner): Date corrected",
        "added to the record",
    ]


def test_absolute_url_holds_number_and_slug():
    entry = factories.make_entry(slug="pact", date="2013")

    assert entry.get_absolute_url() == "/timeline/CD-2013-0001-pact/"
    assert Entry.objects.get().number == "CD-2013-0001"
