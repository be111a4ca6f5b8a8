"""No template in the whole house carries style or script of its own, and no sentence shouts."""

import re
from pathlib import Path

import pytest

import sideomside

HOUSE = Path(sideomside.__file__).parent
TEMPLATES = sorted(HOUSE.glob("**/templates/**/*.html"))
INLINE = re.compile(r"""<style|\sstyle=|\son\w+=["']|javascript:|<script(?![^>]*\ssrc=)""")
SHOUTS = re.compile(r"""\{%\s*translate\s+(["'])[^"']*!\s*\1|!\s*\{%\s*endblocktranslate""")
TOLD_TWICE = re.compile(r"\{%\s*error_summary (\w+).*\{%\s*questions \1\b", re.DOTALL)
PREFIXED_TWICE = re.compile(r"\{% block title %\}\{% fix_prefix")
OUT_OF_REACH = re.compile(r"""class="scroll fold"(?![^>]*tabindex="0")""")
UNTYPED = re.compile(r"<button(?![^>]*\stype=)")


def faults(pattern: re.Pattern[str]) -> list[str]:
    return [str(file.relative_to(HOUSE)) for file in TEMPLATES if pattern.search(file.read_text("utf-8"))]


def test_there_are_templates_to_look_at():
    assert len(TEMPLATES) > 40


@pytest.mark.parametrize(
    "planted",
    [
        '<p style="x">',
        "<script>go()</script>",
        '<a onclick="x">',
        '<a href="javascript:x">',
        "<style>p{}</style>",
    ],
)
def test_the_check_sees_a_planted_fault(planted):
    assert INLINE.search(planted)


def test_no_inline_style_or_script_anywhere():
    assert faults(INLINE) == []


def test_no_sentence_shouts():
    assert SHOUTS.search('{% translate "Welcome!" %}')
    assert faults(SHOUTS) == []


def test_every_button_says_what_kind_it_is():
    assert UNTYPED.search("<button>")
    assert faults(UNTYPED) == []


def test_what_to_fix_is_told_once():
    assert TOLD_TWICE.search("{% error_summary form %}<h1>{% questions form %}")
    assert not TOLD_TWICE.search("{% error_summary move %}<h1>{% questions form %}")
    assert faults(TOLD_TWICE) == []
    assert faults(PREFIXED_TWICE) == [], "the frame says it already"


def test_what_can_be_scrolled_can_be_reached_by_keyboard():
    assert OUT_OF_REACH.search('<div class="scroll fold"><table>')
    assert faults(OUT_OF_REACH) == []
