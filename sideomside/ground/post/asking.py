"""Asking another system that whoever runs the house has named: a short answer in JSON, over TLS, followed nowhere."""

import json
from base64 import b64encode
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from time import monotonic
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from sideomside.ground.post.knocking import NoAnswer, trusting

PATIENCE = 8.0  # seconds for all of it
LONGEST = 256 * 1024
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


def may_be_asked(address: str, *, plain: bool = False) -> bool:
    """https and a name. `plain`: this very machine without TLS as well, for trying things out."""
    try:
        at = urlsplit(address)
        at.port  # noqa: B018 - it is read to hear whether it is a number
    except ValueError:
        return False
    here = plain and at.scheme == "http" and at.hostname in LOOPBACK
    return (at.scheme == "https" or here) and bool(at.hostname) and "@" not in at.netloc and not at.fragment


def ask(
    address: str,
    form: Mapping[str, str] | None = None,
    *,
    door: tuple[str, str] | None = None,
    plain: bool = False,
) -> dict[str, Any]:
    """What is said there; with a form it is sent, and `door` is a name and a secret to come in by."""
    if not may_be_asked(address, plain=plain):
        raise NoAnswer
    headers = {"Accept": "application/json", "User-Agent": "SideOmSide"}
    if form is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    if door:
        headers["Authorization"] = (
            "Basic " + b64encode(":".join(quote(part) for part in door).encode()).decode()
        )
    try:
        said = json.loads(_answer(address, urlencode(form) if form is not None else None, headers))
    except (HTTPException, ValueError, RecursionError) as wrong:
        raise NoAnswer from wrong
    if not isinstance(said, dict):
        raise NoAnswer
    return said


def _answer(address: str, body: str | None, headers: Mapping[str, str]) -> bytes:
    at, until = urlsplit(address), monotonic() + PATIENCE
    line = _line(at.scheme, at.hostname or "", at.port)
    try:
        where = f"{at.path or '/'}{'?' * bool(at.query)}{at.query}"
        line.request("GET" if body is None else "POST", where, body, dict(headers))
        answer = line.getresponse()
        said = b""
        while piece := answer.read1(16_384):
            said += piece
            if len(said) > LONGEST or monotonic() > until:
                raise NoAnswer
        if answer.status != 200:
            raise NoAnswer
        return said
    finally:
        line.close()


def _line(scheme: str, host: str, port: int | None) -> HTTPConnection:
    if scheme == "https":
        return HTTPSConnection(host, port, timeout=PATIENCE, context=trusting())
    return HTTPConnection(host, port, timeout=PATIENCE)
