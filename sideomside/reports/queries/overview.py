"""How it stands right now, and one way on from each figure to whoever needs something."""

from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from django.db.models import Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sideomside.peers import queries as peers
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer
from sideomside.reports.queries.looking import programmes
from sideomside.reports.queries.material import material
from sideomside.reports.rules import Cell, Journey, Section
from sideomside.reports.rules import cells as shown
from sideomside.reports.rules.drawing import over_time
from sideomside.reports.statistics.control_chart import Chart, chart

MONTHS = 24
FULL = 85


@dataclass(frozen=True)
class Overview:
    """Today, of one programme."""

    programme: Programme
    programmes: list[Programme]
    waiting: int
    longest: Cell
    taken: int
    places: int
    section: Section | None

    @property
    def used(self) -> int | None:
        return round(100 * self.taken / self.places) if self.places else None

    @property
    def is_full(self) -> bool:
        return self.used is not None and self.used > FULL


def overview(viewer: Viewer, programme: str = "") -> Overview | None:
    own = list(programmes(viewer))
    if not own:
        return None
    of = next((one for one in own if str(one.id) == programme), own[0])
    today, seen = timezone.localdate(), material(viewer).of(str(of.id))
    waits = [
        (today - one.came).days for one in seen.journeys if one.came and one.ended_by(today) == "waiting"
    ]
    room = _room(viewer, of)
    return Overview(
        programme=of,
        programmes=own,
        waiting=len(waits),
        longest=shown.days(max(waits, default=None)),
        taken=room["taken"] or 0,
        places=room["places"] or 0,
        section=_months(seen.journeys, today),
    )


def _room(viewer: Viewer, programme: Programme) -> dict[str, Any]:
    active = peers.visible_to(viewer).filter(programme=programme, state="active")
    return active.aggregate(places=Sum("capacity"), taken=Sum("load"))


def _months(journeys: list[Journey], today: date) -> Section | None:
    """Which months are news, and which are only the weather (Shewhart's chart)."""
    by_month: dict[tuple[int, int], list[int]] = {}
    for one in journeys:
        if one.came and one.met and one.met <= today:
            by_month.setdefault((one.met.year, one.met.month), []).append((one.met - one.came).days)
    months = sorted(by_month)[-MONTHS:]
    values = [float(median(by_month[month])) for month in months]
    found = chart(values)
    if found is None or len(values) < 2:
        return None
    labels = [date_format(date(*month, 1), "F Y") for month in months]
    title, lead = _said(found), _lead(found)
    limits = tuple(line for line in (found.low, found.mean, found.high) if line is not None and line > 0)
    rows = [
        (shown.words(label), shown.days(value), shown.count(len(by_month[month])), Cell(_news(signals)))
        for label, value, month, signals in zip(labels, values, months, found.signals, strict=True)
    ]
    return Section(
        "months",
        title,
        lead,
        (_("Month"), _("Half waited at most"), _("People"), ""),
        rows[::-1],
        over_time(title, lead, list(zip(labels, values, strict=True)), limits),
        _("Days from the first words to the first meeting, of those whose first meeting was in that month."),
        ("desk:today", _("See who waits today")),
    )


def _said(found: Chart) -> str:
    if found.low is None:
        return _("Days from the first words to a first meeting, month by month")
    if found.signals[-1]:
        return _("The last month is news: the wait is not as it used to be")
    return _("The wait goes up and down as it always has")


def _lead(found: Chart) -> str:
    if found.low is None:
        return _("With under twelve months nobody can tell news from chance, so we only show the line.")
    return _("A month between the thin lines is chance. Only beyond them, or many in a row, is news.")


def _news(signals: tuple[str, ...]) -> str:
    return _("news") if signals else ""
