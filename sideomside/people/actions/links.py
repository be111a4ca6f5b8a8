"""The private link: made, sent again, used and closed. Only its hash is ever kept."""

from hashlib import sha256
from secrets import token_urlsafe

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import blind
from sideomside.people import queries
from sideomside.people.actions.accounts import send_new_invitation
from sideomside.people.actions.persons import touch
from sideomside.people.actions.writing import write_to
from sideomside.people.models import Contact, LinkAsked, Person, PrivateLink, Role, SmallKey, from_outside
from sideomside.people.rules import (
    SYSTEM,
    Hat,
    Viewer,
    allow,
    link_path,
    needs_a_new_link,
    normalised,
    way_of,
)

LETTERS_AT_ONCE = 5  # for one address; a guest of many evenings is many people


@transaction.atomic
def make_link(*, person: Person, replace: bool = True, by: Viewer) -> str:
    """A fresh private link; the old ones close. Returns the token, which is kept nowhere."""
    if replace:
        revoke_links(person=person, by=by)
    token = token_urlsafe(24)
    link = PrivateLink(person=person, token_hash=sha256(token.encode()).hexdigest())
    link.save(force_insert=True)
    log.record("link.made", about=person.id, thing=link.id, by=by)
    return token


@transaction.atomic
def revoke_links(*, person: Person, by: Viewer) -> None:
    """Close every way in that this person has been given."""
    closed = PrivateLink.objects.filter(person=person, revoked_at=None).update(revoked_at=timezone.now())
    if closed:
        log.record("link.revoked", about=person.id, detail={"links": closed}, by=by)


@transaction.atomic
def use_link(*, link: PrivateLink, by: Viewer) -> None:
    """The link lives on from today, and a fresh one never wears out while it is used."""
    link.last_used_at = timezone.now()
    link.save(update_fields=["last_used_at"])
    touch(person_id=link.person_id, by=by)
    log.record("link.opened", about=link.person_id, thing=link.id, by=by)


@transaction.atomic
def send_link(*, person: Person, replace: bool = False, by: Viewer) -> bool:
    """Send a link by the way we already write to somebody, never to where somebody asks for it to be sent."""
    allow(by.role == SYSTEM or by.person_id == person.id or by.is_coordinator)
    if queries.letterbox(by, person) is None:
        return False
    key = SmallKey.objects.filter(person=person).first()
    # Fresh guesses come only with a fresh link: whoever holds an old one is out at the same moment.
    replace = replace or (key is not None and needs_a_new_link(key))
    token = make_link(person=person, replace=replace, by=by)
    if replace:
        SmallKey.objects.filter(person=person).update(wrong_tries=0, tried_at=None)
    link = from_outside(link_path(token, person.language))
    return write_to(
        person=person,
        template="people/mail/link",
        context={"link": link, "name": _who_writes(person, by)},
        by=by,
    )


@transaction.atomic
def ask_for_link(*, typed: str, by: Viewer) -> None:
    """Write down that a link was asked for. Known or unknown costs the same here; the sweep looks it up."""
    way = way_of(typed)
    mark = blind(by.organisation_id, f"contact|{way}", normalised(way, typed))  # type: ignore[arg-type]
    LinkAsked.objects.get_or_create(fingerprint=mark)


@transaction.atomic
def send_asked_links(*, by: Viewer) -> int:
    """Send a link to everybody whose address or sign-in name was typed; forget what nobody has.

    Whoever came as a guest and wrote to us later is two people until they are joined, and each has a page.
    """
    sent = 0
    for asked in LinkAsked.objects.order_by("asked_at")[:50]:
        known = Contact.objects.filter(fingerprint=asked.fingerprint).exists()
        for person in queries.whose_page(by, asked.fingerprint)[:LETTERS_AT_ONCE]:
            sent += send_link(person=person, by=by)
        if not known:
            sent += send_new_invitation(asked=asked, by=by)
        asked.delete()
    return sent


def _who_writes(person: Person, by: Viewer) -> str:
    """The first name of the coordinator who usually answers; the letter says no more than that."""
    role = Role.objects.filter(person=person, name=Hat.PARTICIPANT).first()
    found = queries.coordinators(by, role.programme_id) if role else []
    return (found[0].name or "") if found else ""
