"""C12: a comment's text with links to what it points to, and cards."""

import re

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from discussion.models import Comment
from discussion.pointing import LOOKED_UP
from discussion.texts import Text
from tests.factories import make_article, make_comment, make_entry, make_reference
from timeline.models import Entry

pytestmark = pytest.mark.django_db
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
TAGS = re.compile(r"</?(\w+)([^>]*)>?")
ATTRIBUTES = re.compile(
    r' (?:class="(?:citation|entry-link)"|rel="nofollow"|datetime="[0-9-]+"'
    r'|href="(?:#comment-[0-9]+-work-[0-9]+|/timeline/[^" ]+|https?://[^" ]+|mailto:[^" ]+)")'
)


def text_of(comment):
    return Text(Comment.objects.with_pointers().get(pk=comment.pk))


@pytest.fixture
def write(blogger):
    article = make_article(by=blogger)
    return lambda body: make_comment(article, body=body)


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("As [@assegaf2020] says.", "As ({}Assegaf, 2020</a>) says."),
        ("As @assegaf2020 says.", "As {}Assegaf (2020)</a> says."),
        ("[see @assegaf2020, p. 4]", "(see {}Assegaf, 2020, p. 4</a>)"),
        ("[-@assegaf2020, p. <4>]", "({}2020, p. &lt;4&gt;</a>)"),
        ("[@assegaf2020; cf. -@foo, p. 3]", "({}Assegaf, 2020</a>; cf. -@foo, p. 3)"),
        ("[@assegaf2020; @foo]", "({}Assegaf, 2020</a>; @foo)"),
    ],
)
def test_citation_becomes_a_link_to_its_card(write, body, html):
    work = make_reference(DOI="10.1000/182", **{"container-title": "A journal"})

    text = text_of(write(body))

    anchor = f"{text.comment.anchor}-work-{work.pk}"
    assert text.html == "<p>" + html.format(f'<a class="citation" href="#{anchor}">') + "</p>"
    assert [(card.anchor, card.work, card.entry) for card in text.cards] == [(anchor, work, None)]
    assert (text.cards[0].address, text.cards[0].container) == ("https://doi.org/10.1000/182", "A journal")


def test_entry_becomes_a_link_with_its_date_in_the_language_of_the_page(write):
    entry = make_entry(slug="osce", title_en="Measures", title_id="Langkah", date="2013-12-03")
    comment = write("See [[OSCE]].")

    english = text_of(comment).html
    with override("id"):
        indonesian = text_of(comment).html

    date = '<time datetime="2013-12-03">'
    link = f'<a class="entry-link" href="/timeline/{entry.number}-osce/">'
    assert english == f"<p>See {link}Measures</a>, {date}3 December 2013</time>.</p>"
    assert "Langkah</a>" in indonesian
    assert "3 Desember 2013</time>" in indonesian


def test_work_without_a_year_says_so(write):
    make_reference("nobody", issued=None)

    assert ">Assegaf, n.d.</a>" in text_of(write("[@nobody]")).html


def test_unknown_names_and_drafts_stay_as_they_were_typed(write):
    """A draft is nothing that readers may know of, until it is published."""
    draft = make_entry(slug="secret", publication="draft")
    comment = write("[[secret]] [see  @foo, p. 4] @ratih <b>")

    text = text_of(comment)
    Entry.objects.filter(pk=draft.pk).update(publication="published")

    assert text.html == "<p>[[secret]] [see  @foo, p. 4] @ratih &lt;b&gt;</p>"
    assert (text.cards, text.unknown, text.comment.cites) == ([], ["[[secret]]", "@foo"], False)
    assert [card.entry for card in text_of(comment).cards] == [draft]


def test_names_beyond_those_that_are_looked_up_are_not_called_unknown(write):
    greetings = " ".join(f"@friend{place}" for place in range(20))

    assert text_of(write(f"{greetings} [@later]")).unknown == []


def test_withdrawn_entry_is_shown_as_withdrawn(write):
    entry = make_entry(slug="gone", title_en="A mistake", publication="withdrawn", date="2013")

    text = text_of(write("[[gone]]"))

    assert text.html.endswith('A mistake</a>, <time datetime="2013">2013</time> (withdrawn)</p>')
    assert [card.entry for card in text.cards] == [entry]


def test_lines_addresses_and_paragraphs_stay_what_they_were(write):
    text = text_of(write("One\ntwo https://example.org/x\r\n\r\n[three]"))

    link = '<a href="https://example.org/x" rel="nofollow">https://example.org/x</a>'
    assert text.html == f"<p>One<br>two {link}</p>\n\n<p>[three]</p>"


def test_two_names_of_one_work_share_a_card(write):
    """As after two works of the library were merged."""
    kept, double = make_reference("a2020"), make_reference("b2020")
    comment = write("[@b2020] [@a2020]")
    comment.pointers.filter(reference=double).update(reference=kept)

    text = text_of(comment)

    assert [card.work for card in text.cards] == [kept]
    assert text.html.count(f'href="#{text.cards[0].anchor}"') == 2


def test_only_the_first_twenty_become_links(write):
    works = [make_reference(f"work-{number}") for number in range(LOOKED_UP + 1)]

    text = text_of(write(" ".join(f"[@{work.key}]" for work in works)))

    assert [card.work for card in text.cards] == works[:-1]
    assert text.html.endswith(" [@work-20]</p>")


def test_markup_in_every_field_stays_text(client, write):
    make_reference(
        "evil",
        title=EVIL,
        publisher=EVIL,
        author=[{"family": EVIL, "given": EVIL}],
        URL="https://x.org/\"'><script>",
    )
    make_entry(slug="evil", title_en=EVIL, title_id=EVIL)
    comment = write(f"[{EVIL} @evil, {EVIL}] @evil [[evil]] [@evil; {EVIL}@foo] {EVIL}")

    for path in (comment.article.get_absolute_url(), f"/id{comment.article.get_absolute_url()}"):
        html = client.get(path).content.decode()
        own = html[html.index('id="comments"') : html.index("</ol>", html.index('id="comments"'))]
        assert (own.count("<script"), own.count("<img"), own.count("&lt;script&gt;") > 8) == (0, 0, True)


TOKENS = ["[@evil", "[[evil]]", "@evil", "[-@evil]", "[@evil, p. <b>]", "]", ", p. ", "; ", "^["]
MARKUP = [EVIL, "<", ">", '"', "&lt;", "</a></p>", "{{ x }}", "javascript:alert(1)", "https://x.org/"]
SIGNS = ["\n\n", "\u202e", "\u0301"]
NASTY = st.sampled_from([*TOKENS, *MARKUP, *SIGNS])


@pytest.fixture
def evil(blogger):
    """A comment whose text is to be set, with a library and a timeline that know “evil”."""
    make_reference("evil", title=EVIL, author=[{"family": EVIL}], publisher=EVIL)
    make_entry(slug="evil", title_en=EVIL)
    return make_comment(make_article(by=blogger))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(NASTY, min_size=1, max_size=12))
def test_no_text_becomes_markup_of_its_own(evil, parts):
    evil.body = "".join(parts)
    evil.save()

    html = text_of(evil).html

    assert {tag[0] for tag in TAGS.findall(html)} <= {"p", "a", "br", "time"}
    assert ATTRIBUTES.sub("", "".join(tag[1] for tag in TAGS.findall(html))).strip() == ""
