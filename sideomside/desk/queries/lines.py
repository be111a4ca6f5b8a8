"""The two shapes of a row on somebody's first page."""

from dataclasses import dataclass
from zlib import crc32


@dataclass(frozen=True, slots=True)
class Line:
    """One who waits, and the one thing to do."""

    name: str
    text: str
    verb: str
    href: str
    wait: str = ""
    long: bool = False
    first: bool = False
    ours: bool = False  # two people wait for nobody but us

    @property
    def apart(self) -> str:
        """What tells it from another about the same person."""
        return f"{self.text}, {self.wait}"

    @property
    def id(self) -> str:
        """Where a skip link lands: on the one thing to do. Two of them may lead to one page."""
        what = crc32(f"{self.text}|{self.verb}".encode())
        return f"do-{self.href.strip('/').rpartition('/')[2]}-{what:x}" if self.href else ""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something with a clock on it, or a person to call."""

    at: str
    title: str
    text: str = ""
    href: str = ""
    verb: str = ""
