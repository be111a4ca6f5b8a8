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
    for place, sensitive in enumerate(table.sensitive()):
        if cell.key[place]:
            whole = table.parent(cell, place).count
            if sensitive and whole and cell.count in (0, whole):
                return True
            if cell.count and (sensitive or level.margins) and _few(whole - cell.count, level):
                return True
    return False


def _few(count: int, level: Level) -> bool:
    return 1 <= count <= level.small
