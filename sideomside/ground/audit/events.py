"""What happened, in the words of reports: rooms yield these, so that reports keep no second truth."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sideomside.ground.vault.keys import blind
from sideomside.ground.vault.walls import current_organisation


@dataclass(frozen=True, slots=True)
class Event:
    """One event with two clocks. `episode` is opaque; `kind` is a name such as "enquiry.received"."""

    kind: str
    episode: UUID
    happened_at: datetime
    written_at: datetime
    by_role: str
    payload: dict[str, Any] = field(default_factory=dict)
    who: UUID | None = None
    """The same for one person in one hat, in every room; it leads back to nobody (same_one)."""


def same_one(hat: str, person_id: UUID) -> UUID:
    """A name for somebody in one hat that only this organisation's key can make; two hats are two names."""
    return UUID(blind(current_organisation(), f"figures {hat}", str(person_id))[:32])
