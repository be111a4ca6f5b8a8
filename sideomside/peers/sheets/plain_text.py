"""CSV files in whatever alphabet and with whatever separator the programme's old computer used."""

import csv
import re
from collections import Counter
from io import StringIO

from .grid import MAX_BYTES, Grid, Refusal, tidy
from .quoting import as_meant

_UNWRITTEN = re.compile(r"[\x00-\x08\x0b-\x1f]")
"""Signs nobody types; a file with many of them is a picture or a program."""

SEPARATORS = ";,\t|"
_QUOTED = re.compile(rf'(?:^|(?<=[{SEPARATORS}\n]))"(?:[^"]|"")*"(?=[{SEPARATORS}\n]|$)')


def read_text(raw: bytes) -> Grid | Refusal:
    """Rows of text; a quoted cell may hold line breaks and separators."""
    text = _decoded(raw).replace("\r\n", "\n").replace("\r", "\n")
    if len(_UNWRITTEN.findall(text)) > len(text) // 100:
        return Refusal("unreadable")
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return _grid(rest, first.strip()[4])
    return _grid(text, _separator(text))


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    if raw[:400].count(0) > len(raw[:400]) // 4:
        little = raw[1:400:2].count(0) >= raw[0:400:2].count(0)
        return raw.decode("utf-16-le" if little else "utf-16-be", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The one that cuts most of the first lines into the same number of cells, and into more than one."""
    bare = _QUOTED.sub("", text[:65_536])
    return max(SEPARATORS, key=lambda one: (*_evenness(bare, one), -SEPARATORS.index(one)))


def _evenness(bare: str, separator: str) -> tuple[int, int]:
    counts = Counter(cells for line in bare.split("\n")[:60] if (cells := line.count(separator) + 1) > 1)
    if not counts:
        return 0, 0
    width, lines = max(counts.items(), key=lambda item: (item[1], item[0]))
    return lines, width


def _parsed(text: str, separator: str) -> list[list[str]]:
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return [line.split(separator) for line in text.split("\n")]


def _grid(text: str, separator: str) -> Grid | Refusal:
    csv.field_size_limit(MAX_BYTES)
    rows = _parsed(text, separator)
    return tidy([tuple(as_meant(cell.replace("\0", "")) for cell in row) for row in rows])
