"""Letters in the shapes Danish programs send them. Every person here is invented."""

import base64
import quopri

WORDS = "Kære Karen\n\nJeg har gået længe og tænkt på at skrive. Må jeg møde én, som forstår det?\n\nKærligst Søren"


def mail(*headers: str, body: bytes | str = b"", ends: str = "\r\n") -> bytes:
    """One whole mail; text is sent as UTF-8 unless it comes as bytes."""
    body = body.encode() if isinstance(body, str) else body
    usual = ["From: Ida Holm <ida@example.org>", "To: hej@example.net", "Message-ID: <1@example.org>"]
    return ends.join([*usual, *headers, "", ""]).encode() + body.replace(b"\n", ends.encode())


def plain(body: str, *headers: str, charset: str = "utf-8", encoding: str = "8bit") -> bytes:
    """A mail of words only, in a charset and an encoding."""
    raw = body.encode(charset)
    if encoding == "quoted-printable":
        raw = quopri.encodestring(raw)
    if encoding == "base64":
        raw = base64.encodebytes(raw)
    kind = f"Content-Type: text/plain; charset={charset}"
    return mail(*headers, kind, f"Content-Transfer-Encoding: {encoding}", body=raw)


def page(body: str, *headers: str) -> bytes:
    return mail(*headers, "Content-Type: text/html; charset=utf-8", body=body)


def parts(kind: str, *bodies: str | bytes, headers: tuple[str, ...] = ()) -> bytes:
    """A multipart; each body begins with its own header lines."""
    pieces = [body.encode() if isinstance(body, str) else body for body in bodies]
    inside = b"".join(b"--en-kant\n" + piece + b"\n" for piece in pieces)
    begin = f'Content-Type: multipart/{kind}; boundary="en-kant"'
    return mail(*headers, begin, "MIME-Version: 1.0", body=inside + b"--en-kant--\n")
