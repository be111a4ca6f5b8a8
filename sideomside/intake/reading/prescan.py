"""A first look at a mail, in one pass, before anything is spent on it."""

from .headers import Headers
from .limits import Reason, TooMuch
from .parts import split, top_lines

GLANCE_BYTES, GLANCE_LINES = 16 * 1024, 200


def prescan(raw: bytes) -> Reason | None:
    """Why this mail shall not be read at all, or None."""
    try:
        split(raw)
    except TooMuch as refusal:
        return refusal.reason
    return None


def glance(raw: bytes) -> tuple[str, str, str]:
    """Name, address and subject of a mail that will not be read, as far as its first lines tell."""
    beginning = raw[:GLANCE_BYTES].splitlines(keepends=True)[:GLANCE_LINES]
    headers = Headers(top_lines(b"".join(beginning)))
    return *headers.sender("from"), headers.text("subject")
