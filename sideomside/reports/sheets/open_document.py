"""The same workbook in the open format (ODS), as public bodies ask for it: one sheet for each table, text and numbers.

Three small files in a zip: what it is, what is in it, and the cells. A library would bring a thousand times as much.
"""

from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from sideomside.reports.sheets.write import LONG_AGO, Grid, Share, Value, in_digits, is_whole, safe

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
# How a share of a hundred is shown: without decimals, and with its sign; and a whole number: in groups of thousands.
STYLES = (
    '<office:automatic-styles><number:percentage-style style:name="hundred"><number:number number:decimal-places="0" '
    'number:min-integer-digits="1"/><number:text> %</number:text></number:percentage-style><style:style '
    'style:name="share" style:family="table-cell" style:data-style-name="hundred"/>'
    '<number:number-style style:name="thousands"><number:number number:decimal-places="0" '
    'number:min-integer-digits="1" number:grouping="true"/></number:number-style>'
    '<style:style style:name="whole" style:family="table-cell" style:data-style-name="thousands"/>'
    "</office:automatic-styles>"
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def as_open_document(grids: Sequence[tuple[str, Grid]]) -> bytes:
    """What it is stands first and unpacked, so that anybody can tell from the first bytes."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as book:
        book.writestr(ZipInfo("mimetype", LONG_AGO), MIMETYPE, ZIP_STORED)
        book.writestr(ZipInfo("META-INF/manifest.xml", LONG_AGO), HEAD + _manifest(), ZIP_DEFLATED)
        book.writestr(ZipInfo("content.xml", LONG_AGO), HEAD + _content(grids), ZIP_DEFLATED)
    return out.getvalue()


def _manifest() -> str:
    files = (("/", MIMETYPE), ("content.xml", "text/xml"))
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in files
    )
    named = f'xmlns:manifest="{OASIS}:manifest:1.0" manifest:version="1.3"'
    return f"<manifest:manifest {named}>{entries}</manifest:manifest>"


def _content(grids: Sequence[tuple[str, Grid]]) -> str:
    names = "".join(f' xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "table", "text", "style"))
    names += f' xmlns:number="{OASIS}:datastyle:1.0"'
    sheets = "".join(
        f"<table:table table:name={quoteattr(name)}>{''.join(map(_row, grid))}</table:table>"
        for name, grid in grids
    )
    return (
        f'<office:document-content{names} office:version="1.3">{STYLES}<office:body><office:spreadsheet>'
        f"{sheets}</office:spreadsheet></office:body></office:document-content>"
    )


def _row(row: Sequence[Value]) -> str:
    return f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>"


def _cell(value: Value) -> str:
    if isinstance(value, str):
        kind, told = 'office:value-type="string"', escape(safe(value))
    elif isinstance(value, Share):
        told = str(value)
        kind = f'table:style-name="share" office:value-type="percentage" office:value="{value.part}"'
    else:
        told = in_digits(value)
        style = 'table:style-name="whole" ' if is_whole(value) else ""
        kind = f'{style}office:value-type="float" office:value="{told}"'
    return f"<table:table-cell {kind}><text:p>{told}</text:p></table:table-cell>"
