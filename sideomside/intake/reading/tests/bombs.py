"""Mail made to break a reader, and a mutator that spoils good mail. All of it our own."""

import base64
import random
from collections.abc import Callable, Iterator
from functools import partial

MB = 1024 * 1024


def bombs() -> dict[str, Callable[[], bytes]]:
    """How to build each, by name; the largest are 25 MB."""
    return _of_structure() | _of_headers() | _of_bodies() | _of_markup() | _of_size()


def _of_structure() -> dict[str, Callable[[], bytes]]:
    return {
        "100,000 parts": lambda: _multipart(b"--x\n\n" * 100_000),
        "100,000 named parts": lambda: _multipart(b"--x\nContent-Type: text/plain\n\nhej\n" * 100_000),
        "199 parts": lambda: _multipart(b"--x\n\nhej\n" * 199),
        "nested 10,000 deep": lambda: nested(10_000),
        "nested 19 deep": lambda: nested(19),
        "nested mails 10,000 deep": lambda: b"Content-Type: message/rfc822\n\n" * 10_000 + b"hej",
        "the same boundary inside itself": lambda: (
            b"Content-Type: multipart/mixed; boundary=x\n\n--x\n" * 1_000
        ),
        "a digest of digests": lambda: b"Content-Type: multipart/digest; boundary=x\n\n--x\n\n--x\n\n" * 90,
        "empty boundary": lambda: b'Content-Type: multipart/mixed; boundary=""\n\n--\n\nhej\n----\n',
        "no boundary": lambda: b"Content-Type: multipart/mixed\n\n--x\n\nhej\n--x--\n",
        "a boundary of 60 kB": lambda: (
            b"Content-Type: multipart/mixed; boundary=" + b"x" * 60_000 + b"\n\n--xx\n"
        ),
        "a boundary like an expression": lambda: (
            b'Content-Type: multipart/mixed; boundary="(a+)+$"\n\n--(a+)+$\n\nhej\n'
        ),
        "closed before it opens": lambda: _multipart(b"--x--\n--x--\n--x\n\nhej"),
        "nearly boundaries": lambda: _multipart(b"--xy\n" * 200_000),
    }


def _of_headers() -> dict[str, Callable[[], bytes]]:
    return {
        "100,000 header lines": lambda: b"X-A: b\n" * 100_000 + b"\nhej",
        "one header of 5 MB": lambda: b"Subject: " + b"a" * 5 * MB + b"\n\nhej",
        "a header folded 900 times": lambda: b"Subject: a\n" + b" b\n" * 900 + b"\nhej",
        "headers without an end": lambda: b"X-A: b\n" * 900,
        "parentheses in To": lambda: b"To: " + b"(" * 60_000 + b"\n\nhej",
        "closed parentheses in To": lambda: b"To: " + b"(" * 30_000 + b")" * 30_000 + b"\n\nhej",
        "angles in From": lambda: b"From: " + b"<" * 60_000 + b"\n\nhej",
        "quotes in From": lambda: b"From: " + b'"\\' * 30_000 + b"\n\nhej",
        "at signs in Cc": lambda: b"Cc: " + b"a@" * 30_000 + b"\n\nhej",
        "commas in Cc": lambda: b"Cc: " + b",;" * 30_000 + b"\n\nhej",
        "encoded words without an end": lambda: b"Subject: " + b"=?utf-8?q?" * 6_000 + b"\n\nhej",
        "empty encoded words": lambda: b"Subject: " + b"=?utf-8?b??= " * 4_500 + b"\n\nhej",
        "parameters without an end": lambda: b"Content-Type: text/plain" + b';a="' * 15_000 + b"\n\nhej",
        "numbered parameters": lambda: b"Content-Type: text/plain" + b"; a*999=b" * 6_000 + b"\n\nhej",
        "a parameter numbered too high": lambda: (
            b"Content-Type: text/plain; a*" + b"9" * 5_000 + b"=b\n\nhej"
        ),
        "a year of 5,000 digits": lambda: b"Date: 1 Jan " + b"9" * 5_000 + b" 10:00:00 +0000\n\nhej",
        "a zone of 5,000 digits": lambda: b"Date: 1 Jan 2026 10:00:00 +" + b"9" * 5_000 + b"\n\nhej",
        "the year 1": lambda: b"Date: Mon, 1 Jan 0001 00:00:00 +2359\n\nhej",
        "a smuggled header": lambda: b"Subject: =?utf-8?q?hej=0D=0ABcc:_a@example.org?=\r\n\r\nhej",
        "only colons": lambda: b":\n" * 900 + b"\nhej",
    }


def _of_bodies() -> dict[str, Callable[[], bytes]]:
    names = [
        "unicode_escape",
        "raw_unicode_escape",
        "punycode",
        "idna",
        "undefined",
        "mbcs",
        "utf-7",
        "hz",
        "rot13",
    ]
    names += ["base64", "hex", "uu", "zip", "bz2"]
    names += ["\x00", "../../etc", "a" * 5_000, "utf-8\x00", "utf_8_sig", "unknown-8bit", "æøå", "'", '"', ""]
    charsets = {f"charset {name[:20]!r}": partial(_claiming, name.encode()) for name in names}
    return charsets | {
        "NULs": lambda: b"Subject: a\x00b\n\n" + b"\x00" * MB,
        "bare carriage returns": lambda: b"Subject: a\r\rhej\r" * 50_000,
        "only carriage returns": lambda: b"\r" * MB,
        "base64 of equal signs": lambda: b"Content-Transfer-Encoding: base64\n\n" + b"A=" * MB,
        "quoted-printable of equal signs": lambda: (
            b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=" * 2 * MB
        ),
        "uuencode of nonsense": lambda: (
            b"Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n" + b"M~~~\n" * 400_000
        ),
        "flowed without an end": lambda: b"Content-Type: text/plain; format=flowed\n\n" + b"  \n" * 700_000,
        "quote marks": lambda: b"\n" + b">" * 2 * MB,
        "lines of quote marks": lambda: b"\n" + b">\n" * MB,
        "headings": lambda: b"\n" + b"Den 1. jan. 2026 kl. 10.00 skrev a\n" * 50_000,
        "blocks": lambda: b"Subject: SV: a\n\n" + b"Fra: a\n" * 200_000,
        "seals without an end": lambda: b"\n" + b"-----BEGIN PGP MESSAGE-----\n" * 70_000,
        "random bytes": lambda: random.Random(1).randbytes(MB // 2),
    }


def _of_markup() -> dict[str, Callable[[], bytes]]:
    pieces = [
        "<",
        "<!--",
        "<a ",
        "<a b='",
        '<a b=">',
        "<![",
        "<style>",
        "<script",
        "&#9",
        "<blockquote type=cite>",
    ]
    pieces += ["<pre>\n", "<a href=x>", "</a>", "<li>", "&", "<p>", "&amp"]
    start = b"Content-Type: text/html\n\n"
    made = {f"markup {piece!r}": partial(_page_of, piece.encode()) for piece in pieces}
    return made | {"a number of 5,000 digits": lambda: start + b"&#" + b"9" * 5_000 + b";hej"}


def _of_size() -> dict[str, Callable[[], bytes]]:
    picture = b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n"
    return {
        "25 MB of base64": lambda: fill(
            _multipart(b"--x\n\nhej\n--x\n" + picture), base64.encodebytes(bytes(57 * 1000))
        ),
        "25 MB of line ends": lambda: fill(b"Subject: hej\n\n", b"\n"),
        "25 MB on one line": lambda: fill(b"Subject: hej\n\n", b"a"),
        "25 MB of boundaries": lambda: fill(_multipart(b""), b"--x\n"),
        "25 MB of markup": lambda: fill(b"Content-Type: text/html\n\n", b"<p><b>hej</b>"),
        "25 MB without headers": lambda: fill(b"", b"hej "),
        "more than 25 MB": lambda: fill(b"Subject: hej\n\n", b"a") + b"a",
    }


def nested(depth: int) -> bytes:
    opened = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(depth)
    )
    return opened + b"\nhej\n" + b"".join(b"--b%d--\n" % at for at in reversed(range(depth)))


def _multipart(inside: bytes) -> bytes:
    return b"Content-Type: multipart/mixed; boundary=x\n\n" + inside


def _claiming(charset: bytes) -> bytes:
    return b"Content-Type: text/plain; charset=" + charset + b"\n\n" + b"xn--\\u0000\\x00 hej " * 20_000


def _page_of(piece: bytes) -> bytes:
    return b"Content-Type: text/html\n\n" + piece * (MB // 2 // len(piece))


def fill(start: bytes, piece: bytes) -> bytes:
    """Exactly 25 MB."""
    room = 25 * MB - len(start)
    return start + (piece * (room // len(piece) + 1))[:room]


def mutants(mails: list[bytes], count: int, chance: random.Random) -> Iterator[bytes]:
    """Good mail spoiled in one to four ways."""
    for _ in range(count):
        raw = bytearray(chance.choice(mails)[:20_000])
        for _ in range(chance.randint(1, 4)):
            _SPOILERS[chance.randrange(len(_SPOILERS))](raw, chance)
        yield bytes(raw)


def _somewhere(raw: bytearray, chance: random.Random) -> int:
    return chance.randint(0, len(raw))


def _flip(raw: bytearray, chance: random.Random) -> None:
    for _ in range(10):
        if raw:
            raw[chance.randrange(len(raw))] = chance.randrange(256)


def _cut(raw: bytearray, chance: random.Random) -> None:
    at = _somewhere(raw, chance)
    del raw[at : at + chance.randint(0, 300)]


def _repeat(raw: bytearray, chance: random.Random) -> None:
    at = _somewhere(raw, chance)
    raw[at:at] = raw[at : at + chance.randint(0, 300)] * chance.randint(1, 20)


def _insert(raw: bytearray, chance: random.Random) -> None:
    at = _somewhere(raw, chance)
    raw[at:at] = chance.choice(_ODDITIES)


def _end_early(raw: bytearray, chance: random.Random) -> None:
    del raw[_somewhere(raw, chance) :]


def _change_line_ends(raw: bytearray, chance: random.Random) -> None:
    raw[:] = raw.replace(b"\r\n", b"\n").replace(
        b"\n", chance.choice([b"\r", b"\n", b"\r\n", b"\n\r", b"\x0b"])
    )


_SPOILERS = [_flip, _cut, _repeat, _insert, _end_early, _change_line_ends]
_ODDITIES = [
    b"\x00",
    b"\r",
    b"\n\n",
    b"\xf0\x9f",
    b"\xed\xa0\x80",
    b"charset=\xff",
    b"(" * 50,
    b";" * 99,
    b" ",
]
_ODDITIES += b"-- =?utf-8?q? ?= boundary= \" \\ < &# *0*= %zz '' > @".split()
_ODDITIES += [b"\nContent-Type: multipart/mixed; boundary=a\n", b"\nContent-Transfer-Encoding: base64\n"]
_ODDITIES += [b"\nContent-Type: message/rfc822\n\n", b"\nContent-Type: text/html\n"]
