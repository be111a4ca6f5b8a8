"""Figures made from what is shown, never from what was counted: a share must not undo a rounding."""

from .levels import LEVELS


def share(level: str, part: int | None, whole: int | None) -> int | None:
    """Whole per cent; None when either is hidden or the whole is too small for this reader."""
    if part is None or whole is None or whole < LEVELS[level].least_share or part > whole:
        return None
    return (200 * part + whole) // (2 * whole)


def total(level: str, shown: list[int | None]) -> int | None:
    """A public total is the sum of rounded cells, so that it tells nothing more; None as soon as one is hidden."""
    whole = [each for each in shown if each is not None]
    return sum(whole) if len(whole) == len(shown) > 0 and LEVELS[level].rounds_to > 1 else None
