"""What the doctor says: how bad it is, what is wrong, and how to mend it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class Finding:
    """One sentence about what is wrong, one about what to do."""

    level: str
    what: str
    mend: str


def error(what: str, mend: str) -> Finding:
    return Finding(ERROR, what, mend)


def warning(what: str, mend: str) -> Finding:
    return Finding(WARNING, what, mend)


Look = Callable[[], Iterable[Finding]]
