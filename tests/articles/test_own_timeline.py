"""R13: an essay that cites two or more entries ends with a timeline of its own."""

import pytest
import time_machine

from tests.factories import make_actor, make_article, make_domain, make_entry
from tests.timeline import reading

pytestmark = pytest.mark.django_db


def essay_on(*entries, **overrides):
    tokens = " ".join(f"[[{entry.slug}]]" for entry in entries)
    return make_article(body=f"<p>{tokens}</p>", **overrides)


def section(client, article, prefix=""):
    page = reading.page(client.get(f"{prefix}/essays/{article.slug}/"))
    return next(
        (node for node in page.iter("section") if node.get("aria-labelledby") == "entries-title"), None
    )


def lines(client, article):
    (listed,) = reading.of_class(section(client, article), "own-timeline")
    return [reading.text(line) for line in listed.iter("li")]


def link(client, article):
    (more,) = reading.of_class(section(client, article), "own-timeline-more")
    return more.find("a").get("href"), reading.text(more)


@time_machine.travel("2026-07-02T12:00:00+07:00", tick=False)
def test_entries_stand_in_order_with_dates_no_more_precise_than_known(client):
    osce = make_actor("OSCE")
    year = make_entry(title_en="Year", date="2013")
    day = make_entry(title_en="Day", date="2013-12-03", actors=[osce, make_actor("Indonesia")])
    month = make_entry(title_en="Month", date="2009-07")
    going = make_entry(title_en="Going on", date="2021/..")
    later = make_entry(title_en="Planned", date="2027")

    assert lines(client, essay_on(later, day, year, going, month, day)) == [
        "July 2009 Month Agreement",
        "2013 Year Agreement",
        "3 December 2013 Day Agreement · OSCE, Indonesia",
        "since 2021 · under way Going on Agreement",
        "2027 · still to come Planned Agreement",
    ]


def test_one_entry_is_a_plain_list_and_none_is_nothing(client):
    entry = make_entry(title_en="Talks")

    one = section(client, essay_on(entry, entry))
    none = section(client, make_article())

    assert reading.text(one) == "Events in this essay 3 December 2013 Talks"
    assert reading.of_class(one, "own-timeline") == []
    assert none is None


def test_entry_withdrawn_later_is_no_part_of_the_timeline(client):
    entries = [make_entry(title_en=title) for title in ("First", "Second", "Third")]
    article = essay_on(*entries)
    entries[1].publication = "withdrawn"
    entries[1].save()

    assert lines(client, article) == ["3 December 2013 First Agreement", "3 December 2013 Third Agreement"]


VIEWS = [
    ("actor", "?actor=osce&year=2009&year=2013&sort=oldest", "of these years with OSCE."),
    ("domain", "?domain=norms&year=2009&year=2013&sort=oldest", "of these years in the domain Norms."),
    ("nothing", "?year=2009&year=2013&sort=oldest", "the record has of these years."),
]


@pytest.mark.parametrize(("shared", "query", "words"), VIEWS)
def test_linked_view_is_narrow_and_has_every_entry(client, shared, query, words):
    osce, norms = make_actor("OSCE"), make_domain("Norms")
    common = {"actor": {"actors": [osce], "domains": [norms]}, "domain": {"domains": [norms]}}.get(shared, {})
    entries = [make_entry(date=date, **common) for date in ("2013-12-03", "2009", "2009-07")]
    entries[0].actors.add(make_actor("Indonesia"))
    make_entry(date="2011", actors=[osce], domains=[norms])
    article = essay_on(*entries)

    address, text = link(client, article)

    response = client.get(address)
    assert (address, response.status_code) == (f"/timeline/{query}", 200)
    assert text.endswith(words)
    found = [shown.partition("?")[0] for shown in reading.addresses(response)]
    assert found == [entries[place].get_absolute_url() for place in (1, 2, 0)]


def test_linked_view_has_actors_whose_part_is_only_claimed(client):
    accused = make_actor("Somebody")
    entries = [make_entry(date=date, actors=[accused]) for date in ("2013", "2009")]
    entries[0].parts.update(claim="contested")

    response = client.get(link(client, essay_on(*entries))[0])

    assert reading.announced(response) == 2


def test_many_years_are_a_span_that_has_every_entry(client):
    entries = [make_entry(date=f"{year}") for year in range(2000, 2013)]
    entries.append(make_entry(date="2014/.."))
    article = essay_on(*entries)

    address, _text = link(client, article)

    assert address == "/timeline/?from=2000&to=2014&sort=oldest"
    assert reading.announced(client.get(address)) == 14


def test_link_stays_in_the_language_of_the_page(client):
    article = essay_on(make_entry(), make_entry())

    (more,) = reading.of_class(section(client, article, "/id"), "own-timeline-more")

    assert more.find("a").get("href").startswith("/id/timeline/?")
