"""M4A: boxes in boxes. What is not needed to hear the one track of sound is emptied where it lies, so nothing moves."""

from collections.abc import Iterator
from typing import NamedTuple

from .parts import Heard, NotASound, number

# The boxes that are kept, by the way to them; below these, everything.
KEPT = {
    "ftyp", "moov", "moov/mvhd", "moov/trak", "moov/trak/tkhd", "moov/trak/edts", "moov/trak/edts/elst",
    "moov/trak/mdia", "moov/trak/mdia/mdhd", "moov/trak/mdia/hdlr", "moov/trak/mdia/minf",
    "moov/trak/mdia/minf/smhd", "moov/trak/mdia/minf/dinf", "moov/trak/mdia/minf/dinf/dref",
    "moov/trak/mdia/minf/stbl", "mdat",
    *(f"moov/trak/mdia/minf/stbl/{one}" for one in ("stsd", "stts", "stsc", "stsz", "stco", "co64", "sgpd", "sbgp")),
}  # fmt: skip
OPENED = {"moov", "trak", "edts", "mdia", "minf", "dinf", "stbl"}
WHEN = {"mvhd", "tkhd", "mdhd"}  # each begins with the day it was made and changed
SOUNDS = {b"mp4a"}
MOST_PIECES = 2_000_000


class Box(NamedTuple):
    """What it is called, where it begins, where its inside begins, and where it ends."""

    way: str
    at: int
    inside: int
    end: int

    @property
    def name(self) -> str:
        return self.way.rpartition("/")[2]


def clean(raw: bytes) -> Heard:
    """Names, places, pictures, days, chapters and other tracks are emptied, and bytes no track asks for as well."""
    out = bytearray(raw)
    boxes = list(_boxes(raw, 0, len(raw), ""))
    track = _the_sound(raw, boxes)
    inside = {box.name: box for box in boxes if track.at < box.at < track.end}
    for box in boxes:
        _tidy(out, box, is_other=box.name == "trak" and box != track)
    _only_what_is_asked_for(out, [box for box in boxes if box.way == "mdat"], _asked_for(raw, inside))
    _tidy_head(out, inside)
    return Heard(bytes(out), _seconds(raw, inside["mdhd"]))


def _boxes(raw: bytes, at: int, end: int, above: str) -> Iterator[Box]:
    while at < end:
        if end - at < 8:
            raise NotASound("cut short")
        size, head = number(raw, at, 4), 8
        if size == 1:
            size, head = number(raw, at + 8, 8), 16
        stop = end if size == 0 else at + size
        if stop > end or stop < at + head:
            raise NotASound("a box larger than its own")
        box = Box(f"{above}{raw[at + 4 : at + 8].decode('latin-1')}", at, at + head, stop)
        yield box
        if box.name in OPENED and box.way in KEPT:
            yield from _boxes(raw, box.inside, stop, f"{box.way}/")
        at = stop


def _the_sound(raw: bytes, boxes: list[Box]) -> Box:
    """The one track of sound; where there are two, we cannot know which one is meant."""
    heads = [box for box in boxes if box.name == "hdlr" and raw[box.inside + 8 : box.inside + 12] == b"soun"]
    tracks = [
        box for box in boxes if box.way == "moov/trak" and any(box.at < one.at < box.end for one in heads)
    ]
    if len(tracks) != 1 or any(box.way in ("moof", "sidx") for box in boxes):
        raise NotASound("not one track of sound")
    return tracks[0]


def _tidy(out: bytearray, box: Box, *, is_other: bool) -> None:
    if is_other or box.way not in KEPT:
        out[box.at + 4 : box.at + 8] = b"free"
        out[box.inside : box.end] = bytes(box.end - box.inside)
    elif box.name in WHEN:
        length = 16 if out[box.inside] == 1 else 8
        out[box.inside + 4 : box.inside + 4 + length] = bytes(length)
    elif box.name == "hdlr":
        out[box.inside + 24 : box.end] = bytes(max(0, box.end - box.inside - 24))


def _asked_for(raw: bytes, inside: dict[str, Box]) -> list[tuple[int, int]]:
    """Where the track's own pieces lie, from its tables."""
    try:
        sizes, runs = _sizes(raw, inside["stsz"]), _runs(raw, inside["stsc"])
        places = _numbers(raw, inside["stco"], 4) if "stco" in inside else _numbers(raw, inside["co64"], 8)
    except KeyError as missing:
        raise NotASound("no tables") from missing
    found, done, turn = list[tuple[int, int]](), 0, 0
    for nth, at in enumerate(places, 1):
        while turn + 1 < len(runs) and runs[turn + 1][0] <= nth:
            turn += 1
        count = runs[turn][1] if runs else 0
        found.append((at, at + sum(sizes[done : done + count])))
        done += count
    return found


def _sizes(raw: bytes, box: Box) -> list[int]:
    same, count = number(raw, box.inside + 4, 4), number(raw, box.inside + 8, 4)
    if count > MOST_PIECES:
        raise NotASound("too many pieces")
    return [same] * count if same else [number(raw, box.inside + 12 + 4 * n, 4) for n in range(count)]


def _runs(raw: bytes, box: Box) -> list[tuple[int, int]]:
    """From which piece of the file on, how many pieces of sound."""
    count = min(number(raw, box.inside + 4, 4), MOST_PIECES)
    ats = range(box.inside + 8, box.inside + 8 + 12 * count, 12)
    return [(number(raw, at, 4), number(raw, at + 4, 4)) for at in ats]


def _numbers(raw: bytes, box: Box, size: int) -> list[int]:
    count = min(number(raw, box.inside + 4, 4), MOST_PIECES)
    return [number(raw, box.inside + 8 + size * n, size) for n in range(count)]


def _only_what_is_asked_for(out: bytearray, places: list[Box], asked: list[tuple[int, int]]) -> None:
    for place in places:
        at = place.inside
        for begins, ends in sorted(asked):
            if ends <= place.inside or begins >= place.end:
                continue
            out[at : max(at, begins)] = bytes(max(0, begins - at))
            at = max(at, ends)
        if at < place.end:
            out[at : place.end] = bytes(place.end - at)
    if not any(place.inside <= begins < place.end for begins, _ends in asked for place in places):
        raise NotASound("no sound in it")


def _tidy_head(out: bytearray, inside: dict[str, Box]) -> None:
    """One way of coding, with what is needed to undo it and nothing else; and no address where sound would lie."""
    box = inside.get("stsd")
    if (
        box is None
        or number(out, box.inside + 4, 4) != 1
        or bytes(out[box.inside + 12 : box.inside + 16]) not in SOUNDS
    ):
        raise NotASound("another way of coding")
    entry = box.inside + 8
    version = number(out, entry + 16, 2)
    begins = entry + 36 + {0: 0, 1: 16}.get(version, -1)
    if begins < entry + 36:
        raise NotASound("another way of coding")
    for one in _boxes(bytes(out), begins, entry + number(out, entry, 4), ""):
        if one.name not in ("esds", "btrt"):
            out[one.at + 4 : one.at + 8], out[one.inside : one.end] = b"free", bytes(one.end - one.inside)
    where = inside.get("dref")
    if where is not None and where.end - where.inside > 8 + 12:
        raise NotASound("sound that lies elsewhere")


def _seconds(raw: bytes, box: Box) -> float:
    long = raw[box.inside] == 1
    at = box.inside + (20 if long else 12)
    return number(raw, at + 4, 8 if long else 4) / max(1, number(raw, at, 4))
