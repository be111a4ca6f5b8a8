"""Markdown with a safe subset: whatever somebody writes, only our own few tags come out."""

import re

import pytest

from sideomside.ground.ui.pictures import SMALL_BYTES, draw_small
from sideomside.welcome.data.starting import KEYS, starting
from sideomside.welcome.reading.markdown import to_html, to_text
from sideomside.welcome.reading.notes import heard

OURS = re.compile(
    r'</?(?:p|h[2-4]|em|strong|ol|li|br|hr|blockquote|details|summary|ul)(?: class="dots"| start="\d+")?(?: /)?>'
    r'|<a href="(?:https?://|mailto:|tel:|/(?!/)|#)[^"<>]*"(?: title="[^"<>]*")?(?: rel="noopener noreferrer")?>|</a>'
)
NAUGHTY = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![alt](https://elsewhere.example/spy.png)",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt&colon;alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](//elsewhere.example)",
    "[a](/\\\\elsewhere.example)",
    "[a](vbscript:x)",
    "[a](http://[)",
    '[a](/kaffe/ "x" onclick=alert(1))',
    "<javascript:alert(1)>",
    "[a]: javascript:alert(1)\n\n[a]",
    "+++ <b onclick=x>fold</b>\n<script>\n+++",
    "    <iframe>",
    "```html\n<style>*{display:none}</style>\n```",
    "# One\n# Two",
    "a" * 5000 + "[" * 500,
]


@pytest.mark.parametrize("words", NAUGHTY)
def test_only_our_own_few_tags_come_out(words: str) -> None:
    left = OURS.sub("", to_html(words))
    assert "<" not in left and ">" not in left, left
    assert "<h1" not in to_html(words)


def test_what_one_may_write_looks_as_one_would_expect() -> None:
    page = to_html("## Kom *bare*\n\nVi er her.\n\n- kaffe\n- te\n\n[Skriv](/skriv/) [ud](https://dr.dk)\n")
    assert "<h2>Kom <em>bare</em></h2>" in page and '<ul class="dots">' in page
    assert '<a href="/skriv/">Skriv</a>' in page
    assert '<a href="https://dr.dk" rel="noopener noreferrer">ud</a>' in page
    folded = to_html("Kort.\n\n+++ Lidt mere\nEn **lang** forklaring.\n+++\n\nSlut.\n")
    assert "<details><summary>Lidt mere</summary>" in folded and "<strong>lang</strong>" in folded
    assert folded.index("</details>") < folded.index("Slut.")
    assert to_text("## Hej\n\n[Skriv](/skriv/) til *os*") == "Hej Skriv til os"


def test_a_friend_who_reads_along_says_so_kindly_and_only_when_there_is_something() -> None:
    for key in KEYS:
        for language in ("da", "en"):
            text = starting(key, language)
            assert not heard(text.title, text.words, language).words, (key, language)
            assert language == "en" or not heard(text.title, text.words, language).heavy, key
    heavy = heard(
        "Tilbud", "Kommunalbestyrelsens sagsbehandlingsprocedurer forudsætter samtykke. " * 12, "da"
    )
    assert (
        heavy.heavy
        and heavy.heavy > 30
        and "Tilbud" in heavy.words
        and "Kommunalbestyrelsens" in heavy.longest
    )
    assert not heard("", "Velkommen", "en")
    assert heard("", "A service user", "en").words == ("service user",)


def test_a_picture_becomes_small_whatever_it_was(a_photo: bytes) -> None:
    drawn = draw_small(a_photo)
    assert len(drawn.content) <= SMALL_BYTES < len(a_photo) and drawn.content[8:12] == b"WEBP"
    assert b"Exif" in a_photo and b"Exif" not in drawn.content and b"EXIF" not in drawn.content
