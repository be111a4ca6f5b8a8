"""Bytes nobody wrote are no mail; whatever a person may have written is, however badly it came through."""

import gzip
import random

import pytest

from sideomside.intake.reading.limits import NoMail, Reason
from sideomside.intake.reading.parse import parse
from sideomside.intake.reading.reader import read

from .mails import WORDS, mail, parts, plain

NOISE = random.Random(7).randbytes(3_000)
PACKED = gzip.compress(WORDS.encode() * 20, mtime=0)
TOP = b"From: Ida <ida@example.org>\nSubject: Hej\n\n"


@pytest.mark.parametrize(
    "raw",
    [b"", b"\r\n\r\n \n", NOISE, PACKED, b"\x00" * 400, b"Hej\x00\x00\x00\x01\x02", b"\x89PNG\r\n\x1a\n" + NOISE,
     TOP + NOISE, TOP + PACKED, TOP + b"\x00" * 400, b"X-A: b\n" * 40, b"Content-Type: text/html\n\n" + NOISE,
     mail("Content-Transfer-Encoding: base64", body="f39/AQIDBAUGBwgODxAREhMU\n"),
     parts("mixed", b"\n" + NOISE, b"Content-Type: image/png\n\nx")],
)  # fmt: skip
def test_bytes_nobody_wrote_are_no_mail(raw):
    with pytest.raises(NoMail):
        parse(raw)


@pytest.mark.parametrize("size", [60, 200, 1_000, 50_000])
def test_random_bytes_are_told_from_mail(size):
    chance, taken = random.Random(size), 0
    for _ in range(100):
        try:
            parse(chance.randbytes(size))
            taken += 1
        except NoMail:
            pass
    assert taken <= 1


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (TOP, "Hej"),
        (b"From: ida@example.org\n\n", ""),
        (b"Received: by a.example\n\n", ""),
        (b"Hej, ring til mig 12345678", "Hej, ring til mig 12345678"),
        ("Jeg har det ikke s\u00e5 godt".encode("cp1252"), "Jeg har det ikke s\u00e5 godt"),
        (b"?Fr\xf8m ida\n\nHej Karen. Jeg vil gerne snakke\x07", "?Fr\u00f8m ida\n\nHej Karen. Jeg vil gerne snakke"),
        (TOP + WORDS.encode("utf-16-le"), None),
        (plain("Jeg vil gerne snakke med nogen", charset="utf-16"), "Jeg vil gerne snakke med nogen"),
        (plain("\u0422\u044b \u0437\u0434\u0435\u0441\u044c? " * 9, charset="utf-16-le"), None),
        (plain("\u3053\u3093\u306b\u3061\u306f" * 9, charset="iso-2022-jp"), "\u3053\u3093\u306b\u3061\u306f" * 9),
        (TOP + b"Ok\x00", "Ok"),
        (TOP + b"\x07\x07", "Hej"),
        (mail("Subject: Hej", "Content-Type: image/jpeg", body=NOISE), "Hej"),
        (parts("mixed", "\n" + WORDS, b"Content-Type: text/plain\n\n" + NOISE), WORDS),
    ],
)  # fmt: skip
def test_whatever_somebody_may_have_written_is_a_mail(raw, words):
    letter = parse(raw)
    assert words is None or letter.words == words


def test_a_mail_spoilt_on_its_way_is_read_as_far_as_it_goes():
    raw = plain(WORDS * 4, encoding="base64")
    assert parse(raw[:300] + raw[302:]).words.startswith("K\u00e6re Karen")


def test_a_part_that_is_no_words_is_listed_and_not_shown():
    (listed,) = parse(parts("mixed", "\n" + WORDS, b"Content-Type: text/plain\n\n" + NOISE)).attachments
    assert (listed.kind, listed.size) == ("text/plain", len(NOISE.replace(b"\n", b"\r\n")))


def test_the_child_says_so_and_who_it_seems_to_be_from():
    refused = read(TOP + NOISE)
    assert (refused.reason, refused.sender_address, refused.subject) == (
        Reason.NO_MAIL,
        "ida@example.org",
        "Hej",
    )
