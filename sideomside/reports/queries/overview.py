"""How it stands right now, and one way on from each figure to whoever needs something."""

from collections import Counter, defaultdict
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
from sideomside.reports.rules import Cell, Journey, Kept, Section
from sideomside.reports.rules import cells as shown
from sideomside.reports.rules.over_time import over_time
from sideomside.reports.statistics.control_chart import Chart, chart

MONTHS = 24
NOBODY = Kept()
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
        section=_months(seen.journeys, today, seen.kept),
    )


def _room(viewer: Viewer, programme: Programme) -> dict[str, Any]:
    active = peers.visible_to(viewer).filter(programme=programme, state="active")
    return active.aggregate(places=Sum("capacity"), taken=Sum("load"))


def _months(journeys: list[Journey], today: date, gone: Kept = NOBODY) -> Section | None:
    """Which months are news, and which are only the weather (Shewhart's chart)."""
    waits = _by_month(journeys, today, gone)
    values = {month: float(median(found)) if found else None for month, found in waits.items()}
    found = chart(list(values.values()))
    if found is None or len(values) - found.values.count(None) < 2:
        return None
    title, lead = _said(found, list(values)), _lead(found)
    limits = tuple(line for line in (found.low, found.mean, found.high) if line is not None and line > 0)
    news = dict(zip(values, found.signals, strict=True))
    rows = [_row(month, values[month], len(waits[month]), news[month]) for month in waits]
    return Section(
        "months",
        title,
        lead,
        (_("Month"), _("Half waited at most"), _("People"), ""),
        rows[::-1],
        over_time(
            title,
            lead,
            [(_label(month), value) for month, value in values.items()],
            limits,
            [place for place, told in enumerate(found.signals) if told],
        ),
        _(
            "Days from the first words to the first meeting, of those whose first meeting was in that month. "
            "Where nobody met for the first time there is no figure, and the line has a gap."
        ),
        ("desk:today", _("See who waits today")),
    )


def _by_month(journeys: list[Journey], today: date, gone: Kept = NOBODY) -> dict[int, list[int]]:
    """Each month up to now, also those in which nobody met for the first time."""
    waits: Counter[tuple[int, int]] = Counter()
    for one in journeys:
        if one.came and one.met and one.met <= today:
            waits[_month(one.met), (one.met - one.came).days] += 1
    for day, waited, people in gone.by_month("met_after"):
        waits[_month(day), int(waited)] += people
    found: defaultdict[int, list[int]] = defaultdict(list)
    for month, days in waits.elements():
        found[month].append(days)
    until = _month(today) + 1
    since = max(min(found, default=until), until - MONTHS)
    return {month: found.get(month, []) for month in range(since, until)}


def _row(month: int, value: float | None, people: int, signals: tuple[str, ...]) -> tuple[Cell, ...]:
    wait = Cell(_("no figure"), instead=True) if value is None else shown.days(value)
    return shown.words(_label(month)), wait, shown.count(people), Cell(_news(signals))


def _month(day: date) -> int:
    """Months, counted on without end."""
    return day.year * 12 + day.month - 1


def _label(month: int) -> str:
    return date_format(date(month // 12, month % 12 + 1, 1), "F Y")


def _said(found: Chart, months: list[int]) -> str:
    """What is news in the newest month comes before what was news earlier; calm is said only where all of it is."""
    if found.low is None:
        return _("Days from the first words to a first meeting, month by month")
    if [told for told, value in zip(found.signals, found.values, strict=True) if value is not None][-1]:
        return _("The newest figure stands out: the wait is not as it used to be")
    news = [month for month, told in zip(months, found.signals, strict=True) if told]
    if news:
        return _("The wait has changed. %(month)s was the last to stand out") % {"month": _label(news[-1])}
    return _("The wait goes up and down as it always has")


def _lead(found: Chart) -> str:
    if found.low is None:
        return _("With under twelve months nobody can tell news from chance, so we only show the line.")
    between = _("A month between the thin lines is chance. Only beyond them, or many in a row, is news.")
    ring = _("What is news has a ring.")
    return f"{between} {ring}" if any(found.signals) else between


def _news(signals: tuple[str, ...]) -> str:
    return _("news") if signals else ""
