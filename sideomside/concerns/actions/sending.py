"""Saying that one is worried: it comes to one who is here, with the time by which somebody else gets it too."""

from django.db import transaction
from django.utils import timezone

from sideomside.concerns.actions.writing import write_to_keeper
from sideomside.concerns.models import Concern, OnIt
from sideomside.concerns.queries import known_here, on_duty
from sideomside.concerns.rules import MOST_WORDS, NobodyReads, Worry, bar_against, may_worry, second_at
from sideomside.ground.audit import log
from sideomside.ground.vault.cpr import mask
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def send(*, programme: Programme, worry: Worry, by: Viewer) -> Concern:
    """Pressed twice it is one. About the only coordinator there is, it is not taken in: nobody could read it."""
    allow(may_worry(by, programme.id))
    Person.objects.select_for_update().get(id=by.person_id)
    known = Concern.objects.filter(once=worry.once, sender_id=by.person_id).first()
    if known:
        return known
    allow(worry.whom is None or str(worry.whom) in dict(known_here(by)))
    reader = _reader(programme, worry, by)
    concern = _written_down(programme, worry, by)
    OnIt(concern=concern, person=reader).save(force_insert=True)
    log.record("concern.received", about=by.person_id, thing=concern.id, detail={"sort": worry.sort}, by=by)
    write_to_keeper(person=reader, by=by)
    return concern


def _reader(programme: Programme, worry: Worry, by: Viewer) -> Person:
    """Somebody else than the one who is worried, if there is anybody else."""
    asked = on_duty(by, programme.id, {worry.whom} if worry.whom else set())
    others = [one for one in asked if one.id != by.person_id]
    found = next(iter(others or asked), None)
    if found is None:
        raise NobodyReads
    return found


def _written_down(programme: Programme, worry: Worry, by: Viewer) -> Concern:
    now = timezone.now()
    words, _covered = mask(worry.words.strip()[:MOST_WORDS])
    concern = Concern(
        programme=programme,
        sender_id=by.person_id,
        hat=by.role,
        sort=worry.sort,
        words=words,
        whom=str(worry.whom or ""),
        call=worry.call,
        received_at=now,
        second_at=second_at(worry.sort, now, programme),
        once=worry.once,
    )
    concern.bar = bar_against(worry.whom, concern) if worry.whom else ""
    concern.save(force_insert=True)
    return concern
