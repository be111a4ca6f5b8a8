"""A mail server on this machine delivers: 250 only once we have committed, one reply for each recipient."""

import re
import signal
import smtplib
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from house.serving import MANAGE, free_port
from sideomside.intake.inbox import lmtp
from sideomside.intake.reading.limits import MAX_BYTES
from sideomside.intake.tests.mailing import letter
from sideomside.intake.tests.servers import OwnHouse, own_house

pytestmark = pytest.mark.deployment


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> OwnHouse:
    return own_house(tmp_path_factory.mktemp("house") / "data")


@contextmanager
def listening(house: OwnHouse, *where: str, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [*MANAGE, "lmtp", *where]
    door = subprocess.Popen(command, env=house.environment | more, stdout=subprocess.PIPE)
    try:
        assert door.stdout and b"taken in at" in door.stdout.readline()
        yield door
    finally:
        door.send_signal(signal.SIGTERM)
        door.communicate(timeout=20)


def deliver(port: int, raw: bytes, *recipients: str) -> dict[str, tuple[int, bytes]]:
    with smtplib.LMTP("127.0.0.1", port, timeout=60) as server:
        return server.sendmail("ida@post.example", recipients or ("hej@huset.example",), raw)


def test_a_mail_is_kept_once_however_often_it_is_delivered(house: OwnHouse) -> None:
    port = free_port()
    with listening(house, "--port", str(port)):
        for _ in range(2):
            assert deliver(port, letter("Æøå via LMTP " + "x" * 5_000)) == {}
    long_ones = "InboundMail.objects.filter(door='lmtp', size__gt=5_000, size__lt=50_000).count()"
    assert house.ask(f"print({long_ones})") == "1"
    assert house.manage("work", "--once") == 0
    assert house.ask("print(sum(m.words.startswith('Æøå via LMTP') for m in Message.objects.all()))") == "1"


def test_each_recipient_gets_a_reply(house: OwnHouse) -> None:
    port = free_port()
    with listening(house, "--port", str(port)), socket.create_connection(("127.0.0.1", port), 30) as line:
        words = [
            b"LHLO me",
            b"MAIL FROM:<a@b.example>",
            b"RCPT TO:<en@huset.example>",
            b"RCPT TO:<to@huset.example>",
        ]
        words += [b"DATA", letter("Til to").replace(b"\n", b"\r\n") + b"\r\n."]
        talk = line.makefile("rwb")
        talk.readline()
        for word in words:
            talk.write(word + b"\r\n")
            talk.flush()
            reply = talk.readline()
            while reply[3:4] == b"-":
                reply = talk.readline()
        second = talk.readline()
    assert [reply[:3], second[:3]] == [b"250", b"250"]


def test_of_a_mail_that_is_too_large_sender_and_coordinator_both_hear(house: OwnHouse) -> None:
    port = free_port()
    with listening(house, "--port", str(port)), pytest.raises(smtplib.SMTPDataError) as refused:
        deliver(port, letter("For stor") + b"x" * MAX_BYTES)
    assert refused.value.smtp_code == 552
    assert house.manage("work", "--once") == 0
    assert "quarantined" in house.ask("print(InboundMail.objects.get(reason='too_large').state)")


def test_what_cannot_be_kept_comes_again(house: OwnHouse) -> None:
    port = free_port()
    with (
        listening(house, "--port", str(port), SIDEOMSIDE_MASTER_KEY_FILE="/nowhere/master.key"),
        pytest.raises((smtplib.SMTPDataError, smtplib.SMTPRecipientsRefused)) as refused,
    ):
        deliver(port, letter("Nøglen er væk"))
    assert re.search(r"\b451\b", str(refused.value))


def test_a_socket_file_will_do(house: OwnHouse, tmp_path: Path) -> None:
    path = str(tmp_path / "door")
    with listening(house, "--socket", path), smtplib.LMTP(path) as server:
        assert server.sendmail("ida@post.example", ["hej@huset.example"], letter("Gennem en fil")) == {}


def test_ended_after_keeping_and_before_saying_so_it_comes_again_and_is_one(house: OwnHouse) -> None:
    raw, port = letter("Afbrudt", sender="afbrudt@post.example"), free_port()
    with (
        listening(house, "--port", str(port), SIDEOMSIDE_FAIL_AT="mail_committed"),
        pytest.raises((smtplib.SMTPServerDisconnected, ConnectionResetError)),
    ):
        deliver(port, raw)
    with listening(house, "--port", str(port)):
        assert deliver(port, raw) == {}
    assert (
        house.ask(f"print(InboundMail.objects.filter(door='lmtp', size__gte={len(raw)}).count() > 0)")
        == "True"
    )
    assert house.manage("work", "--once") == 0
    assert house.ask("print(sum(m.words == 'Afbrudt' for m in Message.objects.all()))") == "1"


def test_there_is_no_way_to_listen_to_the_world() -> None:
    assert "0.0.0.0" not in Path(lmtp.__file__).read_text()
