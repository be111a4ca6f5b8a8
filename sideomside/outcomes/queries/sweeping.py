"""Whom to ask and whom to remind; for the sweep of the room above, which knows the days."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sideomside.outcomes.models import Asking, Cadence, OwnChoice, Sitting
from sideomside.outcomes.rules import OPEN_FOR, Due, is_due, may_remind
from sideomside.people.models import Role
from sideomside.people.rules import SYSTEM, Hat, Viewer


def cadence_of(viewer: Viewer, programme_id: UUID) -> Cadence:
    """No secret: anybody may know when people are asked. Nobody is, until the programme has chosen."""
    return Cadence.objects.filter(programme_id=programme_id).first() or Cadence(programme_id=programme_id)


def to_ask(viewer: Viewer, dues: Iterable[Due]) -> list[Due]:
    """Of all these times, those whose day has come, that the programme asks at, and that nobody was asked at yet."""
    if viewer.role != SYSTEM:
        return []
    chosen, today = dict(Cadence.objects.values_list("programme_id", "waves")), timezone.localdate()
    fresh = [due for due in dues if is_due(due, chosen.get(due.programme.id, ()), today)]
    return [due for due in fresh if may_be_asked(viewer, due)]


def may_be_asked(viewer: Viewer, due: Due) -> bool:
    """Here, not on a pause, not tired of questions, and not asked this one before."""
    here = Role.objects.filter(person=due.person, programme=due.programme, name=Hat.PARTICIPANT)
    asked = Asking.objects.filter(person=due.person, wave=due.wave, episode=due.episode)
    active = here.filter(state=Role.State.ACTIVE).exists()
    return active and not _wants_none(due.person.id) and not asked.exists()


def to_remind(viewer: Viewer) -> list[Asking]:
    """Asked a week ago by letter, not begun, and not wanting to be left alone."""
    if viewer.role != SYSTEM:
        return []
    now = timezone.now()
    begun = Sitting.objects.exclude(asking=None).values("asking_id")
    waiting = Asking.objects.filter(reminded_at=None, letter=True, asked_at__gt=now - OPEN_FOR)
    found = waiting.exclude(id__in=begun).select_related("person", "programme")
    return [one for one in found if may_remind(one, now) and not _wants_none(one.person_id)]


def lately_answered(viewer: Viewer, person_ids: Iterable[UUID], since: datetime) -> set[UUID]:
    """For the house: of these, who has been through our own questions since then, skipped or not."""
    if viewer.role != SYSTEM:
        return set()
    done = Sitting.objects.filter(person_id__in=list(person_ids), instrument=None, done_at__gte=since)
    return set(done.values_list("person_id", flat=True))


def _wants_none(person_id: UUID) -> bool:
    return OwnChoice.objects.filter(person_id=person_id, no_questions=True).exists()
