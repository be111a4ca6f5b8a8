"""Where to look, and how to go in as each of the demo people."""

from collections.abc import Iterator
from dataclasses import dataclass
from time import time
from uuid import UUID

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.utils import translation

from sideomside.ground.vault.walls import organisation_or_none, within
from sideomside.people.models import Account, Organisation, Person, Programme
from sideomside.people.models.account import login_fingerprint
from sideomside.people.queries import whose_contact
from sideomside.people.rules import visitor
from sideomside.site.demo.cast import PASSWORD, PLAYERS, Player

TOTP_PERIOD = 30


@dataclass(frozen=True)
class Door:
    """One player's door: with a password and a code, or with a private link and a word."""

    player: Player
    password: str = ""
    code: str = ""
    seconds_left: int = 0


def doors() -> list[Door]:
    return [_door(one) for one in PLAYERS]


def _door(one: Player) -> Door:
    if not one.is_staff:
        return Door(one)
    now = int(time())
    code = format_hotp_value(hotp_value(one.secret, now // TOTP_PERIOD))
    return Door(one, PASSWORD, code, TOTP_PERIOD - now % TOTP_PERIOD)


def account_of(one: Player) -> Account | None:
    """Nobody, unless this is a house of invented people."""
    account = Account.objects.filter(username=login_fingerprint(one.key)).first()
    return account if account and is_invented(account.organisation_id) else None


def participant(one: Player) -> Person | None:
    here = organisation_or_none()
    return whose_contact(visitor(here), "mail", one.mail, typed=True) if here and is_invented(here) else None


def is_invented(organisation_id: UUID) -> bool:
    """Every programme of this house is marked as a demo, and there is one."""
    programmes = Programme.objects.filter(organisation_id=organisation_id).values_list("demo", flat=True)
    return bool(programmes) and all(programmes)


def lines(language: str = "en") -> Iterator[str]:
    """For whoever started it in a terminal."""
    organisation = Organisation.objects.first()
    if organisation is None:
        yield "Nobody is here yet. bin/manage demo fills the house with invented people."
        return
    with within(organisation.id), translation.override(language):
        if not is_invented(organisation.id):
            yield "This is not a demo."
            return
        yield f"  Look around   {settings.LINK_BASE}/       the open pages: write a few lines, find the coffee"
        yield f"  Go in as      {settings.LINK_BASE}/demo/  one button for each invented person"
        yield f"  The mailbox   {settings.LINK_BASE}/postkasse/  letters land here and leave nobody's machine"
        yield ""
        yield from (_line(door) for door in doors())


def _line(door: Door) -> str:
    one = door.player
    way = (
        f'login "{one.key}", password "{door.password}", code now {door.code}'
        if one.is_staff
        else f'from /demo/, then the word "{one.word}"'
    )
    return f"  {one.name:8} {one.about}\n           {way}"
