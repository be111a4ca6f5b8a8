"""No proof waits for ever: each runs in a process of its own, and when its time is up it ends with all it started."""

import contextlib
import faulthandler
import gc
import os
import secrets
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import NamedTuple

# Seconds. Small should take one minute and full an hour; a machine shared with others is slow.
LIMITS = {"small": 600, "full": 5400}
TO_TIDY_UP = 30
MARK = "PROOF_AT_WORK"
SHELF = "PROOFS_SHELF"  # where houses stand, one of each kind, that several proofs may copy


class Running(NamedTuple):
    """One process; the moment it began tells it from a later one that was given the same number."""

    pid: int
    parent: int
    began: str


def run(words: Sequence[str], seconds: float, tidy: float = TO_TIDY_UP) -> int | None:
    """The exit status; None when time ran out. Afterwards nothing it started is left."""
    mark = f"{MARK}={secrets.token_hex(16)}"
    environment = os.environ | dict([mark.split("=")])
    child = subprocess.Popen(words, env=environment, stdin=subprocess.DEVNULL)
    seen: set[Running] = set()
    try:
        return child.wait(timeout=seconds)
    except BaseException as stopped:
        seen = _family(child.pid, mark)
        child.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=tidy)
        if isinstance(stopped, subprocess.TimeoutExpired):
            return None
        raise
    finally:
        _end(child, mark, seen)


def listen_for_the_end(seconds: float) -> None:
    """Told to stop, a proof says where it stands and unwinds; one that cannot listen has its threads written."""
    signal.signal(signal.SIGTERM, _say_where_and_unwind)
    faulthandler.dump_traceback_later(seconds + TO_TIDY_UP / 2, exit=False)


def _say_where_and_unwind(_signal: int, frame: FrameType | None) -> None:
    print("Told to stop. It stood here:", file=sys.stderr)
    for one in [frame, *_suspended()]:
        print("".join(traceback.format_stack(one)[-12:]), file=sys.stderr, flush=True)
    raise KeyboardInterrupt


def _suspended() -> list[FrameType]:
    """What waits for a browser waits in a greenlet, which no trace of a thread shows."""
    if "greenlet" not in sys.modules:
        return []
    kind = sys.modules["greenlet"].greenlet
    return [one.gr_frame for one in gc.get_objects() if isinstance(one, kind) and one.gr_frame]


def _end(child: subprocess.Popen[bytes], mark: str, seen: set[Running]) -> None:
    """Again until nobody is left: one that is just starting another would get away the first time."""
    until = time.monotonic() + TO_TIDY_UP
    while time.monotonic() < until and (left := _family(child.pid, mark) | (seen & set(_processes()))):
        for one in left:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(one.pid, signal.SIGKILL)
        child.poll()
        time.sleep(0.05)
    child.kill()
    child.wait()


def _family(pid: int, mark: str) -> set[Running]:
    """Who carries the mark, and their children: a browser hides its own mark, a daemon leaves its parent."""
    there = list(_processes())
    family = {one for one in there if one.pid == pid or _carries(one, mark)}
    while more := {one for one in there if one.parent in {each.pid for each in family}} - family:
        family |= more
    return family


def _processes() -> Iterator[Running]:
    """Everybody alive here; a system without /proc shows nobody, and there only the proof itself is ended."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, parent, *rest = path.read_text().rpartition(")")[2].split()
            if state not in "ZX":
                yield Running(int(path.parent.name), int(parent), rest[17])


def _carries(one: Running, mark: str) -> bool:
    with contextlib.suppress(OSError):
        return mark.encode() in Path(f"/proc/{one.pid}/environ").read_bytes().split(b"\0")
    return False
