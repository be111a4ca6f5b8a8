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
    headers = _top(raw)
    return *headers.sender("from"), headers.text("subject")


def writer(raw: bytes) -> str:
    """Where an answer would go, as far as its first lines tell."""
    headers = _top(raw)
    said = (headers.sender(name)[1] for name in ("reply-to", "from", "sender"))
    return next((address for address in said if address), "")


def _top(raw: bytes) -> Headers:
    beginning = raw[:GLANCE_BYTES].splitlines(keepends=True)[:GLANCE_LINES]
    return Headers(top_lines(b"".join(beginning)))
