"""The answer in words, as a table and as one picture."""

from dataclasses import dataclass
from math import ceil, inf

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sideomside.planner.clockwork.asking import Needed
from sideomside.planner.rules.living import Task, needed, outlook
from sideomside.planner.rules.scenarios import FIRST, SCENARIOS
from sideomside.planner.rules.telling_otherwise import otherwise

WIDTH, ROW = 300, 46
FULL = 85
"""Per cent of places; so many more peers keep as many people on fewer of them."""


@dataclass(frozen=True)
class Line:
    """One scenario: peers each quarter, how sure, and how it would go with as many as the first answer says."""

    name: str
    peers: str
    between: str
    met: str
    left: str


@dataclass(frozen=True)
class Bar:
    """For the picture: the answer, and the field where it may lie."""

    name: str
    text: str
    y: int
    end: float
    low: float
    high: float

    @property
    def label_y(self) -> int:
        return self.y + 12

    @property
    def top(self) -> int:
        return self.y + 20

    @property
    def middle(self) -> int:
        return self.y + 27

    @property
    def text_y(self) -> int:
        return self.y + 32

    @property
    def text_x(self) -> float:
        return self.high + 8


@dataclass(frozen=True)
class Answer:
    """Everything the page says once the first scenario is lived through."""

    words: str
    sure: str
    room: str
    lines: list[Line]
    bars: list[Bar]
    height: int
    otherwise: list[str]


def answer(task: Task) -> Answer | None:
    """None until the first answer stands."""
    if not task.has_answer(FIRST):
        return None
    first = needed(task, FIRST)
    names = [name for name in task.scenarios if task.has_answer(name)]
    found = {name: needed(task, name) for name in names}
    return Answer(
        words=_words(task, first),
        sure=_sure(first),
        room=_room(task),
        lines=[_line(task, name, found[name]) for name in names],
        bars=_bars(found),
        height=ROW * len(names) + 6,
        otherwise=otherwise(task),
    )


def _words(task: Task, found: Needed) -> str:
    goal = {"days": round(task.goal.days), "chances": round(10 * task.goal.certainty)}
    if found.per_quarter == inf:
        return (
            _(
                "No number of new peers alone gives %(chances)s chances in 10 of a usual wait under %(days)s "
                "days. Something else must change first."
            )
            % goal
        )
    if not found.per_quarter:
        return (
            _(
                "You have peers enough: there are %(chances)s chances in 10 of a usual wait under %(days)s days."
            )
            % goal
        )
    number = round(found.per_quarter)
    return ngettext(
        "With %(count)s new peer each quarter there are %(chances)s chances in 10 that half of those who come "
        "meet somebody within %(days)s days.",
        "With %(count)s new peers each quarter there are %(chances)s chances in 10 that half of those who come "
        "meet somebody within %(days)s days.",
        number,
    ) % (goal | {"count": number})


def _sure(found: Needed) -> str:
    """Whole peers are coarse: in a small programme the number may hardly move."""
    if found.low == found.high:
        return _("We lived through %(lives)s possible futures, and the number hardly moved.") % {
            "lives": found.lives
        }
    return _(
        "We lived through %(lives)s possible futures. The number may as well be between %(between)s."
    ) % {
        "lives": found.lives,
        "between": _between(found),
    }


def _room(task: Task) -> str:
    if FIRST not in task.lived or len(task.lived[FIRST]) == 0:
        return ""
    used = round(100 * outlook(task, FIRST)[2])
    said = _(
        "Then %(used)s per cent of all places are taken. Plan for 85 at most: over that the wait soon grows."
    ) % {"used": used}
    number = needed(task, FIRST).per_quarter
    if used <= FULL or not 0 < number < inf:
        return said
    more = ceil(number * used / FULL)
    return f"{said} " + ngettext(
        "That takes about %(count)s new peer each quarter.",
        "That takes about %(count)s new peers each quarter.",
        more,
    ) % {"count": more}


def _line(task: Task, name: str, found: Needed) -> Line:
    met, left = "…", "…"
    if task.lived.get(name):
        share, gone, _used = outlook(task, name)
        met, left = _percent(share), _percent(gone)
    return Line(str(SCENARIOS[name]), _peers(found.per_quarter), _between(found), met, left)


def _bars(found: dict[str, Needed]) -> list[Bar]:
    finite = [each for one in found.values() for each in (one.per_quarter, one.low, one.high) if each < inf]
    most = max([*finite, 1.0])

    def at(number: float) -> float:
        return round(WIDTH * min(number, most) / most, 1)

    return [
        Bar(
            str(SCENARIOS[name]),
            _peers(one.per_quarter),
            ROW * place,
            at(one.per_quarter),
            at(one.low),
            at(one.high),
        )
        for place, (name, one) in enumerate(found.items())
    ]


def _peers(number: float) -> str:
    return _("never enough") if number == inf else number_format(round(number))


def _between(found: Needed) -> str:
    if found.low == found.high:
        return _peers(found.low)
    high = _("many more") if found.high == inf else number_format(round(found.high))
    return _("%(low)s and %(high)s") % {"low": _peers(found.low), "high": high}


def _percent(share: float) -> str:
    return _("%(share)s %%") % {"share": round(100 * share)}
