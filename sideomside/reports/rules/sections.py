"""A part of a report: what was found as a title, the table, the drawing of the same cells, and what it means."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sideomside.reports.rules.cells import Cell
from sideomside.reports.rules.drawing import Drawing

A_MARK = gettext_lazy("– means that there are too few, or that it is too early, to say.")
LONGEST_NAME = 31  # letters a spreadsheet allows in the name of a sheet
NOT_IN_A_NAME = str.maketrans("", "", "[]:*?/\\'")


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
    def mark(self) -> str:
        return str(A_MARK)

    @property
    def hides(self) -> bool:
        """Something stands as a mark that says nothing."""
        return any(cell.text == "–" for row in self.rows for cell in row)


def as_grid(sections: Sequence[Section], about: Sequence[str]) -> list[tuple[str, list[tuple[Cell, ...]]]]:
    """For files: first what goes with all of them; then each table, its finding on top and its meaning below."""
    first: list[tuple[Cell, ...]] = [(Cell(words),) for words in about]
    return [
        (_("About"), first),
        *((_name(number, one), _rows(one)) for number, one in enumerate(sections, 1)),
    ]


def _rows(section: Section) -> list[tuple[Cell, ...]]:
    above, below = [section.title, section.lead], [section.meaning]
    return [
        *((Cell(words),) for words in above if words),
        tuple(Cell(word) for word in section.head),
        *section.rows,
        *((Cell(words),) for words in below if words),
    ]


def _name(number: int, section: Section) -> str:
    """In the reader's language, never the same twice, and whole words; of a question its own, and not its answer."""
    words = section.title.partition("“")[2].rstrip("”") or section.head[0] or section.title
    return shorten(f"{number} {words.translate(NOT_IN_A_NAME)}", LONGEST_NAME, placeholder="…")
