"""Where each line and bar of a drawing stands. Worked out here, drawn by a template, coloured by the style sheet.

A drawing is 400 wide, so that its words stay readable on a phone; it is made from the table's own cells.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sideomside.reports.rules.axes import FLOOR, LEFT, RIGHT, Axes
from sideomside.reports.rules.cells import HIDDEN, Cell

WIDTH = 400
ROW, BAR, MOST, LETTER = 44, 14, 330, 7.5  # a letter is about so wide


@dataclass(frozen=True)
class Bar:
    """A label with its bar below, and what the cell says at the bar's end. No bar where nothing is shown."""

    label: str
    text: str
    y: float
    width: float
    is_now: bool = False

    @property
    def top(self) -> float:
        return self.y + 8

    @property
    def after(self) -> float:
        return self.width + 8

    @property
    def words_y(self) -> float:
        return self.y + 20


@dataclass(frozen=True)
class Mark:
    """A point with its word, or a line across."""

    x: float
    y: float
    text: str = ""
    far: bool = False
    news: bool = False  # a ring, where something is news and not chance

    @property
    def word_y(self) -> float:
        return self.y + 4

    @property
    def above(self) -> float:
        return self.y - 9


@dataclass(frozen=True)
class Drawing:
    """kind is bars or curve; the template knows both."""

    kind: str
    title: str
    told: str
    height: float
    bars: tuple[Bar, ...] = ()
    lines: tuple[str, ...] = ()
    other: str = ""
    band: str = ""
    points: tuple[Mark, ...] = ()
    across: tuple[Mark, ...] = ()
    below: tuple[Mark, ...] = ()
    names: tuple[Mark, ...] = field(default=())
    axis: str = ""

    @property
    def axis_y(self) -> float:
        return FLOOR + 36


def bars(title: str, told: str, lines: Sequence[tuple[str, Cell]], now: int | None = None) -> Drawing | None:
    """One under the other; None when there is nothing to draw, or one bar alone among marks that say nothing."""
    numbers = [cell.number or 0 for _label, cell in lines]
    most, hides = max(numbers, default=0), any(cell.number is None for _label, cell in lines)
    if not most or (hides and sum(map(bool, numbers)) < 2):
        return None
    made = [
        Bar(label, cell.text, 16 + ROW * place, round(MOST * (cell.number or 0) / most, 1), place == now)
        for place, (label, cell) in enumerate(lines)
    ]
    return Drawing("bars", title, told, ROW * len(made) + 4, bars=tuple(made))


@dataclass(frozen=True)
class Line:
    """Per cents by day, with the interval around each where there is one."""

    name: str
    points: Sequence[tuple[int, Cell]]
    around: Sequence[tuple[Cell, Cell]] = ()
    axis: str = ""


def curve(title: str, told: str, line: Line, other: Line | None = None) -> Drawing | None:
    """Shares from 0 to 100 over days, as far as they are known."""
    known = _known(line.points)
    if len(known) < 2:
        return None
    last = known[-1][0]
    at = Axes(last)
    around = [
        (day, pair) for (day, _cell), pair in zip(line.points, line.around, strict=False) if day <= last
    ]
    return Drawing(
        "curve",
        title,
        told,
        height=232,
        lines=(at.steps([(0, 0.0), *known]),),
        other=at.steps([(0, 0.0), *_known(other.points)]) if other else "",
        band=at.band(around),
        points=tuple(
            Mark(at.x(day), at.y(share), cell.text, far=day > last * 0.8)
            for day, cell in line.points
            if (share := cell.number) is not None and day in _told(known)
        ),
        across=tuple(Mark(LEFT, at.y(share), f"{share} %") for share in (0, 50, 100)),
        below=tuple(Mark(at.x(day), FLOOR + 18, str(day), far=day == last) for day in _told(known)),
        names=tuple(_name(at, each) for each in (line, other) if each and _known(each.points)),
        axis=line.axis,
    )


def _known(points: Sequence[tuple[int, Cell]]) -> list[tuple[int, float]]:
    return [(day, cell.number) for day, cell in points if cell.number is not None and cell.text != HIDDEN]


def _told(known: Sequence[tuple[int, float]]) -> set[int]:
    """The days worth a word: a week, a month, and the last."""
    days = [day for day, _share in known]
    return {day for day in days if day in (7, 30)} | {days[-1]}


def _name(at: Axes, line: Line) -> Mark:
    """Clear of its line: under the lowest it runs above the name, or over all of it where the floor is near."""
    known = [(0, 0.0), *_known(line.points)]
    last = known[-1][0]
    from_day = last * (1 - (len(line.name) * LETTER) / (RIGHT - LEFT))
    before = [share for day, share in known if day <= from_day][-1:]
    heights = [at.y(share) for share in [*before, *(share for day, share in known if from_day < day < last)]]
    under = max(heights) + 16
    return Mark(at.x(last), under if under < FLOOR else min(heights) - 7, line.name)
