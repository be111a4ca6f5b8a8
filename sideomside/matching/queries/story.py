"""A proposal as its coordinators see it: every step with who and when, and what it waits for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sideomside.ground.audit import log
from sideomside.matching.models import Proposal
from sideomside.matching.queries.naming import known_names
from sideomside.matching.queries.standing import stands, waits_for
from sideomside.matching.rules import OF_THE_TWO, OPEN, TIMED, State, share_words, waits_words
from sideomside.people import queries as people
from sideomside.people.rules import SYSTEM, Viewer


@dataclass(frozen=True)
class Told:
    """One step: who, did what, when."""

    who: str
    what: str
    at: datetime
    step_id: UUID
    put_right: bool = False  # a later record says another time
    instead: bool = False  # this is that later record
    timed: bool = False


def story(viewer: Viewer, proposal: Proposal) -> dict[str, Any]:
    """What stands on the proposal's page. Opening it is written down for both."""
    for person_id in (proposal.participant_id, proposal.peer_id):
        log.record_opening(viewer, about=person_id, screen="proposal")
    steps = list(proposal.steps.all())
    corrected = {step.supersedes_id for step in steps}
    names = people.names(
        viewer, {s.by_id for s in steps if s.by_id} | {proposal.participant_id, proposal.peer_id}
    )
    return {
        "participant": names.get(proposal.participant_id, ""),
        "peer": names.get(proposal.peer_id, ""),
        "steps": [
            Told(
                _who(names, step.by_id, step.by_role),
                str(OF_THE_TWO[f"proposal.{step.name}"]),
                step.happened_at,
                step.id,
                put_right=step.id in corrected,
                instead=step.supersedes_id is not None,
                timed=step.name in TIMED and step.id not in corrected,
            )
            for step in steps
        ],
        "shares": share_words(proposal.shared or [], known_names(viewer)),
        "waits": waits_words(waits_for(viewer, proposal)) if proposal.state == State.DRAFTED else [],
        "open": proposal.state in OPEN,
        "stands": stands(viewer, proposal),
        "asked": proposal.state in OPEN - {State.DRAFTED},
        "days": (timezone.now() - proposal.moved_at).days,
    }


def _who(names: dict[Any, str], person_id: Any, role: str) -> str:
    return str(_("The house")) if role == SYSTEM else names.get(person_id, "")
