import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import tokens
from articles.tokens import Cite, EntryLink, Note, Work


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("[@assegaf2020]", (Work("assegaf2020"),)),
        ("[@assegaf2020, p. 4]", (Work("assegaf2020", locator="p. 4"),)),
        ("[-@assegaf2020]", (Work("assegaf2020", is_author_suppressed=True),)),
        ("[see @a; @b, pp. 3-5]", (Work("a", prefix="see"), Work("b", locator="pp. 3-5"))),
        ("[bdk. @nye-2011, hlm. 7]", (Work("nye-2011", prefix="bdk.", locator="hlm. 7"),)),
        ("[Q&amp;A in @a]", (Work("a", prefix="Q&A in"),)),
    ],
)
def test_scan_reads_citation(text, works):
    assert list(tokens.scan(text)) == [Cite(works)]


def test_scan_reads_narrative_citation_between_words():
    found = list(tokens.scan("<p>As @nye-2011 says, it depends.</p>"))

    assert found == [
        "<p>As ",
        Cite((Work("nye-2011"),), is_narrative=True),
        " says, it depends.</p>",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "write to ratih@example.org",
        "[no key here]",
        "[@]",
        "[@ key]",
        "[[two words]]",
        "^[never closed",
        "<p>^[closed in</p><p>another block]</p>",
        '<a href="https://example.org/[@a]">x</a>',
        '<a href="https://example.org/[[entry]]">x</a>',
        "a @ b",
        "[",
        "]]",
        "^[",
    ],
)
def test_scan_leaves_other_text_alone(text):
    assert "".join(token for token in tokens.scan(text) if isinstance(token, str)) == text


def test_scan_reads_entry_link_in_any_case():
    assert list(tokens.scan("[[UN-GGE-2013]]")) == [EntryLink("un-gge-2013")]


def test_scan_reads_note_with_markup_and_citation():
    found = list(tokens.scan("<p>Text.^[See <em>all</em> of it [@a].] More.</p>"))

    assert found == ["<p>Text.", Note("See <em>all</em> of it [@a]."), " More.</p>"]


def test_cited_keys_and_linked_entries_look_into_notes_and_list_each_once():
    html = "<p>[@b] [[one]]^[also [@a] and [[two]]] @b says [[one]]</p>"

    assert tokens.cited_keys(html) == ["b", "a"]
    assert tokens.linked_entries(html) == ["one", "two"]


def test_pages_cuts_at_page_breaks():
    assert tokens.pages('<p>a</p><hr class="page-break"><p>b</p>') == ["<p>a</p>", "<p>b</p>"]
    assert tokens.pages("<p>a</p>") == ["<p>a</p>"]


def written(token):
    """A token as it is typed."""
    if isinstance(token, str):
        return token
    if isinstance(token, EntryLink):
        return f"[[{token.slug}]]"
    if isinstance(token, Note):
        return f"^[{token.content}]"
    if token.is_narrative:
        return f"@{token.works[0].key}"
    parts = [
        (f"{work.prefix} " if work.prefix else "")
        + ("-" if work.is_author_suppressed else "")
        + f"@{work.key}"
        + (f", {work.locator}" if work.locator else "")
        for work in token.works
    ]
    return f"[{'; '.join(parts)}]"


@given(st.text(alphabet="[]^@;, -ab1<>/p\"='\n&", max_size=200))
def test_scan_never_fails_and_loses_nothing_but_spacing(text):
    again = "".join(written(token) for token in tokens.scan(text))

    assert "".join(again.split()).lower() == "".join(text.split()).lower().replace("&amp;", "&")


@pytest.mark.parametrize("unit", ["^[", "[", "[@", "@", "<", "[[", "]", "[@a]", "^[[@a]]", "[a;"])
def test_scan_copes_with_hostile_repetition(unit):
    text = unit * 20_000

    assert sum(1 for _token in tokens.scan(text)) >= 1


keys = st.from_regex(tokens.KEY, fullmatch=True)


@given(keys, st.text(alphabet="abc .", max_size=10), st.text(alphabet="0123456789-. p", max_size=8))
def test_citation_survives_writing_and_reading(key, prefix, locator):
    cite = Cite((Work(key, prefix=prefix.strip(), locator=locator.strip()),))

    assert list(tokens.scan(written(cite))) == [cite]


@pytest.mark.parametrize("filler", [" ", ",", "a ", "- "])
def test_long_unfinished_citation_is_no_trouble(filler):
    text = f"[@a,{filler * 50_000}@]"

    assert "".join(token for token in tokens.scan(text) if isinstance(token, str)).endswith("@]")


def test_notes_nested_very_deeply_are_no_trouble():
    assert tokens.cited_keys("^[" * 5_000 + "[@a]" + "]" * 5_000) == ["a"]


def test_page_break_inside_a_quotation_is_none():
    html = '<blockquote><p>a</p><hr class="page-break"><p>b</p></blockquote><hr class="page-break"><p>c</p>'

    assert tokens.pages(html) == ["<blockquote><p>a</p><p>b</p></blockquote>", "<p>c</p>"]
