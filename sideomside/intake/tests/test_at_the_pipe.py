"""A mail server hands a mail to a program and looks at its exit code alone."""

from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest

from sideomside.intake.inbox import pipe
from sideomside.intake.inbox.keeping import NobodyHere
from sideomside.intake.models import InboundMail
from sideomside.intake.reading.limits import MAX_BYTES

HOUSE = uuid4()


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    found: list[Any] = []
    monkeypatch.setattr(pipe, "organisation_for", lambda recipients: HOUSE)
    monkeypatch.setattr(pipe, "keep", lambda *told: found.append(told))
    return found


def stream(*pieces: bytes) -> Any:
    """Gives what is asked for, and counts what was left."""
    left = list(pieces)
    return SimpleNamespace(read=lambda most: left.pop(0)[:most] if left else b"", left=left)


def test_a_mail_is_kept_for_whom_it_was_for(kept: list[Any]) -> None:
    assert pipe.take_from_pipe(stream(b"Hej"), ("hej@huset.example",)) == 0
    [(house, raw, came_by)] = kept
    assert (house, raw) == (HOUSE, b"Hej")
    assert (came_by.door, came_by.recipients) == (InboundMail.Door.PIPE, ("hej@huset.example",))


def test_whoever_writes_too_much_is_heard_out_and_told(kept: list[Any]) -> None:
    long = stream(b"x" * (MAX_BYTES + 9), b"y", b"z")
    assert pipe.take_from_pipe(long) == 65
    assert long.left == [] and [len(raw) for _house, raw, _by in kept] == [MAX_BYTES + 1]
    assert pipe.take_from_pipe(stream(b"x" * MAX_BYTES)) == 0


def test_nobody_here_and_something_wrong_with_us_are_two_answers(
    kept: list[Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuses(fault: Exception) -> Any:
        def nobody(_recipients: object) -> Any:
            raise fault

        return nobody

    monkeypatch.setattr(pipe, "organisation_for", refuses(NobodyHere()))
    assert pipe.take_from_pipe(stream(b"Hej")) == 67
    monkeypatch.setattr(pipe, "organisation_for", refuses(OSError("Ida Holm")))
    assert pipe.take_from_pipe(stream(b"Hej")) == 75
    assert kept == [] and "could not be kept: OSError" in caplog.text and "Ida" not in caplog.text
