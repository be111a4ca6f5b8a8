"""Who may do what. A partner's contact acts only for their own partner, and only while an agreement holds."""

from uuid import UUID

from sideomside.partners.models import Draft, Introduction, Referral
from sideomside.people.rules import Hat, Viewer, is_self


def may_keep(viewer: Viewer) -> bool:
    """Partners are the organisation's: whoever coordinates keeps the list."""
    return viewer.is_coordinator


def may_look_after(viewer: Viewer, programme_id: UUID) -> bool:
    """An agreement, and what goes out by it, belongs to a programme."""
    return viewer.coordinates(programme_id)


def may_refer(viewer: Viewer, *, holds: bool) -> bool:
    """`holds`: an agreement between us and the viewer's own partner, in force today."""
    return viewer.role == Hat.PARTNER and holds


def may_write(viewer: Viewer, draft: Draft, *, holds: bool) -> bool:
    """Only the one who sat at the table when it was begun."""
    return may_refer(viewer, holds=holds) and draft.contact_id == viewer.person_id


def may_take_back(viewer: Viewer, referral: Referral) -> bool:
    """The person at any time, and nobody for them: once it is sent, it is their own."""
    return viewer.is_participant and is_self(viewer, referral.enquiry.person_id)


def may_let_be(viewer: Viewer, referral: Referral) -> bool:
    """The contact who sent it together with them."""
    return viewer.role == Hat.PARTNER and referral.contact_id == viewer.person_id


def may_introduce(viewer: Viewer, programme_id: UUID, *, known: bool) -> bool:
    """`known`: the person is somebody the coordinator works with."""
    return viewer.coordinates(programme_id) and known


def may_take_back_bridge(viewer: Viewer, introduction: Introduction) -> bool:
    """The person at any time; who asked them, until they are welcome in another programme and wait there."""
    asked = introduction.programme_id
    coordinates = asked is not None and viewer.coordinates(asked)
    return may_answer(viewer, introduction) or (coordinates and introduction.enquiry_id is None)


def may_say_where_else(viewer: Viewer, person_id: UUID) -> bool:
    """Nobody tells it about somebody else."""
    return viewer.is_participant and viewer.opened and is_self(viewer, person_id)


def may_answer(viewer: Viewer, introduction: Introduction) -> bool:
    """The person's own yes or no, however many enquiries turned out to be theirs; nobody gives it for them."""
    return viewer.is_participant and is_self(viewer, introduction.person.in_the_end.id)
