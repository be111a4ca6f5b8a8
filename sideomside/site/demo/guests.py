"""Guests at coffee over the last weeks: counted, never named."""

from datetime import date, timedelta

from django.utils import timezone

from sideomside.intake.actions import log_visit
from sideomside.people.models import OpeningHours
from sideomside.site.demo.clock import Timeline, on
from sideomside.site.demo.house import House

WEEKS = 4


def tell_guests(house: House, timeline: Timeline) -> None:
    today = timezone.localdate(timeline.now)
    every = OpeningHours.objects.filter(place__programme=house.programme).select_related("place")
    for hours in every.order_by("weekday", "opens"):
        for back in range(1, WEEKS * 7):
            day = today - timedelta(days=back)
            if day.weekday() == hours.weekday:
                _open_day(house, timeline, hours, day)


def _open_day(house: House, timeline: Timeline, hours: OpeningHours, day: date) -> None:
    for guests in (house.chance.randrange(1, 5), house.chance.randrange(2, 8)):
        at = on(day, hours.closes.isoformat())
        timeline.add(at, lambda guests=guests: _count(house, hours, day, guests))


def _count(house: House, hours: OpeningHours, day: date, guests: int) -> None:
    log_visit(place=hours.place, day=day, guests=guests, by=house.staff("mikkel"))
