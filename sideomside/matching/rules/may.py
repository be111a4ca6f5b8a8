"""Who may decide, answer and see."""

from collections.abc import Collection
from uuid import UUID

from sideomside.matching.models import MustNotMeet, Pair, Proposal
from sideomside.people.rules import Hat, Viewer, is_self, may_coordinate


def may_decide(viewer: Viewer, programme_id: UUID) -> bool:
    """A person thinks of two people; the engine only lends a list."""
    return viewer.coordinates(programme_id)


def may_plan(viewer: Viewer, programme_id: UUID) -> bool:
    """The house works it out by night, a coordinator whenever they like; nobody is asked by either."""
    return may_coordinate(viewer, programme_id)


def may_choose_by_hand(viewer: Viewer, person_id: UUID, hat: str, taking_part_in: Collection[UUID]) -> bool:
    """Said by oneself in one's own hat, or written down by the coordinator of a participant."""
    own = viewer.role == hat and is_self(viewer, person_id)
    return own or (hat == Hat.PARTICIPANT and may_write_down(viewer, taking_part_in))


def may_go_on(viewer: Viewer, proposal: Proposal) -> bool:
    """The house, the coordinator, or the participant whose own tick was the last thing missing."""
    own = viewer.is_participant and is_self(viewer, proposal.participant_id)
    return own or may_coordinate(viewer, proposal.programme_id)


def may_answer(viewer: Viewer, person_id: UUID, role: str, programme_id: UUID) -> bool:
    """The one who was asked, wearing the hat that was asked; or a coordinator, noting what was said in a talk."""
    return (viewer.role == role and is_self(viewer, person_id)) or viewer.coordinates(programme_id)


def may_wish(viewer: Viewer, person_id: UUID, taking_part_in: Collection[UUID]) -> bool:
    """One's own wishes; or a coordinator of a programme they take part in, who writes down what was said."""
    own = viewer.is_participant and is_self(viewer, person_id)
    return own or may_write_down(viewer, taking_part_in)


def may_write_down(viewer: Viewer, taking_part_in: Collection[UUID]) -> bool:
    """What a coordinator alone does with somebody's words, and only where that somebody takes part."""
    return any(viewer.coordinates(programme_id) for programme_id in taking_part_in)


def may_say_rather_not(viewer: Viewer, person_id: UUID, taking_part_in: Collection[UUID]) -> bool:
    """Whom one would rather not meet is said by a participant, by a peer, or by the coordinator who sat beside."""
    return may_see_as_peer(viewer, person_id) or may_wish(viewer, person_id, taking_part_in)


def may_take_away(viewer: Viewer, note: MustNotMeet, taking_part_in: Collection[UUID]) -> bool:
    """One's own, in the hat one said it in; a coordinator's by a coordinator."""
    own = note.by_id == viewer.person_id and note.by_role == viewer.role
    return own or (note.by_role == Hat.COORDINATOR and may_write_down(viewer, taking_part_in))


def may_see_as_peer(viewer: Viewer, peer_id: UUID) -> bool:
    return viewer.is_peer and is_self(viewer, peer_id)


def pair_is_live(pair: Pair) -> bool:
    return pair.ended_at is None


def may_end(viewer: Viewer, pair: Pair) -> bool:
    """Either of the two, or the coordinator, may say it is over."""
    mine = (viewer.is_participant and is_self(viewer, pair.participant_id)) or may_see_as_peer(
        viewer, pair.peer_id
    )
    return mine or may_coordinate(viewer, pair.programme_id)
