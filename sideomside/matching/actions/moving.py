"""One step of a proposal: where it stands now, the line in its story, and the line in the log."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.matching.models import Proposal, ProposalStep
from sideomside.matching.rules import OPEN, ending_of, is_open, next_state, whose
from sideomside.people.rules import NotAllowed, Viewer

WHERE_IT_STANDS = ("state", "ending", "moved_at", "reminded_at", "call")


@transaction.atomic
def hold_open(*, which: Q, by: Viewer) -> list[Proposal]:
    """Those that are open, held until this is done: whoever answers in the same moment has been waited for.

    Asked before the first line in the log, which everybody holds last.
    """
    found = Proposal.objects.select_for_update(of=("self",)).filter(which, state__in=OPEN)
    return list(found.order_by("id"))


@transaction.atomic
def still_open(*, proposal: Proposal, by: Viewer) -> bool:
    """Held, and looked at again: somebody may have answered since it was found, or be gone with all of it."""
    now = Proposal.objects.select_for_update().filter(id=proposal.id).first()
    for name in WHERE_IT_STANDS if now else ():
        setattr(proposal, name, getattr(now, name))
    return now is not None and is_open(now)


@transaction.atomic
def is_as_found(*, proposal: Proposal, by: Viewer) -> bool:
    """Open, and at the step at which the sweep found it: the next question has a time of its own."""
    since = proposal.moved_at
    return still_open(proposal=proposal, by=by) and proposal.moved_at == since


@transaction.atomic
def move(*, proposal: Proposal, step: str, happened_at: datetime | None = None, by: Viewer) -> Proposal:
    """Take the step if it can be taken from where the proposal stands, seen under lock."""
    held = Proposal.objects.select_for_update().get(id=proposal.id)
    state = next_state(held.state, step)
    if state is None:
        raise NotAllowed
    proposal.ending = ending_of(held.state, step)
    proposal.state, proposal.moved_at = state, timezone.now()
    proposal.reminded_at, proposal.call = None, False
    proposal.save(update_fields=["state", "ending", "moved_at", "reminded_at", "call"])
    note(proposal=proposal, step=step, happened_at=happened_at, by=by)
    return proposal


@transaction.atomic
def note(*, proposal: Proposal, step: str, happened_at: datetime | None = None, by: Viewer) -> ProposalStep:
    """Write the step down. The log's line is about the one whose step it was, so that no answer crosses over."""
    row = ProposalStep(
        proposal=proposal,
        name=step,
        happened_at=happened_at or timezone.now(),
        by_id=by.person_id,
        by_role=by.role,
    )
    row.save(force_insert=True)
    log.record(f"proposal.{step}", about=whose(proposal, step), thing=proposal.id, by=by)
    return row
