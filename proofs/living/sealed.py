"""Who must see nothing sees nothing, whatever was pressed."""

from collections.abc import Iterator

from proofs.living.world import World
from sideomside.companionship import queries as companionship
from sideomside.direction import queries as direction
from sideomside.ground.audit.models import Entry
from sideomside.intake import queries as intake
from sideomside.matching import queries as matching
from sideomside.messages import queries as messages
from sideomside.people import queries as people
from sideomside.people.rules import Hat, visitor


def two_rooms_stay_sealed(w: World) -> Iterator[str]:
    """Noor, wearing one hat, sees nothing of what stands under the other."""
    noor = w.seekers[-1]
    as_peer, as_seeker = w.as_peer(noor), w.as_seeker(noor)
    if matching.my_proposal(as_peer) or intake.own(as_peer) or direction.mine(as_peer).hopes:
        yield "what somebody said as a participant is seen under the peer's hat"
    if matching.questions(as_seeker) or companionship.meetings_of_peer(as_seeker):
        yield "what somebody is asked as a peer is seen under the participant's hat"
    sides = {Hat.PEER: "participant_id", Hat.PARTICIPANT: "peer_id"}
    for viewer in (as_peer, as_seeker):
        other = sides[Hat(viewer.role)]
        for thread in messages.visible_to(viewer).exclude(pair=None):
            if getattr(thread.pair, other) == noor.id:
                yield "a conversation from the other room is seen"


def outsiders_see_nothing(w: World) -> Iterator[str]:
    for viewer in (w.outside, visitor(w.house.organisation.id)):
        seen = [
            people.visible_to(viewer).exclude(id=w.charlie.id),
            intake.visible_to(viewer), matching.visible_to(viewer), matching.pairs(viewer),
            companionship.visible_to(viewer), messages.visible_to(viewer), direction.visible_to(viewer),
        ]  # fmt: skip
        for rows in seen:
            if rows.exists():
                yield f"an outsider sees {rows.model._meta.label}"


def outsiders_do_nothing(w: World) -> Iterator[str]:
    if Entry.objects.filter(by_id=w.charlie.id).exists():
        yield "somebody without a say has done something"
