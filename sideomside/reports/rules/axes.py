"""From days and per cents to places on a drawing."""

from collections.abc import Sequence

from sideomside.reports.rules.cells import Cell

LEFT, RIGHT, TOP, FLOOR = 44, 384, 14, 190


class Axes:
    """`last` is the last day, `most` the top of the drawing."""

    def __init__(self, last: float, most: float = 100.0) -> None:
        self.last, self.most = max(last, 1), most

    def x(self, day: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * day / self.last, 1)

    def y(self, share: float) -> float:
        return round(FLOOR - (FLOOR - TOP) * min(max(share, 0), self.most) / self.most, 1)

    def steps(self, points: Sequence[tuple[int, float]]) -> str:
        """A share holds until the next one is known."""
        path, before = [], None
        for day, share in points:
            if before is not None:
                path.append(f"{self.x(day)},{self.y(before)}")
            path.append(f"{self.x(day)},{self.y(share)}")
            before = share
        return " ".join(path)

    def band(self, around: Sequence[tuple[int, tuple[Cell, Cell]]]) -> str:
        known = [(day, low.number, high.number) for day, (low, high) in around]
        told = [(day, low, high) for day, low, high in known if low is not None and high is not None]
        upper = [f"{self.x(day)},{self.y(high)}" for day, _low, high in told]
        return " ".join(upper + [f"{self.x(day)},{self.y(low)}" for day, low, _high in reversed(told)])
