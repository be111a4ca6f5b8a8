"""The same cells as on the page, as a file."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse

from sideomside.reports.rules import Cell, Section, as_grid
from sideomside.reports.sheets.open_document import as_open_document
from sideomside.reports.sheets.write import Share, Value, as_csv, as_workbook

KINDS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "ods": (as_open_document, "application/vnd.oasis.opendocument.spreadsheet"),
    "xlsx": (as_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def as_file(name: str, sections: Sequence[Section], about: Sequence[str], kind: str) -> HttpResponse:
    """Nothing here is formatted anew: what is a mark on the page is the same mark in the file."""
    if kind not in KINDS:
        raise Http404
    write, content = KINDS[kind]
    grids: list[tuple[str, list[list[Value]]]] = [
        (key, [[_value(cell) for cell in row] for row in rows]) for key, rows in as_grid(sections, about)
    ]
    answer = HttpResponse(write(grids), content_type=content)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


def _value(cell: Cell) -> Value:
    if cell.number is None:
        return cell.text
    return Share(cell.number) if cell.share else cell.number
