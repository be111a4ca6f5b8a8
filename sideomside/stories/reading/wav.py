"""WAV: of all its pieces two are needed, what the numbers mean and the numbers."""

from collections.abc import Iterator

from .parts import Heard, NotASound, number

PLAIN, FRACTIONS, EXTENDED = 1, 3, 0xFFFE
LONGEST_HEAD = 40


def clean(raw: bytes) -> Heard:
    """Notes of the recorder, names, places and whatever stands behind are left out."""
    pieces = dict(reversed(list(_pieces(raw))))  # the first of each kind counts
    head, sound = pieces.get(b"fmt ", b"")[:LONGEST_HEAD], pieces.get(b"data", b"")
    if len(head) < 16 or not sound:
        raise NotASound("no sound in it")
    if number(head, 0, 2, little=True) not in {PLAIN, FRACTIONS, EXTENDED}:
        raise NotASound("not plain numbers")
    a_second = number(head, 8, 4, little=True)
    if a_second == 0:
        raise NotASound("no speed")
    inside = b"WAVE" + _piece(b"fmt ", head) + _piece(b"data", sound)
    return Heard(b"RIFF" + len(inside).to_bytes(4, "little") + inside, len(sound) / a_second)


def _pieces(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(raw):
        size = number(raw, at + 4, 4, little=True)
        yield raw[at : at + 4], raw[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _piece(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)
