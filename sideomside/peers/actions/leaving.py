"""Letting go of somebody: this room's share of forgetting, and a stranger from a list who says no thanks."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import destroy_key
from sideomside.ground.vault.models import Erasure
from sideomside.peers.models import ImportDraft, PeerFile, State
from sideomside.peers.queries import is_known_elsewhere
from sideomside.peers.rules import may_step
from sideomside.people import actions as people
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat, Viewer, allow


def forget(*, person_id: UUID, by: Viewer) -> None:
    """The cards, their steps, and lists the person brought; the person's key is gone already."""
    gone, _each = PeerFile.objects.filter(person_id=person_id).delete()
    ImportDraft.objects.filter(brought_by_id=person_id).delete()
    if gone:
        log.record("peer.forgotten", about=person_id, by=by)


@transaction.atomic
def let_go(*, peer: PeerFile, by: Viewer) -> None:
    """Somebody on a list was asked and said no thanks: what the list told us goes, at once."""
    allow(may_step(by, peer) and peer.state == State.ASK_FIRST)
    take_out(peer=peer, by=by)


@transaction.atomic
def take_out(*, peer: PeerFile, by: Viewer) -> None:
    """Erase a peer's file; and the person too, when a list is all we ever knew them from."""
    allow(may_step(by, peer))
    person, only_from_a_list = peer.person, not is_known_elsewhere(by, peer)
    peer.delete()
    log.record("peer.forgotten", about=person.id, by=by)
    if only_from_a_list:
        people.forget(person_id=person.id, by=by)
        transaction.on_commit(lambda: _destroy(person))
    else:
        Role.objects.filter(person=person, programme_id=peer.programme_id, name=Hat.PEER).delete()


def _destroy(person: Person) -> None:
    """After the rows are gone for certain: the key, and a line that a restore will follow."""
    ledger = Erasure(owner_id=person.id, organisation_id=person.organisation_id, done_at=timezone.now())
    destroy_key(person.id)
    ledger.save(force_insert=True)
