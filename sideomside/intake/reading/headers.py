"""Header lines as people meant them: words, addresses, ids and dates. Never fails."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from .charsets import clean, decode, one_line
from .transfer import from_base64, undo

_WORD = re.compile(rb"=\?([A-Za-z0-9_.:+-]{1,60})(?:\*[A-Za-z-]{0,20})?\?([BbQq])\?([^?]*)\?=")
_ADDRESS = re.compile(r"[^\s<>\"(),;:\\@\[\]]{1,128}@[^\s<>\"(),;:\\@]{1,190}")
_ANGLED = re.compile(r"<\s*(?:mailto:)?([^<>\s]{1,128}@[^<>\s]{1,190})\s*>", re.IGNORECASE)
_ID = re.compile(r"<([^<>\s]{1,990})>")
_KIND = re.compile(r"\s*([\w!#$&^.+-]{1,100})/([\w!#$&^.+-]{1,100})", re.ASCII)
_PARAMETER = re.compile(
    rb";\s*([A-Za-z0-9_!#$&^.-]{1,60})(?:\*(\d{1,3}))?(\*)?[ \t]*=[ \t]*" rb'(?:"((?:[^"\\]|\\.)*)"|([^;"]*))'
)
_ENCODINGS = {"base64": "base64", "quoted-printable": "quoted-printable"}
MAX_PARAMETERS = 4_000  # bytes; keeps the search for them short


class Headers:
    """One block of header lines; names are looked up in small letters."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._values: dict[str, list[bytes]] = {}
        for line in lines:
            name, _, value = line.partition(b":")
            self._values.setdefault(name.strip().decode("ascii", "replace").lower(), []).append(value.strip())

    def raw(self, name: str) -> bytes:
        return self._values.get(name, [b""])[0]

    def every(self, *names: str) -> list[str]:
        return [decode_words(value) for name in names for value in self._values.get(name, [])]

    def has(self, *names: str) -> bool:
        return any(name in self._values for name in names)

    def text(self, name: str) -> str:
        return decode_words(self.raw(name))

    def token(self, name: str) -> str:
        """The first word of a value, in small letters: auto-replied, list, no."""
        return self.text(name).lower().partition(";")[0].partition(" ")[0]

    def sender(self, name: str) -> tuple[str, str]:
        """A person's name and address, from a line that may hold neither."""
        text = self.text(name)
        found = _ANGLED.search(clean(decode(self.raw(name), None))) or _ANGLED.search(text)
        found = found or _ADDRESS.search(text)
        if not found:
            return _name(text), ""
        before, _, after = text.partition(found[0])
        address = found[found.re.groups].strip("'.")
        return _name(before if before.strip() else after).replace(address, ""), address

    def addresses(self, *names: str) -> list[str]:
        found = (address.strip("'.") for value in self.every(*names) for address in _ADDRESS.findall(value))
        return list(dict.fromkeys(found))

    def ids(self, *names: str) -> list[str]:
        found = (id_ for value in self.every(*names) for id_ in _ID.findall(value))
        return list(dict.fromkeys(found))

    def date(self) -> datetime | None:
        """When it says it was written; clocks lie, so this is only a hint."""
        try:
            written = parsedate_to_datetime(self.text("date"))
            return written.replace(tzinfo=UTC) if written.tzinfo is None else written.astimezone(UTC)
        except (TypeError, ValueError, IndexError, OverflowError):
            return None

    def kind(self, usual: str) -> str:
        text = self.text("content-type").lower()
        found = _KIND.match(text)
        if not found:
            return "text/html" if "html" in text.partition(";")[0] else usual
        return f"{found[1]}/{found[2]}"

    def transfer(self) -> str:
        said = self.text("content-transfer-encoding").lower().replace(" ", "").partition(";")[0]
        return "uuencode" if "uu" in said else _ENCODINGS.get(said, "")

    def boundary(self) -> bytes:
        return self._pieces("content-type").get("boundary", b"").rstrip()

    def parameter(self, header: str, name: str) -> str:
        """A value such as charset or filename, in any of the three ways programs write them."""
        value = self._pieces(header).get(name, b"")
        if b"=?" in value:
            return decode_words(value)
        return one_line(clean(decode(value, None)))

    def _pieces(self, header: str) -> dict[str, bytes]:
        found: dict[str, dict[int, bytes]] = {}
        for name, number, encoded, quoted, plain in _PARAMETER.findall(self.raw(header)[:MAX_PARAMETERS]):
            value = re.sub(rb"\\(.)", rb"\1", quoted) if quoted else plain.strip()
            place = found.setdefault(name.decode("ascii").lower(), {})
            place.setdefault(
                int(number or 0), _from_percent(value, not int(number or 0)) if encoded else value
            )
        return {name: b"".join(places[key] for key in sorted(places)) for name, places in found.items()}


def decode_words(value: bytes) -> str:
    """A header's text: encoded words are read, neighbours in the same charset together, on one line."""
    text, at, held, charset = [], 0, b"", ""
    for word in _WORD.finditer(value):
        gap, own = value[at : word.start()], word[1].decode("ascii").lower()
        if gap.strip() or own != charset:
            text.append(decode(held, charset))
            held = b""
        if gap.strip() or not at:
            text.append(decode(gap, None))
        held, charset, at = held + _encoded(word[2], word[3]), own, word.end()
    return one_line(clean("".join([*text, decode(held, charset), decode(value[at:], None)])))


def _encoded(way: bytes, text: bytes) -> bytes:
    return from_base64(text) if way in b"Bb" else undo(text.replace(b"_", b"=20"), "quoted-printable")


def _from_percent(value: bytes, first: bool) -> bytes:
    """An extended parameter: charset'language'percent-encoded; kept as UTF-8 from here on."""
    charset, language, text = value.split(b"'", 2) if first and value.count(b"'") >= 2 else (b"", b"", value)
    plain = re.sub(rb"%([0-9A-Fa-f]{2})", lambda pair: bytes([int(pair[1], 16)]), text)
    return decode(plain, charset.decode("ascii", "replace") or None).encode("utf-8") if charset else plain


def _name(text: str) -> str:
    text = text.replace('\\"', '"').strip(" ,;<>\"'")
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text
