"""Answers that leave the house: with the person they belong to, or without names to an evaluator."""

from typing import Any

from django.db import transaction

from sideomside.ground.audit import log
from sideomside.outcomes.queries import handed, own_bundle
from sideomside.outcomes.rules import may_be_handed, may_say
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def take_along(*, person: Person, by: Viewer) -> dict[str, Any]:
    """One's own, as FHIR."""
    allow(may_say(by, person.id))
    log.record("outcomes.taken_along", about=person.id, by=by)
    return own_bundle(by)


@transaction.atomic
def hand_over(*, programme: Programme, by: Viewer) -> dict[str, Any]:
    """Of those who said yes to exactly this; each of them can see in the log that it happened."""
    allow(may_be_handed(by, programme.id))
    told, people = handed(by, programme.id)
    log.record_many("outcomes.handed", [(one, programme.id) for one in sorted(people, key=str)], by=by)
    return told
