"""The three questions and their answers. No answer is ever told to the other side as anything but a yes."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.matching.actions.asking import write_to_participant, write_to_peer
from sideomside.matching.actions.moving import move, note, still_open
from sideomside.matching.models import Pair, Proposal
from sideomside.matching.queries import stands
from sideomside.matching.rules import TALK_FIRST, State, may_answer
from sideomside.peers.actions import take_place
from sideomside.peers.rules import NoPlace
from sideomside.people import actions as people
from sideomside.people.rules import Hat, Viewer, allow


@transaction.atomic
def peer_answers_room(*, proposal: Proposal, answer: str, by: Viewer) -> Proposal:
    """Room for one more? Asked, and answered, without a fact about anybody."""
    allow(may_answer(by, proposal.peer_id, Hat.PEER, proposal.programme_id))
    if answer == TALK_FIRST:
        return _talk_first(proposal, by)
    if not _is_open(proposal, State.PEER_ASKED, by):
        return proposal
    move(proposal=proposal, step="peer_has_room" if answer == "yes" else f"peer_{answer}", by=by)
    if answer == "yes":
        write_to_participant(proposal=proposal, by=by)
    return proposal


@transaction.atomic
def participant_answers(*, proposal: Proposal, answer: str, by: Viewer) -> Proposal:
    """Would you like to meet this peer? A no or a not now goes no further than here."""
    allow(may_answer(by, proposal.participant_id, Hat.PARTICIPANT, proposal.programme_id))
    if not _is_open(proposal, State.PARTICIPANT_ASKED, by):
        return proposal
    move(proposal=proposal, step=f"participant_{answer}", by=by)
    people.touch(person_id=proposal.participant_id, by=by)
    if answer == "yes":
        write_to_peer(proposal=proposal, by=by)
    return proposal


@transaction.atomic
def peer_answers(*, proposal: Proposal, answer: str, by: Viewer) -> Proposal:
    """The last of three: the peer has read what was released. A yes makes the pair."""
    allow(may_answer(by, proposal.peer_id, Hat.PEER, proposal.programme_id))
    if answer == TALK_FIRST:
        return _talk_first(proposal, by)
    if not _is_open(proposal, State.PEER_DECIDES, by):
        return proposal
    if answer == "yes":
        return _bring_together(proposal, by)
    return move(proposal=proposal, step=f"peer_{answer}", by=by)


def _is_open(proposal: Proposal, state: str, by: Viewer) -> bool:
    """A second press of the same button changes nothing, nor does an answer to what has been stopped."""
    return still_open(proposal=proposal, by=by) and proposal.state == state and stands(by, proposal)


def _talk_first(proposal: Proposal, by: Viewer) -> Proposal:
    """Not an answer: somebody calls, and the question stays open."""
    asked = still_open(proposal=proposal, by=by) and proposal.state in {State.PEER_ASKED, State.PEER_DECIDES}
    if asked and not proposal.call:
        note(proposal=proposal, step="peer_talk", by=by)
        proposal.call = True
        proposal.save(update_fields=["call"])
    return proposal


def _bring_together(proposal: Proposal, by: Viewer) -> Proposal:
    """Take the place and make the pair; a peer who is full after all has a word with the coordinator."""
    try:
        take_place(peer_id=proposal.place_id, said_yes=True, by=by)
    except NoPlace:
        return _talk_first(proposal, by)
    move(proposal=proposal, step="peer_yes", by=by)
    pair = Pair(
        proposal=proposal,
        programme_id=proposal.programme_id,
        participant_id=proposal.participant_id,
        peer_id=proposal.peer_id,
        since=timezone.now(),
    )
    pair.save(force_insert=True)
    log.record("pair.made", about=proposal.participant_id, thing=pair.id, by=by)
    return proposal
