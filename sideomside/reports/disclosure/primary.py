"""Cells that must not be shown for what they are: few people, all but a few, nobody or everybody of something."""

from .levels import Level
from .tables import Cell, Key, Table


def hidden_for_themselves(table: Table, level: Level) -> set[Key]:
    """Keys. At R2 a zero is hidden like any count under ten."""
    if not level.small:
        return set()
    return {cell.key for cell in table.cells.values() if _tells(table, cell, level)}


def _tells(table: Table, cell: Cell, level: Level) -> bool:
    if _few(cell.count, level) or (not level.margins and cell.count == 0):
        return True
    return any(_tells_beside(table, cell, place, level) for place, value in enumerate(cell.key) if value)


def _tells_beside(table: Table, cell: Cell, place: int, level: Level) -> bool:
    """Beside everybody it is a part of: nobody, everybody, or all but a few."""
    whole, sensitive = table.parent(cell, place).count, table.sensitive()[place]
    if sensitive and whole and cell.count == 0:
        return True
    if whole and cell.count == whole and (sensitive or (level.margins and table.of_each()[place])):
        return True
    return bool(cell.count) and (sensitive or level.margins) and _few(whole - cell.count, level)


def _few(count: int, level: Level) -> bool:
    return 1 <= count <= level.small
