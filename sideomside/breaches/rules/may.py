"""Who writes it down, who looks after it, and when two may close it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sideomside.breaches.models import Breach, BreachStep, Risk, Thing
from sideomside.people.rules import SYSTEM, Viewer

Step = BreachStep.Name
CORRECTABLE = frozenset({Step.FOUND, Step.JUDGED, Step.REPORTED, Step.NOT_REPORTED, Step.DONE})


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known when it is written down; more, and better, comes later."""

    thing: str
    words: str
    learnt_at: datetime
    since: datetime
    until: datetime
    once: UUID
    person: UUID | None = None


def may_open(viewer: Viewer) -> bool:
    """Whoever coordinates, in any programme of the house; and the house itself, from the machine."""
    return viewer.is_coordinator or viewer.role == SYSTEM


def may_look_after(viewer: Viewer, thing: str, whose: Collection[UUID], *, alone: bool) -> bool:
    """Any coordinator of the house; where it is one's own sign-in that was used wrongly, a colleague instead."""
    if viewer.role == SYSTEM:
        return True
    theirs = thing == Thing.ACCOUNT and viewer.person_id in whose
    return viewer.is_coordinator and (alone or not theirs)


def is_closed(breach: Breach) -> bool:
    return breach.closed_at is not None


def is_ready_to_close(names: Collection[str], risk: str, *, heard: bool) -> bool:
    """It was weighed, decided if the authority is told, and where the harm can be great, each has heard or is named."""
    decided = bool({Step.REPORTED, Step.NOT_REPORTED} & set(names))
    return Step.JUDGED in names and decided and (heard or risk != Risk.HIGH)


def may_close(viewer: Viewer, breach: Breach, whose: Collection[UUID]) -> bool:
    """The second of two, and nobody whose own it was."""
    waits = breach.closing_by_id is not None and not is_closed(breach)
    second = viewer.person_id not in {breach.closing_by_id, None, *whose}
    return waits and second and viewer.is_coordinator
