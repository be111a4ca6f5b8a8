"""What lies in the mailbox of a demo: letters and text messages as files, read back the way a receiver sees them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from pathlib import Path


@dataclass(frozen=True)
class Received:
    """A letter as it arrived; a text message has neither sender nor subject."""

    kind: str  # mail or sms
    at: datetime
    to: str
    sender: str = ""
    subject: str = ""
    text: str = ""


def newest_first(folder: Path) -> list[Received]:
    if not folder.is_dir():
        return []
    return sorted(_all_in(folder), key=lambda one: one.at, reverse=True)


def _all_in(folder: Path) -> Iterator[Received]:
    for file in folder.iterdir():
        if file.suffix == ".eml":
            yield _mail(file.read_bytes())
        elif file.suffix == ".sms":
            yield _text_message(file)


def _mail(content: bytes) -> Received:
    mail = message_from_bytes(content, policy=policy.default)
    body = mail.get_body(("plain",))
    return Received(
        "mail",
        _left_at(str(mail["Date"])),
        str(mail["To"]),
        str(mail["From"]),
        str(mail["Subject"]),
        body.get_content() if body else "",
    )


def _left_at(date: str) -> datetime:
    """Our own letters end in -0000: a moment in UTC that tells no time zone, and is read without one."""
    at = parsedate_to_datetime(date)
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _text_message(file: Path) -> Received:
    number, _, text = file.read_text(encoding="utf-8").partition("\n\n")
    return Received("sms", datetime.fromtimestamp(file.stat().st_mtime, UTC), number, text=text)
