"""This room's share of forgetting a person."""

from uuid import UUID

from sideomside.ground.audit import log
from sideomside.peers.models import ImportDraft, PeerFile
from sideomside.people.rules import Viewer


def forget(*, person_id: UUID, by: Viewer) -> None:
    """The cards, their steps, and lists the person brought; the person's key is gone already."""
    gone, _each = PeerFile.objects.filter(person_id=person_id).delete()
    ImportDraft.objects.filter(brought_by_id=person_id).delete()
    if gone:
        log.record("peer.forgotten", about=person_id, by=by)
