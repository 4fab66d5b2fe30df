from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import sanitising, tokens
from articles.citations import texts
from articles.rendering import Listed, Renderer
from tests.factories import make_entry


def work(key, family, year, **more):
    item = {"id": key, "type": "book", "title": f"Title {key}", "author": [{"family": family}], **more}
    return {**item, "issued": {"date-parts": [[year]]}} if year else item


def render(html, *works, entries=None, language="en", has_margin=False, style="apa"):
    known = {one["id"]: one for one in works}
    items = [known[key] for key in tokens.cited_keys(html) if key in known]
    made = texts.make(items, style, language, tokens.nameless_keys(html))
    return Renderer(language, made, entries or {}, has_margin=has_margin).render(html)


def link(number, key, text):
    return f'<a class="citation" id="cite-{number}" href="#ref-{key}">{text}</a>'


def test_citation_links_to_its_reference():
    done = render("<p>So it is [see @a, p. 4].</p>", work("a", "Assegaf", 2020))

    assert done.pages == [f"<p>So it is (see {link(1, 'a', 'Assegaf, 2020, p. 4')}).</p>"]
    assert done.references == [Listed("a", "Assegaf. (2020). <i>Title a</i>.", [1])]


def test_citation_forms_group_narrative_and_suppressed():
    works = [work("a", "Assegaf", 2020), work("b", "Nye", None)]

    done = render("<p>[@a; @b] @b says [-@a]</p>", *works, language="id")

    assert done.pages == [
        f"<p>({link(1, 'a', 'Assegaf, 2020')}; {link(2, 'b', 'Nye, t.t.')}) "
        f"{link(3, 'b', 'Nye (t.t.)')} says ({link(4, 'a', '2020')})</p>"
    ]
    assert [(work.key, work.places) for work in done.references] == [("a", [1, 4]), ("b", [2, 3])]


def test_same_author_and_year_get_letters_in_text_and_list():
    works = [work("late", "Assegaf", 2020, title="Zeal"), work("early", "Assegaf", 2020, title="Art")]

    done = render("<p>[@late] [@early]</p>", *works)

    assert [work.html for work in done.references] == [
        "Assegaf. (2020a). <i>Art</i>.",
        "Assegaf. (2020b). <i>Zeal</i>.",
    ]
    assert "Assegaf, 2020b" in done.pages[0]


def test_only_cited_works_are_listed_sorted_by_name():
    works = [work("z", "Zaini", 2019), work("a", "Adi", 2021), work("never", "Never", 2000)]

    done = render("<p>[@z] [@a]</p>", *works)

    assert [work.key for work in done.references] == ["a", "z"]


def test_notes_run_on_over_pages_and_may_cite():
    html = '<p>One^[First [@a].]</p><hr class="page-break"><p>Two^[Second ^[inner].]</p>'

    done = render(html, work("a", "Assegaf", 2020))

    assert len(done.pages) == 2
    assert 'href="#note-1">1</a>' in done.pages[0]
    assert 'href="#note-2">2</a>' in done.pages[1]
    assert done.notes[0].html.startswith(f"First ({link(1, 'a', 'Assegaf, 2020')}).")
    assert done.notes[1].html.startswith("Second [inner].")
    assert 'href="#note-mark-2"' in done.notes[1].html
    assert [(note.number, note.page) for note in done.notes] == [(1, 1), (2, 2)]
    assert "sidenote" not in done.pages[0]


INLINE = st.lists(
    st.sampled_from(
        ["<strong>", "</strong>", "<em>", "</em>", '<a href="https://e.org/">', "</a>", "x", "^[", "]"]
    ),
    max_size=14,
)


@given(INLINE)
def test_note_never_breaks_the_tags_around_it(pieces):
    """However its brackets lie in bold words or links."""
    html = sanitising.clean_html(f"<p>{''.join(pieces)}</p>")

    for has_margin in (True, False):
        done = render(html, has_margin=has_margin)
        parts = [*done.pages, *(f"<p>{note.html}</p>" for note in done.notes)]
        assert [part for part in parts if not is_well_formed(part)] == []


def is_well_formed(html):
    """Whether every tag is closed where it was opened, for HTML that is also XML."""
    try:
        ElementTree.fromstring(f"<x>{html}</x>")
    except ElementTree.ParseError:
        return False
    return True


def test_bold_words_go_on_in_the_note_and_end_behind_it():
    done = render("<p><strong>bold ^[words</strong> and] z</p>")

    assert done.notes[0].html.startswith("<strong>words</strong> and ")
    assert done.pages[0].endswith("</sup></strong> z</p>")


def test_note_stands_behind_its_mark_where_there_is_a_margin():
    done = render("<p>One^[First.] more.</p>", has_margin=True)

    assert done.pages == [
        '<p>One<sup class="note-mark" id="note-mark-1"><a href="#note-1">1</a></sup>'
        '<span class="sidenote" role="note" id="note-1"><span class="note-number">1</span> First. '
        '<a class="note-back" href="#note-mark-1" aria-label="Back to the text">↩</a></span> more.</p>'
    ]


def test_work_stands_in_the_margin_at_its_first_citation_only_and_never_inside_a_note():
    a, b = work("a", "Assegaf", 2020, URL="https://e.org/"), work("b", "<i>Nye</i>", 2021)

    done = render("<p>^[In a note [@a].] [@a; @b] @a says [@b]</p>", a, b, has_margin=True)

    margin = '<span class="margin-work" aria-hidden="true">'
    assert done.pages[0].count(margin) == 2
    assert (
        f"{margin}Assegaf. (2020). Title a.</span>{margin}&lt;i&gt;Nye&lt;/i&gt;. (2021). Title b.</span>"
        in (done.pages[0])
    )
    assert margin not in done.pages[0].split("</span>", 2)[1]


def test_headings_get_anchors_made_of_their_words_each_once():
    html = (
        "<h2>Norma &amp; <em>hukum</em>^[A note.]</h2><h3>規範</h3>"
        + '<hr class="page-break"><h2>Norma hukum</h2>'
    )

    done = render(html, has_margin=True)

    assert [(one.level, one.anchor, one.text, one.page) for one in done.headings] == [
        (2, "s-norma-hukum", "Norma & hukum", 1),
        (3, "s-2", "規範", 1),
        (2, "s-norma-hukum-3", "Norma hukum", 2),
    ]
    assert done.pages[1] == '<h2 id="s-norma-hukum-3">Norma hukum</h2>'
    assert '<h2 id="s-norma-hukum">Norma &amp; <em>hukum</em><sup' in done.pages[0]


def test_titles_and_names_never_become_markup():
    evil = work("x", "<b>Evil</b>", 2020, title="<script>alert(1)</script>", URL='https://e.org/"><i>')

    done = render("<p>[@x]</p>", evil)

    assert "<script>" not in done.references[0].html
    assert "<b>" not in done.pages[0]
    assert "&lt;script&gt;" in done.references[0].html


def test_unknown_tokens_are_marked():
    done = render("<p>[@nobody] @nobody says [[nothing]]</p>")

    assert done.pages[0].count('<span class="unknown-token">') == 3
    assert done.references == []


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "words"), [("en", "Event, 2009"), ("id", "Peristiwa, 2009")])
def test_entry_link_has_title_and_date_as_precise_as_stored(language, words):
    entry = make_entry(slug="osce", title_en="Event", title_id="Peristiwa", date="2009")

    done = render("<p>[[osce]]</p>", entries={"osce": entry}, language=language)

    title, year = words.split(", ")
    assert done.pages == [
        f'<p><a class="entry-link" href="{entry.get_absolute_url()}">{title}, '
        f'<time datetime="2009">{year}</time></a></p>'
    ]
