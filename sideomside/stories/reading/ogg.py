"""Ogg with Opus or Vorbis: page after page of one stream. The second packet holds names, and is emptied where it is."""

from typing import NamedTuple

from .parts import Heard, NotASound, number

HEAD = 27
# First packet begins, second begins, and what ends the second.
KINDS = {b"OpusHead": (b"OpusTags", b""), b"\x01vorbis": (b"\x03vorbis", b"\x01")}
OPUS_SPEED = 48000


class Page(NamedTuple):
    """Where a page lies, and how its packets are cut."""

    at: int
    body: int
    laces: bytes

    @property
    def end(self) -> int:
        return self.body + sum(self.laces)


def clean(raw: bytes) -> Heard:
    """Names, pictures and the program's own words are overwritten with blanks; the sound is not touched."""
    pages = _pages(raw)
    first, second = _packets(pages)
    begins = next((kind for kind in KINDS if _joined(raw, first).startswith(kind)), None)
    if begins is None or not _joined(raw, second).startswith(KINDS[begins][0]):
        raise NotASound("another kind of stream")
    out = bytearray(raw[: pages[-1].end])
    _write(out, second, _blank(KINDS[begins], sum(size for _page, _at, size in second)))
    for page in {page for page, _at, _size in second}:
        _mark(out, page)
    speed = OPUS_SPEED if begins == b"OpusHead" else number(raw, first[0][1] + 12, 4, little=True)
    last = max(_granule(raw, page) for page in pages)
    return Heard(bytes(out), last / max(1, speed))


def _pages(raw: bytes) -> list[Page]:
    """All of one stream; what stands behind the last page is left out."""
    at, found, streams = 0, list[Page](), set[int]()
    while raw[at : at + 4] == b"OggS":
        laces = raw[at + HEAD : at + HEAD + number(raw, at + 26, 1)]
        page = Page(at, at + HEAD + len(laces), laces)
        if page.end > len(raw):
            break
        found.append(page)
        streams.add(number(raw, at + 14, 4))
        at = page.end
    if not found or len(streams) != 1:
        raise NotASound("not one stream")
    return found


Piece = tuple[Page, int, int]


def _packets(pages: list[Page]) -> tuple[list[Piece], list[Piece]]:
    """The pieces of the first two packets; the second may be spread over many pages."""
    packets: list[list[Piece]] = [[]]
    for page in pages:
        at = page.body
        for lace in page.laces:
            packets[-1].append((page, at, lace))
            at += lace
            if lace < 255:
                packets.append([])
            if len(packets) == 3:
                return packets[0], packets[1]
    raise NotASound("cut short")


def _joined(raw: bytes, pieces: list[Piece]) -> bytes:
    return b"".join(raw[at : at + size] for _page, at, size in pieces)


def _blank(kind: tuple[bytes, bytes], size: int) -> bytes:
    """As long as what stood there, so that no page moves: nobody made it, and there are no names."""
    begins, ends = kind
    room = size - len(begins) - 8 - len(ends)
    if room < 0:
        raise NotASound("cut short")
    return begins + room.to_bytes(4, "little") + b" " * room + bytes(4) + ends


def _write(out: bytearray, pieces: list[Piece], content: bytes) -> None:
    done = 0
    for _page, at, size in pieces:
        out[at : at + size] = content[done : done + size]
        done += size


def _granule(raw: bytes, page: Page) -> int:
    found = number(raw, page.at + 6, 8, little=True)
    return 0 if found >= 1 << 63 else found


def _mark(out: bytearray, page: Page) -> None:
    """The page's own sum, made anew."""
    out[page.at + 22 : page.at + 26] = bytes(4)
    out[page.at + 22 : page.at + 26] = _sum(out[page.at : page.end]).to_bytes(4, "little")


def _table() -> list[int]:
    found = []
    for one in range(256):
        rest = one << 24
        for _ in range(8):
            rest = ((rest << 1) ^ 0x04C11DB7) & 0xFFFFFFFF if rest & 0x80000000 else rest << 1
        found.append(rest)
    return found


TABLE = _table()


def _sum(page: bytes | bytearray) -> int:
    rest = 0
    for byte in page:
        rest = ((rest << 8) & 0xFFFFFFFF) ^ TABLE[(rest >> 24) ^ byte]
    return rest
