"""Somebody wants to give support: they are welcome, and nothing is decided yet."""

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.peers.actions.noting import note_step
from sideomside.peers.models import PeerFile, State
from sideomside.people import actions as people
from sideomside.people.models import Person, Programme, Role
from sideomside.people.rules import Hat, Viewer, allow, may_coordinate


@transaction.atomic
def welcome_applicant(*, person: Person, programme: Programme, by: Viewer) -> PeerFile:
    """Begin a peer's file, or open it again; twice is once. The peer's hat waits until they are invited in."""
    allow(may_coordinate(by, programme.id))
    peer, made = PeerFile.objects.get_or_create(person=person, programme=programme)
    if made or peer.state == State.STOPPED:
        role = people.give_role(
            person=person, programme=programme, name=Hat.PEER, state=Role.State.INVITED, by=by
        )
        if role.state == Role.State.LEFT:
            people.set_role_state(role=role, state=Role.State.INVITED, by=by)
        note_step(peer=peer, to=State.APPLIED, by=by)
        log.record("peer.applied", about=person.id, thing=peer.id, by=by)
    return peer
