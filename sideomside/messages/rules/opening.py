"""Who may ask to open what two people wrote, who may be the second, and who reads it then."""

from datetime import datetime

from sideomside.messages.models import Opening, Thread
from sideomside.people.rules import Viewer


def is_one_of_the_two(viewer: Viewer, thread: Thread) -> bool:
    """Whatever hat they wear: nobody decides about a conversation that is their own."""
    pair = thread.pair
    return pair is not None and viewer.person_id in {pair.participant_id, pair.peer_id}


def may_ask_to_open(viewer: Viewer, thread: Thread) -> bool:
    ours = thread.sort == Thread.Sort.PAIR and viewer.coordinates(thread.programme_id)
    return ours and not is_one_of_the_two(viewer, thread)


def may_confirm(viewer: Viewer, opening: Opening, *, alone: bool) -> bool:
    """Somebody else than the one who asked, while the question still stands.

    A colleague of the programme; where the one who asked is alone there today, any coordinator of the house.
    """
    return (
        _stands(opening)
        and _may_be_second(viewer, opening, alone)
        and viewer.person_id != opening.asked_by_id
    )


def may_put_away(viewer: Viewer, opening: Opening, *, alone: bool) -> bool:
    """Whoever asked may think again, and the second may say no, until it is opened."""
    return _stands(opening) and _may_be_second(viewer, opening, alone)


def may_read_opened(viewer: Viewer, opening: Opening, now: datetime) -> bool:
    """The two who opened it, for as long as it was opened."""
    two = {opening.asked_by_id, opening.confirmed_by_id}
    begun, ends = opening.confirmed_at, opening.ends_at
    lasts = begun is not None and ends is not None and begun <= now < ends
    return (
        lasts
        and viewer.is_coordinator
        and viewer.person_id in two
        and not is_one_of_the_two(viewer, opening.thread)
    )


def _stands(opening: Opening) -> bool:
    return opening.confirmed_at is None and opening.put_away_at is None


def _may_be_second(viewer: Viewer, opening: Opening, alone: bool) -> bool:
    if may_ask_to_open(viewer, opening.thread):
        return True
    here = viewer.is_coordinator and viewer.organisation_id == opening.organisation_id
    return alone and here and not is_one_of_the_two(viewer, opening.thread)
