"""Links, words of one's own and addresses: how long they live, and how they are written. Pure."""

from datetime import datetime, timedelta
from math import ceil
from typing import Protocol

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext, override
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

from sideomside.people.models import Account, Contact, PrivateLink, Programme

LINK_LIVES = timedelta(days=180)
TRIES_BEFORE_A_NEW_LINK = 10
CONFIRMED_FOR = timedelta(days=90)  # then a help line is looked up anew


def link_is_alive(link: PrivateLink, now: datetime | None = None) -> bool:
    now = now or timezone.now()
    return link.revoked_at is None and now - link.last_used_at < LINK_LIVES


def link_path(token: str, language: str) -> str:
    """Where a private link leads, in the person's language; `from_outside` says at which house."""
    with override(language):
        return reverse("people:enter", args=[token])


def qr_path(text: str) -> tuple[int, str]:
    """The side of a QR code and the path of its dark squares, to be drawn as SVG."""
    code = QRCode(border=4, error_correction=ERROR_CORRECT_M)
    code.add_data(text)
    rows = code.get_matrix()
    squares = [f"M{x},{y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark]
    return len(rows), "".join(squares)


def way_of(typed: str) -> str:
    """Did somebody type a mail address or a number?"""
    return Contact.Way.MAIL if "@" in typed else Contact.Way.PHONE


class Tried(Protocol):
    """Something behind a word: a person's own page, or lines somebody was invited to read."""

    wrong_tries: int
    tried_at: datetime | None


def must_wait_until(key: Tried) -> datetime | None:
    """Wrong tries slow the next one down, and never lock anybody out: 0, 0, 0, then 2, 4, 8 ... 512 seconds."""
    if key.wrong_tries < 3 or key.tried_at is None:
        return None
    return key.tried_at + timedelta(seconds=2 ** min(key.wrong_tries - 2, 9))


def wait_in_words(key: Tried) -> str:
    """How long until the next try counts, as one says it; "" when it may be now."""
    until = must_wait_until(key)
    seconds = ceil((until - timezone.now()).total_seconds()) if until else 0
    if seconds <= 0:
        return ""
    if seconds < 60:
        return ngettext("%(count)s second", "%(count)s seconds", seconds) % {"count": seconds}
    minutes = ceil(seconds / 60)
    return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}


def needs_a_new_link(key: Tried) -> bool:
    return key.wrong_tries >= TRIES_BEFORE_A_NEW_LINK


def has_no_password_to_forget(account: Account) -> bool:
    """They have been in, and not by a password: a mailbox alone is no way to get one. Invited anew, they may again."""
    return account.last_login is not None and not account.has_usable_password()


def normalised(way: str, value: str) -> str:
    """One spelling per address: mails without case, Danish numbers without spaces and +45."""
    if way == Contact.Way.MAIL:
        return value.strip().casefold()
    digits = "".join(c for c in value if c.isdigit())
    return digits[-8:] if len(digits) >= 8 else digits


def first_language(programme: Programme | None) -> str:
    """What is mostly spoken there, of the languages our letters are written in."""
    ours = [code for code, _ in settings.LANGUAGES]
    spoken = programme.languages if programme else []
    return next((code for code in spoken if code in ours), settings.LANGUAGE_CODE)
