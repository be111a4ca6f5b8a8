"""What happened here, for reports; and what was written with somebody, for themselves."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sideomside.ground.audit.events import Event
from sideomside.ground.vault.keys import take_keys
from sideomside.messages.models import Member, Message, Opening, Share, Thread
from sideomside.messages.queries.threads import my_rhythm
from sideomside.people.rules import SYSTEM, Hat, Viewer, is_self


def events(viewer: Viewer) -> Iterator[Event]:
    """That somebody wrote, and from which side; for whoever counts, in a programme of theirs."""
    rows = Message.objects.filter(thread__sort=Thread.Sort.PAIR).select_related("thread")
    if viewer.is_coordinator:
        rows = rows.filter(thread__programme_id__in=viewer.programme_ids)
    elif viewer.role != SYSTEM:
        return
    for row in rows.defer("words", "hidden_why").iterator():
        yield Event(
            kind="message.written",
            episode=row.thread_id,
            happened_at=row.written_at,
            written_at=row.written_at,
            by_role=row.hat,
            payload={"programme": str(row.thread.programme_id)},
        )


def tell(viewer: Viewer, person_id: UUID) -> dict[str, Any]:
    """Threads the person is in, wearing this hat. What they have hidden stays hidden here too, until shown again."""
    if not is_self(viewer, person_id):
        return {}
    own = Member.objects.filter(person_id=person_id, hat=viewer.role).select_related("thread")
    rhythm = my_rhythm(viewer)
    return {
        "threads": [_thread(viewer, one.thread) for one in own.filter(hidden=False)],
        "written_to_people": _as_coordinator(viewer),
        "answers_when": (rhythm.answers or "") if rhythm else "",
        "quiet": f"{rhythm.quiet_from:%H:%M}–{rhythm.quiet_to:%H:%M}" if rhythm and rhythm.quiet_from else "",
    }


def _thread(viewer: Viewer, thread: Thread) -> dict[str, Any]:
    """In a circle only one's own words: the others' belong to them."""
    rows = Message.objects.filter(thread=thread).select_related("picture").order_by("number")
    if thread.sort == Thread.Sort.CIRCLE:
        rows = rows.filter(author_id=viewer.person_id)
    take_keys({thread.id, *(row.drawer_id for row in rows)})
    shares = Share.objects.filter(message__thread=thread, person_id=viewer.person_id, taken_back_at=None)
    shared = set(shares.values_list("message_id", flat=True))
    opened = Opening.objects.filter(thread=thread)
    return {
        "name": thread.name,
        "messages": [_message(viewer, row, row.id in shared) for row in rows],
        "opened": [{"asked": one.asked_at, "opened": one.confirmed_at, "why": one.reason} for one in opened],
    }


def _message(viewer: Viewer, row: Message, shared: bool) -> dict[str, Any]:
    told = {
        "at": row.written_at,
        "by": "you" if row.author_id == viewer.person_id else str(Hat(row.hat).label),
        "words": row.words,
        "picture": hasattr(row, "picture"),
        "shown_to_coordinators": shared,
    }
    return told | ({"hidden_because": row.hidden_why} if row.hidden_at or row.hidden_why else {})


def _as_coordinator(viewer: Viewer) -> list[dict[str, Any]]:
    """What a coordinator has written to people; what they wrote back is theirs."""
    rows = Message.objects.filter(author_id=viewer.person_id, hat=Hat.COORDINATOR).order_by("written_at")
    own = list(rows) if viewer.is_coordinator else []
    take_keys({row.drawer_id for row in own})
    return [{"at": row.written_at, "words": row.words} for row in own]
