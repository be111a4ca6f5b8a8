"""Who is in a circle now, who is asked, and what of it may be read: nothing from before one came."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from sideomside.messages.models import Member, Message, Thread
from sideomside.messages.rules import ASKED_FOR, is_circle
from sideomside.people.models import Role
from sideomside.people.rules import Viewer


def present(viewer: Viewer) -> QuerySet[Member]:
    """Everybody who said yes, has not left, and takes part in the programme today."""
    return _taking_part().filter(joined_at__isnull=False, left_at=None)


def asked(viewer: Viewer) -> QuerySet[Member]:
    """Everybody whose question still stands: whoever said no is among them, as is whoever said nothing."""
    recently = timezone.now() - ASKED_FOR
    return _taking_part().filter(joined_at=None, asked_at__gt=recently, thread__closed_at=None)


def led(viewer: Viewer) -> QuerySet[Member]:
    """A circle that nobody leads just now rests: it is offered to nobody, and nobody writes there."""
    return present(viewer).filter(moderates=True)


def own(viewer: Viewer) -> QuerySet[Member]:
    """One's own places in threads, wearing this hat."""
    if not (viewer.person_id and viewer.opened):
        return Member.objects.none()
    return Member.objects.filter(person_id=viewer.person_id, hat=viewer.role)


def my_member(viewer: Viewer, thread: Thread) -> Member | None:
    return own(viewer).filter(thread_id=thread.id).first()


def me_in(viewer: Viewer, thread: Thread) -> Member | None:
    """Oneself, when one is in the circle now."""
    mine = own(viewer).filter(thread_id=thread.id).values("id")
    return present(viewer).filter(id__in=mine).first()


def my_circle(viewer: Viewer, thread_id: UUID) -> Thread | None:
    """A circle one has come to; also on a pause, so that one can always leave."""
    mine = own(viewer).filter(thread_id=thread_id, joined_at__isnull=False)
    return Thread.objects.filter(sort=Thread.Sort.CIRCLE, id__in=mine.values("thread_id")).first()


def on_a_pause(viewer: Viewer) -> bool:
    """Has one a group that rests for oneself, because one takes a break from it all?"""
    paused = Role.objects.filter(
        person_id=viewer.person_id, name=viewer.role, state=Role.State.PAUSED
    ).values("programme_id")
    circles = Q(thread__sort=Thread.Sort.CIRCLE, thread__closed_at=None, thread__programme_id__in=paused)
    return own(viewer).filter(circles, joined_at__isnull=False, left_at=None, hidden=False).exists()


def words_in(viewer: Viewer, thread: Thread) -> QuerySet[Message]:
    """Between two everything; in a circle what was written since one came."""
    rows = Message.objects.filter(thread_id=thread.id)
    if not is_circle(thread):
        return rows
    me = me_in(viewer, thread)
    return rows.filter(number__gt=me.after) if me else rows.none()


def ever_in(viewer: Viewer, threads: list[Thread]) -> list[Member]:
    """Everybody who was ever in these circles or asked along, each with whether they take part in the programme."""
    rows = Member.objects.filter(thread__in=threads).annotate(takes_part=Exists(_active_role()))
    return list(rows.defer("out_words"))


def _taking_part() -> QuerySet[Member]:
    return Member.objects.filter(Exists(_active_role()), thread__sort=Thread.Sort.CIRCLE)


def _active_role() -> QuerySet[Role]:
    role = Role.objects.filter(
        person_id=OuterRef("person_id"), programme_id=OuterRef("thread__programme_id"), name=OuterRef("hat"),
        state=Role.State.ACTIVE,
    )  # fmt: skip
    return role
