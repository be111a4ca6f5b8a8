"""A workbook with one sheet for each table, and the same as text. Nothing in either can be run as a formula."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


@dataclass(frozen=True)
class Share:
    """So many of a hundred: it is added up as a number, and read with its sign."""

    of_a_hundred: float

    def __str__(self) -> str:
        return f"{in_digits(self.of_a_hundred)} %"

    @property
    def part(self) -> str:
        """As spreadsheets keep it, of one."""
        return in_digits(round(self.of_a_hundred / 100, 6))


Value = str | float | Share
Grid = Sequence[Sequence[Value]]
STARTS_A_FORMULA = (*"=+-@＝＋－＠", "\t", "\r", "\n")
NOT_IN_A_WORKBOOK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
AS_SHARE, IN_GROUPS = 1, 2  # the second and third of the ways in which a cell may be shown
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same cells make the same bytes


def as_csv(grids: Sequence[tuple[str, Grid]]) -> bytes:
    """One table after the other. A byte order mark and semicolons, as a Danish spreadsheet wants them."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for _name, grid in grids:
        writer.writerows([_text(value) for value in row] for row in grid)
        writer.writerow([])
    return out.getvalue().encode("utf-8-sig", "replace")


def as_workbook(grids: Sequence[tuple[str, Grid]]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as book:
        for name, told in _parts(grids).items():
            whole = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{told}'
            book.writestr(ZipInfo(name, LONG_AGO), whole, ZIP_DEFLATED)
    return out.getvalue()


def _parts(grids: Sequence[tuple[str, Grid]]) -> dict[str, str]:
    numbers = range(1, len(grids) + 1)
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{OFFICE}.worksheet+xml"/>'
        for n in numbers
    )
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, (name, _grid) in zip(numbers, grids, strict=True)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{OFFICE}.sheet.main+xml"/>{kinds}'
        f'<Override PartName="/xl/styles.xml" ContentType="{OFFICE}.styles+xml"/></Types>',
        "xl/styles.xml": _styles(),
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}'
        f'<Relationship Id="styles" Type="{LINKS}/styles" Target="styles.xml"/></Relationships>',
    } | {f"xl/worksheets/sheet{n}.xml": _sheet(grid) for n, (_name, grid) in zip(numbers, grids, strict=True)}


def _styles() -> str:
    """As it is, as a share of a hundred, and in groups of thousands (9 and 3 in the format's own list)."""
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
    return (
        f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1">{plain}/></cellStyleXfs>'
        f'<cellXfs count="3">{plain} xfId="0"/>'
        '<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        '<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _sheet(grid: Grid) -> str:
    rows = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in grid)
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _cell(value: Value) -> str:
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(safe(value))}</t></is></c>'
    if isinstance(value, Share):
        return f'<c s="{AS_SHARE}"><v>{value.part}</v></c>'
    grouped = f' s="{IN_GROUPS}"' if is_whole(value) else ""
    return f"<c{grouped}><v>{in_digits(value)}</v></c>"


def _text(value: Value) -> str:
    if isinstance(value, str):
        return safe(value)
    told = str(value) if isinstance(value, Share) else in_digits(value)
    return told.replace(".", ",")


def in_digits(value: float) -> str:
    return str(int(value)) if is_whole(value) else repr(value)


def is_whole(value: float) -> bool:
    return value == int(value)


def safe(text: str) -> str:
    """As text, whatever it begins with."""
    clean = NOT_IN_A_WORKBOOK.sub("", text)
    return f"'{clean}" if clean.startswith(STARTS_A_FORMULA) else clean
