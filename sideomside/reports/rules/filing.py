"""A report as a file: what was written first, then what was promised and the money, and then the figures."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from sideomside.reports.rules import cells
from sideomside.reports.rules.cells import Cell
from sideomside.reports.rules.money import Report
from sideomside.reports.rules.sections import Section
from sideomside.reports.rules.template import Under, part_of

OUR_OWN = ("goals", "money")


def in_file(report: Report) -> list[Section]:
    """In the order a reader of sheets asks; each heading says which sheets stand under it on the page."""
    ours_first = sorted(report.sections, key=lambda one: part_of(one) not in OUR_OWN)
    headed = [part for part in report.parts if part.heading]
    return [_written(headed, ours_first), *ours_first] if headed else ours_first


def _written(headed: Sequence[Under], after: Sequence[Section]) -> Section:
    numbers = {id(one): number for number, one in enumerate(after, 2)}  # this one is the first
    head = (_("Heading and our words"), _("In our words"), _("Sheets with its figures"))
    rows = [row for part in headed for row in _lines(part, numbers)]
    return Section("written", _("What we have written"), "", head, rows)


def _lines(part: Under, numbers: dict[int, int]) -> Iterator[tuple[Cell, ...]]:
    """Each line of what was written in a cell of its own: no program cuts it, and none takes it for a formula."""
    said = [line.strip() for line in part.words.splitlines() if line.strip()] or [""]
    sheets = ", ".join(str(numbers[id(one)]) for one in part.sections)
    yield cells.words(part.heading), cells.words(said[0]), cells.words(sheets)
    for line in said[1:]:
        yield cells.words(""), cells.words(line), cells.words("")
