"""Putting a proposal away, and saying that a pair is over. Nobody is blamed and nobody is told why."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.matching.actions.moving import move
from sideomside.matching.models import Pair, Proposal
from sideomside.matching.rules import OPEN, is_open, may_decide, may_end
from sideomside.peers.actions import give_back_place
from sideomside.people.rules import SYSTEM, Viewer, allow


@transaction.atomic
def withdraw(*, proposal: Proposal, by: Viewer) -> Proposal:
    """The coordinator thought again."""
    allow(may_decide(by, proposal.programme_id))
    return move(proposal=proposal, step="withdrawn", by=by) if is_open(proposal) else proposal


@transaction.atomic
def stop_for(*, person_id: UUID, by: Viewer) -> int:
    """A yes was taken back, or somebody paused or left: what is open about them stops at once."""
    allow(by.role == SYSTEM or by.is_coordinator or by.person_id == person_id)
    found = Proposal.objects.filter(state__in=OPEN, participant_id=person_id) | Proposal.objects.filter(
        state__in=OPEN, peer_id=person_id
    )
    for proposal in found:
        move(proposal=proposal, step="stopped", by=by)
    return len(found)


@transaction.atomic
def stop(*, proposal: Proposal, by: Viewer) -> Proposal:
    """The sweep found a proposal that no longer stands."""
    allow(by.role == SYSTEM)
    return move(proposal=proposal, step="stopped", by=by)


@transaction.atomic
def run_out(*, proposal: Proposal, by: Viewer) -> Proposal:
    """Asked a long time ago, reminded and called: it is put away, and the person goes on waiting, first in line."""
    allow(by.role == SYSTEM)
    return move(proposal=proposal, step="ran_out", by=by)


@transaction.atomic
def end_pair(*, pair: Pair, by: Viewer) -> Pair:
    """It is over. The place is free again."""
    allow(may_end(by, pair))
    if pair.ended_at is None:
        pair.ended_at, pair.ended_by_id = timezone.now(), by.person_id
        pair.save(update_fields=["ended_at", "ended_by_id"])
        give_back_place(peer_id=pair.proposal.place_id, by=by)
        log.record("pair.ended", about=pair.participant_id, thing=pair.id, by=by)
    return pair
