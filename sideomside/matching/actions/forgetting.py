"""The room forgets somebody; their key is gone already."""

from uuid import UUID

from django.db.models import Q

from sideomside.matching.actions.board import take_out
from sideomside.matching.models import ByHand, Decision, Lot, MustNotMeet, Pair, Proposal, Wishes
from sideomside.peers.actions import give_back_place
from sideomside.people.rules import Viewer


def forget(*, person_id: UUID, by: Viewer) -> None:
    """Wishes, notes, proposals and pairs of this person go; a peer left alone has the place free again."""
    for pair in Pair.objects.filter(participant_id=person_id, ended_at=None).select_related("proposal"):
        give_back_place(peer_id=pair.proposal.place_id, by=by)
    take_out(person_id=person_id, by=by)
    Decision.objects.filter(Q(participant_id=person_id) | Q(peer_id=person_id)).delete()
    ByHand.objects.filter(person_id=person_id).update(supersedes=None)
    ByHand.objects.filter(person_id=person_id).delete()
    Lot.objects.filter(person_id=person_id).delete()
    Proposal.objects.filter(participant_id=person_id).delete()
    Proposal.objects.filter(peer_id=person_id).delete()
    MustNotMeet.objects.filter(person_id=person_id).delete()
    Wishes.objects.filter(person_id=person_id).delete()
