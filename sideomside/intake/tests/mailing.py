"""Sending mail to the house in tests: kept at the door, then read as the worker does."""

from email.message import EmailMessage
from io import BytesIO
from uuid import UUID

from sideomside.ground.vault.walls import current_organisation, within
from sideomside.intake.inbox import take_from_pipe
from sideomside.intake.jobs import read_mail
from sideomside.intake.models import InboundMail
from sideomside.intake.reading.reader import read


def send(raw: bytes, *recipients: str) -> int:
    """Hand one mail over; the exit code."""
    return take_from_pipe(BytesIO(raw), recipients)


def arrive(*mails: bytes) -> list[InboundMail]:
    """Hand over and read."""
    for raw in mails:
        assert send(raw) == 0
    read_all()
    return list(InboundMail.objects.order_by("received_at"))


def read_all(organisation_id: UUID | None = None) -> None:
    read_mail(organisation_id or current_organisation())


def letter(words: str = "Hej", *, sender: str = "Ida Holm <ida@post.example>", **headers: str) -> bytes:
    """A plain mail in UTF-8; headers by name, with _ for -."""
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = headers.pop("to", "hej@huset.example")
    mail["Subject"] = headers.pop("subject", "Hej")
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(words)
    return mail.as_bytes()


__all__ = ["arrive", "letter", "read", "read_all", "send", "within"]
