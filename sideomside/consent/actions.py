"""Saying yes, and taking it back as easily."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from sideomside.consent.models import Consent
from sideomside.consent.queries import among, in_force, last_line, said_since
from sideomside.consent.rules import hash_of, may_note
from sideomside.ground.audit import log
from sideomside.people.models import Person
from sideomside.people.rules import VISITOR, Viewer, allow, is_self


@transaction.atomic
def give(  # noqa: PLR0913 - what is said, by whom and when, and what it is said to
    *,
    person: Person,
    purpose: str,
    channel: str,
    happened_at: datetime | None = None,
    since: datetime | None = None,
    by: Viewer,
) -> Consent | None:
    """Write down a yes; said again while it is in force writes nothing, unless what it was to began after it."""
    allow(may_note(by, person.id))
    known = said_since(by, [person.id], purpose, since) if since else in_force(by, person.id, purpose)
    if known:
        return None
    return _write(person=person, purpose=purpose, given=True, channel=channel, happened_at=happened_at, by=by)


@transaction.atomic
def bring_along(*, before: UUID, person: Person, purpose: str, channel: str, by: Viewer) -> Consent | None:
    """Two turned out to be one: a yes of the one holds from when it was said, unless the other said anything since."""
    allow(may_note(by, person.id))
    theirs, own = last_line(by, before, purpose), last_line(by, person.id, purpose)
    if theirs is None or not theirs.given or (own and own.happened_at >= theirs.happened_at):
        return None
    return give(person=person, purpose=purpose, channel=channel, happened_at=theirs.happened_at, by=by)


@transaction.atomic
def give_for_many(*, people: Sequence[Person], purpose: str, channel: str, by: Viewer) -> None:
    """The same yes from many, as a list of theirs says; who has said it already is not written twice."""
    allow(by.is_coordinator)
    said = among(by, [person.id for person in people], purpose)
    fresh = [
        _line(person=person, purpose=purpose, given=True, channel=channel, happened_at=None, by=by)
        for person in people
        if person.id not in said
    ]
    Consent.objects.bulk_create(fresh, batch_size=500)
    lines = [(line.person_id, line.id) for line in fresh]
    log.record_many("consent.given", lines, detail={"purpose": purpose}, by=by)


@transaction.atomic
def withdraw(*, person: Person, purpose: str, channel: str, by: Viewer) -> Consent | None:
    """Take a yes back. What leaned on it asks here before it goes on, so it stops at once."""
    allow(may_note(by, person.id))
    if not in_force(by, person.id, purpose):
        return None
    return _write(person=person, purpose=purpose, given=False, channel=channel, happened_at=None, by=by)


def forget(*, person_id: UUID, by: Viewer) -> None:
    """Nothing stands here in words; the lines go with the person."""
    Consent.objects.filter(person_id=person_id).delete()


def _write(  # noqa: PLR0913 - each is one column of the ledger
    *, person: Person, purpose: str, given: bool, channel: str, happened_at: datetime | None, by: Viewer
) -> Consent:
    line = _line(person=person, purpose=purpose, given=given, channel=channel, happened_at=happened_at, by=by)
    line.save(force_insert=True)
    verb = "consent.given" if given else "consent.withdrawn"
    log.record(verb, about=person.id, thing=line.id, detail={"purpose": purpose}, by=by)
    return line


def _line(  # noqa: PLR0913 - each is one column of the ledger
    *, person: Person, purpose: str, given: bool, channel: str, happened_at: datetime | None, by: Viewer
) -> Consent:
    now, language = timezone.now(), _language_of_the_words(person, by)
    return Consent(
        person=person,
        purpose=purpose,
        given=given,
        text_hash=hash_of(purpose, language),
        language=language,
        channel=channel,
        happened_at=min(happened_at or now, now),  # a yes from tomorrow could not be taken back today
        by_id=by.person_id,
        by_role=by.role,
    )


def _language_of_the_words(person: Person, by: Viewer) -> str:
    """Whoever answers for themselves answers the page they read; what a colleague notes was said in a talk."""
    reads = is_self(by, person.id) or by.role == VISITOR
    return (reads and get_language()) or person.language
