"""Who may answer, read, count and load."""

from datetime import datetime
from uuid import UUID

from sideomside.consent.rules import Purpose
from sideomside.outcomes.models import Bring
from sideomside.people.rules import SYSTEM, Hat, Viewer, is_self

COUNTED = Purpose.EVALUATION  # in figures
DRAWN = Purpose.LOTS  # compared before and after, where lots were drawn
HANDED = Purpose.STUDY  # one by one, without a name


def may_say(viewer: Viewer, person_id: UUID) -> bool:
    """Only the person, in the participant's room, past the small key. Nobody answers for somebody else."""
    return viewer.is_participant and is_self(viewer, person_id)


def may_read_brought(viewer: Viewer, bring: Bring, *, is_my_peer: bool, is_my_coordinator: bool) -> bool:
    """Only whom the person named."""
    if viewer.is_peer:
        return bring.for_peer and is_my_peer
    return viewer.is_coordinator and bring.for_coordinator and is_my_coordinator


def is_to_this_peer(bring: Bring, peer_since: datetime | None) -> bool:
    """Words for a peer are for the one she had when she wrote them or, between two, for the one she gets."""
    return peer_since is not None and bring.happened_at >= peer_since


def may_count(viewer: Viewer, programme_id: UUID) -> bool:
    """Figures are made by the house, and for those who run or evaluate the programme."""
    return viewer.role == SYSTEM or viewer.coordinates(programme_id) or may_be_handed(viewer, programme_id)


def may_be_handed(viewer: Viewer, programme_id: UUID) -> bool:
    """Answers without names, one by one: for the programme's evaluator alone."""
    return viewer.role == Hat.EVALUATOR and viewer.works_in(programme_id)


def may_load(viewer: Viewer) -> bool:
    """The operator's command, or a coordinator at the page."""
    return viewer.role == SYSTEM or viewer.is_coordinator
