"""The look holds: readable colours, one fresh stylesheet, the font we say it is."""

import gzip
import hashlib
import re

import pytest

from sideomside.ground.ui import bundle

TEXT, EDGE = 4.5, 3.0
PAIRS = [
    *[(name, ground, TEXT) for name in ("ink", "soft", "blue", "blue-deep") for ground in ("paper", "card")],
    *[("ink", ground, TEXT) for ground in ("blue-tint", "butter-tint", "leaf-tint", "rose-tint")],
    ("soft", "blue-tint", TEXT),
    ("soft", "butter-tint", TEXT),
    ("blue", "blue-tint", TEXT),
    ("blue-deep", "blue-tint", TEXT),
    ("blue", "butter-tint", TEXT),
    ("on-blue", "blue", TEXT),
    ("on-blue", "blue-deep", TEXT),
    ("paper", "ink", TEXT),
    ("paper", "blue-deep", TEXT),
    ("on-butter", "butter", TEXT),
    ("leaf", "leaf-tint", TEXT),
    ("rose", "rose-tint", TEXT),
    ("rose", "card", TEXT),
    ("rose", "paper", TEXT),
    ("edge", "paper", EDGE),
    ("edge", "card", EDGE),
    ("blue", "paper", EDGE),
    ("rose", "card", EDGE),
]


def tokens(start: str) -> dict[str, str]:
    css = (bundle.FOLDER / "tokens.css").read_text("utf-8")
    body = css[css.index(start) :].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9A-F]{6})", body))


LIGHT = tokens(":root {")
DARK = {**LIGHT, **tokens(":root:not(")}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_agrees_with_known_pairs():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") < 4.5 < contrast("#767676", "#FFFFFF")


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_every_pair_of_colours_can_be_read(look, text, ground, least):
    assert contrast(look[text], look[ground]) >= least


def test_a_chosen_dark_is_the_same_dark():
    assert tokens(":root[data-look=dark]") == tokens(":root:not(")


def test_the_stylesheet_is_fresh_and_small():
    assert bundle.TARGET.read_text("utf-8") == bundle.bundle(), "run python -m sideomside.ground.ui.bundle"
    assert len(gzip.compress(bundle.TARGET.read_bytes(), 9)) <= 7.5 * 1024


def test_every_piece_of_css_is_in_the_bundle():
    written = {file.stem for file in bundle.FOLDER.glob("*.css")} - {"all"}
    assert written == set(bundle.ORDER)


def test_tightening_leaves_quoted_words_alone():
    assert bundle.tighten('a { content: "a ; b" ; } /* gone */ b { color: red }') == (
        'a{content:"a ; b"}b{color:red}'
    )


def test_the_font_is_the_one_its_note_tells_of():
    folder = bundle.FOLDER / "font"
    font = (folder / "text.woff2").read_bytes()
    note = (folder / "VERSION.txt").read_text("utf-8")
    assert f"sha256 of text.woff2 {hashlib.sha256(font).hexdigest()}" in note
    assert len(font) < 12 * 1024
    assert "SIL Open Font License, Version 1.1" in (folder / "OFL.txt").read_text("utf-8")


def test_the_script_is_a_small_comfort():
    assert len(gzip.compress((bundle.FOLDER / "side.js").read_bytes(), 9)) <= 3 * 1024
