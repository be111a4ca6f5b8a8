"""Taking a suggestion: the ordinary asking begins, with the coordinator's own why."""

from uuid import UUID

from django.db import transaction

from sideomside.matching.actions.propose import propose
from sideomside.matching.models import Proposal
from sideomside.matching.queries import suggestion
from sideomside.matching.rules import GoneStale, may_decide
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Viewer, allow

FIRST = 1


@transaction.atomic
def take(
    *, programme: Programme, person_id: UUID, peer_id: UUID, why: str, once: UUID, by: Viewer
) -> Proposal:
    """As it stands now and not as it stood last night: what has gone stale, or was changed, cannot be taken."""
    allow(may_decide(by, programme.id))
    known = Proposal.objects.filter(once=once, programme=programme).first()
    if known:
        return known
    one = suggestion(by, programme, person_id)
    if one is None or one.stale or one.peer_id != peer_id:
        raise GoneStale
    return propose(
        programme=programme,
        participant=Person.objects.get(id=person_id),
        peer=Person.objects.get(id=peer_id),
        why=why,
        shared=one.codes,
        place_in_list=FIRST,
        once=once,
        by=by,
    )
