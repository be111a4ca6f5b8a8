"""Who may let an earlier conversation go along to the next peer. Each speaks for their own words alone."""

from sideomside.messages.models import Thread
from sideomside.people.rules import Viewer

LENT = "lent_messages"  # the screen on which an earlier peer's words are read: in the log, and on no page of theirs


def may_pass_on(viewer: Viewer, thread: Thread) -> bool:
    """The participant, past their own word, with a pair's conversation that is over."""
    mine = viewer.is_participant and viewer.opened and thread.owner_id == viewer.person_id
    return mine and thread.pair is not None and thread.pair.ended_at is not None


def may_lend(viewer: Viewer, thread: Thread) -> bool:
    """The peer of the two, also before anybody asks: so nobody learns that there is a next one."""
    return viewer.is_peer and thread.pair is not None and thread.pair.peer_id == viewer.person_id
