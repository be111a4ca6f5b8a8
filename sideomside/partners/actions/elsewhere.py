"""Somebody tells us that they go to another place too, and takes it away again whenever they like."""

from uuid import UUID

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.ground.vault import cpr
from sideomside.partners.models import Elsewhere
from sideomside.partners.models.once import known_by, saved_once
from sideomside.partners.rules import may_say_where_else
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def say_elsewhere(*, person: Person, place: str, may: str, once: UUID, by: Viewer) -> Elsewhere:
    """Heard here, and nowhere else: no other organisation learns of it from us."""
    allow(may_say_where_else(by, person.id))
    there: Elsewhere | None = known_by(Elsewhere, once)
    if there:
        return there
    one = Elsewhere(person=person, place=cpr.mask(place.strip())[0], may=Elsewhere.May(may), once=once)
    one, first = saved_once(one)
    if first:
        log.record("elsewhere.said", about=person.id, thing=one.id, detail={"may": one.may}, by=by)
    return one


@transaction.atomic
def unsay_elsewhere(*, elsewhere: Elsewhere, by: Viewer) -> None:
    """The words go; that something was taken away stands in the person's own log."""
    allow(may_say_where_else(by, elsewhere.person.in_the_end.id))
    gone, _ = Elsewhere.objects.filter(id=elsewhere.id).delete()
    if gone:
        log.record("elsewhere.unsaid", about=elsewhere.person_id, thing=elsewhere.id, by=by)
