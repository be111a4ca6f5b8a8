"""The short form: the same from YAML and from TOML; nothing is guessed, nothing grows, and what is wrong has a line."""

import json

import pytest

from sideomside.outcomes.scoring import short
from sideomside.outcomes.scoring.files import together
from sideomside.outcomes.scoring.questionnaire import read
from sideomside.outcomes.scoring.unusable import Unusable
from sideomside.outcomes.tests.cast import OURS
from tests.soon import takes_at_most

YAML = """\
# Vores egne ord.
id: three-things
title: Tre ting
language: da
before: Den sidste uge
answers: [Nej, Lidt, Ja]
questions:
  a: Jeg har sovet.
  b: Jeg har grinet.
card:
  version: "1"
  range: [0, 2]
  min_answered: 2
  mid: 1
  source_url: https://eksempel.example
  licence_note: Vores egne ord.
  vectors:
  - {answers: [0, 0], score: 0}
  - {answers: [2, 2], score: 4}
  - {answers: [1, 1], score: 2}
  - {answers: [2, 1], score: 3}
  - {answers: [2, ~], score: null}
  - {answers: [~, none], score: none}
"""


def spoiled(old: str, new: str) -> Unusable:
    assert old in YAML
    with pytest.raises(Unusable) as wrong:
        together(YAML.replace(old, new, 1).encode(), None)
    return wrong.value


def test_yaml_and_toml_say_the_same() -> None:
    ours, theirs = together(YAML.encode(), None), together(OURS, None)
    assert json.loads(ours.text) == json.loads(theirs.text)
    assert json.loads(ours.card) == json.loads(theirs.card)


def test_windows_lines_a_mark_before_the_first_word_and_three_dashes_are_read_too() -> None:
    for raw in (YAML.replace("\n", "\r\n"), "\ufeff" + YAML, "---\n" + YAML + "...\n"):
        assert together(raw.encode(), None) == together(YAML.encode(), None)


@pytest.mark.parametrize(
    "word", ["Nej", "nej", "no", "No", "NO", "off", "on", "y", "n", "yes", "true", "2026-11-23", "12:30"]
)
def test_no_is_a_word_and_so_is_a_day(word: str) -> None:
    asked = read(together(YAML.replace("[Nej,", f"[{word},").encode(), None).text)
    assert [option.text for option in asked.questions[0].options] == [word, "Lidt", "Ja"]


def test_a_name_is_the_word_that_stands_there() -> None:
    raw = YAML.replace("  a: Jeg", "  1: Jeg").replace("  b: Jeg", "  no: Jeg")
    assert [one.link_id for one in read(together(raw.encode(), None).text).questions] == ["1", "no"]


@pytest.mark.parametrize(
    "old, new, why, where",
    [
        ("[Nej, Lidt, Ja]", "[0, 1, 2]", "needs_quotes", "answers: 0"),
        ("a: Jeg har sovet.", "a: 7", "needs_quotes", "a: 7"),
        ("title: Tre ting", "title: 3.5", "needs_quotes", "title"),
        ("a: Jeg har sovet.", "a:", "text_missing", "a"),
        ('version: "1"', "version: 1.10", "version", ""),
        ("  b: Jeg", "  a: Jeg", "said_twice", "line 9 a"),
        ("language: da", "title: To ting", "said_twice", "line 4 title"),
        ("a: Jeg har sovet.", "a: &x Jeg har sovet.", "written_elsewhere", "line 8"),
        ("b: Jeg har grinet.", "b: *x", "written_elsewhere", "line 9"),
        ("title: Tre", "title: !!str Tre", "marked_as_something", "line 3"),
        ("title: Tre ting", "title: !!python/object/apply:os.system [ls]", "marked_as_something", "line 3"),
        ("  b: Jeg har grinet.", "  ? [b]\n  : Jeg", "name_of_a_line", "line 9"),
        ("  b: Jeg har grinet.", "  b: [[[[[[[[1]]]]]]]]", "too_deep", "line 9"),
        ("title: Tre ting", "title: Tre: ting", "not_json", "line 3"),
        ("title: Tre ting", "title:\tTre\n\tting", "not_json", "line"),
        ("title: Tre ting", "title: Tre\x07ting", "not_json", ""),
        ("licence_note: Vores egne ord.", "licence_note: ord\n---\nid: to", "two_in_one", ""),
        ("questions:", "spoergsmaal:", "text_missing", "questions"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(old: str, new: str, why: str, where: str) -> None:
    wrong = spoiled(old, new)
    assert wrong.why == why and where in wrong.where


def test_it_was_not_saved_as_plain_text() -> None:
    for raw in (YAML.encode("utf-16"), YAML.replace("ord", "\u00e5r").encode("latin-1")):
        with pytest.raises(Unusable, match="not_words"):
            together(raw, None)
    for raw in (b"", b"# nothing\n", b"- a\n- b\n", b"just words\n"):
        with pytest.raises(Unusable, match="not_json"):
            together(raw, None)


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join(['*' + old] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE = {
    "bomb": BOMB, "brackets": "a: " + "[" * 50_000, "braces": "{a: " * 15_000, "question marks": "? " * 25_000,
    "a long word": "a: " + "x" * 59_000, "quotes": 'a: "' + "\\n" * 29_000, "spaces": "a:\n" + " " * 59_000,
    "lines": "a: |\n" + " x\n" * 19_000, "dashes": "- " * 29_000, "names": "".join(f"a{n}: 1\n" for n in range(7000)),
    "digits": "a: " + "9" * 59_000, "commas": "a: [" + "," * 59_000, "a list": "a: [" + "x," * 29_000 + "]",
    "merged": "a: {<<: {<<: {b: 1}}}\n" * 2000, "colons": "a" + ": a" * 19_000, "hashes": "a: " + "# " * 29_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_no_file_takes_long_or_grows(name: str) -> None:
    """The bomb would be nine to the ninth words."""

    def looked_at() -> None:
        with pytest.raises(Unusable):
            together(HOSTILE[name].encode(), None)

    assert takes_at_most(100, looked_at)


def test_a_file_too_large_is_not_looked_into() -> None:
    with pytest.raises(Unusable, match="too_large"):
        together(YAML.encode() + b"#" * short.MOST_BYTES, None)


def test_a_house_without_its_reader_of_yaml_says_so_and_reads_toml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(short, "yaml", None)
    assert together(OURS, None)
    with pytest.raises(Unusable, match="no_yaml"):
        together(YAML.encode(), None)
