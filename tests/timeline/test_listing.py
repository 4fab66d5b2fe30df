"""timeline/listing.py: what the lines of the list show, read for a whole page at once."""

import pytest
from django.utils.translation import override

from tests import factories
from timeline.listing import lines
from timeline.models import Entry

pytestmark = pytest.mark.django_db


def shown(entries, language="en"):
    with override(language):
        return [(line.kind, line.actors, line.domains, line.address) for line in lines(entries)]


def test_line_names_actors_once_and_links_to_domains_in_their_order():
    norms = factories.make_domain("norms", position=2)
    law = factories.make_domain("law", position=1)
    niger, asean = factories.make_actor("niger"), factories.make_actor("asean")
    entry = factories.make_entry(
        slug="pact", kind="law", domains=[norms, law], actors=[(niger, "host"), (asean, ""), (niger, "party")]
    )

    kind, actors, domains, address = shown([entry])[0]

    assert (kind, actors) == ("Law", f"{niger.name}, {asean.name}")
    assert domains == " ".join(
        f'<a class="domain-tag" data-domain="{one.slug}" href="/domains/{one.slug}/">{one.name}</a>'
        for one in (law, norms)
    )
    assert address == entry.get_absolute_url()


def test_line_speaks_the_readers_language():
    entry = factories.make_entry(kind="law", actors=[factories.make_actor("niger", name_id="Republik Niger")])

    kind, actors, _domains, address = shown([entry], "id")[0]

    assert (kind, actors, address) == (
        "Undang-undang",
        "Republik Niger",
        f"/id/timeline/{entry.number}-{entry.slug}/",
    )


def test_entry_without_actors_and_domains_has_empty_ones():
    assert shown([factories.make_entry()])[0][1:3] == ("", "")


def test_names_are_escaped():
    domain = factories.make_domain("norms", name_en="<b>Norms</b>")

    assert "&lt;b&gt;Norms&lt;/b&gt;</a>" in shown([factories.make_entry(domains=[domain])])[0][2]


@pytest.mark.parametrize("number", [1, 5])
def test_three_questions_are_asked_however_many_lines_there_are(number, django_assert_num_queries):
    domain, actor = factories.make_domain("norms"), factories.make_actor("niger")
    for _place in range(number):
        factories.make_entry(domains=[domain], actors=[actor])

    entries = list(Entry.objects.all())
    with django_assert_num_queries(3):  # actors, which domains, the domains
        assert len(shown(entries)) == number
