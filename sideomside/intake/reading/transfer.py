"""Undoes what mail does to bytes on the way: base64, quoted-printable, uuencode. Never fails."""

import binascii
import re

_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]")
_ROOM = b" \t\r\n"


def undo(body: bytes, encoding: str) -> bytes:
    if encoding == "base64":
        return _body_from_base64(body)
    if encoding == "quoted-printable":
        return binascii.a2b_qp(body)
    return _from_uuencode(body) if encoding == "uuencode" else body


def from_base64(text: bytes) -> bytes:
    """Also when padding is missing, or several padded pieces were glued together."""
    text = _NOT_BASE64.sub(b"", text)
    pieces = re.split(rb"=+", text) if text.count(b"=") < 100 else [text.replace(b"=", b"")]
    return b"".join(_from_unpadded(piece) for piece in pieces)


def size_of(body: bytes, encoding: str) -> int:
    """How large an attachment is, without opening it."""
    if encoding != "base64":
        return len(undo(body, encoding))
    return len(body.translate(None, _ROOM + b"=")) * 3 // 4


def _body_from_base64(body: bytes) -> bytes:
    """Some programs say base64 and send plain words: those have letters base64 lacks."""
    solid = body.translate(None, _ROOM)
    foreign = len(_NOT_BASE64.findall(solid[:10_000]))
    return body if foreign * 50 > len(solid[:10_000]) else from_base64(solid)


def _from_unpadded(piece: bytes) -> bytes:
    whole = piece[:-1] if len(piece) % 4 == 1 else piece
    return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))


def _from_uuencode(body: bytes) -> bytes:
    lines = [line for line in body.splitlines() if not line.startswith((b"begin ", b"end"))]
    return b"".join(map(_from_uu_line, lines))


def _from_uu_line(line: bytes) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        return b""
