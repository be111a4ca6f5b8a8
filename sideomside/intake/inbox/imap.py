"""Fetching from a mailbox: by number, whole and unparsed, moved away only after we have committed."""

import logging
import re
import ssl
from imaplib import IMAP4
from time import monotonic
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from imap_tools import BaseMailBox, MailBox, MailBoxUnencrypted

from sideomside.ground.vault.failpoints import failpoint
from sideomside.ground.vault.keys import blind
from sideomside.ground.vault.walls import within
from sideomside.intake import actions, queries
from sideomside.intake.inbox.keeping import keep, organisation_for
from sideomside.intake.models import InboundMail
from sideomside.intake.reading.limits import MAX_BYTES
from sideomside.people.rules import system

logger = logging.getLogger(__name__)
TAKEN = "Modtaget"  # the folder mail is moved to once it is ours
SECONDS_AT_A_TIME = 60
LOOPBACK = ("127.0.0.1", "::1", "localhost")
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
_stuck: set[int] = set()  # numbers that would not be fetched: tried last, so that they stand in nobody's way


class SomeWereStuck(Exception):
    """Some mail could not be fetched or moved; the sweep says so, and tries again."""


def fetch_mail(organisation_id: UUID) -> int:
    """Take in what lies in the mailbox. Read or unread there makes no difference: we know the numbers we have."""
    if (
        not settings.IMAP_HOST
        or organisation_for([settings.IMAP_USER, settings.MAIL_FROM]) != organisation_id
    ):
        return 0
    with open_mailbox() as box:
        mailbox = _Mailbox(box, organisation_id)
        taken, stuck = mailbox.take_all()
    if stuck:
        raise SomeWereStuck(f"{stuck} mails")
    return taken


def open_mailbox() -> BaseMailBox:
    """TLS with a checked certificate; without it only on this machine."""
    here = settings.IMAP_HOST in LOOPBACK
    if settings.IMAP_TLS == "off" and not here:
        raise ImproperlyConfigured("SIDEOMSIDE_IMAP_TLS may be off on loopback only")
    where = (settings.IMAP_HOST, settings.IMAP_PORT)
    if settings.IMAP_TLS == "off":
        box: BaseMailBox = MailBoxUnencrypted(*where, timeout=30)
    else:  # without a context of ours, the library would take any certificate for good
        context = ssl.create_default_context()
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        box = MailBox(*where, timeout=30, ssl_context=context)
    return box.login(settings.IMAP_USER, settings.IMAP_PASSWORD)


def mailbox_name() -> str:
    """The one mailbox we fetch from, as the settings have it."""
    return f"{settings.IMAP_USER}@{settings.IMAP_HOST}/INBOX"


def mailbox_mark(organisation_id: UUID, name: str) -> str:
    """What stands beside a mail's number: no address, and another in every house."""
    return blind(organisation_id, "mailbox", name)


class _Mailbox:
    """The inbox of one account, and which numbers in it we have."""

    def __init__(self, box: BaseMailBox, organisation_id: UUID) -> None:
        self.box, self.organisation_id = box, organisation_id
        self.house = system(organisation_id)
        self.name = mailbox_mark(organisation_id, mailbox_name())
        self.uidvalidity = int(box.folder.status("INBOX")["UIDVALIDITY"])
        if not box.folder.exists(TAKEN):
            box.folder.create(TAKEN)

    def take_all(self) -> tuple[int, int]:
        """How many were taken, and how many would not."""
        until, taken, stuck = monotonic() + SECONDS_AT_A_TIME, 0, 0
        with within(self.organisation_id):
            known = queries.known_uids(self.house, self.name, self.uidvalidity)
        numbers = sorted((int(uid) for uid in self.box.uids()), key=lambda uid: (uid in _stuck, uid))
        for uid in numbers:
            if monotonic() > until or known.get(uid):
                continue
            try:
                self.move(uid) if uid in known else self.take(uid)
                _stuck.discard(uid)
                taken += 1
            except Exception as wrong:
                _stuck.add(uid)
                stuck += 1
                logger.error("a mail in the mailbox is stuck: %s", type(wrong).__name__)
                if isinstance(
                    wrong, (OSError, IMAP4.abort)
                ):  # the line is dead; this one comes last next time
                    break
        return taken, stuck

    def take(self, uid: int) -> None:
        size, raw = self.fetch(uid)
        door = InboundMail.Door.IMAP
        came_by = actions.CameBy(door, (), self.name, self.uidvalidity, uid, size)
        mail = keep(self.organisation_id, raw, came_by)
        failpoint("imap_kept")
        try:
            self.move(uid)
        except Exception:
            with within(self.organisation_id):
                actions.leave_behind(mail=mail, by=self.house)
            raise

    def move(self, uid: int) -> None:
        self.box.move(str(uid), TAKEN)

    def fetch(self, uid: int) -> tuple[int, bytes]:
        """Whole; of one that is too large only the top. Nothing is parsed here, and nothing marked as read."""
        _, told = self.box.client.uid("fetch", str(uid), "(RFC822.SIZE)")
        size = int(_SIZE.search(b" ".join(_flat(told)))[1])  # type: ignore[index]
        part = "BODY.PEEK[]" if size <= MAX_BYTES else f"BODY.PEEK[]<0.{actions.TOP}>"
        _, told = self.box.client.uid("fetch", str(uid), f"({part})")
        return size, next(piece[1] for piece in told if isinstance(piece, tuple))


def _flat(told: list[bytes | tuple[bytes, ...]]) -> list[bytes]:
    return [part for piece in told for part in (piece if isinstance(piece, tuple) else (piece,)) if part]
