"""What a letter is when it leaves, by which steps it is handed over, and what a demo's mailbox shows of it."""

import os
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest

from sideomside.ground.post import carrier, notes, trying
from sideomside.ground.post.models import Letter
from sideomside.ground.post.pigeonholes import Received, newest_first

AT = datetime(2026, 9, 1, 10, 30, tzinfo=UTC)
ID = UUID("00000000-0000-4000-8000-0000000000ab")


def letter(**more: Any) -> Letter:
    told = {
        "channel": "mail",
        "address": "ida@post.example",
        "subject": "Hej",
        "text": "Vi ringer på fredag. Æøå",
    }
    return Letter(id=ID, organisation_id=uuid4(), to_id=uuid4(), made_at=AT, **told | more)


@pytest.fixture(autouse=True)
def _ours(settings: Any) -> None:
    settings.MAIL_FROM = "Kaffe <hej@bordet.example>"
    settings.MAIL_HOST, settings.MAIL_PORT, settings.MAIL_USER = "smtp.bordet.example", 587, ""
    settings.MAIL_TLS = "required"


def test_a_letter_says_who_it_is_from_when_and_what_and_no_more() -> None:
    mail = carrier.as_mail(letter())
    assert set(mail.keys()) == {
        "From", "To", "Subject", "Date", "Message-ID", "X-Letter-Loop", "Content-Type",
        "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip
    assert (mail["From"], mail["To"], mail["Subject"]) == (
        "Kaffe <hej@bordet.example>",
        "ida@post.example",
        "Hej",
    )
    assert mail["Date"].datetime.replace(tzinfo=UTC) == AT
    assert mail["Message-ID"] == f"<{ID.hex}@bordet.example>" and mail["X-Letter-Loop"] == "1"
    assert mail.get_content() == "Vi ringer på fredag. Æøå\n"


def test_a_letter_that_may_be_answered_says_where_and_one_by_itself_says_so(settings: Any) -> None:
    settings.MAIL_FROM = "hej@bordet.example"
    mail = carrier.as_mail(letter(reply_token="abc", auto=True, text=None))
    assert mail["Reply-To"] == "hej+abc@bordet.example" and mail["Auto-Submitted"] == "auto-replied"
    assert mail.get_content().strip() == ""
    settings.MAIL_FROM = "hej"
    assert carrier.as_mail(letter())["Message-ID"] == f"<{ID.hex}@hej>"


class Server:
    """Writes down each step."""

    def __init__(self) -> None:
        self.steps: list[Any] = []
        self.sock = SimpleNamespace(version=lambda: "TLSv1.3")

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *wrong: object) -> None:
        self.steps.append("bye")

    def starttls(self, *, context: Any) -> None:
        self.steps.append(("tls", context.minimum_version.name, context.check_hostname))

    def login(self, name: str, word: str) -> None:
        self.steps.append((name, word))

    def send_message(self, mail: Any) -> None:
        self.steps.append(mail)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    made = Server()
    for module in (carrier, notes, trying):
        monkeypatch.setattr(module, "connect", lambda: made)
    return made


TLS = ("tls", "TLSv1_2", True)


@pytest.mark.parametrize(
    ("tls", "user", "before"),
    [
        ("required", "", [TLS]),
        ("required", "kaffe", [TLS, ("kaffe", "ord")]),
        ("implicit", "kaffe", [("kaffe", "ord")]),
        ("off", "", []),
    ],
)
def test_nothing_is_said_before_it_is_shut_and_nothing_handed_over_before_we_are_in(
    server: Server, settings: Any, tls: str, user: str, before: list[Any]
) -> None:
    settings.MAIL_TLS, settings.MAIL_USER, settings.MAIL_PASSWORD = tls, user, "ord"
    carrier.carry(letter())
    *first, mail, last = server.steps
    assert (first, last, mail["To"]) == (before, "bye", "ida@post.example")
    server.steps.clear()
    notes.send_note("drift@bordet.example", "Log", "Linje")
    *first, mail, last = server.steps
    assert (first, last) == (before, "bye")
    assert (mail["To"], mail["Subject"], mail.get_content()) == ("drift@bordet.example", "Log", "Linje\n")
    assert mail["From"] == settings.MAIL_FROM and mail["Date"] and "bordet.example" in mail["Message-ID"]


@pytest.mark.parametrize(
    ("tls", "said"),
    [
        ("required", "TLS is on (TLSv1.3), and the certificate is good."),
        ("implicit", "Connected by TLS (TLSv1.3)."),
        ("off", "Connected WITHOUT TLS: only for a mail server on this very machine."),
    ],
)
def test_a_mail_to_oneself_tells_each_step(server: Server, settings: Any, tls: str, said: str) -> None:
    settings.MAIL_TLS, settings.MAIL_USER, settings.MAIL_PASSWORD = tls, "kaffe", "ord"
    told = list(trying.send_to_oneself("mig@post.example"))
    assert told == [
        "Connecting to smtp.bordet.example, port 587.",
        said,
        "Signed in as kaffe.",
        f"Handed over, from {settings.MAIL_FROM} to mig@post.example. "
        "Now look in that mailbox, and in its spam folder.",
    ]
    assert server.steps[:-2] == [TLS] * (tls == "required") + [("kaffe", "ord")]
    mail = server.steps[-2]
    assert (mail["From"], mail["To"], mail["Subject"]) == (settings.MAIL_FROM, "mig@post.example", "Hej")
    assert mail["Date"] and "bordet.example" in mail["Message-ID"]
    assert mail.get_content() == "Hej\n\nBrevet kom frem.\n"
    settings.MAIL_USER = ""
    assert len(list(trying.send_to_oneself("mig@post.example"))) == 3


@pytest.mark.parametrize("tls", ["required", "implicit"])
def test_the_server_is_called_by_its_name_with_patience_and_by_tls_where_it_wants_that(
    settings: Any, tls: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MAIL_TLS = tls
    called: list[Any] = []
    monkeypatch.setattr(carrier.smtplib, "SMTP", lambda *told, **more: called.append(("plain", told, more)))
    monkeypatch.setattr(carrier.smtplib, "SMTP_SSL", lambda *told, **more: called.append(("tls", told, more)))
    carrier.connect()
    [(how, told, more)] = called
    assert (how, told, more["timeout"]) == (
        "tls" if tls == "implicit" else "plain",
        ("smtp.bordet.example", 587),
        30,
    )
    assert ("context" in more) is (tls == "implicit")


def test_a_text_message_waits_in_a_folder_for_a_gateway_or_says_that_there_is_none(
    settings: Any, tmp_path: Path
) -> None:
    settings.SMS_FOLDER = str(tmp_path / "ud" / "sms")
    carrier.carry(letter(channel="sms", address="20123456"))
    [file] = (tmp_path / "ud" / "sms").iterdir()
    assert file.name == f"{ID.hex}.sms" and file.read_text("utf-8") == "20123456\n\nVi ringer på fredag. Æøå"
    assert (tmp_path / "ud" / "sms").stat().st_mode & 0o777 == 0o700
    settings.SMS_FOLDER = ""
    with pytest.raises(carrier.NoWayOut):
        carrier.carry(letter(channel="sms"))


def test_a_demo_shows_what_a_receiver_would_see_newest_first(settings: Any, tmp_path: Path) -> None:
    settings.MAIL_HOST, settings.MAILBOX = "", tmp_path
    settings.SMS_FOLDER = str(tmp_path)
    assert newest_first(tmp_path / "none") == []
    carrier.carry(letter())
    other = letter(channel="sms", address="20123456", text="Hej\n\nVi ses")
    other.id = uuid4()
    carrier.carry(other)
    later = AT.timestamp() + 60
    os.utime(tmp_path / f"{other.id.hex}.sms", (later, later))
    (tmp_path / "note.txt").write_text("nothing of ours")
    text, mail = newest_first(tmp_path)
    assert text == Received("sms", datetime.fromtimestamp(later, UTC), "20123456", text="Hej\n\nVi ses")
    body = "Vi ringer på fredag. Æøå\n"
    assert mail == Received("mail", AT, "ida@post.example", "Kaffe <hej@bordet.example>", "Hej", body)


def test_a_letter_of_pictures_alone_has_no_words(tmp_path: Path) -> None:
    head = "From: a@b.example\nTo: c@d.example\nSubject: Hej\nDate: Tue, 01 Sep 2026 12:30:00 +0200\n"
    (tmp_path / "a.eml").write_text(f"{head}Content-Type: image/png\n\nx")
    [mail] = newest_first(tmp_path)
    assert (mail.text, mail.at) == ("", AT)
