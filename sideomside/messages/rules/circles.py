"""What is true of a circle: nobody is in it before their own yes, and it is led by somebody or rests."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from sideomside.messages.models import Member, Thread
from sideomside.people.rules import Hat, Viewer

IN_CIRCLES = (Hat.PARTICIPANT, Hat.PEER, Hat.HOST)
LEADERS = frozenset({Hat.PEER, Hat.HOST})
ASKED_FOR = timedelta(days=30)  # then a no and a silence are both gone, and one may be asked again


def is_circle(thread: Thread) -> bool:
    return thread.sort == Thread.Sort.CIRCLE


def is_in(member: Member | None) -> bool:
    return member is not None and member.joined_at is not None and member.left_at is None


def is_asked(member: Member | None, now: datetime) -> bool:
    """The question stands, whatever they may have answered it with."""
    if member is None or member.joined_at is not None or member.asked_at is None:
        return False
    return now < asked_until(member.asked_at)


def asked_until(asked_at: datetime) -> datetime:
    return asked_at + ASKED_FOR


def may_gather(viewer: Viewer, thread: Thread) -> bool:
    """Only ever into a circle: nobody is brought in between two."""
    return is_circle(thread) and viewer.coordinates(thread.programme_id)


def may_be_asked(hat: str, moderates: bool) -> bool:
    """Whoever takes part here; led only by those who have learned it."""
    return hat in LEADERS if moderates else hat in IN_CIRCLES


def may_moderate(viewer: Viewer, member: Member | None) -> bool:
    """A facilitator of this very circle, who has said yes and not left it."""
    return member is not None and member.moderates and is_in(member)


def may_take_out(viewer: Viewer, thread: Thread, me: Member | None, member: Member) -> bool:
    """A coordinator anybody; a facilitator those who do not lead it too. Going oneself is another act."""
    if not is_circle(thread) or viewer.person_id == member.person_id:
        return False
    return may_gather(viewer, thread) or (may_moderate(viewer, me) and not member.moderates)


def circle_key(course_id: UUID) -> UUID:
    """A course has one circle at most, however often and by whomever it is begun."""
    return uuid5(course_id, "writes together")


def first_names(names: Mapping[UUID, str]) -> dict[UUID, str]:
    """In a circle people are called by their first names; two of the same get a letter more."""
    words = {one: name.split() for one, name in names.items()}
    often = Counter(name[0].casefold() for name in words.values() if name)
    return {one: _called(name, often) for one, name in words.items()}


def _called(name: list[str], often: Counter[str]) -> str:
    if len(name) > 1 and often[name[0].casefold()] > 1:
        return f"{name[0]} {name[-1][0]}."
    return name[0] if name else ""
