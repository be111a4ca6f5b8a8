"""What happened, in the words of reports: rooms yield these, so that reports keep no second truth."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Event:
    """One event with two clocks. `episode` is opaque; `kind` is a name such as "enquiry.received"."""

    kind: str
    episode: UUID
    happened_at: datetime
    written_at: datetime
    by_role: str
    payload: dict[str, Any] = field(default_factory=dict)
