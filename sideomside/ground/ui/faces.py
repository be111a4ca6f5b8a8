"""Drawn faces and symbols: a person may be seen without a photo, and always looks the same."""

from collections.abc import Iterator
from zlib import crc32

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BLUE, GOLD, MINT, PINK, LILAC = "#C9D6FA", "#FFE9A8", "#CDE8D8", "#F7D3D6", "#DDD6F3"
PALE, WARM, OLIVE, BROWN, DARK = "#F2C9A5", "#E3B08C", "#C98F65", "#9C6644", "#6B4330"
GROUNDS = (MINT, BLUE, GOLD, PINK, LILAC)
NAVY, GREEN, WINE, MUSTARD, SLATE = "#23409A", "#1F6649", "#A3243B", "#C98A12", "#4A5372"
BLACK, CHESTNUT, STRAW, SILVER, GINGER = "#231F20", "#5B3A29", "#D9A84E", "#B9BFD6", "#B5592B"

FACES: dict[str, dict[str, str]] = {
    "face-1": {"back": BLUE, "skin": WARM, "coat": NAVY, "hair": CHESTNUT, "style": "short"},
    "face-2": {"back": GOLD, "skin": WARM, "coat": GREEN, "hair": SILVER, "style": "short"},
    "face-3": {"back": MINT, "skin": PALE, "coat": WINE, "hair": GINGER, "style": "long"},
    "face-4": {"back": PINK, "skin": BROWN, "coat": NAVY, "hair": BLACK, "style": "curls"},
    "face-5": {"back": LILAC, "skin": OLIVE, "coat": SLATE, "hair": NAVY, "style": "scarf"},
    "face-6": {"back": BLUE, "skin": PALE, "coat": MUSTARD, "hair": STRAW, "style": "bun"},
    "face-7": {"back": GOLD, "skin": OLIVE, "coat": SLATE, "hair": BLACK, "style": "beard"},
    "face-8": {"back": MINT, "skin": DARK, "coat": MUSTARD, "hair": WINE, "style": "cap"},
    "face-9": {"back": PINK, "skin": PALE, "coat": GREEN, "hair": SILVER, "style": "long"},
    "face-10": {"back": LILAC, "skin": WARM, "coat": WINE, "hair": STRAW, "style": "short"},
    "face-11": {"back": BLUE, "skin": DARK, "coat": GREEN, "hair": BLACK, "style": "bun"},
    "face-12": {"back": GOLD, "skin": PALE, "coat": NAVY, "hair": CHESTNUT, "style": "curls"},
}
SYMBOLS: dict[str, Promise | str] = {
    "tree": _("a tree"),
    "boat": _("a boat"),
    "bird": _("a bird"),
    "cup": _("a cup"),
    "sun": _("a sun"),
    "house": _("a house"),
    "star": _("a star"),
    "mountain": _("a mountain"),
}


def named(key: str) -> str:
    """A key we drew stays; any other word, such as an id, always lands on the same symbol: faces are chosen."""
    if key in FACES or key in SYMBOLS:
        return key
    names = list(SYMBOLS)
    return names[crc32(key.encode()) % len(names)]


def ground(key: str) -> str:
    """The colour behind a symbol; those who have not chosen one differ by it too."""
    if key in SYMBOLS:
        return GROUNDS[list(SYMBOLS).index(key) % len(GROUNDS)]
    return GROUNDS[crc32(key.encode()) // len(SYMBOLS) % len(GROUNDS)]


def choices() -> Iterator[str]:
    """What a person may pick between for their own card."""
    yield from FACES
    yield from SYMBOLS
