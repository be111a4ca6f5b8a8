"""Circles: begun by a coordinator, led by facilitators, left without a reason.

Who belongs to a course is known in another room; whoever begins the circle there names the people here.
"""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.matching import queries as matching
from sideomside.messages.models import Member, Message, Thread
from sideomside.messages.queries import my_member
from sideomside.messages.rules import MustNotBeTogether, is_circle, may_gather, may_moderate
from sideomside.people.models import Programme, Role
from sideomside.people.rules import Viewer, allow

Coming = tuple[UUID, str]  # a person and the hat they come with


@transaction.atomic
def gather(
    *,
    programme: Programme,
    name: str,
    facilitators: Sequence[Coming],
    others: Sequence[Coming],
    once: UUID | None = None,
    by: Viewer,
) -> Thread:
    """A circle of these people, with a key of its own."""
    allow(by.coordinates(programme.id) and bool(facilitators))
    known = Thread.objects.filter(once=once).first() if once else None
    if known:
        return known
    circle = Thread(sort=Thread.Sort.CIRCLE, programme=programme, name=name.strip(), once=once)
    circle.begun_by_id = by.person_id
    circle.save(force_insert=True)
    log.record("circle.begun", thing=circle.id, by=by)
    for coming in dict.fromkeys([*facilitators, *others]):
        join(thread=circle, coming=coming, moderates=coming in facilitators, by=by)
    return circle


@transaction.atomic
def join(*, thread: Thread, coming: Coming, moderates: bool = False, by: Viewer) -> Member:
    """One more; whoever left may come back. Not beside somebody they must not meet."""
    person_id, hat = coming
    wears = Role.objects.filter(person_id=person_id, name=hat, programme_id=thread.programme_id)
    allow(may_gather(by, thread) and thread.closed_at is None and wears.exists())
    here = Member.objects.filter(thread=thread, left_at=None).exclude(person_id=person_id)
    if matching.kept_apart(by, person_id, here.values_list("person_id", flat=True)):
        raise MustNotBeTogether
    member, made = Member.objects.get_or_create(thread=thread, person_id=person_id, hat=hat)
    if made or member.left_at or member.moderates != moderates:
        member.left_at, member.moderates = None, moderates
        member.save(update_fields=["left_at", "moderates"])
        log.record("circle.joined", about=person_id, thing=thread.id, by=by)
    return member


@transaction.atomic
def leave(*, thread: Thread, by: Viewer) -> None:
    """Without a reason, and without a word to the others."""
    member = my_member(by, thread)
    allow(is_circle(thread) and member is not None)
    if member.left_at is None:
        member.left_at, member.new = timezone.now(), False
        member.save(update_fields=["left_at", "new"])
        log.record("circle.left", about=member.person_id, thing=thread.id, by=by)


@transaction.atomic
def hide_message(*, message: Message, why: str, by: Viewer) -> None:
    """A facilitator hides a message; the reason stands in its place for everybody."""
    allow(is_circle(message.thread) and may_moderate(by, my_member(by, message.thread)) and bool(why.strip()))
    if message.hidden_at is None:
        message.hidden_at, message.hidden_by_id, message.hidden_why = (
            timezone.now(),
            by.person_id,
            why.strip(),
        )
        message.save(update_fields=["hidden_at", "hidden_by_id", "hidden_why"])
        log.record("message.hidden", about=message.author_id, thing=message.id, by=by)


@transaction.atomic
def close_circle(*, thread: Thread, by: Viewer) -> None:
    """Nobody writes here any more; the words are kept a while, for those who wrote them."""
    allow(may_gather(by, thread) or (is_circle(thread) and may_moderate(by, my_member(by, thread))))
    if thread.closed_at is None:
        thread.closed_at = timezone.now()
        thread.save(update_fields=["closed_at"])
        log.record("circle.closed", thing=thread.id, by=by)
