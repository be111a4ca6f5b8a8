"""The small key: a word of the person's own, asked for before anybody's words are shown."""

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import blind
from sideomside.people.actions.links import revoke_links, send_link
from sideomside.people.models import Person, SmallKey
from sideomside.people.queries import cared_for
from sideomside.people.rules import Viewer, allow, must_wait_until, needs_a_new_link


@transaction.atomic
def choose_small_key(*, person: Person, word: str, by: Viewer) -> SmallKey:
    """Keep a word of the person's own, hashed with Argon2 and the organisation's pepper.

    Only whoever is past the old word may put a new one in its place.
    """
    known = SmallKey.objects.filter(person=person).exists()
    allow(by.person_id == person.id and (by.opened or not known))
    key, _made = SmallKey.objects.update_or_create(
        person=person,
        defaults={"word_hash": make_password(_peppered(person, word)), "wrong_tries": 0, "tried_at": None},
    )
    log.record("key.chosen", about=person.id, by=by)
    return key


@transaction.atomic
def let_choose_again(*, person: Person, by: Viewer) -> bool:
    """Whoever forgot their word gets a fresh link and chooses again. True when the link went out by itself."""
    allow(cared_for(by).filter(id=person.id).exists())
    # Also when no letter can go out: whoever holds an old link must never choose the new word.
    revoke_links(person=person, by=by)
    SmallKey.objects.filter(person=person).delete()
    log.record("key.choose_again", about=person.id, by=by)
    return send_link(person=person, replace=True, by=by)


def open_with_small_key(*, person: Person, word: str, by: Viewer) -> bool:
    """Does the word fit? A wrong one is remembered whatever happens next, so this is not one transaction."""
    key = SmallKey.objects.filter(person=person).first()
    wait = must_wait_until(key) if key else None
    if key is None or needs_a_new_link(key) or (wait and timezone.now() < wait):
        return False
    # Counted before the word is looked at, so that many tries at once are still many tries.
    mine = SmallKey.objects.filter(id=key.id, wrong_tries=key.wrong_tries)
    if not mine.update(wrong_tries=key.wrong_tries + 1, tried_at=timezone.now()):
        return False
    if check_password(_peppered(person, word), key.word_hash):
        SmallKey.objects.filter(id=key.id).update(wrong_tries=0)
        return True
    log.record("key.wrong", about=person.id, by=by)
    return False


def _peppered(person: Person, word: str) -> str:
    spelling = " ".join(word.split()).casefold()
    return blind(person.organisation_id, f"small key|{person.id}", spelling)
