"""Tables of people: each counted once, in the one place where they belong."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sideomside.reports.disclosure.tables import Dimension, Universe
from sideomside.reports.rules.journeys import Gathered, Helper, Journey
from sideomside.reports.rules.kept import Counts, Kept
from sideomside.reports.rules.once import each_once, each_peer_once
from sideomside.reports.rules.periods import Period


@dataclass(frozen=True)
class Material:
    """What was read from the rooms' events, as of a day."""

    journeys: list[Journey]
    helpers: list[Helper]
    gathered: list[Gathered]
    today: date
    programmes: tuple[str, ...] = ()
    gone: Mapping[str | None, Kept] = field(default_factory=dict)
    """Those who are not here any more, by programme; None: all together, each once."""
    kept: Kept = Kept()
    """Of these, the ones that belong to what was asked for (`of`)."""

    def of(self, programme: str | None) -> "Material":
        """One programme's; None: all of them together, in which nobody is two."""
        if programme is None:
            return replace(
                self,
                journeys=each_once(self.journeys),
                helpers=each_peer_once(self.helpers),
                kept=self.gone.get(None, Kept()),
            )
        return Material(
            [one for one in self.journeys if one.programme == programme],
            [one for one in self.helpers if one.programme == programme],
            [one for one in self.gathered if one.programme == programme],
            self.today,
            (programme,),
            kept=self.gone.get(programme, Kept()),
        )


def last_day(period: Period, today: date) -> date:
    """A period is looked at from its last day, however late the report is made."""
    return min(period.after - timedelta(days=1), today)


def came(material: Material, period: Period) -> Counts:
    """By the way they came the first time in the period."""
    return _counted(
        (one.programme, next((way for day, way in sorted(one.wrote) if period.holds(day)), ""))
        for one in material.journeys
    )


def came_first(material: Material, period: Period) -> Counts:
    """As others are told: the very people whose wait is told, since those who only wrote again are a few."""
    first = [one for one in material.journeys if period.holds(one.came)]
    return came(replace(material, journeys=first), period)


def waits(material: Material, period: Period) -> Counts:
    """Those who wrote for the first time in the period: how long until they met somebody."""
    end = last_day(period, material.today)
    return _counted((one.programme, _wait(one, end)) for one in material.journeys if period.holds(one.came))


def supported(material: Material, period: Period) -> Counts:
    """Those who met a peer in the period, by how many times they have met one by then."""
    end, found = last_day(period, material.today), []
    for one in material.journeys:
        times = [day for day in one.met_on if day <= end]
        if any(period.holds(day) for day in times):
            found.append((one.programme, _times(len(times))))
    return _counted(found)


def going_on(material: Material, period: Period) -> Counts:
    """Those who met a peer in the period: new here, here already, or said goodbye before its end."""
    end, found = last_day(period, material.today), []
    for one in material.journeys:
        if any(period.holds(day) for day in one.met_on):
            found.append((one.programme, _standing(one, period, end)))
    return _counted(found)


def endings(material: Material, period: Period) -> Counts:
    """Those whose companionship ended in the period, by the last word on why. Not begun, not ended."""
    found = []
    for one in material.journeys:
        over = [course for course in one.courses.values() if course.met_on and period.holds(course.ended)]
        if over:
            last = max(over, key=lambda course: course.ended or date.min)
            found.append((one.programme, _reason(last.reason)))
    return _counted(found)


def peers(material: Material, period: Period) -> Counts:
    """Where peers stood on the last day; who stopped earlier than the period is not counted."""
    end, found = last_day(period, material.today), []
    for one in material.helpers:
        standing = STANDINGS.get(one.standing(end), "")
        gone = standing == "stopped" and not period.holds(one.stopped)
        found.append((one.programme, "" if gone else standing))
    return _counted(found)


def _counted(found: Iterable[tuple[str, str]]) -> Counts:
    return dict(Counter(each for each in found if each[1]))


def _wait(one: Journey, end: date) -> str:
    how = one.ended_by(end)
    if how != "met" or one.met is None or one.came is None:
        return how
    days = (one.met - one.came).days
    return next(name for name, most in WAITS if days <= most)


def _times(times: int) -> str:
    return next(name for name, most in TIMES if times <= most)


def _reason(code: str) -> str:
    """Three kinds and no more: why something ended is the two people's own."""
    return ("agreed" if code in AS_AGREED else "otherwise") if code else "unsaid"


def _standing(one: Journey, period: Period, end: date) -> str:
    running = [course for course in one.courses.values() if course.met_on]
    if all(course.ended and course.ended <= end for course in running):
        return "ended"
    return "new" if period.holds(one.met_on[0]) else "going_on"


ENDLESS = 10**6
AS_AGREED = frozenset({"planned", "moved_on"})
WAITS = (("week", 7), ("fortnight", 14), ("month", 30), ("later", ENDLESS))
TIMES = (("once", 1), ("few", 4), ("some", 12), ("many", ENDLESS))
STANDINGS = {
    "peer.applied": "learning",
    "peer.trained": "learning",
    "peer.active": "active",
    "peer.paused": "resting",
    "peer.left": "stopped",
}
VALUES: dict[str, tuple[str, ...]] = {
    "came": ("form", "mail", "coffee", "call", "sms", "letter", "partner"),
    "waits": ("week", "fortnight", "month", "later", "waiting", "left"),
    "supported": ("once", "few", "some", "many"),
    "going_on": ("new", "going_on", "ended"),
    "endings": ("agreed", "otherwise", "unsaid"),
    "peers": ("learning", "active", "resting", "stopped"),
}
SENSITIVE = frozenset({"endings"})
OF_EACH = frozenset({"waits", "supported", "going_on"})
"""Where everybody stands in one row, whoever knows that somebody came knows how it went."""
COUNTING: dict[str, Callable[[Material, Period], Counts]] = {
    "came": came,
    "waits": waits,
    "supported": supported,
    "going_on": going_on,
    "endings": endings,
    "peers": peers,
}

OUTSIDE = COUNTING | {"came": came_first}
"""As it is counted in what leaves the programme."""


def universe(indicator: str) -> Universe:
    """Everybody one figure could be about, in one programme or in all."""
    kinds = {"sensitive": indicator in SENSITIVE, "of_each": indicator in OF_EACH}
    return Universe((Dimension(indicator, VALUES[indicator], **kinds),))


def in_atoms(found: Counts, whole: Universe) -> list[int]:
    together: Counter[str] = Counter()
    for (_programme, value), number in found.items():
        together[value] += number
    return [together[value] for (value,) in whole.atoms]
