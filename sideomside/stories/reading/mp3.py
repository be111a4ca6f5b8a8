"""MP3: nothing but one frame after the other. Whatever stands before, between or behind them is left out."""

import re
from typing import NamedTuple

from .parts import Heard, NotASound

RATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
}
SPEEDS = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
THIRD_LAYER = 1
ENOUGH = 3  # so many frames in a row are no chance
MOST_TRIES, MOST_GAPS = 5000, 100  # a file made to keep us looking is put down
_MAY_BEGIN = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb]")


class Frame(NamedTuple):
    """What the four bytes before a frame say."""

    size: int
    version: int
    speed: int
    mono: bool

    def goes_with(self, other: "Frame") -> bool:
        return (self.version, self.speed) == (other.version, other.speed)


def clean(raw: bytes) -> Heard:
    """Names, pictures, texts and the program's own note are left out."""
    at, gaps = _first(raw, _behind_the_names(raw)), 0
    first, kept = _frame(raw, at), list[bytes]()
    if first is None:
        raise NotASound("no frames")
    while at < len(raw) and gaps < MOST_GAPS:
        frame = _frame(raw, at)
        if frame is None or not first.goes_with(frame):
            at, gaps = _first(raw, at + 1), gaps + 1
            continue
        kept += [raw[at : at + frame.size]] if at + frame.size <= len(raw) else []
        at += frame.size
    if len(kept) < ENOUGH:
        raise NotASound("hardly any frames")
    kept[0] = _without_a_note(kept[0], first)
    a_frame = 1152 if first.version == 3 else 576
    return Heard(b"".join(kept), len(kept) * a_frame / first.speed)


def _behind_the_names(raw: bytes) -> int:
    """Past what is written in front, as often as it is there; a picture in it may look like a frame."""
    at = 0
    while raw[at : at + 3] == b"ID3" and at + 10 <= len(raw):
        size = sum((raw[at + 6 + n] & 0x7F) << (21 - 7 * n) for n in range(4))
        at += 10 + size + (10 if raw[at + 5] & 0x10 else 0)
    return at


def _first(raw: bytes, at: int) -> int:
    """Where several frames stand in a row from here on; the end, if nowhere."""
    for tried, found in enumerate(_MAY_BEGIN.finditer(raw, at)):
        if _row(raw, found.start()):
            return found.start()
        if tried > MOST_TRIES:
            break
    return len(raw)


def _row(raw: bytes, at: int) -> bool:
    first = _frame(raw, at)
    for _ in range(ENOUGH):
        frame = _frame(raw, at)
        if first is None or frame is None or not first.goes_with(frame):
            return first is not None and at == len(raw)
        at += frame.size
    return True


def _frame(raw: bytes, at: int) -> Frame | None:
    head = int.from_bytes(raw[at : at + 4], "big") if at + 4 <= len(raw) else 0
    version, layer = (head >> 19) & 3, (head >> 17) & 3
    if head >> 21 != 0x7FF or version == 1 or layer != THIRD_LAYER:
        return None
    rate, speed = RATES[3 if version == 3 else 2][(head >> 12) & 15], (head >> 10) & 3
    if rate == 0 or speed == 3:
        return None
    hertz = SPEEDS[version][speed]
    size = (144 if version == 3 else 72) * rate * 1000 // hertz + ((head >> 9) & 1)
    return Frame(size, version, hertz, (head >> 6) & 3 == 3)


def _without_a_note(frame: bytes, said: Frame) -> bytes:
    """The first may hold no sound but a table to find one's way by; the program's own words behind it go."""
    side = (17 if said.mono else 32) if said.version == 3 else (9 if said.mono else 17)
    at = 4 + side
    if frame[at : at + 4] not in (b"Xing", b"Info"):
        return frame
    flags = frame[at + 7] if len(frame) > at + 7 else 0
    kept = at + 8 + sum(size for bit, size in ((1, 4), (2, 4), (4, 100), (8, 4)) if flags & bit)
    return frame[:kept] + b"\0" * max(0, len(frame) - kept)
