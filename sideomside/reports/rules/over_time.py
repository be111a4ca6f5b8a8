"""A line through months, as it is drawn: where it breaks, which of them say their number, and which are news."""

from collections.abc import Collection, Sequence
from operator import itemgetter

from sideomside.reports.rules.axes import FLOOR, LEFT, Axes
from sideomside.reports.rules.drawing import Drawing, Mark


def over_time(
    title: str,
    told: str,
    values: Sequence[tuple[str, float | None]],
    limits: tuple[float, ...],
    news: Collection[int] = (),
) -> Drawing | None:
    """A line through months, broken where there is no figure; its mean across it, and its limits if there are any."""
    points = [(place, value) for place, (_label, value) in enumerate(values) if value is not None]
    if len(points) < 2:
        return None
    most = max([value for _place, value in points] + list(limits)) or 1.0
    at = Axes(len(values) - 1, most)
    ends = {0, len(values) - 1}
    return Drawing(
        "control",
        title,
        told,
        height=232,
        lines=tuple(
            " ".join(f"{at.x(place)},{at.y(value)}" for place, value in stretch)
            for stretch in _unbroken(points)
        ),
        points=_marks(at, points, len(values) * 0.8, news),
        across=tuple(Mark(LEFT, at.y(limit), str(round(limit))) for limit in (0.0, *limits) if limit >= 0),
        below=tuple(
            Mark(at.x(place), FLOOR + 18, label, far=place > 0)
            for place, (label, _value) in enumerate(values)
            if place in ends
        ),
    )


def _marks(
    at: Axes, points: Sequence[tuple[int, float]], late: float, news: Collection[int]
) -> tuple[Mark, ...]:
    """Words of the late ones stand before their point, so that none runs out of the drawing."""
    return tuple(
        Mark(at.x(place), at.y(value), _worth_a_word(points, place, value), place > late, place in news)
        for place, value in points
    )


def _worth_a_word(points: Sequence[tuple[int, float]], place: int, value: float) -> str:
    """The highest, and the last."""
    return str(round(value)) if (place, value) in (max(points, key=itemgetter(1)), points[-1]) else ""


def _unbroken(points: Sequence[tuple[int, float]]) -> list[list[tuple[int, float]]]:
    """Months that follow each other; one alone is a point without a line."""
    found: list[list[tuple[int, float]]] = []
    for place, value in points:
        if found and found[-1][-1][0] == place - 1:
            found[-1].append((place, value))
        else:
            found.append([(place, value)])
    return [stretch for stretch in found if len(stretch) > 1]
