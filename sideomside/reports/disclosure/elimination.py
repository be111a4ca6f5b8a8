"""What follows from what by adding and subtracting: the row space of everything shown.

Worked in whole numbers modulo a large prime, which is fast; the audit does it again exactly.
"""

from .tables import bits

PRIME = (1 << 61) - 1
Row = dict[int, int]


class Shown:
    """Rows already shown, kept reduced, and the targets that must never follow from them."""

    def __init__(self, targets: list[int]) -> None:
        self.rows: dict[int, Row] = {}
        self.targets: list[Row] = [_row(atoms) for atoms in targets]

    def would_tell(self, atoms: int) -> bool:
        """Whether a target would follow, were this cell shown too."""
        left = self._reduced(_row(atoms))
        return bool(left) and any(_same_but_for_scale(target, left) for target in self.targets)

    def show(self, atoms: int) -> None:
        left = self._reduced(_row(atoms))
        if not left:
            return
        pivot = next(iter(left))
        scale = pow(left[pivot], -1, PRIME)
        row = {place: value * scale % PRIME for place, value in left.items()}
        for other in (*self.rows.values(), *self.targets):
            if pivot in other:
                _subtract(other, row, other[pivot])
        self.rows[pivot] = row

    def told(self) -> bool:
        """Whether some target already follows."""
        return any(not target for target in self.targets)

    def _reduced(self, row: Row) -> Row:
        for pivot in [place for place in row if place in self.rows]:
            _subtract(row, self.rows[pivot], row[pivot])
        return row


def _row(atoms: int) -> Row:
    return dict.fromkeys(bits(atoms), 1)


def _subtract(row: Row, other: Row, times: int) -> None:
    for place, value in other.items():
        if left := (row.get(place, 0) - times * value) % PRIME:
            row[place] = left
        else:
            row.pop(place, None)


def _same_but_for_scale(one: Row, other: Row) -> bool:
    if one.keys() != other.keys():
        return False
    first = next(iter(one))
    return all(one[place] * other[first] % PRIME == other[place] * one[first] % PRIME for place in one)
