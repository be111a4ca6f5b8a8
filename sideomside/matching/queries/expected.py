"""How long it may take, for the person who waits: the programme's own recent waits, and nobody's in particular."""

from uuid import UUID

from sideomside.consent.queries import in_force, taken_back
from sideomside.consent.rules import Purpose
from sideomside.matching.queries.pairs import pairs
from sideomside.matching.queries.standing import programme_of
from sideomside.matching.queries.waited import recent_waits
from sideomside.matching.rules import expected_words, half_have_met_after
from sideomside.people.rules import Viewer


def half_after(viewer: Viewer, programme_id: UUID) -> int | None:
    """Days after which half have somebody; None while too few have."""
    return half_have_met_after(recent_waits(viewer, programme_id))


def expected_wait(viewer: Viewer) -> str:
    """A plain sentence for a participant past the small key; nothing for anybody else."""
    if not (viewer.is_participant and viewer.opened and viewer.person_id):
        return ""
    programme = programme_of(viewer, viewer.person_id)
    return expected_words(half_after(viewer, programme.id)) if programme else ""


def looks_no_more(viewer: Viewer) -> bool:
    """Has this participant nobody, and taken back the yes to our looking? Then nothing may say that we look."""
    alone = _alone(viewer)
    return alone is not None and taken_back(viewer, alone, Purpose.MATCHING)


def waits_for_a_yes(viewer: Viewer) -> bool:
    """Has this participant nobody, and never said that yes? Then nothing may say that we look before they do."""
    alone = _alone(viewer)
    if alone is None or in_force(viewer, alone, Purpose.MATCHING):
        return False
    return not taken_back(viewer, alone, Purpose.MATCHING)


def _alone(viewer: Viewer) -> UUID | None:
    if not (viewer.is_participant and viewer.opened):
        return None
    return None if pairs(viewer).filter(ended_at=None).exists() else viewer.person_id
