"""The room forgets somebody; their key is gone already."""

from uuid import UUID

from sideomside.matching.models import MustNotMeet, Pair, Proposal, Wishes
from sideomside.peers.actions import give_back_place
from sideomside.people.rules import Viewer


def forget(*, person_id: UUID, by: Viewer) -> None:
    """Wishes, notes, proposals and pairs of this person go; a peer left alone has the place free again."""
    for pair in Pair.objects.filter(participant_id=person_id, ended_at=None).select_related("proposal"):
        give_back_place(peer_id=pair.proposal.place_id, by=by)
    Proposal.objects.filter(participant_id=person_id).delete()
    Proposal.objects.filter(peer_id=person_id).delete()
    MustNotMeet.objects.filter(person_id=person_id).delete()
    Wishes.objects.filter(person_id=person_id).delete()
