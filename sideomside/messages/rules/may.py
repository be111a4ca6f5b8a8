"""Who may share and choose."""

from sideomside.messages.models import Message, Thread
from sideomside.people.rules import Hat, Viewer

WRITERS = frozenset({Hat.PARTICIPANT, Hat.PEER, Hat.HOST, Hat.COORDINATOR})


def may_share(viewer: Viewer, message: Message) -> bool:
    """Either of the two, with what stands between them; whoever coordinates reads nothing else."""
    return message.thread.sort == Thread.Sort.PAIR and viewer.role in {Hat.PARTICIPANT, Hat.PEER}


def may_choose(viewer: Viewer) -> bool:
    """When one answers, and what one hides: for whoever may be in a thread at all."""
    return viewer.role in WRITERS and viewer.person_id is not None and viewer.opened
