"""Both sides as columns: one row a person, bits for what was said, numbers that are nobody's name."""

from dataclasses import dataclass, fields

import numpy as np

from .problem import Refused


@dataclass(frozen=True)
class Participants:
    """n people who wait. Zero bits or NaN mean that nothing was said, and then nothing is required.

    Places are in any unit, the same on both sides. `near` and `by_phone` are *squared* distances within which a
    meeting is fine, the second when both are glad to talk on the phone. `asks` has a column for each thing that
    can be a must (a gender, an age): the bits of what would do, 0 when anybody would.
    """

    languages: np.ndarray  # (n,) uint64
    themes: np.ndarray  # (n,) uint64; (n, words) where a programme has more than 64
    need: np.ndarray  # (n,) int64: how many themes to share, at most as many as were named
    formats: np.ndarray  # (n,) uint64
    slots: np.ndarray  # (n,) uint64
    phone: np.ndarray  # (n,) bool
    asks: np.ndarray  # (n, g) uint64
    areas: np.ndarray  # (n, words) uint64
    x: np.ndarray  # (n,) float
    y: np.ndarray
    near: np.ndarray  # (n,) float, squared
    by_phone: np.ndarray  # (n,) float, squared

    def __post_init__(self) -> None:
        checked(self, ("near", "by_phone"))


@dataclass(frozen=True)
class Peers:
    """p peers. `offers` answers `asks` column by column; who is not `open` meets nobody new just now."""

    languages: np.ndarray
    themes: np.ndarray
    formats: np.ndarray
    slots: np.ndarray
    phone: np.ndarray
    offers: np.ndarray  # (p, g) uint64
    areas: np.ndarray  # (p, words) uint64
    x: np.ndarray
    y: np.ndarray
    open: np.ndarray  # (p,) bool

    def __post_init__(self) -> None:
        checked(self, ())


def checked(side: Participants | Peers, squares: tuple[str, ...]) -> None:
    """One length for all columns, and no distance below zero or without end."""
    for name in (column.name for column in fields(side)):
        _column(name, getattr(side, name), len(side.languages))
    if any((getattr(side, name) < 0).any() for name in squares):
        raise Refused(f"{' and '.join(squares)}: a distance cannot be negative")
    if (np.isnan(side.x) != np.isnan(side.y)).any():
        raise Refused("x and y: both are said, or neither")


def _column(name: str, values: np.ndarray, count: int) -> None:
    if len(values) != count:
        raise Refused(f"{name} has {len(values)} rows, languages has {count}")
    if values.dtype.kind == "f" and np.isinf(values).any():
        raise Refused(f"{name}: infinite")


def same_columns(participants: Participants, peers: Peers) -> None:
    """The two sides speak of the same areas and the same musts."""
    if participants.areas.shape[1] != peers.areas.shape[1]:
        raise Refused("areas: the two sides have different numbers of words")
    if participants.themes.shape[1:] != peers.themes.shape[1:]:
        raise Refused("themes: the two sides have different numbers of words")
    if participants.asks.shape[1] != peers.offers.shape[1]:
        raise Refused("asks and offers: the two sides have different columns")


def in_one_word(side: Participants | Peers) -> bool:
    """Are there so few themes that each side's fit in one number?"""
    return side.themes.ndim == 1


def apart_keys(apart: np.ndarray, peers: int) -> np.ndarray:
    """Pairs that must not meet, as sorted numbers; why they must not is never in here."""
    pairs = np.asarray(apart, np.int64).reshape(-1, 2)
    return np.unique(pairs[:, 0] * peers + pairs[:, 1])
