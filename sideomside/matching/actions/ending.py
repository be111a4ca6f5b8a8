"""Putting a proposal away, and saying that a pair is over. Nobody is blamed and nobody is told why."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.matching.actions.asking import go_on
from sideomside.matching.actions.moving import hold_open, is_as_found, move, still_open
from sideomside.matching.models import Pair, Proposal
from sideomside.matching.rules import State, may_decide, may_end
from sideomside.peers.actions import give_back_place
from sideomside.people.rules import SYSTEM, Viewer, allow


@transaction.atomic
def withdraw(*, proposal: Proposal, by: Viewer) -> Proposal:
    """The coordinator thought again."""
    allow(may_decide(by, proposal.programme_id))
    if still_open(proposal=proposal, by=by):
        move(proposal=proposal, step="withdrawn", by=by)
    return proposal


@transaction.atomic
def stop_for(*, person_id: UUID, by: Viewer) -> int:
    """A yes was taken back, or somebody paused or left: what is open about them stops at once."""
    allow(by.role == SYSTEM or by.is_coordinator or by.person_id == person_id)
    found = hold_open(which=Q(participant_id=person_id) | Q(peer_id=person_id), by=by)
    for proposal in found:
        move(proposal=proposal, step="stopped", by=by)
    return len(found)


@transaction.atomic
def stop(*, proposal: Proposal, by: Viewer) -> Proposal:
    """The sweep found a proposal that no longer stands."""
    allow(by.role == SYSTEM)
    if still_open(proposal=proposal, by=by):
        move(proposal=proposal, step="stopped", by=by)
    return proposal


@transaction.atomic
def run_out(*, proposal: Proposal, by: Viewer) -> Proposal:
    """Asked a long time ago, reminded and called: it is put away, and the person goes on waiting, first in line."""
    allow(by.role == SYSTEM)
    if is_as_found(proposal=proposal, by=by):
        move(proposal=proposal, step="ran_out", by=by)
    return proposal


@transaction.atomic
def end_pair(*, pair: Pair, talk_needed: bool = False, by: Viewer) -> Pair:
    """It is over. The place is free again. After an early end nobody new is asked before a talk."""
    allow(may_end(by, pair))
    held = Pair.objects.select_for_update(of=("self",)).get(id=pair.id)  # two hands end it once
    pair.ended_at, pair.ended_by_id, pair.talk_needed = held.ended_at, held.ended_by_id, held.talk_needed
    if pair.ended_at is None:
        pair.ended_at, pair.ended_by_id = timezone.now(), by.person_id
        pair.talk_needed = talk_needed
        pair.save(update_fields=["ended_at", "ended_by_id", "talk_needed"])
        give_back_place(peer_id=pair.proposal.place_id, by=by)
        log.record("pair.ended", about=pair.participant_id, thing=pair.id, by=by)
    return pair


@transaction.atomic
def hold_ending_talk(*, pair: Pair, wants_new: bool, by: Viewer) -> Pair:
    """Somebody talked with the participant; they say themselves whether they would like to meet somebody new."""
    allow(may_decide(by, pair.programme_id))
    held = Pair.objects.select_for_update().get(id=pair.id)
    if held.ended_at is None:
        return held
    held.talk_held_at = held.talk_held_at or timezone.now()
    held.wants_new_at = (held.wants_new_at or timezone.now()) if wants_new else None
    held.save(update_fields=["talk_held_at", "wants_new_at"])
    theirs = Q(participant_id=held.participant_id, state=State.DRAFTED)
    drafts = hold_open(which=theirs, by=by) if wants_new else []
    log.record("pair.talked", about=held.participant_id, thing=held.id, by=by)
    for proposal in drafts:
        go_on(proposal=proposal, by=by)
    return held
