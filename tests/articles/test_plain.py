from articles.plain import paragraphs, strip_tags


def test_paragraphs_are_the_texts_between_block_tags():
    html = "<h2>A &amp; B</h2><p>One <em>two</em>\n three</p><ul><li><p>x</p></li></ul><p> </p>"

    assert paragraphs(html) == ["A & B", "One two three", "x"]


def test_strip_tags_steps_over_whole_tags():
    assert strip_tags('<a href="x>y" title="<b>">word</a> &lt;b&gt;') == "word <b>"
