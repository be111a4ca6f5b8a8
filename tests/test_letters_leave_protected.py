"""Letters leave over TLS to a server that can prove who it is, or they wait. A real SMTP server on loopback."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
import time_machine
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope
from django.utils import timezone

from house.serving import free_port
from sideomside.ground.post import carrier
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.keys import destroy_key
from sideomside.ground.vault.walls import within
from sideomside.people import actions
from tests.certificates import certificate
from tests.people import House, build_house, someone

pytestmark = pytest.mark.django_db


class Postbox:
    def __init__(self) -> None:
        self.came: list[bytes] = []

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Envelope) -> str:
        self.came.append(bytes(envelope.original_content or b""))
        return "250 OK"


@contextmanager
def server(context: ssl.SSLContext | None) -> Iterator[tuple[Postbox, int]]:
    box, port = Postbox(), free_port()

    class Running(Controller):
        def factory(self) -> SMTP:
            return SMTP(self.handler, tls_context=context, require_starttls=bool(context))

    running = Running(box, hostname="127.0.0.1", port=port)
    running.start()
    try:
        yield box, port
    finally:
        running.stop()


@pytest.fixture
def context(tmp_path: Path) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(*certificate(tmp_path))
    return made


@pytest.fixture
def house(settings: Any) -> Iterator[House]:
    settings.MAIL_HOST, settings.MAIL_TLS = "127.0.0.1", "required"
    house = build_house("Karens forening")
    with within(house.organisation.id):
        yield house


def post(house: House) -> Letter:
    ida = someone(house, "Ida", mail="ida@post.example")
    actions.invite(person=ida, by=house.system)
    carrier.deliver_waiting()
    return Letter.objects.get(to_id=ida.id)


def test_over_tls_it_leaves(
    house: House, settings: Any, context: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    with server(context) as (box, settings.MAIL_PORT):
        letter = post(house)
    assert (letter.state, letter.fault) == ("sent", "")
    mail = message_from_bytes(box.came[0])
    assert mail["Message-ID"].startswith(f"<{letter.id.hex}@")
    assert mail["X-Letter-Loop"] == "1"


def test_to_a_server_nobody_vouches_for_nothing_leaves(house: House, settings: Any, context: Any) -> None:
    with server(context) as (box, settings.MAIL_PORT):
        letter = post(house)
    assert (letter.state, letter.fault, box.came) == ("waiting", "SSLCertVerificationError", [])


def test_to_a_server_without_tls_nothing_leaves(house: House, settings: Any) -> None:
    with server(None) as (box, settings.MAIL_PORT):
        letter = post(house)
    assert (letter.state, letter.fault, box.came) == ("waiting", "SMTPNotSupportedError", [])


def test_a_letter_to_somebody_erased_stands_in_nobodys_way(
    house: House, settings: Any, tmp_path: Path
) -> None:
    settings.MAIL_HOST, settings.MAILBOX = "", tmp_path / "mailbox"
    for name in ("Ida", "Per"):
        person = someone(house, name, mail=f"{name}@post.example")
        actions.invite(person=person, by=house.system)
        if name == "Ida":
            destroy_key(person.id)
    assert carrier.deliver_waiting() == 1
    assert Letter.objects.get(state="waiting").fault == "KeyIsGone"


def test_stopped_while_sending_it_is_sent_later(house: House, settings: Any, tmp_path: Path) -> None:
    settings.MAIL_HOST, settings.MAILBOX = "", tmp_path / "mailbox"
    ida = someone(house, "Ida", mail="ida@post.example")
    actions.invite(person=ida, by=house.system)
    now = timezone.now()
    Letter.objects.update(state="sending", attempts=1, not_before=now + carrier.SENDING_LASTS)
    assert carrier.deliver_waiting() == 0
    with time_machine.travel(now + carrier.SENDING_LASTS):
        assert carrier.deliver_waiting() == 1
