"""A conversation as one of those in it sees it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from sideomside.ground.vault.keys import take_keys
from sideomside.intake.rules import sounds_heavy
from sideomside.messages.models import Message, Opening, Picture, Share, Thread
from sideomside.messages.queries.naming import name_of, names_of, others
from sideomside.messages.queries.opening import seen_openings
from sideomside.messages.queries.pictures import note_the_look
from sideomside.messages.queries.present import me_in, words_in
from sideomside.messages.queries.threads import is_open, rests, rhythm_of, thread
from sideomside.messages.rules import is_circle, may_moderate, may_share, slow_after
from sideomside.people.rules import Hat, Viewer

PAGE = 50


@dataclass(frozen=True)
class Letter:
    """One message in its place."""

    message: Message
    who: str
    mine: bool
    ours: bool  # stands on the right: mine, or a coordinator's for another coordinator
    picture: Picture | None
    shared: bool
    may_share: bool


@dataclass(frozen=True)
class Conversation:
    """What stands on the page."""

    thread: Thread
    name: str
    letters: list[Letter]
    is_open: bool
    earlier: int  # the number to read before, when there is more
    newest: int
    waited_days: int  # so long without an answer that it deserves a word; 0 otherwise
    answers: str  # when the other says that they answer
    heavy: bool  # the last words of one's own: help lines stand beside them, and nobody else is told
    moderates: bool
    came_later: bool  # into a circle where others had written before
    rests: bool  # a circle that nobody leads just now
    openings: list[Opening] = field(default_factory=list)


def conversation(viewer: Viewer, thread: Thread, before: int = 0) -> Conversation:
    """The newest page, or the one before a message; a coordinator's look at somebody's words is written down."""
    found = letters(viewer, thread, before=before)
    open_, answers = is_open(viewer, thread), _answers(viewer, thread)
    return Conversation(
        thread=thread,
        name=name_of(viewer, thread),
        letters=found,
        is_open=open_,
        earlier=_earlier(viewer, thread, found),
        newest=newest(viewer, thread),
        waited_days=_waited(viewer, thread, answers) if open_ else 0,
        answers=answers,
        heavy=_heavy(viewer, thread),
        moderates=may_moderate(viewer, me_in(viewer, thread)) if is_circle(thread) else False,
        came_later=_came_later(viewer, thread),
        rests=rests(viewer, thread),
        openings=seen_openings(viewer, thread),
    )


def letters(viewer: Viewer, thread: Thread, *, before: int = 0, after: int | None = None) -> list[Letter]:
    """One page of messages, oldest first: the newest, those just before one, or the first of those after one."""
    rows = words_in(viewer, thread).select_related("picture", "thread")
    rows = rows.filter(number__lt=before) if before else rows
    if after is None:
        found = list(rows.order_by("-number")[:PAGE])[::-1]
    else:
        found = list(rows.filter(number__gt=after).order_by("number")[:PAGE])
    if found:
        note_the_look(viewer, thread)
    return written(viewer, found)


def written(viewer: Viewer, rows: list[Message]) -> list[Letter]:
    """Messages with the names of those who wrote them, and a constant number of look-ups."""
    take_keys({row.drawer_id for row in rows})
    names = names_of(viewer, rows)
    shares = Share.objects.filter(message__in=rows, person_id=viewer.person_id, taken_back_at=None)
    shared = set(shares.values_list("message_id", flat=True))
    return [_letter(viewer, row, names, shared) for row in rows]


def newest(viewer: Viewer, thread: Thread) -> int:
    """The number of the last message; 0 where nobody has written."""
    last = Message.objects.filter(thread_id=thread.id).order_by("-number").first()
    return last.number if last else 0


def message(viewer: Viewer, message_id: UUID) -> Message | None:
    """One message of a thread one is in."""
    found = Message.objects.filter(id=message_id).select_related("thread__programme", "thread__pair").first()
    if found is None or thread(viewer, found.thread_id) is None:
        return None
    return found if words_in(viewer, found.thread).filter(id=found.id).exists() else None


def _letter(viewer: Viewer, row: Message, names: dict[UUID, str], shared: set[UUID]) -> Letter:
    mine = row.author_id == viewer.person_id and row.hat == viewer.role
    return Letter(
        message=row,
        who=names.get(row.author_id, "") if row.author_id else "",
        mine=mine,
        ours=mine or (viewer.is_coordinator and row.hat == Hat.COORDINATOR),
        picture=getattr(row, "picture", None),
        shared=row.id in shared,
        may_share=may_share(viewer, row),
    )


def _came_later(viewer: Viewer, thread: Thread) -> bool:
    me = me_in(viewer, thread) if is_circle(thread) else None
    return me is not None and me.after > 0


def _earlier(viewer: Viewer, thread: Thread, found: list[Letter]) -> int:
    """The number to read before, when something stands there that one may read."""
    first = found[0].message.number if found else 0
    return first if words_in(viewer, thread).filter(number__lt=first).exists() else 0


def _answers(viewer: Viewer, thread: Thread) -> str:
    """In the other's own words."""
    if thread.sort != Thread.Sort.PAIR:
        return ""
    other = others(viewer, [thread])[thread.id]
    hat = Hat.PEER if viewer.is_participant else Hat.PARTICIPANT
    rhythm = rhythm_of(viewer, other, hat) if other else None
    return (rhythm.answers or "") if rhythm else ""


def _waited(viewer: Viewer, thread: Thread, answers: str) -> int:
    """Days since one's first words that nobody has answered; told to oneself alone, and says nothing of reading."""
    since = unanswered_since(viewer, words_in(viewer, thread), Q(author_id=viewer.person_id, hat=viewer.role))
    if since is None or thread.sort == Thread.Sort.CIRCLE or viewer.is_coordinator:
        return 0
    waited = timezone.now() - since
    return waited.days if waited >= slow_after(answers) else 0


def unanswered_since(viewer: Viewer, rows: QuerySet[Message], mine: Q) -> datetime | None:
    """When the first of the last messages from this side was written, if nobody else has written since."""
    answer = rows.exclude(mine).order_by("-number").first()
    waiting = rows.filter(mine, number__gt=answer.number if answer else 0).order_by("number").first()
    return waiting.written_at if waiting else None


def _heavy(viewer: Viewer, thread: Thread) -> bool:
    """One's own newest words, for a day: so long help stands beside them."""
    day_ago = timezone.now() - timedelta(days=1)
    own: Any = words_in(viewer, thread).filter(
        author_id=viewer.person_id, hat=viewer.role, written_at__gt=day_ago
    )
    last = own.order_by("-number").first()
    return last is not None and sounds_heavy(last.words or "")
