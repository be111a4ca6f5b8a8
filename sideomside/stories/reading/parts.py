"""What all four ways of wrapping sound have in common: what comes out, and what is refused."""

from typing import NamedTuple


class NotASound(Exception):
    """It cannot be taken apart with certainty: another kind of file, cut short, or far too large."""


class Heard(NamedTuple):
    """Sound without anything but itself, and how long it lasts."""

    content: bytes
    seconds: float


def number(raw: bytes | bytearray, at: int, size: int, *, little: bool = False) -> int:
    """A whole number that must be there."""
    if at < 0 or at + size > len(raw):
        raise NotASound("cut short")
    return int.from_bytes(raw[at : at + size], "little" if little else "big")
