"""Sitting down with the questions, answering or skipping each, and being through."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.outcomes.models import Answer, Instrument, Sitting
from sideomside.outcomes.queries import items_now, offered, open_asking, page_of
from sideomside.outcomes.rules import may_say, text_of
from sideomside.people import queries as people
from sideomside.people.actions import touch
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def begin(*, person: Person, once: UUID, by: Viewer) -> Sitting:
    """Begin, or go on where one was. A question that waits is answered by this; otherwise it is for oneself."""
    allow(may_say(by, person.id))
    Person.objects.select_for_update().get(id=person.id)
    asking, programme = open_asking(by), people.programme(by)
    known = Sitting.objects.filter(once=once, person=person).first()
    if asking and not known:
        known = Sitting.objects.filter(asking=asking, instrument=None).first()
    if known:
        return known
    sitting = Sitting(person=person, programme=programme, once=once)
    if asking:
        sitting.asking, sitting.wave, sitting.episode = asking, asking.wave, asking.episode
        sitting.programme = asking.programme
    sitting.items = items_now(by, sitting.wave)
    return _begun(sitting, by)


@transaction.atomic
def go_on(*, sitting: Sitting, instrument: Instrument, once: UUID, by: Viewer) -> Sitting:
    """Somebody else's questions, after our own and only if one likes."""
    allow(may_say(by, sitting.person_id))
    Person.objects.select_for_update().get(id=sitting.person_id)
    known = Sitting.objects.filter(asking=sitting.asking, instrument=instrument).exclude(asking=None).first()
    if known:
        return known
    allow(instrument in offered(by, sitting))
    more = Sitting(
        person=sitting.person, programme=sitting.programme, asking=sitting.asking, wave=sitting.wave,
        episode=sitting.episode, instrument=instrument, once=once,
    )  # fmt: skip
    more.items = [question.link_id for question in text_of(instrument).questions]
    return _begun(more, by)


@transaction.atomic
def say(*, sitting: Sitting, number: int, value: str, by: Viewer) -> Answer | None:
    """An answer, or "" to skip. The same again is nothing new; another one supersedes it."""
    allow(may_say(by, sitting.person_id))
    Sitting.objects.select_for_update().get(id=sitting.id)
    page = page_of(by, sitting, number)
    allow(page is not None and value in {"", *dict(page.answers)})
    touch(person_id=sitting.person_id, by=by)
    before = Answer.objects.filter(sitting=sitting, item=page.item, superseded_by=None).first()
    if before and before.value == value:
        return before
    answer = Answer(person=sitting.person, sitting=sitting, item=page.item, supersedes=before, value=value)
    answer.happened_at, answer.by_id, answer.by_role = timezone.now(), by.person_id, by.role
    answer.save(force_insert=True)
    log.record("outcomes.answered", about=sitting.person_id, thing=sitting.id, by=by)
    return answer


@transaction.atomic
def finish(*, sitting: Sitting, by: Viewer) -> Sitting:
    """The last page was reached; whatever was skipped stays skipped."""
    allow(may_say(by, sitting.person_id))
    one = Sitting.objects.select_for_update().get(id=sitting.id)
    if one.done_at is None:
        one.done_at = timezone.now()
        one.save(update_fields=["done_at"])
        log.record("outcomes.done", about=one.person_id, thing=one.id, by=by)
    return one


def _begun(sitting: Sitting, by: Viewer) -> Sitting:
    sitting.begun_at = timezone.now()
    sitting.save(force_insert=True)
    log.record(
        "outcomes.begun", about=sitting.person_id, thing=sitting.id, detail={"wave": sitting.wave}, by=by
    )
    return sitting
