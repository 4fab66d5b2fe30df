import pytest

from articles.sanitising import clean_html


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("<p>Fine <strong>and</strong> <em>good</em></p>", "<p>Fine <strong>and</strong> <em>good</em></p>"),
        ("<script>alert(1)</script><p>x</p>", "<p>x</p>"),
        ('<p onclick="alert(1)" style="color:red" class="Mso">x</p>', "<p>x</p>"),
        ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="https://example.org">x</a>', '<a href="https://example.org">x</a>'),
        ('<img src="https://tracker.example/x.gif"><p>x</p>', "<p>x</p>"),
        ('<hr class="page-break"><p>x</p>', '<hr class="page-break"><p>x</p>'),
        ("<h1>x</h1><h2>y</h2>", "x<h2>y</h2>"),
        ("<iframe src=https://e.org></iframe><svg onload=alert(1)></svg>", ""),
        ("<p></p>", ""),
        ("<p> </p>\n<p></p>", ""),
        ("<p>a\x00b</p>", "<p>ab</p>"),
        ("<p>[@a, p. 4] [[entry]] ^[note]</p>", "<p>[@a, p. 4] [[entry]] ^[note]</p>"),
    ],
)
def test_clean_html_keeps_only_what_an_essay_may_hold(dirty, clean):
    assert clean_html(dirty) == clean
