"""Another system is asked over TLS and by its own name, for a short answer, and followed nowhere."""

import socket
import ssl
from collections.abc import Iterator
from http.client import HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread, Timer
from time import monotonic

import pytest

from sideomside.ground.post import asking
from sideomside.ground.post.asking import LONGEST, ask, may_be_asked
from sideomside.ground.post.knocking import NoAnswer


class Office(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Desk)
        self.says, self.status = b'{"name": "Kaffe"}', 200
        self.came: list[tuple[str, str, dict[str, str], bytes]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Desk(BaseHTTPRequestHandler):
    server: Office

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.came.append((self.command, self.path, dict(self.headers), body))
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(self.server.says)

    do_POST = do_GET

    def log_message(self, format: str, *words: object) -> None:
        """Quiet."""


@pytest.fixture
def office() -> Iterator[Office]:
    server = Office()
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("address", "always", "here"),
    [
        ("https://login.by.example/oidc", True, True),
        ("https://login.by.example:8443/?a=1", True, True),
        ("http://localhost:80/oidc", False, True),
        ("http://127.0.0.1/oidc", False, True),
        ("http://[::1]/oidc", False, True),
        ("http://login.by.example/oidc", False, False),
        ("ftp://localhost/oidc", False, False),
        ("https://ida@login.by.example/", False, False),
        ("https://login.by.example/#top", False, False),
        ("https://", False, False),
        ("https://login.by.example:nine/", False, False),
        ("https://[login/", False, False),
    ],
)
def test_only_https_and_a_name_may_be_asked(address: str, always: bool, here: bool) -> None:
    assert may_be_asked(address) is always
    assert may_be_asked(address, plain=True) is here


def test_it_is_asked_for_json_and_nothing_is_sent(office: Office) -> None:
    assert ask(f"{office.address}/.well-known?a=1&b=2", plain=True) == {"name": "Kaffe"}
    [(how, where, headers, body)] = office.came
    assert (how, where, body) == ("GET", "/.well-known?a=1&b=2", b"")
    assert headers["Accept"] == "application/json" and headers["User-Agent"] == "SideOmSide"
    assert not {"Content-Type", "Authorization"} & headers.keys()
    ask(office.address, plain=True)
    assert office.came[1][1] == "/"


def test_a_form_is_sent_as_one_and_a_name_and_a_secret_come_along(office: Office) -> None:
    said = ask(
        f"{office.address}/token", {"code": "a b&c", "æ": ""}, door=("side om side", "p:å"), plain=True
    )
    assert said == {"name": "Kaffe"}
    [(how, where, headers, body)] = office.came
    assert (how, where, body) == ("POST", "/token", b"code=a+b%26c&%C3%A6=")
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert headers["Authorization"] == "Basic c2lkZSUyMG9tJTIwc2lkZTpwJTNBJUMzJUE1"
    ask(f"{office.address}/token", {}, plain=True)
    assert office.came[1][0] == "POST"


@pytest.mark.parametrize(
    ("says", "status"),
    [
        (b'{"name": "Kaffe"}', 201),
        (b'{"name": "Kaffe"}', 302),
        (b'{"name": "Kaffe"}', 500),
        (b"<html>", 200),
        (b'["Kaffe"]', 200),
        (b'"Kaffe"', 200),
        (b"[" * 200_000, 200),
        (b"\xff\xfe\xfd", 200),
        (b'{"name": "' + b"x" * LONGEST + b'"}', 200),
    ],
)
def test_what_is_no_short_answer_is_none(office: Office, says: bytes, status: int) -> None:
    office.says, office.status = says, status
    with pytest.raises(NoAnswer):
        ask(office.address, plain=True)


def test_as_long_as_it_may_be_is_not_too_long(office: Office) -> None:
    office.says = b'{"name": "' + b"x" * (LONGEST - 12) + b'"}'
    assert len(office.says) == LONGEST
    assert len(ask(office.address, plain=True)["name"]) == LONGEST - 12


def test_whoever_talks_for_ever_is_not_listened_to(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter([0.0, *[asking.PATIENCE + 0.1] * 9])
    monkeypatch.setattr(asking, "monotonic", lambda: next(ticks))
    with pytest.raises(NoAnswer):
        ask(office.address, plain=True)


def test_whoever_says_nothing_at_all_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        hangs_up = Timer(5, silent.close)  # so that nobody waits for ever, whatever is wrong
        hangs_up.start()
        begun = monotonic()
        with pytest.raises(TimeoutError):
            ask(f"http://127.0.0.1:{silent.getsockname()[1]}/", plain=True)
        assert monotonic() - begun < 4
        hangs_up.cancel()


def test_an_address_that_may_not_be_asked_is_not_called(office: Office) -> None:
    with pytest.raises(NoAnswer):
        ask(office.address)
    assert office.came == []


def test_another_machine_is_called_over_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[object] = []

    class Line:
        def __init__(self, host: str, port: int | None, *, timeout: float, context: ssl.SSLContext) -> None:
            called.append((host, port, timeout, context.verify_mode))

        def request(self, *_told: object) -> None:
            raise HTTPException

        def close(self) -> None:
            called.append("closed")

    monkeypatch.setattr(asking, "HTTPSConnection", Line)
    for address, port in (("https://login.by.example/oidc", None), ("https://login.by.example:8443/", 8443)):
        with pytest.raises(NoAnswer):
            ask(address)
        assert called == [("login.by.example", port, 8.0, ssl.CERT_REQUIRED), "closed"]
        called.clear()
