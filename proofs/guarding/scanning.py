"""Looking through bytes for words that should not be there, however they were written down."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

CHUNK = 1 << 22
# Every canary begins with this; letters and digits alone, so that it survives every quoting but a real encoding.
BEGINS = "qzkanarief"
CONTROL = "qzkontrolf"  # the same, where it may be found: what shows that a place was really looked through


def encodings(word: str) -> dict[str, list[bytes]]:
    """Raw, base64 at each of its three offsets, UTF-16 both ways, hexadecimal, and URL-encoded letter by letter."""
    raw = word.encode()
    percent = "".join(f"%{byte:02X}" for byte in raw)
    return {
        "raw": [raw, quote(word).encode()],
        "base64": [_inner(raw, before) for before in range(3)],
        "utf-16": [word.encode("utf-16-le"), word.encode("utf-16-be")],
        "hex": [raw.hex().encode(), raw.hex().upper().encode()],
        "url": [percent.encode(), percent.lower().encode()],
    }


def _inner(raw: bytes, before: int) -> bytes:
    """What stays the same in base64 whatever stands around it."""
    coded = b64encode(b"\0" * before + raw)
    first = (before * 8 + 5) // 6
    last = (before + len(raw)) * 8 // 6
    return coded[first:last]


def hits(places: Iterable[Path], word: str = BEGINS) -> Counter[str]:
    """How often it stands in these files and folders, by encoding."""
    wanted = [(how, needle) for how, needles in encodings(word).items() for needle in set(needles)]
    found: Counter[str] = Counter()
    for path in files(places):
        for how, count in _in_file(path, wanted):
            found[how] += count
    return found


def files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        if place.is_dir():
            yield from (path for path in sorted(place.rglob("*")) if path.is_file() and not path.is_symlink())
        elif place.is_file():
            yield place


def size_of(places: Iterable[Path]) -> int:
    return sum(path.stat().st_size for path in files(places))


def _in_file(path: Path, wanted: list[tuple[str, bytes]]) -> Iterator[tuple[str, int]]:
    overlap = max(len(needle) for _how, needle in wanted) - 1
    before = b""
    with path.open("rb") as open_file:
        while chunk := open_file.read(CHUNK):
            here = before + chunk
            for how, needle in wanted:
                # What ended in the piece before was counted there.
                count = here.count(needle) - (before.count(needle) if before else 0)
                if count:
                    yield how, count
            before = here[-overlap:]
