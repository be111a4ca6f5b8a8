"""What happened to two people who meet, line by line, as their coordinator reads it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sideomside.companionship.models import Companionship
from sideomside.companionship.queries.seen import visible_to
from sideomside.companionship.rules import OF_THE_TWO, TIMED
from sideomside.people import queries as people
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class Told:
    """One step: who, did what, when; and whether a later record says another time."""

    step_id: UUID
    who: str
    what: str
    at: datetime
    put_right: bool
    instead: bool
    timed: bool


def story(viewer: Viewer, one: Companionship) -> list[Told]:
    """For coordinators alone."""
    if not viewer.is_coordinator or not visible_to(viewer).filter(id=one.id).exists():
        return []
    steps = list(one.steps.exclude(name="laid"))  # the calendar filling itself is nobody's news
    names = people.names(viewer, {step.by_id for step in steps if step.by_id})
    corrected = {step.supersedes_id for step in steps}
    return [
        Told(
            step_id=step.id,
            who=names.get(step.by_id, "") if step.by_id else "",
            what=str(OF_THE_TWO[f"companionship.{step.name}"]),
            at=step.happened_at,
            put_right=step.id in corrected,
            instead=step.supersedes_id is not None,
            timed=step.name in TIMED and step.id not in corrected,
        )
        for step in steps
    ]
