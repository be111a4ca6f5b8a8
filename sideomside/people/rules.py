"""Who somebody is here, and what a hat may do. Pure: everything needed is already in hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Protocol
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, override
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

from sideomside.people.models import Contact, PrivateLink, Role

Hat = Role.Name

VISITOR = "visitor"
SYSTEM = "system"
LINK_LIVES = timedelta(days=180)
TRIES_BEFORE_A_NEW_LINK = 10

# Who sits first when an account has several hats.
FIRST_HAT = (Hat.COORDINATOR, Hat.MODERATOR, Hat.PEER, Hat.HOST, Hat.PARTNER, Hat.EVALUATOR, Hat.OPERATOR)
STAFF = frozenset(
    {Hat.COORDINATOR, Hat.PEER, Hat.HOST, Hat.MODERATOR, Hat.PARTNER, Hat.EVALUATOR, Hat.OPERATOR}
)
# The hats a coordinator may give a colleague; a peer, a partner and a participant come in by doors of their own.
COLLEAGUES = (Hat.COORDINATOR, Hat.HOST, Hat.EVALUATOR, Hat.MODERATOR)

VERBS = {
    "person.met": _("was written down for the first time"),
    "person.changed": _("had their name or contact details changed"),
    "person.erased": _("was erased"),
    "role.given": _("got a role"),
    "role.changed": _("had a role changed"),
    "work.offered": _("was asked to work here with a hat"),
    "work.begun": _("put on a hat to work here with"),
    "work.ended": _("had a hat taken off that they worked here with"),
    "link.made": _("got a private link"),
    "link.opened": _("opened the private link"),
    "link.revoked": _("had the private link closed"),
    "key.chosen": _("chose a word of their own"),
    "key.choose_again": _("was given the chance to choose a new word"),
    "key.wrong": _("was asked for their word and it did not fit"),
    "account.made": _("got a way to sign in"),
    "account.invited": _("was sent a way to choose a password"),
    "account.password": _("chose a password"),
    "search.made": _("searched by name"),
    "read.opened": _("opened your page"),
    "read.listed": _("saw your name in a list"),
    "house.opened": _("opened the house"),
    "house.programme": _("opened a programme"),
    "house.place": _("opened a place with coffee"),
    "house.area": _("named a part of town"),
    "house.taken_out": _("took everything out of the house, to keep it or to move"),
    "house.brought_in": _("moved in with everything from another house"),
    "absence.ended": _("is back"),
    "programme.changed": _("changed what the programme promises"),
    "place.changed": _("changed what a place is like, or when it is open"),
    "theme.added": _("wrote down a theme of the programme's own"),
    "theme.put_away": _("put a theme of the programme's own away"),
    "absence.noted": _("is away, and somebody stands in"),
    "helpline.confirmed": _("confirmed a help line"),
}


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody wearing one hat: the first argument of every query and the `by` of every action."""

    role: str
    organisation_id: UUID | None = None
    person_id: UUID | None = None
    programme_ids: frozenset[UUID] = frozenset()
    opened: bool = True  # False: holds the private link but has not given the small key

    @property
    def is_coordinator(self) -> bool:
        return self.role == Hat.COORDINATOR

    @property
    def is_participant(self) -> bool:
        return self.role == Hat.PARTICIPANT

    @property
    def is_peer(self) -> bool:
        return self.role == Hat.PEER

    def works_in(self, programme_id: UUID) -> bool:
        return programme_id in self.programme_ids

    def coordinates(self, programme_id: UUID) -> bool:
        return self.is_coordinator and self.works_in(programme_id)


def visitor(organisation_id: UUID | None = None) -> Viewer:
    """Anybody on the open pages."""
    return Viewer(VISITOR, organisation_id)


def system(organisation_id: UUID) -> Viewer:
    """The house itself, acting on a schedule."""
    return Viewer(SYSTEM, organisation_id)


class NotAllowed(Exception):
    """An action was asked for by somebody who may not; pages answer as if nothing were there."""


class Changed(Exception):
    """Somebody else changed it while the page was open; what they wrote stands until one has looked."""


class OneHouseOnly(Exception):
    """A second organisation was asked for where nothing stands between two."""


def allow(answer: bool) -> None:
    """Ask a rule; refuse in one line."""
    if not answer:
        raise NotAllowed


def may_coordinate(viewer: Viewer, programme_id: UUID) -> bool:
    return viewer.role == SYSTEM or viewer.coordinates(programme_id)


def may_take_on(viewer: Viewer, programme_id: UUID, hat: str) -> bool:
    """Give somebody work here: a coordinator in their own programme."""
    return may_coordinate(viewer, programme_id) and hat in COLLEAGUES


def may_take_off(viewer: Viewer, role: Role) -> bool:
    """Nobody takes off their own hat: so there is always one coordinator left, the one who does it."""
    ours = role.name in COLLEAGUES and role.state != Role.State.LEFT
    return ours and viewer.coordinates(role.programme_id) and viewer.person_id != role.person_id


def is_self(viewer: Viewer, person_id: UUID) -> bool:
    """The person, past the small key."""
    return viewer.person_id == person_id and viewer.opened


def link_is_alive(link: PrivateLink, now: datetime | None = None) -> bool:
    now = now or timezone.now()
    return link.revoked_at is None and now - link.last_used_at < LINK_LIVES


def link_path(token: str, language: str) -> str:
    """Where a private link leads, in the person's language; put settings.LINK_BASE before it."""
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


def normalised(way: str, value: str) -> str:
    """One spelling per address: mails without case, Danish numbers without spaces and +45."""
    if way == Contact.Way.MAIL:
        return value.strip().casefold()
    digits = "".join(c for c in value if c.isdigit())
    return digits[-8:] if len(digits) >= 8 else digits
