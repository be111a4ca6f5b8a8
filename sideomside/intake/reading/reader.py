"""Reads one mail in a process of its own, so that no mail can stand in another's way."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from .child import where
from .letter import Letter, Unreadable
from .limits import Reason
from .prescan import glance, prescan
from .wire import from_wire

WALL_SECONDS = 20  # four times the child's own processor time: the machine may be busy
PACKAGE_ROOT = Path(__file__).resolve().parents[3]
START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from sideomside.intake.reading.child import main; main()"
)


def read(raw: bytes) -> Letter | Unreadable:
    """A letter, or a plain reason why not. Never raises, whatever the bytes."""
    try:
        raw = bytes(raw)
        refusal = prescan(raw)
        result = Unreadable(refusal) if refusal else _read_apart(raw)
        return _with_sender(result, raw) if isinstance(result, Unreadable) else result
    except Exception as error:
        return Unreadable(Reason.CONFUSED, where(error))


def _with_sender(result: Unreadable, raw: bytes) -> Unreadable:
    name, address, subject = glance(raw)
    return replace(result, sender_name=name, sender_address=address, subject=subject)


def _read_apart(raw: bytes) -> Letter | Unreadable:
    try:
        child = _start()
    except OSError as error:
        return Unreadable(Reason.READER_DID_NOT_START, where(error))
    with child:
        try:
            answer, _ = child.communicate(raw, timeout=WALL_SECONDS)
        except subprocess.TimeoutExpired:
            _end(child)
            return Unreadable(Reason.TOO_LONG_A_TIME, f"{WALL_SECONDS} s on the clock")
    return from_wire(answer) if child.returncode == 0 else _explain(child.returncode)


def _start() -> subprocess.Popen[bytes]:
    """Isolated from user settings and environment; only this package and the standard library in reach."""
    return subprocess.Popen(  # noqa: S603 - our own interpreter and a fixed program
        [sys.executable, "-I", "-S", "-c", START, str(PACKAGE_ROOT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd=PACKAGE_ROOT,
        start_new_session=True,
    )


def _end(child: subprocess.Popen[bytes]) -> None:
    """The whole group, though the child may start no other process."""
    if hasattr(os, "killpg"):
        os.killpg(child.pid, signal.SIGKILL)
    else:
        child.kill()


def _explain(code: int) -> Unreadable:
    """Ended by the system means too much; ended by Python means our own installation is broken."""
    if code > 0:
        return Unreadable(Reason.READER_DID_NOT_START, f"code {code}")
    out_of_time = -code in {getattr(signal, "SIGXCPU", None), getattr(signal, "SIGKILL", None)}
    return Unreadable(Reason.TOO_LONG_A_TIME if out_of_time else Reason.CONFUSED, f"signal {-code}")
