"""What somebody would like their peer to know when they come home."""

from uuid import UUID

from sideomside.companionship.models import Bridge, Companionship
from sideomside.companionship.queries.seen import living, visible_to
from sideomside.companionship.rules import may_bridge
from sideomside.ground.audit import log
from sideomside.people.rules import Viewer


def to_bridge(viewer: Viewer, companionship_id: UUID | None = None) -> Companionship | None:
    """The bridge one may write: a participant's own, or for the coordinator who sits beside them."""
    found = living(viewer).filter(kind=Companionship.Kind.BRIDGING).order_by("-begun_at")
    one = (found.filter(id=companionship_id) if companionship_id else found).first()
    return one if one and may_bridge(viewer, one) else None


def bridge_of(viewer: Viewer, one: Companionship) -> Bridge | None:
    """All of it, for whoever writes it, and never for the peer; a coordinator's look is written down."""
    found = Bridge.objects.filter(companionship=one).first() if may_bridge(viewer, one) else None
    if found:
        log.record_opening(viewer, about=one.participant_id, screen="bridge")
    return found


def passed_on(viewer: Viewer, one: Companionship) -> list[tuple[str, str]]:
    """What the person has ticked, for their own peer, as long as the two walk together."""
    if not viewer.is_peer or not visible_to(viewer).filter(id=one.id, pair__ended_at=None).exists():
        return []
    found = Bridge.objects.filter(companionship=one).first()
    lines = found.lines(only_ticked=True) if found else []
    if lines:
        log.record_opening(viewer, about=one.participant_id, screen="bridge")
    return lines
