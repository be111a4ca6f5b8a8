"""What happened here, for reports; and what was written with somebody, for themselves."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sideomside.ground.audit.events import Event
from sideomside.ground.vault.keys import take_keys
from sideomside.messages.models import Member, Message, Opening, Passing, Share, Thread
from sideomside.messages.queries.present import own
from sideomside.messages.queries.threads import my_rhythm
from sideomside.people.rules import SYSTEM, Hat, Viewer, is_self

# Always the same, so that a copy on a shared phone does not say whether anything is hidden.
IF_HIDDEN = _(
    "A conversation you have hidden on your phone is not in this copy. Show it again under Messages with your own "
    "word, and fetch the copy anew."
)


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
    here = own(viewer).filter(hidden=False).select_related("thread")
    rhythm = my_rhythm(viewer)
    return {
        "threads": [_thread(viewer, one.thread) for one in here if _has_been_in(viewer, one)],
        "asked_along": [_asked(one) for one in here if one.asked_at or one.out_at],
        "if_hidden": str(IF_HIDDEN),
        "written_to_people": _as_coordinator(viewer),
        "answers_when": (rhythm.answers or "") if rhythm else "",
        "quiet": f"{rhythm.quiet_from:%H:%M}–{rhythm.quiet_to:%H:%M}" if rhythm and rhythm.quiet_from else "",
    }


def _has_been_in(viewer: Viewer, member: Member) -> bool:
    """Asked is not yet there; whoever was there before keeps their own words, also when asked anew."""
    if member.thread.sort != Thread.Sort.CIRCLE or member.joined_at:
        return True
    return _own_words(viewer, member.thread).exists()


def _asked(member: Member) -> dict[str, Any]:
    take_keys([member.thread_id])
    told = {"name": member.thread.name, "what_for": member.thread.what_for, "asked": member.asked_at}
    told |= {"said_yes": member.joined_at, "said_no": member.no_at, "left": member.left_at}
    return told | ({"taken_out": member.out_at, "words": member.out_words} if member.out_at else {})


def _own_words(viewer: Viewer, thread: Thread) -> QuerySet[Message]:
    return Message.objects.filter(thread=thread, author_id=viewer.person_id, hat=viewer.role)


def _thread(viewer: Viewer, thread: Thread) -> dict[str, Any]:
    """In a circle only one's own words: the others' belong to them."""
    circle = thread.sort == Thread.Sort.CIRCLE
    found = _own_words(viewer, thread) if circle else Message.objects.filter(thread=thread)
    rows = found.select_related("picture").order_by("number")
    take_keys({thread.id, *(row.drawer_id for row in rows)})
    shares = Share.objects.filter(message__thread=thread, person_id=viewer.person_id, taken_back_at=None)
    shared = set(shares.values_list("message_id", flat=True))
    return (
        {
            "name": thread.name,
            "what_for": thread.what_for,
            "messages": [_message(viewer, row, row.id in shared) for row in rows],
        }
        | _openings(thread)
        | _going_along(viewer, thread)
    )


def _openings(thread: Thread) -> dict[str, Any]:
    """What was opened is told apart from what was only asked for."""
    rows = list(Opening.objects.filter(thread=thread))
    return {
        "opened": [
            {"asked": one.asked_at, "opened": one.confirmed_at, "why": one.reason}
            for one in rows
            if one.confirmed_at
        ],
        "not_opened": [{"asked": one.asked_at, "why": one.reason} for one in rows if not one.confirmed_at],
    }


def _going_along(viewer: Viewer, thread: Thread) -> dict[str, Any]:
    """To the next peer: what the participant passed on, and whether the peer lends their own words."""
    if viewer.is_peer:
        mine = own(viewer).filter(thread=thread).values_list("lends", flat=True)
        return {"my_words_may_go_along": any(mine)}
    rows = Passing.objects.filter(thread=thread).order_by("said_at") if viewer.is_participant else []
    told = [{"at": one.said_at, "taken_back": one.taken_back_at} for one in rows]
    return {"passed_on": told} if told else {}


def _message(viewer: Viewer, row: Message, shared: bool) -> dict[str, Any]:
    told = {
        "at": row.written_at,
        "by": "you"
        if row.author_id == viewer.person_id and row.hat == viewer.role
        else str(Hat(row.hat).label),
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
