"""The same person twice in a list: surely (same phone or mail) or perhaps (same name)."""

from collections.abc import Iterable
from dataclasses import replace

from .cleaning import PeerRow
from .grid import Note
from .names import same_name


def mark_doubles(rows: Iterable[PeerRow]) -> list[PeerRow]:
    """The later row gets a note with the number of the first; neither is thrown away."""
    first: dict[tuple[str, str], int] = {}
    return [_marked(row, first) for row in rows]


def _marked(row: PeerRow, first: dict[tuple[str, str], int]) -> PeerRow:
    seen = {key: first.setdefault(key, row.number) for key in _keys(row)}
    earlier = [(key, number) for key, number in seen.items() if number != row.number]
    if not earlier:
        return row
    sure = [number for (kind, _), number in earlier if kind != "name"]
    note = Note("double_of", "", (str(min(sure)),)) if sure else Note("same_name", "", (str(earlier[0][1]),))
    return replace(row, odd=(*row.odd, note))


def _keys(row: PeerRow) -> list[tuple[str, str]]:
    keys = [("phone", row.phone or ""), ("mail", (row.mail or "").casefold()), ("name", same_name(row.name))]
    return [(kind, value) for kind, value in keys if value]
