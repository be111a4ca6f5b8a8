"""A first look at a mail, in one pass, before anything is spent on it."""

from .limits import Reason, TooMuch
from .parts import split


def prescan(raw: bytes) -> Reason | None:
    """Why this mail shall not be read at all, or None."""
    try:
        split(raw)
    except TooMuch as refusal:
        return refusal.reason
    return None
