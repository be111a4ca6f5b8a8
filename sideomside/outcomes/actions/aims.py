"""Something of one's own: named, given a number now and then, and put down without a reason."""

from typing import TypeVar
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.outcomes.models import Aim, Rating
from sideomside.outcomes.queries import aims, asking_at_hand
from sideomside.outcomes.rules import Wave, may_say
from sideomside.outcomes.scoring.goals import MOST_GOALS
from sideomside.people import queries as people
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, allow

NUMBERS = range(11)
UNASKED = (Wave.OWN, None)
Kept = TypeVar("Kept", Aim, Rating)


@transaction.atomic
def name_aim(*, person: Person, words: str, once: UUID | None = None, by: Viewer) -> Aim | None:
    """At most three at a time; None when there are three already."""
    allow(may_say(by, person.id))
    Person.objects.select_for_update().get(id=person.id)
    known = Aim.objects.filter(once=once, person=person).first() if once else None
    if known or len(aims(by)) >= MOST_GOALS:
        return known
    aim = Aim(person=person, programme=people.programme(by), item=uuid4(), once=once, words=words.strip())
    return _kept(aim, "outcomes.aim", by)


@transaction.atomic
def put_aim_down(*, aim: Aim, by: Viewer) -> Aim:
    """It asks for nothing any more; its numbers stay the person's own."""
    allow(may_say(by, aim.person_id))
    Person.objects.select_for_update().get(id=aim.person_id)
    last = Aim.objects.filter(item=aim.item, person_id=aim.person_id, superseded_by=None).get()
    if last.put_down:
        return last
    words = last.words
    down = Aim(person=last.person, programme=last.programme, item=last.item, put_down=True, supersedes=last)
    down.words = words
    return _kept(down, "outcomes.aim_down", by)


@transaction.atomic
def rate(*, aim: Aim, rating: int, by: Viewer) -> Rating:
    """Where it is now. Another number on the same day takes the first one's place, and the time it was asked for.

    Whoever is asked, and gives the number they gave in the morning, has answered; two questions have two answers.
    """
    allow(may_say(by, aim.person_id) and rating in NUMBERS)
    Person.objects.select_for_update().get(id=aim.person_id)
    before = Rating.objects.filter(person_id=aim.person_id, item=aim.item, superseded_by=None).last()
    if before and timezone.localdate(before.happened_at) != timezone.localdate():
        before = None
    was = (before.wave, before.episode) if before else UNASKED
    asking = asking_at_hand(by)
    now = (asking.wave, asking.episode) if asking else was
    if before and was == now and before.value == str(rating):
        return before
    row = Rating(person=aim.person, programme=aim.programme, item=aim.item, value=str(rating))
    row.wave, row.episode = now
    row.supersedes = before if was in {now, UNASKED} else None
    return _kept(row, "outcomes.rated", by)


def _kept(row: Kept, verb: str, by: Viewer) -> Kept:
    row.happened_at, row.by_id, row.by_role = timezone.now(), by.person_id, by.role
    row.save(force_insert=True)
    log.record(verb, about=row.person_id, thing=row.item, by=by)
    return row
