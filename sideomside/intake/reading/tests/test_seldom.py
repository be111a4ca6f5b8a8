"""What hardly any mail has and no system lacks, and is dealt with all the same."""

import importlib.util
import sys
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from sideomside.intake.reading import charsets, child, fate, parts, reader
from sideomside.intake.reading.fate import CLOCKS_LIE_BEYOND, written_at
from sideomside.intake.reading.letter import Letter
from sideomside.intake.reading.limits import Reason
from sideomside.intake.reading.parse import parse
from sideomside.intake.reading.parts import TooMuch, top_lines

from .mails import mail, plain
from .mails import parts as mixed

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("kind", ["text/enriched", "text/richtext"])
def test_a_text_with_old_marks_in_it_is_read_without_them(kind: str) -> None:
    raw = mail(f"Content-Type: {kind}; charset=utf-8", body="Jeg er <bold>meget</bold> træt")
    letter = parse(raw)
    assert isinstance(letter, Letter) and letter.words == "Jeg er meget træt"


@pytest.mark.parametrize(
    ("date", "believed"),
    [
        (NOW, True),
        (NOW - CLOCKS_LIE_BEYOND, True),
        (NOW - CLOCKS_LIE_BEYOND - timedelta(seconds=1), False),
        (NOW + timedelta(seconds=1), False),
        (None, False),
    ],
)
def test_a_clock_is_believed_when_it_can_be_true(date: datetime | None, believed: bool) -> None:
    assert written_at(Letter(date=date), NOW) == (date if believed else NOW)
    assert fate.bare(" Ida+post@Post.Example ") == "ida@post.example"


def test_of_a_beginning_that_is_too_much_nothing_is_made_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def gives_up(*_told: object) -> Any:
        raise TooMuch(Reason.TOO_MANY_HEADERS)

    assert top_lines(b"From: a@b.example\r\nSubject: Hej\r\n\r\nHej") == [
        b"From: a@b.example",
        b"Subject: Hej",
    ]
    monkeypatch.setattr(parts, "_header_lines", gives_up)
    assert top_lines(b"From: a@b.example\r\n\r\n") == []


def test_a_name_as_long_as_a_page_is_shortened_and_a_path_is_no_name() -> None:
    inner = f"Content-Type: message/rfc822\n\nFrom: a@example.org\nSubject: {'a' * 150}{'b' * 150}\n\nHej"
    named = 'Content-Type: image/png; name="C:\\\\Mine billeder\\\\bord.png"\n\nx'
    long = f'Content-Type: image/png\nContent-Disposition: attachment; filename="{"c" * 150}{"d" * 150}"\n\nx'
    letter = parse(mixed("mixed", "\nSe her", inner, named, long))
    assert [one.name for one in letter.attachments] == [
        "a" * 150 + "b" * 50,
        "bord.png",
        "c" * 150 + "d" * 50,
    ]
    assert letter.words == "Se her"


def test_a_line_among_the_headers_is_one_of_them_only_when_more_headers_follow() -> None:
    top = b"From: ida@example.org\nTo: hej@example.net\nSubject: Kaffe p\xc3\xa5\n"
    folded = parse(top + b"fredag klokken ni\nDate: Fri, 20 Nov 2026 10:00:00 +0100\n\nHej")
    assert (folded.subject, folded.words) == ("Kaffe på fredag klokken ni", "Hej")
    open_ended = parse(top + b"Jeg hedder Ida\nog kommer fredag\n")
    assert (open_ended.subject, open_ended.words) == ("Kaffe på", "Jeg hedder Ida\nog kommer fredag")


def test_words_that_say_what_a_picture_is_made_of_stay_words() -> None:
    said = "Det står her: data:image/png;base64,aGVq og hvad så?"
    assert parse(plain(said)).words == said


def test_a_text_that_comes_along_as_a_file_is_no_part_of_the_words() -> None:
    file = "Content-Type: text/plain\nContent-Disposition: attachment; filename=dagbog.txt\n\nKære dagbog"
    letter = parse(mixed("mixed", "\nSe her", file))
    assert (letter.words, [one.name for one in letter.attachments]) == ("Se her", ["dagbog.txt"])


def test_what_is_no_fault_of_reading_is_not_read_as_western() -> None:
    wrong = UnicodeEncodeError("ascii", "æ", 0, 1, "planted")
    with pytest.raises(UnicodeEncodeError):
        charsets._as_western(wrong)


def test_on_a_system_without_groups_the_reader_alone_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[str] = []
    one: Any = SimpleNamespace(pid=7, kill=lambda: ended.append("the child"))
    monkeypatch.setattr(
        reader, "os", SimpleNamespace(killpg=lambda pid, how: ended.append(f"{pid} {how.name}"))
    )
    reader._end(one)
    monkeypatch.setattr(reader, "os", SimpleNamespace())
    reader._end(one)
    assert ended == ["7 SIGKILL", "the child"]


def test_a_system_that_knows_no_limits_can_read_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    spec = importlib.util.spec_from_file_location(child.__name__, child.__file__)
    assert spec is not None and spec.loader is not None
    again = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(again)
    assert again.resource is None
    again.take_limits_on()
