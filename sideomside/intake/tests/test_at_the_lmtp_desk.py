"""What the door for mail servers answers at each step, and that it stops when it is told to."""

import asyncio
import os
import signal
import smtplib
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from aiosmtpd.smtp import Envelope

from house.serving import free_port
from sideomside.intake.inbox import lmtp
from sideomside.intake.inbox.keeping import NobodyHere
from sideomside.intake.models import InboundMail
from sideomside.intake.reading.limits import MAX_BYTES
from sideomside.intake.tests.mailing import letter

HOUSE, NEIGHBOUR = uuid4(), uuid4()


def who_lives_at(addresses: Sequence[str]) -> UUID:
    [address] = addresses
    if address == "ingen@huset.example":
        raise NobodyHere
    if address == "nede@huset.example":
        raise OSError("Ida Holm")
    return NEIGHBOUR if address.endswith("@naboen.example") else HOUSE


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> lmtp.Door:
    monkeypatch.setattr(lmtp, "organisation_for", who_lives_at)
    return lmtp.Door()


@pytest.mark.parametrize(
    ("address", "reply", "known"),
    [
        ("hej@huset.example", "250 OK", ["hej@huset.example"]),
        ("ingen@huset.example", lmtp.NOBODY, []),
        ("nede@huset.example", lmtp.LATER, []),
    ],
)
def test_each_address_is_answered_at_once(
    door: lmtp.Door, address: str, reply: str, known: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    envelope = Envelope()
    assert asyncio.run(door.handle_RCPT(None, None, envelope, address, [])) == reply
    assert envelope.rcpt_tos == known
    assert "Ida" not in caplog.text
    assert ("could not be looked up: OSError" in caplog.text) == (reply == lmtp.LATER)


def brought(door: lmtp.Door, content: bytes | None) -> list[str]:
    envelope = Envelope()
    envelope.original_content = content
    envelope.rcpt_tos = ["hej@huset.example", "signe@huset.example"]
    return asyncio.run(door.handle_DATA(None, None, envelope)).split("\r\n")


def test_one_reply_for_each_recipient(door: lmtp.Door, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    monkeypatch.setattr(lmtp, "take", lambda *told: seen.append(told) or lmtp.KEPT)
    assert brought(door, b"Hej") == [lmtp.KEPT, lmtp.KEPT]
    assert brought(door, None) == [lmtp.KEPT, lmtp.KEPT]
    both = ("hej@huset.example", "signe@huset.example")
    assert seen == [(b"Hej", both), (b"", both)]


def test_what_is_wrong_with_us_is_never_the_mails_fault(
    door: lmtp.Door, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def falls(*_told: object) -> str:
        raise RuntimeError("Ida Holm")

    monkeypatch.setattr(lmtp, "take", falls)
    assert brought(door, b"Hej") == [lmtp.LATER, lmtp.LATER]
    assert "a mail could not be kept: RuntimeError" in caplog.text and "Ida" not in caplog.text


def test_it_is_kept_once_for_each_house_with_the_addresses_that_are_theirs(
    door: lmtp.Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Any] = []
    monkeypatch.setattr(lmtp, "keep", lambda *told: kept.append(told))
    to = ("hej@huset.example", "kaffe@naboen.example", "signe@huset.example")
    assert lmtp.take(b"Hej", to) == lmtp.KEPT
    assert [(house, raw, by.door, by.recipients) for house, raw, by in kept] == [
        (HOUSE, b"Hej", InboundMail.Door.LMTP, ("hej@huset.example", "signe@huset.example")),
        (NEIGHBOUR, b"Hej", InboundMail.Door.LMTP, ("kaffe@naboen.example",)),
    ]
    assert lmtp.take(b"x" * MAX_BYTES, to[:1]) == lmtp.KEPT
    assert lmtp.take(b"x" * (MAX_BYTES + 1), to[:1]) == lmtp.TOO_LARGE


@pytest.mark.parametrize("by_socket", [True, False])
def test_it_listens_on_this_machine_until_it_is_told_to_stop(
    by_socket: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lmtp, "organisation_for", who_lives_at)
    monkeypatch.setattr(lmtp, "keep", lambda *told: took.append(told[1]))
    took: list[bytes] = []
    port, path = free_port(), str(tmp_path / "lmtp")
    refused: list[dict[str, Any]] = []

    def a_server_comes() -> None:
        try:
            with smtplib.LMTP(
                path if by_socket else "127.0.0.1", 0 if by_socket else port, timeout=20
            ) as line:
                to = ["hej@huset.example", "ingen@huset.example"]
                long = letter("Hej " + "x" * 2_000)
                refused.append(line.sendmail("søren@post.example", to, long, ["SMTPUTF8"]))
        finally:
            os.kill(os.getpid(), signal.SIGTERM)

    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        where: dict[str, Any] = {"path": path} if by_socket else {"port": port}
        lmtp.serve_lmtp(**where, ready=lambda: threading.Thread(target=a_server_comes).start())
    finally:
        signal.signal(signal.SIGTERM, before)
    assert [len(raw) > 2_000 for raw in took] == [True]
    assert [one.keys() for one in refused] == [{"ingen@huset.example"}]
