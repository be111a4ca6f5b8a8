"""Carrying letters out: over SMTP with TLS, through a text-message gateway, or into the mailbox folder of a demo.

SMTP cannot promise exactly once: nothing is lost, and a crash while sending may send one letter twice.
"""

import re
import smtplib
import ssl
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import formatdate
from enum import Enum
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from sideomside.ground.post.models import Letter

ATTEMPTS = 8
SENDING_LASTS = timedelta(minutes=10)  # far longer than any mail server takes
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = FIRST_WAIT * 4**ATTEMPTS
UNDER_WAY = (Letter.State.WAITING, Letter.State.SENDING)
_OF_US = re.compile(rb"\s*5\.7\.")
LOOP_MARK = "X-Letter-Loop"


class NoWayOut(Exception):
    """There is no gateway for this kind of letter."""


class NobodyAnswers(Exception):
    """The mail server itself could not be reached: no other mail gets further just now."""


class Tried(Enum):
    """What came of one try."""

    LEFT = "left"
    NOT_NOW = "not now"
    NOBODY_ANSWERS = "nobody answers"


def deliver_waiting() -> int:
    """Send what waits, oldest first; a letter that fails waits longer each time and is given up in the end."""
    return sum(deliver(letter_id) for letter_id in waiting())


def waiting(*which: Q) -> list[UUID]:
    """Letters due now; one that was being sent when we were stopped is due again after a while."""
    found = Letter.objects.filter(*which, _due(timezone.now()), state__in=UNDER_WAY)
    return list(found.order_by("made_at").values_list("id", flat=True)[:50])


def _due(now: datetime) -> Q:
    """Also what was written, or is to wait, in a time no letter waits for: the clock was wrong, and it goes now."""
    wrong = Q(made_at__gt=now, attempts=0) | Q(not_before__gt=now + LONGEST_WAIT)
    return Q(not_before__lte=now) | wrong


def deliver(letter_id: UUID) -> bool:
    return try_one(letter_id) is Tried.LEFT


def try_one(letter_id: UUID) -> Tried:
    """Send one letter, if nobody else does; whatever is wrong with it never stops the next."""
    now = timezone.now()
    claimed = Letter.objects.filter(_due(now), id=letter_id, state__in=UNDER_WAY).update(
        state=Letter.State.SENDING, attempts=F("attempts") + 1, not_before=now + SENDING_LASTS
    )
    if not claimed:
        return Tried.NOT_NOW
    letter = Letter.objects.get(id=letter_id)
    try:
        carry(letter)
    except NobodyAnswers as wrong:
        _try_again(letter, type(wrong.__cause__).__name__, for_good=False)
        return Tried.NOBODY_ANSWERS
    except Exception as wrong:
        _try_again(letter, type(wrong).__name__, for_good=_is_no_address(wrong))
        return Tried.NOT_NOW
    # What has left needs no words any more.
    letter.state, letter.sent_at = Letter.State.SENT, timezone.now()
    letter.address = letter.subject = letter.text = None
    letter.save(update_fields=["state", "sent_at", "address", "subject", "text"])
    return Tried.LEFT


def _try_again(letter: Letter, fault: str, *, for_good: bool) -> None:
    given_up = for_good or letter.attempts >= ATTEMPTS
    letter.state = Letter.State.GIVEN_UP if given_up else Letter.State.WAITING
    letter.not_before = timezone.now() + FIRST_WAIT * 4**letter.attempts
    letter.fault = fault
    letter.save(update_fields=["state", "not_before", "fault"])


def _is_no_address(wrong: Exception) -> bool:
    """The other side will never know this address; what it says of us (x.7.x), or wants later, is tried again."""
    if not isinstance(wrong, smtplib.SMTPRecipientsRefused):
        return False
    said = wrong.recipients.values()
    return bool(said) and all(500 <= code < 600 and not _OF_US.match(words) for code, words in said)


def carry(letter: Letter) -> None:
    """Hand one letter over to whoever carries its kind."""
    if letter.channel == "sms":
        _text_message(letter)
    elif settings.MAIL_HOST:
        _smtp(as_mail(letter))
    else:
        _into_mailbox(letter.id.hex, ".eml", as_mail(letter).as_bytes())


def as_mail(letter: Letter) -> EmailMessage:
    """A plain neutral mail: a first name as sender at most, no service name, nothing quoted."""
    mail = EmailMessage()
    mail["From"] = settings.MAIL_FROM
    mail["To"] = letter.address
    mail["Subject"] = letter.subject
    mail["Date"] = formatdate(letter.made_at.timestamp())
    # The letter's own id, so that an answer or a bounce can be told apart from a stranger's mail.
    mail["Message-ID"] = (
        f"<{letter.id.hex}@{settings.MAIL_FROM.rpartition('@')[2].strip('>') or 'localhost'}>"
    )
    mail[LOOP_MARK] = "1"
    if letter.reply_token:
        local, _, domain = settings.MAIL_FROM.rpartition("@")
        mail["Reply-To"] = f"{local}+{letter.reply_token}@{domain}"
    if letter.auto:
        mail["Auto-Submitted"] = "auto-replied"
    mail.set_content(letter.text or "")
    return mail


def _smtp(mail: EmailMessage) -> None:
    with _reached() as server:
        if settings.MAIL_TLS == "required":
            secure(server)
        if settings.MAIL_USER:
            sign_in(server)
        server.send_message(mail)


def _reached() -> smtplib.SMTP:
    try:
        return connect()
    except OSError as wrong:
        raise NobodyAnswers from wrong


def connect() -> smtplib.SMTP:
    """By TLS from the first byte when the server wants that."""
    host = (settings.MAIL_HOST, settings.MAIL_PORT)
    if settings.MAIL_TLS == "implicit":
        return smtplib.SMTP_SSL(*host, timeout=30, context=_strict())
    return smtplib.SMTP(*host, timeout=30)


def secure(server: smtplib.SMTP) -> None:
    """Raises when the server cannot: nothing leaves unprotected."""
    server.starttls(context=_strict())


def sign_in(server: smtplib.SMTP) -> None:
    server.login(settings.MAIL_USER, settings.MAIL_PASSWORD)


def _strict() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _text_message(letter: Letter) -> None:
    """The seam for a gateway: a file per message, which a gateway's own program picks up."""
    if not settings.SMS_FOLDER:
        raise NoWayOut("sms")
    folder = Path(settings.SMS_FOLDER)
    _into_folder(folder, letter.id.hex, ".sms", f"{letter.address}\n\n{letter.text}".encode())


def _into_mailbox(name: str, ending: str, content: bytes) -> None:
    _into_folder(settings.MAILBOX, name, ending, content)


def _into_folder(folder: Path, name: str, ending: str, content: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = folder / f".{name}"
    draft.write_bytes(content)
    draft.rename(folder / f"{name}{ending}")
