"""The private link and the small key: a participant's way in, without an account."""

from hashlib import sha256
from secrets import token_urlsafe

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import blind
from sideomside.people.models import Person, PrivateLink, SmallKey
from sideomside.people.rules import Viewer, must_wait_until, needs_a_new_link


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
    closed = PrivateLink.objects.filter(person=person, revoked_at=None).update(revoked_at=timezone.now())
    if closed:
        log.record("link.revoked", about=person.id, detail={"links": closed}, by=by)


@transaction.atomic
def use_link(*, link: PrivateLink, by: Viewer) -> None:
    """The link lives on from today, and a fresh one never wears out while it is used."""
    link.last_used_at = timezone.now()
    link.save(update_fields=["last_used_at"])
    log.record("link.opened", about=link.person_id, thing=link.id, by=by)


@transaction.atomic
def choose_small_key(*, person: Person, word: str, by: Viewer) -> SmallKey:
    """Keep a word of the person's own, hashed with Argon2 and the organisation's pepper."""
    key, _made = SmallKey.objects.update_or_create(
        person=person,
        defaults={"word_hash": make_password(_peppered(person, word)), "wrong_tries": 0, "tried_at": None},
    )
    log.record("key.chosen", about=person.id, by=by)
    return key


def open_with_small_key(*, person: Person, word: str, by: Viewer) -> bool:
    """Does the word fit? A wrong one is remembered whatever happens next, so this is not one transaction."""
    key = SmallKey.objects.filter(person=person).first()
    wait = must_wait_until(key) if key else None
    if key is None or needs_a_new_link(key) or (wait and timezone.now() < wait):
        return False
    fits = check_password(_peppered(person, word), key.word_hash)
    key.wrong_tries = 0 if fits else key.wrong_tries + 1
    key.tried_at = timezone.now()
    key.save(update_fields=["wrong_tries", "tried_at"])
    if not fits:
        log.record("key.wrong", about=person.id, by=by)
    return fits


def _peppered(person: Person, word: str) -> str:
    spelling = " ".join(word.split()).casefold()
    return blind(person.organisation_id, f"small key|{person.id}", spelling)
