"""What the process that reads alone takes on before it looks, and what it says when it cannot go on."""

import builtins
from collections.abc import Callable
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest

from sideomside.intake.reading import child
from sideomside.intake.reading.letter import Letter, Unreadable
from sideomside.intake.reading.limits import MAX_BYTES, Reason, Refused
from sideomside.intake.reading.wire import from_wire

from .mails import plain

PAGE = 4096
Limits = dict[str, tuple[int, int]]


def machine(taken: Limits, *, without: tuple[str, ...] = (), refuses: str = "") -> SimpleNamespace:
    """A system that writes down which limits were taken on."""
    names = ("CPU", "AS", "FSIZE", "CORE", "NPROC", "NOFILE")

    def setrlimit(name: str, limit: tuple[int, int]) -> None:
        if name == refuses:
            raise ValueError("a lower one stands")
        taken[name] = limit

    known = {f"RLIMIT_{name}": name for name in names if name not in without}
    return SimpleNamespace(setrlimit=setrlimit, getpagesize=lambda: PAGE, **known)


def test_seconds_memory_files_and_processes_are_limited_before_a_byte_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken: Limits = {}
    monkeypatch.setattr(child, "resource", machine(taken))
    with open("/proc/self/statm", encoding="ascii") as numbers:
        pages = int(numbers.read().split()[0])
    child.take_limits_on()
    memory = taken.pop("AS")
    assert taken == {"CPU": (5, 6), "FSIZE": (0, 0), "CORE": (0, 0), "NPROC": (0, 0), "NOFILE": (3, 3)}
    assert memory[0] == memory[1] and memory[0] % PAGE == 0
    assert abs(memory[0] - 256 * 1024 * 1024 - pages * PAGE) < 32 * 1024 * 1024


@pytest.mark.parametrize("away", [{"without": ("NPROC",)}, {"refuses": "NPROC"}])
def test_a_limit_this_system_does_not_take_leaves_the_others(
    away: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: Limits = {}
    monkeypatch.setattr(child, "resource", machine(taken, **away))
    child.take_limits_on()
    assert taken.keys() == {"CPU", "AS", "FSIZE", "CORE", "NOFILE"}


def test_where_nobody_says_how_much_memory_there_is_the_seconds_still_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken: Limits = {}

    def shut(*_words: object, **_more: object) -> None:
        raise OSError

    monkeypatch.setattr(child, "resource", machine(taken))
    monkeypatch.setattr(builtins, "open", shut)
    child.take_limits_on()
    monkeypatch.undo()
    assert taken.keys() == {"CPU", "FSIZE", "CORE", "NPROC", "NOFILE"}


def test_a_system_without_limits_is_no_reason_not_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "resource", None)
    child.take_limits_on()
    assert isinstance(child.answer(BytesIO(plain("Hej"))), Letter)


def wrong(fault: BaseException) -> Callable[[bytes], Letter]:
    def reading_fails(_raw: bytes) -> Letter:
        raise fault

    return reading_fails


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Refused(Reason.TOO_LARGE), Reason.TOO_LARGE),
        (MemoryError(), Reason.TOO_MUCH_MEMORY),
        (RecursionError(), Reason.TOO_DEEP),
    ],
)
def test_what_went_wrong_is_said_without_a_word_of_the_mail(
    fault: BaseException, reason: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "parse", wrong(fault))
    assert child.answer(BytesIO(b"Jeg har det ikke godt")) == Unreadable(reason)


def test_anything_else_says_which_fault_and_at_which_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "parse", wrong(KeyError("Jeg har det ikke godt")))
    said = child.answer(BytesIO(b"Jeg har det ikke godt"))
    line = wrong.__code__.co_firstlineno + 2
    assert said == Unreadable(Reason.CONFUSED, f"KeyError reading_fails:{line}")
    assert child.where(ValueError("godt")) == "ValueError"


def test_no_more_is_taken_in_than_a_mail_may_be_and_one_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def measured(raw: bytes) -> Letter:
        seen.append(len(raw))
        return Letter()

    monkeypatch.setattr(child, "parse", measured)
    child.answer(BytesIO(b"x" * (MAX_BYTES + 10)))
    assert seen == [MAX_BYTES + 1]


def test_limits_come_first_and_the_letter_goes_out_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    there, back = BytesIO(plain("Hej med jer")), BytesIO()
    monkeypatch.setattr(child, "take_limits_on", lambda: order.append(f"limits, {there.tell()} read"))
    monkeypatch.setattr(child.sys, "stdin", SimpleNamespace(buffer=there))
    monkeypatch.setattr(child.sys, "stdout", SimpleNamespace(buffer=back))
    child.main()
    monkeypatch.undo()
    assert order == ["limits, 0 read"]
    letter = from_wire(back.getvalue())
    assert isinstance(letter, Letter) and letter.words == "Hej med jer"
