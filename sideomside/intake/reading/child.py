"""The process that reads one mail alone: it takes its limits on first, then looks at the first byte.

It cannot open a file or a connection, write anywhere but to its answer, or outlive its seconds.
"""

import contextlib
import sys
from typing import BinaryIO

from .charsets import warm_up
from .letter import Letter, Unreadable
from .limits import MAX_BYTES, Reason, Refused
from .parse import parse
from .wire import to_wire

try:
    import resource
except ImportError:  # not every system has it; the parent's clock remains
    resource = None  # type: ignore[assignment]

CPU_SECONDS = 5
MEMORY_BYTES = 256 * 1024 * 1024  # above what Python itself has taken
OPEN_FILES = 3  # what we were given: the mail, the answer, and nowhere


def main() -> None:
    warm_up()
    take_limits_on()
    sys.stdout.buffer.write(to_wire(answer(sys.stdin.buffer)))


def take_limits_on() -> None:
    if resource is None:
        return
    _limit("RLIMIT_CPU", CPU_SECONDS, CPU_SECONDS + 1)
    if baseline := _memory_now():
        _limit("RLIMIT_AS", baseline + MEMORY_BYTES)
    for name, most in (("FSIZE", 0), ("CORE", 0), ("NPROC", 0), ("NOFILE", OPEN_FILES)):
        _limit(f"RLIMIT_{name}", most)


def answer(mail: BinaryIO) -> Letter | Unreadable:
    """A letter, or what went wrong: the kind of error and where, never the person's words."""
    try:
        return parse(mail.read(MAX_BYTES + 1))
    except Refused as refusal:
        return Unreadable(refusal.reason)
    except MemoryError:
        return Unreadable(Reason.TOO_MUCH_MEMORY)
    except RecursionError:
        return Unreadable(Reason.TOO_DEEP)
    except Exception as error:
        return Unreadable(Reason.CONFUSED, where(error))


def where(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__} {place}".strip()


def _limit(name: str, soft: int, hard: int | None = None) -> None:
    """Some systems lack a limit or already hold a lower one; then that one stands."""
    with contextlib.suppress(AttributeError, ValueError, OSError):
        resource.setrlimit(getattr(resource, name), (soft, soft if hard is None else hard))


def _memory_now() -> int:
    try:
        with open("/proc/self/statm", encoding="ascii") as numbers:
            return int(numbers.read().split()[0]) * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        return 0
