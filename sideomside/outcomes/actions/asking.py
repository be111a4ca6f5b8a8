"""Asking how somebody is: on their page, and with one neutral letter; one reminder; then silence."""

from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from sideomside.ground.audit import log
from sideomside.intake import queries as intake
from sideomside.outcomes.models import Asking, Cadence, Sitting
from sideomside.outcomes.queries import cadence_of, may_be_asked
from sideomside.outcomes.rules import ASKED_OF_ALL, Due, is_due, may_remind
from sideomside.people import queries as people
from sideomside.people.actions import make_link, write_to
from sideomside.people.models import Person, Programme, from_outside
from sideomside.people.rules import SYSTEM, Viewer, allow


@transaction.atomic
def ask(*, due: Due, by: Viewer) -> Asking | None:
    """Once, however often the sweep comes by. None when there is nothing to ask any more."""
    allow(by.role == SYSTEM)
    Person.objects.select_for_update().get(id=due.person.id)
    chosen = cadence_of(by, due.programme.id).waves
    if not is_due(due, chosen, timezone.localdate()) or not may_be_asked(by, due):
        return None
    asking = Asking(
        person=due.person, programme=due.programme, wave=due.wave, episode=due.episode, due_on=due.on,
        asked_at=timezone.now(),
    )  # fmt: skip
    asking.letter = _write(asking, "outcomes/mail/a_minute", by)
    asking.save(force_insert=True)
    log.record("outcomes.asked", about=due.person.id, thing=asking.id, detail={"wave": due.wave}, by=by)
    return asking


@transaction.atomic
def remind(*, asking: Asking, by: Viewer) -> Asking:
    """One more letter, which says that it is the last."""
    allow(by.role == SYSTEM)
    one = (
        Asking.objects.select_for_update(of=("self",)).select_related("person", "programme").get(id=asking.id)
    )
    begun = Sitting.objects.filter(asking=one).exists()
    if begun or not may_remind(one, timezone.now()):
        return one
    one.reminded_at = timezone.now()
    one.save(update_fields=["reminded_at"])
    _write(one, "outcomes/mail/once_more", by)
    log.record("outcomes.reminded", about=one.person_id, thing=one.id, by=by)
    return one


@transaction.atomic
def set_cadence(*, programme: Programme, waves: Iterable[str], by: Viewer) -> Cadence:
    """What is asked already stays asked."""
    allow(by.coordinates(programme.id))
    chosen = set(waves)
    cadence = cadence_of(by, programme.id)
    cadence.waves = [str(wave) for wave in ASKED_OF_ALL if wave in chosen]
    cadence.save()
    log.record("outcomes.cadence", thing=programme.id, detail={"waves": cadence.waves}, by=by)
    return cadence


def _write(asking: Asking, template: str, by: Viewer) -> bool:
    """A way in and no word about what it is; the sender is somebody they know."""
    person, readers = asking.person, intake.readers(by, asking.programme_id)
    if people.letterbox(by, person) is None:
        return False
    token = make_link(person=person, replace=False, by=by)
    with override(person.language):
        link = from_outside(reverse("people:enter", args=[token]))
    context = {"coordinator": next(iter(readers), ""), "link": link}
    return write_to(person=person, template=template, context=context, by=by)
