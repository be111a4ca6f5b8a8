"""Circles: begun and closed by whoever keeps them. People are asked, and are in them by their own yes alone.

Who belongs to a course is known in another room; whoever begins the circle there names the people here.
"""

from collections.abc import Sequence
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.matching import queries as matching
from sideomside.messages.actions.noticing import tell_them
from sideomside.messages.models import Member, Thread
from sideomside.messages.queries import asked, is_led, me_in, present
from sideomside.messages.rules import (
    MustNotBeTogether,
    is_asked,
    is_circle,
    is_in,
    may_be_asked,
    may_gather,
    may_moderate,
)
from sideomside.people.models import Programme, Role
from sideomside.people.rules import Viewer, allow

GOODBYE = ("out_at", "out_by_id", "out_words", "out_put_away")
Coming = tuple[UUID, str]  # a person and the hat they would come with


@transaction.atomic
def gather(  # noqa: PLR0913 - each is one question of the form
    *,
    programme: Programme,
    name: str,
    what_for: str = "",
    facilitators: Sequence[Coming],
    others: Sequence[Coming],
    once: UUID | None = None,
    by: Viewer,
) -> Thread:
    """A circle with a key of its own, and a question to each of these people. Nobody is in it yet."""
    allow(by.coordinates(programme.id) and bool(facilitators))
    first = {"sort": Thread.Sort.CIRCLE, "programme": programme, "begun_by_id": by.person_id}
    first |= {"name": name.strip(), "what_for": what_for.strip()}
    circle, made = Thread.objects.get_or_create(once=once or uuid4(), defaults=first)
    if not made:
        return circle
    log.record("circle.begun", thing=circle.id, by=by)
    for coming in dict.fromkeys([*facilitators, *others]):
        ask_along(thread=circle, coming=coming, moderates=coming in facilitators, by=by)
    return circle


@transaction.atomic
def ask_along(*, thread: Thread, coming: Coming, moderates: bool = False, by: Viewer) -> Member:
    """A question. Whoever left is asked anew; whoever was asked lately is left in peace, whatever they answered."""
    person_id, hat = coming
    allow(may_gather(by, thread) and thread.closed_at is None and may_be_asked(hat, moderates))
    allow(_takes_part(thread, coming))
    Thread.objects.select_for_update(of=("self",)).get(id=thread.id)
    beside = (present(by) | asked(by)).filter(thread=thread).exclude(person_id=person_id)
    if matching.kept_apart(by, person_id, beside.values_list("person_id", flat=True)):
        raise MustNotBeTogether
    member, _made = Member.objects.get_or_create(thread=thread, person_id=person_id, hat=hat)
    if is_in(member):
        return _leads_too(member, by) if moderates else member
    if not is_asked(member, timezone.now()):
        _ask(member, moderates, by)
    return member


@transaction.atomic
def close_circle(*, thread: Thread, by: Viewer) -> None:
    """Nobody writes here any more; the words are kept a while, for those who wrote them."""
    allow(may_gather(by, thread) or (is_circle(thread) and may_moderate(by, me_in(by, thread))))
    if thread.closed_at is None:
        thread.closed_at = timezone.now()
        thread.save(update_fields=["closed_at"])
        log.record("circle.closed", thing=thread.id, by=by)


def _takes_part(thread: Thread, coming: Coming) -> bool:
    person_id, hat = coming
    active = Role.objects.filter(programme_id=thread.programme_id, state=Role.State.ACTIVE)
    return active.filter(person_id=person_id, name=hat).exists()


def _ask(member: Member, moderates: bool, by: Viewer) -> None:
    """Whatever they were here before is over. The letter goes as soon as somebody leads the circle."""
    member.asked_at, member.moderates = timezone.now(), moderates
    member.joined_at = member.left_at = member.no_at = member.out_at = member.out_by_id = None
    member.out_words, member.out_put_away = "", False
    member.save(update_fields=["asked_at", "moderates", "joined_at", "left_at", "no_at", *GOODBYE])
    log.record("circle.asked", about=member.person_id, thing=member.thread_id, by=by)
    if moderates or is_led(by, member.thread):
        tell_them(members=[member], by=by)


def _leads_too(member: Member, by: Viewer) -> Member:
    """One who is here already takes the lead, so that the circle does not rest."""
    if not member.moderates:
        member.moderates = True
        member.save(update_fields=["moderates"])
        log.record("circle.leads", about=member.person_id, thing=member.thread_id, by=by)
    return member
