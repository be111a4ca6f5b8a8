"""Inviting somebody to read along, a new link for them, the word they say, and ending it."""

from collections.abc import Iterable
from hashlib import sha256
from secrets import token_urlsafe
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils import timezone

from sideomside.direction.actions.lines import share
from sideomside.direction.models import Line, Supporter
from sideomside.direction.queries import living_supporters, mine
from sideomside.direction.rules import SUPPORTER, Readers, invitation_is_alive, may_invite, may_write
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import blind
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, allow, must_wait_until


@transaction.atomic
def invite(*, person: Person, name: str, word: str, once: UUID, by: Viewer) -> tuple[Supporter, str]:
    """Somebody may read along. The token comes back once and is kept nowhere; the same form again makes a new one."""
    Person.objects.select_for_update().get(id=person.id)
    known = Supporter.objects.filter(once=once, person=person).first()
    if known:
        return known, new_way_in(supporter=known, by=by)
    allow(may_invite(by, person.id, len(living_supporters(by))))
    token = token_urlsafe(24)
    supporter = Supporter(person=person, name=name, once=once, token_hash=_hashed(token))
    supporter.word_hash = make_password(_spelt(supporter, word))
    supporter.save(force_insert=True)
    log.record("direction.invited", about=person.id, thing=supporter.id, by=by)
    return supporter, token


@transaction.atomic
def new_way_in(*, supporter: Supporter, by: Viewer) -> str:
    """A fresh link; the old one closes at the same moment, and the guesses at the word begin anew."""
    allow(may_write(by, supporter.person_id) and supporter.revoked_at is None)
    token = token_urlsafe(24)
    supporter.token_hash, supporter.last_used_at = _hashed(token), timezone.now()
    supporter.wrong_tries, supporter.tried_at = 0, None
    supporter.save(update_fields=["token_hash", "last_used_at", "wrong_tries", "tried_at"])
    log.record("direction.new_way_in", about=supporter.person_id, thing=supporter.id, by=by)
    return token


@transaction.atomic
def show(*, supporter: Supporter, items: Iterable[UUID], by: Viewer) -> None:
    """Exactly these items may be read by this reader, and no others."""
    allow(may_write(by, supporter.person_id))
    chosen = set(items)
    for line in mine(by).lines:
        share(line=line, readers=_with(line, supporter.id, line.item in chosen), by=by)


@transaction.atomic
def part(*, supporter: Supporter, by: Viewer) -> None:
    """They read nothing from this moment. Nobody writes to tell them."""
    allow(may_write(by, supporter.person_id))
    if supporter.revoked_at is None:
        show(supporter=supporter, items=(), by=by)
        supporter.revoked_at = timezone.now()
        supporter.save(update_fields=["revoked_at"])
        log.record("direction.parted", about=supporter.person_id, thing=supporter.id, by=by)


def open_with_word(*, supporter: Supporter, word: str, by: Viewer) -> bool:
    """Does the word fit? A wrong one is remembered whatever happens next, so this is not one transaction."""
    now, wait = timezone.now(), must_wait_until(supporter)
    if not invitation_is_alive(supporter, now) or (wait and now < wait):
        return False
    # Counted before the word is looked at, so that many tries at once are still many tries.
    mine = Supporter.objects.filter(id=supporter.id, wrong_tries=supporter.wrong_tries)
    if not mine.update(wrong_tries=supporter.wrong_tries + 1, tried_at=now):
        return False
    if check_password(_spelt(supporter, word), supporter.word_hash):
        Supporter.objects.filter(id=supporter.id).update(wrong_tries=0, last_used_at=now)
        return True
    log.record("direction.wrong_word", about=supporter.person_id, thing=supporter.id, by=by)
    return False


@transaction.atomic
def note_reading(*, supporter: Supporter, by: Viewer) -> None:
    """Each reading is a line in the log that the person can see."""
    Supporter.objects.filter(id=supporter.id).update(last_read_at=timezone.now())
    reader = Viewer(SUPPORTER, by.organisation_id)
    log.record("read.opened", about=supporter.person_id, thing=supporter.id,
               detail={"screen": "direction"}, by=reader)  # fmt: skip


def _with(line: Line, supporter_id: UUID, may: bool) -> Readers:
    now = Readers.of(line)
    others = now.supporters - {supporter_id}
    return Readers(now.peer, now.coordinator, others | {supporter_id} if may else others)


def _hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _spelt(supporter: Supporter, word: str) -> str:
    spelling = " ".join(word.split()).casefold()
    return blind(supporter.organisation_id, f"read along|{supporter.id}", spelling)
