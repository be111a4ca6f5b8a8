"""A part of a report: what was found as a title, the table, the drawing of the same cells, and what it means."""

from collections.abc import Sequence
from dataclasses import dataclass

from sideomside.reports.rules.cells import Cell
from sideomside.reports.rules.drawing import Drawing


@dataclass(frozen=True)
class Section:
    """`key` names it in addresses and files. `to_do` leads to whoever needs something, inside one's own programme."""

    key: str
    title: str
    lead: str
    head: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    drawing: Drawing | None = None
    meaning: str = ""
    to_do: tuple[str, str] | None = None

    @property
    def hides(self) -> bool:
        """Something stands as a mark that says nothing."""
        return any(cell.text == "–" for row in self.rows for cell in row)


def as_grid(sections: Sequence[Section]) -> list[tuple[str, list[tuple[Cell, ...]]]]:
    """For files: each table under its own name, its finding on top and its meaning below."""
    return [
        (
            section.key,
            [
                (Cell(section.title),),
                tuple(Cell(word) for word in section.head),
                *section.rows,
                (Cell(section.meaning),),
            ],
        )
        for section in sections
    ]
