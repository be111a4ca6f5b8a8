"""Who may worry, who may handle it, who may close it, and who may stop contact."""

from collections.abc import Collection
from uuid import UUID

from sideomside.concerns.models import Concern, PromisedCall, StoppedContact
from sideomside.ground.vault.keys import blind
from sideomside.matching.rules import Pair
from sideomside.people.rules import Hat, Viewer, is_self

SENDERS = frozenset({Hat.PARTICIPANT, Hat.PEER, Hat.HOST, Hat.COORDINATOR})


def may_worry(viewer: Viewer, programme_id: UUID) -> bool:
    """Everybody who takes part or works in the programme, past the small key."""
    return viewer.role in SENDERS and viewer.opened and viewer.works_in(programme_id)


def is_closed(concern: Concern) -> bool:
    return concern.closed_at is not None


def may_be_on(person_id: UUID | None, concern: Concern) -> bool:
    """Never the one it is about, whoever asks. A worry from before there were bars says it in its sealed words."""
    if person_id is None:
        return False
    about = concern.bar == bar_against(person_id, concern) if concern.bar else concern.whom == str(person_id)
    return not about


def bar_against(person_id: UUID, concern: Concern) -> str:
    """Names nobody and can be undone by nobody; it stands after whoever wrote is erased, and the name with them."""
    return blind(UUID(str(concern.organisation_id)), "concern", f"{concern.id}|{person_id}")


def may_handle(viewer: Viewer, concern: Concern, on_it: Collection[UUID]) -> bool:
    """A coordinator who is on it."""
    return viewer.is_coordinator and viewer.person_id in on_it and may_be_on(viewer.person_id, concern)


def may_close(viewer: Viewer, concern: Concern, on_it: Collection[UUID]) -> bool:
    """The second of two, while the first one's word stands."""
    waits = concern.closing_by_id is not None and not is_closed(concern)
    return waits and viewer.person_id != concern.closing_by_id and may_handle(viewer, concern, on_it)


def may_stop(viewer: Viewer, pair: Pair) -> bool:
    """Either of the two, wearing the hat they meet in."""
    participant = viewer.is_participant and is_self(viewer, pair.participant_id)
    return participant or (viewer.is_peer and is_self(viewer, pair.peer_id))


def may_call(viewer: Viewer, promised: PromisedCall) -> bool:
    """A coordinator of the programme, and not the one who is to be called."""
    return viewer.coordinates(promised.programme_id) and viewer.person_id != promised.person_id


def may_call_both(viewer: Viewer, stopped: StoppedContact) -> bool:
    """A coordinator of the programme who is not one of the two."""
    two = {stopped.pair.participant_id, stopped.pair.peer_id}
    return viewer.coordinates(stopped.programme_id) and viewer.person_id not in two
