"""Does this look like a list of people at all, or like a letter somebody saved as .csv?"""

import re

from .grid import Grid
from .headings import LOOKED_AT, guess, meaning

_SMALL = r"(?:af|al|bin|da|de|del|den|der|di|du|el|la|le|ten|van|von|zu)"
_NAME = re.compile(rf"[^\W\d_a-zæøå][\w’'.-]*(?:,? (?:{_SMALL}|[^\W\d_a-zæøå][\w’'.-]*)){{0,5}}")
"""Capital letters and no sentence: Åse Østergård-Kjærsgaard, JONAS, Ludwig van der Berg, Holm, Signe."""


def looks_like_people(grid: Grid) -> bool:
    """Headings we know, a column of numbers or addresses, or mostly names; one sign is enough."""
    found = guess(grid)
    one_heading = any(meaning(cell)[0] for row in grid.rows[:LOOKED_AT] for cell in row if len(cell) <= 30)
    return (
        found.header is not None
        or bool(found.fields)
        or _mostly_names(grid)
        or (one_heading and not _sentences(grid))
    )


def _mostly_names(grid: Grid) -> bool:
    rows = [row for row in grid.rows if any(cell.strip() for cell in row)]
    named = [row for row in rows if any(_NAME.fullmatch(cell.strip()) for cell in row[:3])]
    return len(named) * 2 >= len(rows) and not _sentences(grid)


def _sentences(grid: Grid) -> bool:
    """Long cells or cells that end as sentences do, in a third of the rows."""
    rows = [row for row in grid.rows if any(cell.strip() for cell in row)]
    told = [
        row
        for row in rows
        if any(len(cell) > 60 or cell.rstrip().endswith((".", "?", "!", ":")) for cell in row)
    ]
    return len(told) * 3 >= len(rows)
