"""Who may share, choose and open."""

from datetime import datetime

from sideomside.messages.models import Message, Opening, Thread
from sideomside.people.rules import Hat, Viewer

WRITERS = frozenset({Hat.PARTICIPANT, Hat.PEER, Hat.HOST, Hat.COORDINATOR})


def may_share(viewer: Viewer, message: Message) -> bool:
    """Either of the two, with what stands between them; whoever coordinates reads nothing else."""
    return message.thread.sort == Thread.Sort.PAIR and viewer.role in {Hat.PARTICIPANT, Hat.PEER}


def may_choose(viewer: Viewer) -> bool:
    """When one answers, and what one hides: for whoever may be in a thread at all."""
    return viewer.role in WRITERS and viewer.person_id is not None and viewer.opened


def is_one_of_the_two(viewer: Viewer, thread: Thread) -> bool:
    """Whatever hat they wear: nobody decides about a conversation that is their own."""
    pair = thread.pair
    return pair is not None and viewer.person_id in {pair.participant_id, pair.peer_id}


def may_ask_to_open(viewer: Viewer, thread: Thread) -> bool:
    ours = thread.sort == Thread.Sort.PAIR and viewer.coordinates(thread.programme_id)
    return ours and not is_one_of_the_two(viewer, thread)


def may_confirm(viewer: Viewer, opening: Opening) -> bool:
    """Somebody else than the one who asked, while the question still stands."""
    asked = opening.confirmed_at is None and opening.put_away_at is None
    return asked and may_ask_to_open(viewer, opening.thread) and viewer.person_id != opening.asked_by_id


def may_put_away(viewer: Viewer, opening: Opening) -> bool:
    """Either coordinator may think again, until it is opened."""
    asked = opening.confirmed_at is None and opening.put_away_at is None
    return asked and may_ask_to_open(viewer, opening.thread)


def may_read_opened(viewer: Viewer, opening: Opening, now: datetime) -> bool:
    """The two who opened it, for as long as it was opened."""
    two = {opening.asked_by_id, opening.confirmed_by_id}
    lasts = opening.ends_at is not None and now < opening.ends_at
    return lasts and viewer.person_id in two and may_ask_to_open(viewer, opening.thread)
