"""Carrying a message to another system: over TLS, to an address that is looked up once, and never followed anywhere.

Somebody types that address. So it must not lead to anything on our own network, also not by a name that says one
thing when it is asked about and another when it is called.
"""

import re
import socket
import ssl
from collections.abc import Mapping
from ipaddress import ip_address, ip_network
from time import monotonic
from urllib.parse import urlsplit

PATIENCE = 10.0  # seconds for all of it
LONGEST_LINE = 1024
# Addresses of the new kind that lead on to one of the old kind, which may be our own.
WRAPPED = (ip_network("64:ff9b::/96"), ip_network("2002::/16"))
_STATUS = re.compile(rb"HTTP/1\.[01] ([1-5][0-9]{2})[ \r\n]")


class NotOutside(OSError):
    """The name leads to a network that is not everybody's: our own, this machine, or none."""


class NoAnswer(OSError):
    """Something was said that no web server says."""


def carry(address: str, body: bytes, headers: Mapping[str, str], *, inside: bool = False) -> str:
    """ "" when it was taken; else one word for what was wrong. `inside`: our own network is meant as well."""
    try:
        status = knock(address, body, headers, inside=inside)
    except (OSError, UnicodeError) as wrong:
        return type(wrong).__name__
    return "" if 200 <= status < 300 else str(status)


def knock(address: str, body: bytes, headers: Mapping[str, str], *, inside: bool = False) -> int:
    """Only the first line of the answer is read: what the other system says is of no use to us."""
    at, until = urlsplit(address), monotonic() + PATIENCE
    host, port = at.hostname or "", at.port or 443
    place = looked_up(host, port, inside=inside)
    with (
        socket.create_connection((place, port), timeout=PATIENCE) as plain,
        trusting().wrap_socket(plain, server_hostname=host) as line,
    ):
        line.settimeout(max(until - monotonic(), 0.1))
        path = f"{at.path or '/'}{'?' * bool(at.query)}{at.query}"
        line.sendall(written(at.netloc, path, body, headers))
        return status_of(_first_line(line, until))


def trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def looked_up(host: str, port: int, *, inside: bool = False) -> str:
    """One place, and called by that: asked again, the name could say another. All it says must lie outside."""
    found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not (inside or all(is_outside(one) for one in found)):
        raise NotOutside(host)
    return found[0]


def is_outside(place: str) -> bool:
    """Everybody's internet, and no other network dressed up as it."""
    one = ip_address(place.partition("%")[0])
    one = getattr(one, "ipv4_mapped", None) or one
    ours = one.is_multicast or getattr(one, "is_site_local", False) or any(one in net for net in WRAPPED)
    return one.is_global and not ours


def written(netloc: str, path: str, body: bytes, headers: Mapping[str, str]) -> bytes:
    lines = [f"POST {path} HTTP/1.1", f"Host: {netloc}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name}: {said}" for name, said in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("ascii") + body


def status_of(line: bytes) -> int:
    found = _STATUS.match(line)
    if found is None:
        raise NoAnswer
    return int(found[1])


def _first_line(line: ssl.SSLSocket, until: float) -> bytes:
    """Whoever answers one letter at a time is not waited for longer than anybody else."""
    said = b""
    while b"\n" not in said and len(said) < LONGEST_LINE:
        left = until - monotonic()
        if left <= 0:
            raise TimeoutError
        line.settimeout(left)
        piece = line.recv(LONGEST_LINE)
        if not piece:
            break
        said += piece
    return said
