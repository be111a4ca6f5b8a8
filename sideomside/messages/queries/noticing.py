"""Whom the house is about to tell that there is something new."""

from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from sideomside.messages.models import Member, Rhythm, Thread
from sideomside.messages.queries.present import asked, led, present
from sideomside.messages.queries.threads import rhythm_of
from sideomside.messages.rules import is_due, quiet_for_now
from sideomside.people.models import Role
from sideomside.people.rules import SYSTEM, Hat, Viewer


def to_notice(viewer: Viewer) -> list[Rhythm]:
    """Those whose quiet hours are over, who have something new, and who could come in and read it."""
    if viewer.role != SYSTEM:
        return []
    now = timezone.now()
    due = Rhythm.objects.filter(due_at__lte=now).select_related("person").order_by("due_at")
    return [one for one in due if is_due(one, now) and _may_come_in(one)]


def still_to_notice(viewer: Viewer, rhythm: Rhythm) -> Rhythm | None:
    """Held until the letter is written; None when they have looked in, or something newer is to be waited for."""
    if viewer.role != SYSTEM:
        return None
    now, held = timezone.now(), Rhythm.objects.select_for_update(of=("self",)).select_related("person")
    found = held.filter(id=rhythm.id, due_at__lte=now).first()
    return found if found and is_due(found, now) else None


def is_quiet_now(viewer: Viewer, person_id: UUID, hat: str) -> bool:
    """Has this person asked for quiet at this hour? For whatever else the house would like to send them."""
    return viewer.role == SYSTEM and quiet_for_now(rhythm_of(viewer, person_id, hat), timezone.now())


def count_new_threads(viewer: Viewer, rhythm: Rhythm) -> int:
    """Where a pair has ended there is nothing to hurry to, unless it was opened to somebody else."""
    if viewer.role != SYSTEM:
        return 0
    own = Member.objects.filter(person_id=rhythm.person_id, hat=rhythm.hat, new=True)
    between = Q(thread__pair__ended_at=None) & ~Q(thread__sort=Thread.Sort.CIRCLE)
    here = present(viewer).filter(thread__closed_at=None)
    wanted = (
        asked(viewer)
        .filter(no_at=None)
        .filter(Q(moderates=True) | Q(thread__in=led(viewer).values("thread")))
    )
    circles = Q(id__in=here.values("id")) | Q(id__in=wanted.values("id"))
    goodbye = Q(out_at__isnull=False, out_put_away=False)
    return own.filter(between | Q(opened=True) | circles | goodbye).count()


def _may_come_in(rhythm: Rhythm) -> bool:
    """Whoever was suspended or has left gets no letter to a door that is shut; a participant may always come in."""
    hats = Role.objects.filter(person_id=rhythm.person_id, name=rhythm.hat)
    return rhythm.hat == Hat.PARTICIPANT or hats.filter(state=Role.State.ACTIVE).exists()
