"""Who wrote, and whether anyone did."""

import pytest

from sideomside.intake.reading.letter import LOOP_HEADER
from sideomside.intake.reading.parse import parse

from .mails import mail, parts


@pytest.mark.parametrize(
    ("line", "name", "address"),
    [
        ("Ida Holm <ida@example.org>", "Ida Holm", "ida@example.org"),
        ('"Holm, Ida" <ida@example.org>', "Holm, Ida", "ida@example.org"),
        ("ida@example.org", "", "ida@example.org"),
        ("<ida@example.org>", "", "ida@example.org"),
        ("ida@example.org (Ida Holm)", "Ida Holm", "ida@example.org"),
        ("=?iso-8859-1?Q?S=F8ren_=C5?= <s@example.org>", "Søren Å", "s@example.org"),
        ("=?utf-8?B?U8O4?= =?utf-8?B?cmVu?= <s@example.org>", "Søren", "s@example.org"),
        ("=?utf-8?B?w?= =?utf-8?B?7hyZW4=?= <s@example.org>", "", "s@example.org"),
        ('"ida@example.org" <ida@example.org>', "", "ida@example.org"),
        ('"karen@example.net" <other@example.org>', "karen@example.net", "other@example.org"),
        ("Søren <søren@example.org>", "Søren", "søren@example.org"),
        ("Ida <3 <ida@example.org>", "Ida <3", "ida@example.org"),
        ("A <a@example.org>, B <b@example.org>", "A", "a@example.org"),
        ("undisclosed-recipients:;", "undisclosed-recipients:", ""),
        ("Ida", "Ida", ""),
        ("", "", ""),
    ],
)
def test_a_sender_is_read_however_it_is_written(line, name, address):
    letter = parse(b"From: " + line.encode() + b"\r\n\r\nHej")
    assert letter.sender_address == address
    if name or not line.startswith("=?utf-8?B?w?="):
        assert letter.sender_name == name


def test_latin_1_in_a_header_that_declares_nothing():
    letter = parse("From: Søren Ærø <s@example.org>\nSubject: På gensyn\n\nHej".encode("latin-1"))
    assert (letter.sender_name, letter.subject) == ("Søren Ærø", "På gensyn")


def test_a_header_cannot_smuggle_in_another():
    letter = parse(
        b"From: a@example.org\r\nSubject: Hej\rBcc: x@example.org =?utf-8?Q?=0D=0ABcc:_y@example.org?=\r\n\r\nHej"
    )
    assert "\n" not in letter.subject and "\r" not in letter.subject
    assert letter.recipients == ()


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated (vacation)",
        "Precedence: bulk",
        "X-Autoreply: yes",
        "Return-Path: <>\r\nSubject: Autosvar: Hej",
        "Return-Path: <>\r\nSubject: Ikke på kontoret",
    ],
)
def test_out_of_office_is_recognised_and_not_answered(header):
    letter = parse(mail(header, body="Jeg er tilbage mandag"))
    assert letter.is_auto and letter.hush and not letter.is_bounce
    assert letter.words == "Jeg er tilbage mandag"


@pytest.mark.parametrize(
    "header",
    [
        "Subject: Autosvar: Hej",
        "Subject: SV: Automatisk svar: Hej",
        "Subject: =?utf-8?Q?Frav=C3=A6rsbesked?=",
        "Subject: Automatic reply: Hello",
        "Subject: Ikke på kontoret",
        "Subject: Out of Office",
    ],
)
def test_a_subject_alone_makes_nobody_a_machine(header):
    letter = parse(mail(header, body="Jeg er her ikke"))
    assert letter.seems_auto and not letter.is_auto and not letter.hush


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: no",
        "Precedence: first-class",
        "Subject: Jeg er ikke på kontoret mere",
        "Subject: Away from everyone",
        "Subject: I am away from it all",
        "Subject: Ikke til stede i mit eget liv",
        "Subject: =?utf-8?Q?Frav=C3=A6r:_min_s=C3=B8n_kommer_ikke_i_skole?=",
    ],
)
def test_a_persons_own_mail_is_not_taken_for_a_machines(header):
    letter = parse(mail(header, body="Hej"))
    assert not letter.is_auto and not letter.hush and not letter.seems_auto


def test_a_program_that_asks_for_quiet_is_not_answered_but_a_person_wrote():
    letter = parse(mail("X-Auto-Response-Suppress: DR, OOF, AutoReply", body="Hej"))
    assert letter.hush and not letter.is_auto
    assert not parse(mail("X-Auto-Response-Suppress: DR, RN", body="Hej")).hush


def test_bounces_are_recognised():
    report = parts(
        "report", "Content-Type: text/plain\n\nUndelivered", "Content-Type: message/delivery-status\n\nx"
    )
    for raw in (
        report.replace(b"multipart/report;", b"multipart/report; report-type=delivery-status;"),
        b"From: Mail Delivery <MAILER-DAEMON@example.org>\n\nUndelivered",
        mail("Return-Path: <>", body="Undelivered"),
        mail("X-Failed-Recipients: x@example.org", body="Undelivered"),
    ):
        assert parse(raw).is_bounce and parse(raw).hush
    assert not parse(mail("Return-Path: <ida@example.org>", body="Hej")).is_bounce


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_a_bounce_says_which_letter_came_back(kind):
    returned = f"Content-Type: {kind}\n\nMessage-ID: <ours@example.net>\nSubject: Hej\n\nHej"
    raw = parts("report", "Content-Type: text/plain\n\nUndelivered", returned)
    assert parse(raw).references == ("ours@example.net",)
    assert parse(parts("mixed", "\nHej", returned)).references == ()


def test_a_read_receipt_is_a_machine_but_no_bounce():
    raw = parts("report", "Content-Type: text/plain\n\nLæst")
    letter = parse(
        raw.replace(b"multipart/report;", b"multipart/report; report-type=disposition-notification;")
    )
    assert letter.is_auto and not letter.is_bounce


def test_lists_and_our_own_loops_are_hushed():
    assert parse(mail("List-Id: <nyt.example.org>")).is_list
    assert parse(mail("Precedence: list")).hush
    letter = parse(mail(f"{LOOP_HEADER}: 7"))
    assert (letter.loop_mark, letter.hush) == ("7", True)


def test_the_loop_header_does_not_tell_who_we_are():
    assert not any(word in LOOP_HEADER.lower() for word in ("side", "om", "peer"))
