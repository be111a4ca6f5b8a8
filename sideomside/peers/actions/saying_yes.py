"""A peer's own yes to being kept and asked; nobody is a candidate without it."""

from django.db import transaction

from sideomside.consent import actions as consents
from sideomside.consent.rules import Purpose
from sideomside.ground.audit import log
from sideomside.peers.actions.noting import note_step
from sideomside.peers.models import PeerFile, State
from sideomside.peers.queries import held
from sideomside.peers.rules import may_see_whole
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def say_yes(*, peer: PeerFile, channel: str = "talk", by: Viewer) -> PeerFile:
    """Note a yes. Who was asked first, from a list, is from now on what the list said they were."""
    allow(may_see_whole(by, peer))
    peer = held(by, peer)
    consents.give(person=peer.person, purpose=Purpose.PEER, channel=channel, by=by)
    if peer.state == State.ASK_FIRST:
        note_step(peer=peer, to=peer.rests_from or State.APPLIED, by=by)
        log.record("peer.said_yes", about=peer.person_id, thing=peer.id, by=by)
    return peer


@transaction.atomic
def take_yes_back(*, peer: PeerFile, channel: str = "page", by: Viewer) -> PeerFile:
    """From this moment nobody is asked on their behalf; what has begun is spoken about by people."""
    allow(may_see_whole(by, peer))
    consents.withdraw(person=peer.person, purpose=Purpose.PEER, channel=channel, by=by)
    return peer
