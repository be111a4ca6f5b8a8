"""A break at once and without a reason; and back again when one feels like it."""

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.peers.actions.noting import note_step
from sideomside.peers.models import Energy, PeerFile, State
from sideomside.peers.queries import held
from sideomside.peers.rules import may_rest, may_see_whole, may_step
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def pause(*, peer: PeerFile, by: Viewer) -> PeerFile:
    """No new questions from this moment; those they walk with keep their place. Twice is once."""
    allow(may_see_whole(by, peer))
    peer = held(by, peer)
    if may_rest(peer):
        note_step(peer=peer, to=State.RESTING, rests_from=peer.state, by=by)
        log.record("peer.rested", about=peer.person_id, thing=peer.id, by=by)
    return peer


@transaction.atomic
def resume(*, peer: PeerFile, by: Viewer) -> PeerFile:
    """Back to where they were before the break."""
    allow(may_see_whole(by, peer))
    peer = held(by, peer)
    if peer.state == State.RESTING:
        note_step(peer=peer, to=peer.rests_from or State.ACTIVE, by=by)
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


@transaction.atomic
def say_energy(*, peer: PeerFile, energy: str, by: Viewer) -> PeerFile:
    """One more, enough, or rather fewer: asking obeys it at once. Nobody is taken from anybody; somebody calls."""
    allow(may_see_whole(by, peer) and energy in Energy.values)
    peer = held(by, peer)
    if peer.energy != energy:
        resting = peer.state == State.RESTING
        peer.energy, peer.version = energy, peer.version + 1
        peer.wants_a_word = peer.wants_a_word if resting else energy == Energy.FEWER and by.is_peer
        peer.save(update_fields=["energy", "version", "wants_a_word"])
        log.record("peer.energy_said", about=peer.person_id, thing=peer.id, by=by)
    return peer
