"""HTML read as words: what a person would have seen, and nothing run."""

import pytest

from sideomside.intake.reading.markup import as_text
from tests.soon import takes_at_most


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
    ("markup", "words"),
    [
        ('<div style="display:none">Se her</div>Hej', "Hej"),
        ("<DIV STYLE='Color: red; DISPLAY : None !important'>Se her</DIV>Hej", "Hej"),
        ('<span style=display:none>Se her</span>Hej', "Hej"),
        ('<div style="dis/* x */play:none">Se her</div>Hej', "Hej"),
        ('<div style="display&colon;none">Se her</div>Hej', "Hej"),
        ('<p style="visibility: hidden">Se her</p>Hej', "Hej"),
        ('<div style="visibility:hidden">Se <b style="visibility:visible">Hej</b> her</div>', "Hej"),
        ('<div style="font-size:0">Se her</div>Hej', "Hej"),
        ('<div style="font-size:0.0px">Se <i style="font-size:2em">her</i></div>Hej', "Hej"),
        ('<span style="font-size: 1px; color:#fff">Se her</span>Hej', "Hej"),
        ('<td style="font-size:0px"><div style="font-size:13px">Hej</div></td>', "Hej"),
        ('<td style="font-size:0"><font size=2>Hej</font></td>', "Hej"),
        ('<p style="color:#fff;background:white">Se her</p>Hej', "Hej"),
        ('<p style="color: #FFFFFF; background-color: rgb(255, 255, 255)">Se <b style="color:red">Hej</b></p>', "Hej"),
        ('<p style="color:#fff">Hej</p>', "Hej"),
        ('<p style="color:#fff;background:#222">Hej</p>', "Hej"),
        ('<p style="background:#fff">Hej</p>', "Hej"),
        ('<p style="color:inherit;background:inherit">Hej</p>', "Hej"),
        ("<p hidden>Se her</p>Hej", "Hej"),
        ("<p hidden=until-found>Se her</p>Hej", "Hej"),
        ('<p title="hidden" class=hidden data-hidden>Hej</p>', "Hej"),
        ('<div style="opacity:0">Se her</div>Hej', "Hej"),
        ('<div style="max-height:0px;overflow:hidden">Se her</div>Hej', "Hej"),
        ('<div style="width:0;overflow:hidden">Se her</div>Hej', "Hej"),
        ('<table style="border-width:0;max-height:0"><tr><td>Hej</td></tr></table>', "Hej"),
        ('<div style="overflow:hidden;max-width:600px">Hej</div>', "Hej"),
        ('<div style="display:none">Se <div>mere</div> her</div>Hej', "Hej"),
        ('<div style="display:none">Se <a href="https://example.org/x">her<img alt="x"></a><br><li></div>Hej', "Hej"),
        ('<div style="display:none">Se <blockquote type=cite>her</blockquote></div>Hej', "Hej"),
        ('<div style="display:none">Se her</div>', ""),
        ('<img style="display:none" alt="Se her">Hej', "Hej"),
        ('<input type="hidden">Hej', "Hej"),
        ('<div style="display:none">Hej uden ende', "Hej uden ende"),
        ('<div><p style="display:none">Uden ende<p>Hej</p></div>', "Uden ende\n\nHej"),
        ("<table><tr><td hidden>uden ende<td>Hej</table>", "uden ende Hej"),
        ('</div><div style="display:none">Se her</p></div>Hej</div>', "Hej"),
        ('<div style="display:none;display:block">Hej</div>', "Hej"),
    ],
)  # fmt: skip
def test_what_nobody_would_have_seen_is_not_the_writers_words(markup, words):
    assert as_text(markup).strip() == words


HIDING = '<div style="display:none">'


@pytest.mark.parametrize(
    "piece",
    [HIDING, "<p hidden>", HIDING + "Hej</div>", '<b style="/*', '<b style="' + "/*" * 4_000 + '">', "</div>",
     '<b style="' + "font-size:0;" * 800 + '">x</b>', "<b hidden " + "a=" * 4_000 + ">", "<b size ", "<b style=",
     '<i style="font-size:' + "0" * 9_000 + '">', '<i style="' + ":" * 9_000 + '">', "<b hidden" + " " * 9_000 + ">",
     "<b " + "hidden='" * 1_200 + ">", "<b hidden " + "a" * 9_000 + ">"],
)  # fmt: skip
def test_no_hiding_takes_more_than_its_share_of_time(piece):
    assert takes_at_most(60, lambda: as_text(piece * (400_000 // len(piece))))


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", "<!--", "<![", "<a =\"", "<a ='>", "<script", "<style>", "<title>", "&#" + "9" * 50, "<pre>\n",
     "<blockquote type=cite>", "<a href=x>", "</", "<a b=\"c\" ", "<br>", "<p>", "&", " ", "<li>", "<?", "a<b>='\""],
)  # fmt: skip
def test_no_markup_takes_more_than_its_share_of_time(piece):
    assert takes_at_most(60, lambda: as_text(piece * (400_000 // len(piece))))
