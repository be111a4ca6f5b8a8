"""Who reads decides what is shown. R0 runs the programme; R1 has an agreement with it; R2 is everybody."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Level:
    """`small`: counts from 1 to this are hidden, and as few left over. The other numbers are least sizes."""

    name: str
    small: int
    least_share: int
    least_mean: int
    most_dimensions: int
    rounds_to: int
    margins: bool
    """Whether totals are shown as counted; else readers add up the rounded cells themselves."""


R0 = Level("R0", 0, 1, 1, 9, 1, True)
R1 = Level("R1", 4, 10, 10, 3, 1, True)
R2 = Level("R2", 9, 20, 20, 2, 5, False)

LEVELS = {level.name: level for level in (R0, R1, R2)}
