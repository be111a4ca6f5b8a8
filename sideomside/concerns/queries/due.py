"""What the sweeps look for: worries nobody has read or nobody is here for, and those kept long enough."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch
from django.utils import timezone

from sideomside.concerns.models import Concern
from sideomside.concerns.queries.still_on import still_on
from sideomside.concerns.rules import may_be_on
from sideomside.ground.vault.privacy import KEEP_DAYS
from sideomside.people import queries as people
from sideomside.people.days.workdays import is_working_day
from sideomside.people.models import Person
from sideomside.people.rules import SYSTEM, Viewer


def to_pass_on(viewer: Viewer, now: datetime) -> list[Concern]:
    """Nobody on it has read it in time, or nobody on it is here today."""
    if viewer.role != SYSTEM:
        return []
    on_it = Prefetch("on_it", still_on(viewer))
    found = Concern.objects.filter(closed_at=None).select_related("programme").prefetch_related(on_it)
    here = _here(viewer)
    return [one for one in found if _is_late(one, now) or not _somebody_is_here(one, here, now)]


def _is_late(one: Concern, now: datetime) -> bool:
    """One more reader, once: whoever has it besides the first was asked already."""
    return one.read_at is None and one.second_at <= now and len(one.on_it.all()) < 2


def _somebody_is_here(one: Concern, here: set[UUID], now: datetime) -> bool:
    return not is_working_day(timezone.localdate(now)) or any(
        row.person_id in here for row in one.on_it.all()
    )


def _here(viewer: Viewer) -> set[UUID]:
    """Coordinators who are not away today, in any programme of the house."""
    found: list[Person] = []
    for programme in people.programmes(viewer):
        found += people.here_today(viewer, programme.id)
    return {one.id for one in found}


def kept_long_enough(viewer: Viewer, now: datetime) -> list[UUID]:
    """Closed this long ago."""
    if viewer.role != SYSTEM:
        return []
    closed = Concern.objects.exclude(closed_at=None).values_list("id", "closed_at")
    return [concern_id for concern_id, at in closed if (now - at).days >= KEEP_DAYS["concern"]]


def worried_still(viewer: Viewer) -> set[UUID]:
    """Those whose worry is open: nobody forgets them meanwhile."""
    if viewer.role != SYSTEM:
        return set()
    open_ones = Concern.objects.filter(closed_at=None).exclude(sender=None)
    return set(open_ones.values_list("sender_id", flat=True))


def worried_about(viewer: Viewer, person_ids: Iterable[UUID]) -> set[UUID]:
    """Of these, those somebody else is worried about: asked by the mark that keeps them out, so nothing is opened."""
    if viewer.role != SYSTEM:
        return set()
    open_ones = list(Concern.objects.filter(closed_at=None).exclude(bar=""))
    return {one for one in person_ids if not all(may_be_on(one, concern) for concern in open_ones)}
