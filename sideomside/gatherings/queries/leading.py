"""What those who lead see: aliases, steps and days. Never anybody's file."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from sideomside.gatherings.models import (
    Attendance,
    Call,
    Facilitating,
    Gathering,
    GroundRules,
    Seat,
    SelfCheck,
    Session,
    Signup,
    State,
)
from sideomside.gatherings.queries.visible import next_session, not_over, planned_of, visible_to
from sideomside.gatherings.rules import next_of
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.people.models import Person
from sideomside.people.rules import VISITOR, Viewer


@dataclass(frozen=True, slots=True)
class Member:
    """One member as those who lead know them."""

    signup_id: UUID
    name: str
    came: bool | None
    wants_call: bool


@dataclass(frozen=True, slots=True)
class Led:
    """One gathering I lead: when next, and which evening has no word yet."""

    gathering: Gathering
    next: Session | None
    to_note: Session | None
    others: list[str]


@dataclass(frozen=True, slots=True)
class LookedBack:
    """One evening beside its week of the manual: how many steps there was time for, and which there was not."""

    session: Session
    held: int
    left_out: list[str]


def led_by_me(viewer: Viewer) -> list[Led]:
    """Soonest first."""
    if not viewer.is_peer:
        return []
    going = not_over(viewer)
    planned, lead = planned_of(viewer, going), leaders_of(viewer, going)
    found = [_led(viewer, one, planned[one.id], lead.get(one.id, [])) for one in going]
    far = timezone.now().replace(year=9998)
    return sorted(found, key=lambda one: one.next.starts_at if one.next else far)


def session(viewer: Viewer, session_id: UUID) -> Session | None:
    """For those who lead it, and the coordinator who keeps it."""
    found = Session.objects.select_related("gathering__manual", "gathering__programme", "gathering__place")
    if not (viewer.is_peer or viewer.is_coordinator):
        return None
    return found.filter(Exists(visible_to(viewer).filter(id=OuterRef("gathering_id"))), id=session_id).first()


def leaders(viewer: Viewer, gathering: Gathering) -> list[Person]:
    """Those who said yes to leading it; their first names stand on the page of everybody in it."""
    return leaders_of(viewer, [gathering]).get(gathering.id, [])


def leaders_of(viewer: Viewer, gatherings: Iterable[Gathering]) -> dict[UUID, list[Person]]:
    """The same for several, with one question for all."""
    here = [one.id for one in gatherings]
    rows = Facilitating.objects.filter(gathering__in=here, asked_at=None).select_related("person")
    found: dict[UUID, list[Person]] = {}
    for one in rows if here else ():
        found.setdefault(one.gathering_id, []).append(one.person)
    ids = {person.id for people in found.values() for person in people}
    take_keys(ids)
    if viewer.role != VISITOR:  # a stranger at the calendar is nobody to tell of
        log.record_list(viewer, ids, screen="leaders")
    return found


def asked_to_lead(viewer: Viewer, gathering: Gathering) -> list[Person]:
    """Those who have not answered yet; for the coordinators alone."""
    if not viewer.coordinates(gathering.programme_id):
        return []
    people = [one.person for one in gathering.facilitating.exclude(asked_at=None).select_related("person")]
    take_keys(person.id for person in people)
    log.record_list(viewer, (person.id for person in people), screen="leaders")
    return people


def may_i_lead(viewer: Viewer) -> list[Led]:
    """What I am asked to lead: when it begins, and beside whom. Nothing of those who come to it."""
    if not viewer.is_peer or viewer.person_id is None:
        return []
    mine = {"facilitating__person_id": viewer.person_id, "facilitating__asked_at__isnull": False}
    found = Gathering.objects.filter(**mine, state__in=[State.PLANNED, State.OPEN, State.STARTED])
    return [_asked(viewer, one) for one in found.select_related("programme", "place", "manual")]


def roll(viewer: Viewer, session: Session) -> list[Member]:
    """Everybody with a seat, by what they are called there, and whether they came this day."""
    members = list(
        Signup.objects.filter(gathering=session.gathering, seat=Seat.SEATED).select_related("person")
    )
    take_keys(one.person_id for one in members)
    log.record_list(viewer, [one.person_id for one in members], screen="group")
    came = dict(Attendance.objects.filter(session=session).values_list("signup_id", "came"))
    waits = Call.objects.filter(gathering=session.gathering, called_at=None, why=Call.Why.DID_NOT_COME)
    call = set(waits.values_list("person_id", flat=True))
    rows = [
        Member(one.id, one.alias or one.person.name or "", came.get(one.id), one.person_id in call)
        for one in members
    ]
    return sorted(rows, key=lambda row: row.name.casefold())


def self_check(viewer: Viewer, session: Session) -> list[int]:
    """The steps I ticked myself that evening; nobody else's."""
    mine = SelfCheck.objects.filter(session=session, person_id=viewer.person_id).first()
    return mine.steps if mine else []


def looked_back(viewer: Viewer, gathering: Gathering) -> list[LookedBack]:
    """Week by week beside the manual, as I ticked it myself; for my own sake, and seen by nobody else."""
    if gathering.manual is None or not viewer.is_peer:
        return []
    mine = SelfCheck.objects.filter(session__gathering=gathering, person_id=viewer.person_id)
    return [
        _beside_the_manual(one, gathering.manual.week(one.session.number)["steps"])
        for one in mine.select_related("session").order_by("session__starts_at")
    ]


def ground_rules(viewer: Viewer, gathering: Gathering) -> GroundRules | None:
    """What the group agreed last. The asking page has decided that the viewer belongs to it."""
    return gathering.ground_rules.first()


def _beside_the_manual(one: SelfCheck, steps: list[str]) -> LookedBack:
    left_out = [step for number, step in enumerate(steps) if number not in one.steps]
    return LookedBack(one.session, len(steps) - len(left_out), left_out)


def _asked(viewer: Viewer, one: Gathering) -> Led:
    others = [person.name or "" for person in leaders(viewer, one)]
    return Led(one, next_session(viewer, one), None, others)


def _led(viewer: Viewer, one: Gathering, planned: list[Session], lead: list[Person]) -> Led:
    past = next((time for time in planned if time.starts_at <= timezone.now()), None)
    others = [p.name or "" for p in lead if p.id != viewer.person_id]
    return Led(one, next_of(planned, timezone.now()), past, others)
