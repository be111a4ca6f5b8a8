"""Figures made from what is shown, never from what was counted: a share must not undo a rounding."""

from .levels import LEVELS


def share(level: str, part: int | None, whole: int | None) -> int | None:
    """Whole per cent; None when either is hidden or the whole is too small for this reader."""
    if part is None or whole is None or whole < LEVELS[level].least_share or part > whole:
        return None
    return (200 * part + whole) // (2 * whole)


def total(level: str, shown: list[int | None]) -> int | None:
    """A public total is the sum of rounded cells, so that it tells nothing more; None when nothing is shown."""
    rest = [each for each in shown if each is not None]
    return sum(rest) if rest and LEVELS[level].rounds_to > 1 else None
