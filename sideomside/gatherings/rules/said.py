"""What somebody says of themselves, or of an evening: as little as it takes."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody we have not met: what to call them, and where to write if something changes."""

    alias: str
    mail: str = ""
    language: str = "da"


@dataclass(frozen=True, slots=True)
class Evening:
    """What is said about an evening: numbers and ticks, no words about anybody."""

    leaders: int = 2
    alone_why: str = ""
    came: Collection[UUID] = field(default_factory=frozenset)  # signups, in a group
    calls: Collection[UUID] = field(default_factory=frozenset)  # of those who did not come
    count: int = 0  # where nobody is known by name
    steps: Collection[int] = ()
    call_me: bool = False
