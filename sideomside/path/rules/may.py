"""Who walks the way with somebody, and what the one whose way it is may do."""

from uuid import UUID

from sideomside.path.models import PeerPath
from sideomside.people.rules import Viewer, is_self, may_coordinate


def may_walk_with(viewer: Viewer, person_id: UUID, programme_id: UUID) -> bool:
    """A coordinator of the programme; and nobody decides about themselves."""
    return may_coordinate(viewer, programme_id) and viewer.person_id != person_id


def may_read(viewer: Viewer, path: PeerPath) -> bool:
    """The one whose way it is, from whichever room they are in; a peer's way is not seen from the other room."""
    return is_own(viewer, path) or may_walk_with(viewer, path.person_id, path.programme_id)


def is_own(viewer: Viewer, path: PeerPath) -> bool:
    own = is_self(viewer, path.person_id) and viewer.works_in(path.programme_id)
    grown = path.state == PeerPath.State.WELCOMED
    return own and (viewer.is_peer or (viewer.is_participant and not grown))


def is_on_the_way(path: PeerPath) -> bool:
    return path.state == PeerPath.State.WALKING


def may_tell_of(viewer: Viewer, path: PeerPath) -> bool:
    """Name somebody who knows them: themselves, or the coordinator for them; while it is on the way."""
    return is_on_the_way(path) and may_read(viewer, path)


def may_sign(viewer: Viewer, path: PeerPath) -> bool:
    """Nobody signs for another; and what is put aside asks for nothing."""
    return is_own(viewer, path) and path.state in {PeerPath.State.WALKING, PeerPath.State.WELCOMED}


def may_learn(viewer: Viewer, path: PeerPath | None) -> bool:
    """Peers, and those who are on the way."""
    if path is None:
        return viewer.is_peer and bool(viewer.programme_ids)
    return is_own(viewer, path) and path.state in {PeerPath.State.WALKING, PeerPath.State.WELCOMED}


def may_step_back(viewer: Viewer, path: PeerPath) -> bool:
    return is_own(viewer, path) and is_on_the_way(path)
