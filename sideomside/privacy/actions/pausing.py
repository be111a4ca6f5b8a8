"""A pause: nobody is asked about you, nobody asks you, and your place is kept."""

from django.db import transaction
from django.db.models import QuerySet

from sideomside.ground.audit import log
from sideomside.matching import actions as matching
from sideomside.people import actions as people
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat, Viewer, allow, is_self


@transaction.atomic
def pause(*, person: Person, by: Viewer) -> None:
    """What is open about the person stops at once; what they have stays."""
    allow(is_self(by, person.id))
    if _hats(person, Role.State.ACTIVE).exists():
        matching.stop_for(person_id=person.id, by=by)  # held before the log: an answer may land just now
        _turn(person, Role.State.ACTIVE, Role.State.PAUSED, by)
        log.record("pause.begun", about=person.id, by=by)


@transaction.atomic
def come_back(*, person: Person, by: Viewer) -> None:
    """As easily as it began."""
    allow(is_self(by, person.id))
    if _turn(person, Role.State.PAUSED, Role.State.ACTIVE, by):
        log.record("pause.ended", about=person.id, by=by)


def _turn(person: Person, old: str, new: str, by: Viewer) -> int:
    hats = _hats(person, old)
    for role in hats:
        people.set_role_state(role=role, state=new, by=by)
    return len(hats)


def _hats(person: Person, state: str) -> QuerySet[Role]:
    return Role.objects.filter(person=person, name=Hat.PARTICIPANT, state=state)
