"""Who somebody is here, and what a hat may do. Pure: everything needed is already in hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sideomside.people.models import Role

Hat = Role.Name

VISITOR = "visitor"
SYSTEM = "system"

# Who sits first when an account has several hats.
FIRST_HAT = (Hat.COORDINATOR, Hat.MODERATOR, Hat.PEER, Hat.HOST, Hat.PARTNER, Hat.EVALUATOR, Hat.OPERATOR)
STAFF = frozenset(
    {Hat.COORDINATOR, Hat.PEER, Hat.HOST, Hat.MODERATOR, Hat.PARTNER, Hat.EVALUATOR, Hat.OPERATOR}
)
# The hats a coordinator may give a colleague; a peer, a partner and a participant come in by doors of their own.
COLLEAGUES = (Hat.COORDINATOR, Hat.HOST, Hat.EVALUATOR, Hat.MODERATOR)


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody wearing one hat: the first argument of every query and the `by` of every action."""

    role: str
    organisation_id: UUID | None = None
    person_id: UUID | None = None
    programme_ids: frozenset[UUID] = frozenset()
    opened: bool = True  # False: holds the private link but has not given the small key
    at: UUID | None = (
        None  # the programme by whose own front door they stand on the open pages; no right comes of it
    )

    @property
    def is_coordinator(self) -> bool:
        return self.role == Hat.COORDINATOR

    @property
    def is_participant(self) -> bool:
        return self.role == Hat.PARTICIPANT

    @property
    def is_peer(self) -> bool:
        return self.role == Hat.PEER

    def works_in(self, programme_id: UUID) -> bool:
        return programme_id in self.programme_ids

    def coordinates(self, programme_id: UUID) -> bool:
        return self.is_coordinator and self.works_in(programme_id)


def visitor(organisation_id: UUID | None = None) -> Viewer:
    """Anybody on the open pages."""
    return Viewer(VISITOR, organisation_id)


def system(organisation_id: UUID) -> Viewer:
    """The house itself, acting on a schedule."""
    return Viewer(SYSTEM, organisation_id)


class NotAllowed(Exception):
    """An action was asked for by somebody who may not; pages answer as if nothing were there."""


class Changed(Exception):
    """Somebody else changed it while the page was open; what they wrote stands until one has looked."""


class OneHouseOnly(Exception):
    """A second organisation was asked for where nothing stands between two."""


def allow(answer: bool) -> None:
    """Ask a rule; refuse in one line."""
    if not answer:
        raise NotAllowed


def may_coordinate(viewer: Viewer, programme_id: UUID) -> bool:
    return viewer.role == SYSTEM or viewer.coordinates(programme_id)


def may_take_on(viewer: Viewer, programme_id: UUID, hat: str) -> bool:
    """Give somebody work here: a coordinator in their own programme."""
    return may_coordinate(viewer, programme_id) and hat in COLLEAGUES


def may_take_off(viewer: Viewer, role: Role) -> bool:
    """Nobody takes off their own hat: so there is always one coordinator left, the one who does it."""
    ours = role.name in COLLEAGUES and role.state != Role.State.LEFT
    return ours and viewer.coordinates(role.programme_id) and viewer.person_id != role.person_id


def may_let_begin_again(viewer: Viewer, person_id: UUID, hats: Iterable[Role]) -> bool:
    """A coordinator for those who work or walk with somebody in their own programme, and never for themselves."""
    here = any(viewer.coordinates(hat.programme_id) for hat in hats if hat.name in STAFF)
    return here and viewer.person_id != person_id


def is_self(viewer: Viewer, person_id: UUID) -> bool:
    """The person, past the small key."""
    return viewer.person_id == person_id and viewer.opened
