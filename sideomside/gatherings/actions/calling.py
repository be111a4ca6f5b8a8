"""A call somebody would like, until somebody has called."""

from django.db import transaction
from django.utils import timezone

from sideomside.gatherings.models import Call, Gathering, Signup
from sideomside.gatherings.rules import may_keep, may_take_part
from sideomside.ground.audit import log
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def ask_for_call(*, signup: Signup, by: Viewer) -> Call:
    """One tap on one's own page."""
    allow(may_take_part(by, signup))
    return wish_for_call(gathering=signup.gathering, person=signup.person, why=Call.Why.ASKED, by=by)


@transaction.atomic
def wish_for_call(*, gathering: Gathering, person: Person, why: str, by: Viewer) -> Call:
    """Asking twice is asking once, as long as nobody has called."""
    Gathering.objects.select_for_update().get(id=gathering.id)
    call, made = Call.objects.get_or_create(
        gathering=gathering, person=person, why=why, called_at=None, defaults={"asked_at": timezone.now()}
    )
    if made:
        log.record("gathering.call_asked", about=person.id, thing=call.id, detail={"why": why}, by=by)
    return call


@transaction.atomic
def note_called(*, call: Call, by: Viewer) -> Call:
    """Somebody called; it leaves the coordinator's page."""
    allow(may_keep(by, call.gathering.programme_id))
    if call.called_at is None:
        call.called_at, call.called_by_id = timezone.now(), by.person_id
        call.save(update_fields=["called_at", "called_by_id"])
        log.record("gathering.called", about=call.person_id, thing=call.id, by=by)
    return call
