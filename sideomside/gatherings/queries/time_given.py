"""How long somebody was there for others: for their own hours, and nobody else's."""

from datetime import date, datetime, timedelta

from django.db.models import F
from django.utils import timezone

from sideomside.gatherings.models import CafeDay, Session
from sideomside.people.models import OpeningHours
from sideomside.people.rules import Hat, Viewer


def time_led(viewer: Viewer) -> list[tuple[date, int]]:
    """Evenings one led that were held, from the day one began to lead."""
    if not viewer.is_peer or viewer.person_id is None:
        return []
    held = Session.objects.filter(
        gathering__facilitating__person_id=viewer.person_id,
        gathering__facilitating__asked_at=None,
        starts_at__gte=F("gathering__facilitating__since"),
        state=Session.State.HELD,
    )
    return [(timezone.localdate(one.starts_at), one.minutes) for one in held]


def time_hosted(viewer: Viewer) -> list[tuple[date, int]]:
    """Days as a host that have been, as long as the door was open."""
    if viewer.role not in {Hat.PEER, Hat.HOST} or viewer.person_id is None:
        return []
    days = CafeDay.objects.filter(host_id=viewer.person_id, day__lt=timezone.localdate())
    open_ = list(OpeningHours.objects.filter(place_id__in=days.values("place_id")))
    found = [
        (one.day, sum(_minutes(line) for line in open_ if _fits(line, one))) for one in days.order_by("day")
    ]
    return [(day, minutes) for day, minutes in found if minutes]


def _fits(line: OpeningHours, day: CafeDay) -> bool:
    return line.place_id == day.place_id and line.weekday == day.day.weekday()


def _minutes(line: OpeningHours) -> int:
    day = date(2000, 1, 1)
    length = datetime.combine(day, line.closes) - datetime.combine(day, line.opens)
    return max(0, length // timedelta(minutes=1))
