"""A coordinator thinks of two people."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.matching.actions.asking import go_on
from sideomside.matching.actions.board import decide_beside
from sideomside.matching.actions.moving import note
from sideomside.matching.models import Pair, Proposal
from sideomside.matching.queries import may_meet, participates, weights_for
from sideomside.matching.rules import OPEN, SomebodyAsksAlready, may_decide
from sideomside.peers.queries import file_to_ask
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def propose(  # noqa: PLR0913 - a decision has two people, a reason and how it was found
    *,
    programme: Programme,
    participant: Person,
    peer: Person,
    why: str = "",
    shared: list[list[object]] | None = None,
    place_in_list: int | None = None,
    once: UUID,
    by: Viewer,
) -> Proposal:
    """Draft it, and go on to ask as far as the participant's yes and the first talk allow."""
    allow(may_decide(by, programme.id))
    known = Proposal.objects.filter(once=once).first()
    if known:
        return known
    allow(
        participates(by, participant.id, programme.id) and may_meet(by, participant.id, peer.id, programme.id)
    )
    _only_one(participant, peer)
    file = file_to_ask(by, peer.id, programme.id)
    allow(file is not None)
    proposal = Proposal(
        programme=programme,
        participant=participant,
        peer=peer,
        place_id=file.id,
        why=why,
        shared=shared or [],
        place_in_list=place_in_list,
        weights_version=weights_for(by, programme.id).version,
        moved_at=timezone.now(),
        made_by_id=by.person_id,
        once=once,
    )
    proposal.save(force_insert=True)
    note(proposal=proposal, step="drafted", by=by)
    decide_beside(proposal=proposal, by=by)
    return go_on(proposal=proposal, by=by)


def _only_one(participant: Person, peer: Person) -> None:
    """One proposal at a time, so that nobody has to weigh two people against each other."""
    Person.objects.select_for_update().get(id=participant.id)
    asked = Proposal.objects.filter(participant=participant, state__in=OPEN).exists()
    if asked or Pair.objects.filter(participant=participant, peer=peer, ended_at=None).exists():
        raise SomebodyAsksAlready
