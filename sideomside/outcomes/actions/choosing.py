"""What somebody wants of all this: no more questions, their own answers over time, and being counted or not."""

from django.db import transaction

from sideomside.consent import actions as consent
from sideomside.ground.audit import log
from sideomside.outcomes.models import OwnChoice
from sideomside.outcomes.queries import choice_of
from sideomside.outcomes.rules import COUNTED, may_say
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def choose(
    *,
    person: Person,
    no_questions: bool | None = None,
    over_time: bool | None = None,
    no_counting: bool | None = None,
    by: Viewer,
) -> OwnChoice:
    """Only what is named changes; it counts from now."""
    allow(may_say(by, person.id))
    Person.objects.select_for_update().get(id=person.id)
    choice = choice_of(by)
    wanted = {"no_questions": no_questions, "over_time": over_time, "no_counting": no_counting}
    changed = {name: yes for name, yes in wanted.items() if yes is not None and yes != getattr(choice, name)}
    if not changed:
        return choice
    for name, yes in changed.items():
        setattr(choice, name, yes)
    choice.save()
    log.record("outcomes.chose", about=person.id, detail=changed, by=by)
    return choice


@transaction.atomic
def let_count(*, person: Person, yes: bool, by: Viewer) -> None:
    """A yes of its own, apart from the help one gets; a no changes nothing else."""
    allow(may_say(by, person.id))
    turn = consent.give if yes else consent.withdraw
    turn(person=person, purpose=COUNTED, channel="page", by=by)
