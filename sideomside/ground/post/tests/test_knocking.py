"""A message to another system goes to a place that is everybody's, is written whole, and waits for no one for long."""

import socket
import ssl
from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

import pytest

from sideomside.ground.post import knocking
from sideomside.ground.post.knocking import (
    NoAnswer,
    NotOutside,
    carry,
    is_outside,
    looked_up,
    status_of,
    written,
)


@pytest.mark.parametrize(
    ("place", "outside"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.9", False),
        ("169.254.1.1", False),
        ("224.0.0.1", False),
        ("233.252.0.1", False),
        ("0.0.0.0", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fec0::1", False),
        ("ff0e::1", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::1", False),
    ],
)
def test_everybodys_internet_and_no_other_dressed_up_as_it(place: str, outside: bool) -> None:
    assert is_outside(place) is outside


def leads_to(monkeypatch: pytest.MonkeyPatch, *places: str) -> list[Any]:
    asked: list[Any] = []

    def told(host: str, port: int, **more: Any) -> list[Any]:
        asked.append((host, port, more))
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (place, port)) for place in places]

    monkeypatch.setattr(socket, "getaddrinfo", told)
    return asked


def test_every_place_a_name_leads_to_lies_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = leads_to(monkeypatch, "93.184.216.34", "93.184.216.35")
    assert looked_up("kaffe.example", 443) == "93.184.216.34"
    assert asked == [("kaffe.example", 443, {"type": socket.SOCK_STREAM})]
    leads_to(monkeypatch, "93.184.216.34", "10.0.0.1")
    with pytest.raises(NotOutside):
        looked_up("kaffe.example", 443)
    assert looked_up("kaffe.example", 443, inside=True) == "93.184.216.34"
    leads_to(monkeypatch)
    with pytest.raises(NotOutside):
        looked_up("kaffe.example", 443, inside=True)


def test_a_message_is_written_whole() -> None:
    told = written("kaffe.example:8443", "/hør?a=1".replace("ø", "o"), b"\xc3\xa6", {"X-Signed": "abc"})
    assert told == (
        b"POST /hor?a=1 HTTP/1.1\r\nHost: kaffe.example:8443\r\nContent-Length: 2\r\n"
        b"Connection: close\r\nX-Signed: abc\r\n\r\n\xc3\xa6"
    )


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (b"HTTP/1.1 200 OK\r\n", 200),
        (b"HTTP/1.0 404\n", 404),
        (b"HTTP/1.1 599\r\n", 599),
        (b"HTTP/1.1 100 \r\n", 100),
    ],
)
def test_the_status_is_read_off_the_first_line(line: bytes, status: int) -> None:
    assert status_of(line) == status


@pytest.mark.parametrize(
    "line", [b"", b"HTTP/2 200 OK", b"HTTP/1.1 600 ", b"HTTP/1.1 20", b"SSH-2.0", b" HTTP/1.1 200 "]
)
def test_what_no_web_server_says_is_no_answer(line: bytes) -> None:
    with pytest.raises(NoAnswer):
        status_of(line)


@pytest.mark.parametrize(("status", "said"), [(200, ""), (299, ""), (300, "300"), (199, "199"), (404, "404")])
def test_taken_or_one_word_for_what_was_wrong(
    status: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []

    def answers(*told: Any, **more: Any) -> int:
        seen.append((told, more))
        return status

    monkeypatch.setattr(knocking, "knock", answers)
    assert carry("https://kaffe.example/", b"x", {"a": "b"}, inside=True) == said
    assert seen == [(("https://kaffe.example/", b"x", {"a": "b"}), {"inside": True})]


def test_what_falls_over_is_said_by_its_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    leads_to(monkeypatch, "10.0.0.1")
    assert carry("https://kaffe.example/", b"x", {}) == "NotOutside"
    assert carry(f"https://{'x' * 70}.example/", b"x", {}) in {
        "NotOutside",
        "UnicodeError",
        "UnicodeEncodeError",
    }


class Line:
    """One piece at a time; what has not come is nothing."""

    def __init__(self, *pieces: bytes) -> None:
        self.pieces, self.waits = list(pieces), list[float]()

    def settimeout(self, seconds: float) -> None:
        self.waits.append(seconds)

    def recv(self, most: int) -> bytes:
        return self.pieces.pop(0)[:most] if self.pieces else b""


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        ((b"HTTP/1.1 ", b"200 OK\r\n", b"never"), b"HTTP/1.1 200 OK\r\n"),
        ((b"HTTP/1.1 200",), b"HTTP/1.1 200"),
        ((b"x" * 5000, b"y"), b"x" * 1024),
        ((), b""),
    ],
)
def test_the_first_line_and_no_more_is_listened_to(
    pieces: tuple[bytes, ...], said: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(knocking, "monotonic", lambda: 100.0)
    line: Any = Line(*pieces)
    assert knocking._first_line(line, 107.5) == said
    assert set(line.waits) == {7.5}


def test_one_letter_at_a_time_is_not_waited_for_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(knocking, "monotonic", lambda: 107.5)
    line: Any = Line(b"H")
    with pytest.raises(TimeoutError):
        knocking._first_line(line, 107.5)


@pytest.mark.parametrize(
    ("address", "port", "asked"),
    [
        ("https://kaffe.example", 443, b"POST / HTTP/1.1\r\nHost: kaffe.example\r\n"),
        ("https://kaffe.example?a=1", 443, b"POST /?a=1 HTTP/1.1\r\nHost: kaffe.example\r\n"),
        (
            "https://kaffe.example:8443/nyt/?a=1&b=2",
            8443,
            b"POST /nyt/?a=1&b=2 HTTP/1.1\r\nHost: kaffe.example:",
        ),
    ],
)
def test_it_goes_to_the_place_the_name_led_to_and_says_the_name(
    address: str, port: int, asked: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[Any] = []
    line: Any = Line(b"HTTP/1.1 204 \r\n")
    line.sendall = steps.append
    tls = SimpleNamespace(
        wrap_socket=lambda plain, *, server_hostname: (
            steps.append((plain, server_hostname)) or nullcontext(line)
        )
    )
    leads_to(monkeypatch, "93.184.216.34")
    monkeypatch.setattr(knocking, "trusting", lambda: tls)
    monkeypatch.setattr(
        socket, "create_connection", lambda to, timeout: steps.append((to, timeout)) or nullcontext("plain")
    )
    assert knocking.knock(address, b"Hej", {"X-Signed": "abc"}) == 204
    assert steps[:2] == [(("93.184.216.34", port), 10.0), ("plain", "kaffe.example")]
    [said] = steps[2:]
    assert said.startswith(asked) and said.endswith(b"X-Signed: abc\r\n\r\nHej")
    assert 9 < line.waits[0] <= 10


def test_only_new_tls_and_whom_somebody_vouches_for() -> None:
    context = knocking.trusting()
    assert context.minimum_version == ssl.TLSVersion.TLSv1_2
    assert context.verify_mode == ssl.CERT_REQUIRED and context.check_hostname
