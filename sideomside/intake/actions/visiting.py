"""Guests at coffee are counted, never named."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.intake.models import Visit
from sideomside.intake.rules import may_log_visits
from sideomside.people.models import Place
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def log_visit(*, place: Place, day: date, guests: int, once: UUID | None = None, by: Viewer) -> Visit:
    """So many sat down; the same tap twice counts once."""
    allow(may_log_visits(by) and by.works_in(place.programme_id))
    known = Visit.objects.filter(once=once).first() if once else None
    if known:
        return known
    visit = Visit(place=place, day=day, guests=guests, once=once, host_id=by.person_id)
    visit.save(force_insert=True)
    log.record("visit.logged", thing=visit.id, detail={"guests": guests}, by=by)
    return visit


@transaction.atomic
def uncount(*, visit: Visit, by: Viewer) -> None:
    """A thumb slipped: the host takes back what they counted themselves today."""
    allow(may_log_visits(by) and visit.host_id == by.person_id and visit.day == timezone.localdate())
    visit.taken_back_at, visit.once = timezone.now(), None  # the same page may count again
    visit.save(update_fields=["taken_back_at", "once"])
    log.record("visit.uncounted", thing=visit.id, detail={"guests": visit.guests}, by=by)
