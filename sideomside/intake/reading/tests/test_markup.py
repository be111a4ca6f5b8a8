"""HTML read as words: what a person would have seen, and nothing run."""

import time

import pytest

from sideomside.intake.reading.markup import as_text


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>Et</p><p>To</p>", "Et\n\nTo"),
        ("Et<br>To<br/>Tre<BR />Fire", "Et\nTo\nTre\nFire"),
        ("<div>Et</div><div>To</div>", "Et\nTo"),
        ("a  \n b&nbsp;c", "a b c"),
        ("<ul><li>et</li><li><p>to</p></li></ul>", "- et\n- to"),
        ("<ul><li></li><li>&nbsp;</li></ul>Hej", "Hej"),
        ("- - -<br>-", "- - -\n-"),
        ("<table><tr><td>navn</td><td>Ida</td></tr><tr><td>by</td><td>Vejle</td></tr></table>", "navn Ida\nby Vejle"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<script>alert('x')</script>Hej<style>p{}</style>", "Hej"),
        ("<STYLE>p{</STYLE >Hej", "Hej"),
        ("<style>p{} Hej uden ende", "p{} Hej uden ende"),
        ("<title>Ny besked</title>Hej", "Hej"),
        ("før<!-- skjult -->efter", "førefter"),
        ("før<!--[if mso]><b>dobbelt</b><![endif]-->efter", "førefter"),
        ("<![if !supportLists]>- <![endif]>punkt", "- punkt"),
        ("før<!-- uden ende, Hej", "før uden ende, Hej"),
        ("jeg <3 jer, 1 < 2 og 3 > 2", "jeg <3 jer, 1 < 2 og 3 > 2"),
        ("&lt;b&gt; &amp;amp; &#230;&#xF8;&aring;", "<b> &amp; æøå"),
        ("<b", "<b"),
        ("Skriv til <ida@example.org> i dag", "Skriv til <ida@example.org> i dag"),
        ("Se <https://example.org/a> her", "Se <https://example.org/a> her"),
        ('<a href="https://example.org/x">her</a>', "her <https://example.org/x>"),
        ('<a href="https://example.org/">example.org</a>', "example.org"),
        ('<a href="mailto:ida@example.org">ida@example.org</a>', "ida@example.org"),
        ('<a href="javascript:alert(1)">her</a>', "her"),
        ('<a title="a > b" href="tel:+4512345678">ring</a>', "ring <+4512345678>"),
        ('<img src="x" alt="😊">Hej', "😊Hej"),
        ("<a title=\"aldrig lukket>Hej <b>du</b>", "Hej du"),
        ("<o:p>&nbsp;</o:p>Hej", "Hej"),
        ("Ja<blockquote type=cite>Hej<blockquote type=cite>Før</blockquote></blockquote>Slut",
         "Ja\n>\n> Hej\n>>\n>> Før\n\nSlut"),
        ("<blockquote>kun indrykket</blockquote>", "kun indrykket"),
        ("</blockquote></pre></a>Hej", "Hej"),
        ("&#99999999999;", "&#99999999999;"),
        ("&#0;&#xD800;", "\ufffd\ufffd"),
    ],
)  # fmt: skip
def test_markup_becomes_words(markup, words):
    assert as_text(markup).strip() == words


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", "<!--", "<![", "<a =\"", "<a ='>", "<script", "<style>", "<title>", "&#" + "9" * 50, "<pre>\n",
     "<blockquote type=cite>", "<a href=x>", "</", "<a b=\"c\" ", "<br>", "<p>", "&", " ", "<li>", "<?", "a<b>='\""],
)  # fmt: skip
def test_no_markup_takes_more_than_its_share_of_time(piece):
    start = time.process_time()
    as_text(piece * (400_000 // len(piece)))
    assert time.process_time() - start < 3
