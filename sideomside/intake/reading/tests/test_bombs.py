"""Hostile mail costs little, and ends as a letter or a plain reason."""

import random
import sys

import pytest

from sideomside.intake.reading.letter import Letter, Unreadable
from sideomside.intake.reading.limits import NoMail, Reason, Refused
from sideomside.intake.reading.parse import parse
from sideomside.intake.reading.prescan import prescan
from sideomside.intake.reading.reader import read
from tests.soon import takes_at_most

from .bombs import bombs, mutants, nested
from .mails import WORDS, page, parts, plain

BOMBS = bombs()
PIECES = 80 if sys.gettrace() is None else 320  # watched line by line, everything takes longer
REFUSED = {
    "100,000 parts": Reason.TOO_MANY_PARTS,
    "100,000 named parts": Reason.TOO_MANY_PARTS,
    "nested 10,000 deep": Reason.TOO_DEEP,
    "nested mails 10,000 deep": Reason.TOO_DEEP,
    "the same boundary inside itself": Reason.TOO_MANY_PARTS,
    "a digest of digests": Reason.TOO_MANY_PARTS,
    "nearly boundaries": Reason.TOO_MANY_PARTS,
    "100,000 header lines": Reason.TOO_MANY_HEADERS,
    "one header of 5 MB": Reason.HEADER_TOO_LONG,
    "25 MB of boundaries": Reason.TOO_MANY_PARTS,
    "more than 25 MB": Reason.TOO_LARGE,
}
NO_MAIL = {
    "headers without an end",
    "NULs",
    "only carriage returns",
    "base64 of equal signs",
    "uuencode of nonsense",
    "random bytes",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_takes_little_time_and_never_raises(name):
    raw = BOMBS[name]()
    assert takes_at_most(PIECES, lambda: _stands(name, raw))


def _stands(name, raw):
    assert prescan(raw) == REFUSED.get(name)
    if name in NO_MAIL:
        with pytest.raises(NoMail):
            parse(raw)
    elif name not in REFUSED:
        letter = parse(raw)
        letter.text.encode("utf-8")
        assert "\x00" not in letter.text


@pytest.mark.parametrize(
    "name", ["100,000 parts", "parentheses in To", "25 MB of markup", "25 MB of base64", "random bytes"]
)
def test_a_bomb_goes_off_in_the_child(name):
    result = read(BOMBS[name]())
    assert isinstance(result, Unreadable if name in {*REFUSED, *NO_MAIL} else Letter)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("199 parts", "hej"),
        ("nested 19 deep", "hej"),
        ("parentheses in To", "hej"),
        ("no boundary", "--x\n\nhej\n--x--"),
        ("a boundary like an expression", "hej"),
        ("closed before it opens", "hej"),
        ("the year 1", "hej"),
        ("a number of 5,000 digits", "&#" + "9" * 5_000 + ";hej"),
    ],
)
def test_words_inside_a_bomb_are_still_read(name, words):
    assert parse(BOMBS[name]()).words == words


@pytest.mark.parametrize(("depth", "reason"), [(20, None), (21, Reason.TOO_DEEP)])
def test_the_depth_we_follow_is_twenty(depth, reason):
    assert prescan(nested(depth)) == reason


@pytest.mark.parametrize(("count", "reason"), [(200, None), (201, Reason.TOO_MANY_PARTS)])
def test_the_parts_we_count_are_two_hundred(count, reason):
    assert prescan(b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nhej\n" * count) == reason


@pytest.mark.parametrize(("lines", "reason"), [(999, None), (1_001, Reason.TOO_MANY_HEADERS)])
def test_the_header_lines_we_read_are_a_thousand(lines, reason):
    assert prescan(b"X-A: b\n" * lines + b"\nhej") == reason


@pytest.mark.parametrize(("length", "reason"), [(60_000, None), (70_000, Reason.HEADER_TOO_LONG)])
def test_the_header_we_read_is_64_kilobytes(length, reason):
    assert prescan(b"X-A: " + b"b" * length + b"\n\nhej") == reason


def test_spoiled_mail_is_read_or_refused_for_a_reason():
    good = [
        plain(WORDS),
        page("<p>Hej <b>du</b>"),
        parts("mixed", "\nHej", "Content-Type: image/png\n\nx"),
        nested(5),
    ]
    read_well = 0
    for raw in mutants(good, 1_500, random.Random(2026)):
        try:
            parse(raw).text.encode("utf-8")
            read_well += 1
        except Refused:
            pass
    assert read_well > 1_000
