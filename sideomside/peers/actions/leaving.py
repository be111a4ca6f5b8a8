"""Letting go of somebody: this room's share of forgetting, and a stranger from a list who says no thanks."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import destroy_keys
from sideomside.ground.vault.models import Erasure
from sideomside.peers.models import ImportDraft, PeerFile, State
from sideomside.peers.queries import known_elsewhere
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
    take_out(peers=[peer], by=by)


@transaction.atomic
def take_out(*, peers: Sequence[PeerFile], by: Viewer) -> None:
    """Erase peers' files; and those people too, whom a list is all we ever knew from."""
    allow(all(may_step(by, peer) for peer in peers))
    stay = known_elsewhere(by, peers)
    for programme_id in {peer.programme_id for peer in peers}:
        theirs = [peer.person_id for peer in peers if peer.programme_id == programme_id]
        Role.objects.filter(programme_id=programme_id, person_id__in=theirs, name=Hat.PEER).delete()
    PeerFile.objects.filter(id__in=[peer.id for peer in peers]).delete()
    log.record_many("peer.forgotten", [(peer.person_id, "") for peer in peers], by=by)
    gone = [peer.person for peer in peers if peer.person_id not in stay]
    people.forget_many(person_ids=[person.id for person in gone], by=by)
    transaction.on_commit(lambda: _destroy_keys(gone))


def _destroy_keys(gone: Sequence[Person]) -> None:
    """Once the rows are gone for certain: a line that a restore will follow, and the keys."""
    now = timezone.now()
    Erasure.objects.bulk_create(
        Erasure(owner_id=person.id, organisation_id=person.organisation_id, done_at=now) for person in gone
    )
    destroy_keys(person.id for person in gone)
