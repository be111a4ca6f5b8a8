"""The rules the programme took a month ago, and what the last night worked out by them."""

from django.utils import timezone

from sideomside.matching import actions, queries
from sideomside.matching.rules import choices_of
from sideomside.site.demo.clock import Timeline, on, workday_back
from sideomside.site.demo.house import House

NOTE = "Tre sagde nej tak på grund af vejen. Nu tæller det lidt mere, at de bor tæt på hinanden."


def tell_nights(house: House, timeline: Timeline) -> None:
    today = timezone.localdate(timeline.now)
    timeline.add(on(workday_back(today, 22), "14:10"), lambda: _other_rules(house))
    timeline.add(on(today, "03:10"), lambda: actions.work_out(programme=house.programme, by=house.itself))


def _other_rules(house: House) -> None:
    signe = house.staff("signe")
    now = queries.weights_for(signe, house.programme.id)
    choices = choices_of(now) | {"nearness": 200}
    actions.adopt(programme=house.programme, choices=choices, note=NOTE, version=now.version, by=signe)
