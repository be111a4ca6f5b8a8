"""A break at once and without a reason; and back again when one feels like it."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.peers.actions.steps import note_step
from sideomside.peers.models import PeerFile, State
from sideomside.peers.queries import held
from sideomside.peers.rules import may_rest, may_see_whole, may_step
from sideomside.people.rules import Viewer, allow, is_self


@transaction.atomic
def pause(*, peer: PeerFile, by: Viewer) -> PeerFile:
    """No new questions from this moment; those they walk with keep their place. Twice is once."""
    allow(may_see_whole(by, peer))
    peer = held(by, peer)
    if not may_rest(peer):
        return peer
    peer.rests_from, peer.state, peer.paused_at = peer.state, State.RESTING, timezone.now()
    peer.wants_a_word = is_self(by, peer.person_id)
    _keep(peer)
    note_step(peer=peer, state=State.RESTING, by=by)
    log.record("peer.rested", about=peer.person_id, thing=peer.id, by=by)
    return peer


@transaction.atomic
def resume(*, peer: PeerFile, by: Viewer) -> PeerFile:
    """Back to where they were before the break."""
    allow(may_see_whole(by, peer))
    peer = held(by, peer)
    if peer.state != State.RESTING:
        return peer
    peer.state, peer.rests_from, peer.paused_at = peer.rests_from or State.ACTIVE, "", None
    peer.wants_a_word = False
    _keep(peer)
    note_step(peer=peer, state=peer.state, by=by)
    log.record("peer.came_back", about=peer.person_id, thing=peer.id, by=by)
    return peer


@transaction.atomic
def talked_with(*, peer: PeerFile, by: Viewer) -> PeerFile:
    """The coordinator has had a word; the break goes on as long as it likes."""
    allow(may_step(by, peer))
    peer = held(by, peer)
    if peer.wants_a_word:
        peer.wants_a_word = False
        peer.save(update_fields=["wants_a_word"])
        log.record("peer.talked_with", about=peer.person_id, thing=peer.id, by=by)
    return peer


def _keep(peer: PeerFile) -> None:
    peer.version += 1
    peer.save(update_fields=["state", "rests_from", "paused_at", "wants_a_word", "version"])
