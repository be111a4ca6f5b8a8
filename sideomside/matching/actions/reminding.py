"""One soft reminder; after that a person calls."""

from django.db import transaction
from django.utils import timezone

from sideomside.matching.actions.asking import write_to_participant, write_to_peer
from sideomside.matching.actions.moving import is_as_found, note, still_open
from sideomside.matching.models import Proposal
from sideomside.matching.queries import stands
from sideomside.matching.rules import State, may_decide
from sideomside.people.rules import SYSTEM, Viewer, allow


@transaction.atomic
def remind(*, proposal: Proposal, by: Viewer) -> Proposal:
    """Once for each question, never twice; whoever answered since the sweep looked is left in peace."""
    allow(by.role == SYSTEM)
    waits = is_as_found(proposal=proposal, by=by) and not proposal.reminded_at and not proposal.call
    if not waits or not stands(by, proposal):
        return proposal
    proposal.reminded_at = timezone.now()
    proposal.save(update_fields=["reminded_at"])
    if proposal.state == State.PARTICIPANT_ASKED:
        write_to_participant(proposal=proposal, by=by)
    else:
        write_to_peer(proposal=proposal, by=by)
    note(proposal=proposal, step="reminded", by=by)
    return proposal


@transaction.atomic
def call(*, proposal: Proposal, by: Viewer) -> Proposal:
    """The coordinator talked with the one who was asked; the question stays theirs."""
    allow(may_decide(by, proposal.programme_id))
    if still_open(proposal=proposal, by=by):
        note(proposal=proposal, step="called", by=by)
        proposal.call, proposal.moved_at = False, timezone.now()
        proposal.save(update_fields=["call", "moved_at"])
    return proposal
