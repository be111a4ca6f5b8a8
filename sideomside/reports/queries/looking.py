"""A live look at one's own programme: true numbers for those who run it, and never outside."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from sideomside.people import queries as people
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer
from sideomside.reports.queries.material import material
from sideomside.reports.rules import (
    Figures,
    Period,
    Question,
    Section,
    chosen,
    courses,
    flow,
    live,
    may_see_figures,
    of_peers,
    periods_until,
)

PAGES: dict[str, Callable[[Figures], list[Section]]] = {"flow": flow, "courses": courses, "peers": of_peers}


@dataclass(frozen=True)
class Look:
    """One page of figures, with what can be chosen beside it."""

    period: Period
    periods: list[Period]
    programme: Programme
    programmes: list[Programme]
    sections: list[Section]

    @property
    def runs_still(self) -> bool:
        return not self.period.is_over(timezone.localdate())


def programmes(viewer: Viewer) -> QuerySet[Programme]:
    """Those whose true numbers somebody may see."""
    found = people.own_programmes(viewer)
    return found if may_see_figures(viewer) else found.none()


def houses_programmes(viewer: Viewer) -> set[UUID]:
    """All programmes of the organisation, for the question whether somebody coordinates every one."""
    return set(Programme.objects.values_list("id", flat=True)) if may_see_figures(viewer) else set()


def look(viewer: Viewer, page: str, period: str = "", programme: str = "") -> Look | None:
    """None for whoever runs no programme."""
    own = list(programmes(viewer))
    if not own:
        return None
    today = timezone.localdate()
    of = next((one for one in own if str(one.id) == programme), own[0])
    when = chosen(period, today)
    figures = live(material(viewer), Question(str(of.id), when, "R0"))
    return Look(when, periods_until(today), of, own, PAGES[page](figures))
