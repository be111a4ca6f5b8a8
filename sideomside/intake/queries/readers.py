"""Who reads what is written, and by when: said the same way on the form, the receipt and in the queue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q

from sideomside.intake.models import Enquiry, State
from sideomside.people.days.promise import answer_by, local_day
from sideomside.people.days.workdays import next_working_day
from sideomside.people.models import Absence, Person, Programme, Role
from sideomside.people.queries import coordinators
from sideomside.people.rules import Hat, Viewer


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads, first on `reads_on`, and answers by `answers_by`."""

    person: Person
    reads_on: date
    answers_by: date

    @property
    def name(self) -> str:
        return first_name(self.person)


def first_name(person: Person | None) -> str:
    return (person.name or "").strip().partition(" ")[0] if person else ""


def readers(viewer: Viewer, programme_id: UUID) -> list[str]:
    """First names of those who may read it."""
    return [name for person in coordinators(viewer, programme_id) if (name := first_name(person))]


def who_reads(viewer: Viewer, enquiry: Enquiry) -> Reader | None:
    """The one it is assigned to, or their stand-in while they are away."""
    people = coordinators(viewer, enquiry.programme_id)
    first = next((p for p in people if p.id == enquiry.assigned_id), people[0] if people else None)
    if first is None:
        return None
    since = enquiry.waiting_since or enquiry.received_at
    reader, from_day = _present(first, local_day(since), people)
    return Reader(
        reader,
        reads_on=next_working_day(max(from_day, local_day(since) + timedelta(days=1))),
        answers_by=_answers_by(since, from_day, enquiry.programme),
    )


def _answers_by(since: datetime, from_day: date, programme: Programme) -> date:
    promised = answer_by(since, programme.answer_days)
    return max(promised, next_working_day(from_day))


def _present(person: Person, day: date, people: list[Person]) -> tuple[Person, date]:
    """Follow stand-ins until somebody is here; when everybody is away, the one who is back first."""
    seen, backs = set(), []
    while person.id not in seen:
        seen.add(person.id)
        away = _absence(person, day)
        if away is None:
            return person, day
        backs.append((away.last_day + timedelta(days=1), person))
        person = away.stand_in
    others = [p for p in people if p.id not in seen]
    here = next((p for p in others if _absence(p, day) is None), None)
    if here is not None:
        return here, day
    back, first = min(backs, key=lambda pair: pair[0])
    return first, back


def _absence(person: Person, day: date) -> Absence | None:
    found = Absence.objects.filter(person=person, first_day__lte=day, last_day__gte=day, ended_at=None)
    return found.select_related("stand_in").order_by("-last_day").first()


def stands_in_for(viewer: Viewer, day: date) -> set[UUID]:
    """Whose enquiries reach this coordinator today because they are away."""
    away = {"first_day__lte": day, "last_day__gte": day, "ended_at": None}
    found = Absence.objects.filter(stand_in_id=viewer.person_id, **away)
    return set(found.values_list("person_id", flat=True))


def with_nobody(viewer: Viewer, enquiries: Iterable[Enquiry]) -> set[UUID]:
    """Those whose coordinator works here no more: they are everybody's until one of us answers."""
    hats = Role.objects.filter(name=Hat.COORDINATOR, state=Role.State.ACTIVE)
    here = set(hats.values_list("person_id", "programme_id"))
    return {e.id for e in enquiries if (e.assigned_id, e.programme_id) not in here}


def fewest_waiting(viewer: Viewer, programme: Programme, day: date) -> UUID | None:
    """The coordinator who is here and has the fewest people waiting; the first one when they are equal."""
    people = coordinators(viewer, programme.id)
    here = [p for p in people if _absence(p, day) is None] or people
    ids = [p.id for p in here]
    waiting = dict(
        Enquiry.objects.filter(~Q(state=State.CLOSED), assigned_id__in=ids, waiting_since__isnull=False)
        .values_list("assigned_id")
        .annotate(Count("id"))
    )
    return min(ids, key=lambda one: (waiting.get(one, 0), ids.index(one)), default=None)
