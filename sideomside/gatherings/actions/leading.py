"""Leading a group: who leads, what the group agreed, and one page after each evening."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.gatherings.actions.calling import wish_for_call
from sideomside.gatherings.actions.writing import write_at_work
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
from sideomside.gatherings.queries import leads, may_be_asked_to_lead
from sideomside.gatherings.rules import TWO, Evening, may_keep, may_lead, was_held_well
from sideomside.ground.audit import log
from sideomside.ground.vault import cpr
from sideomside.people import actions as people
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Viewer, allow, is_self


@transaction.atomic
def ask_to_lead(*, gathering: Gathering, person: Person, by: Viewer) -> Facilitating:
    """A peer of the programme, who does not take part in it. They answer when it suits them."""
    allow(may_keep(by, gathering.programme_id))
    Gathering.objects.select_for_update().get(id=gathering.id)
    known = Facilitating.objects.filter(gathering=gathering, person=person).first()
    if known:
        return known
    allow(person.id in {one.id for one in may_be_asked_to_lead(by, gathering)})
    row = Facilitating(gathering=gathering, person=person, asked_at=timezone.now())
    row.save(force_insert=True)
    log.record("gathering.leads", about=person.id, thing=gathering.id, by=by)
    write_at_work(gathering=gathering, people=[person], by=by)
    return row


@transaction.atomic
def answer_to_lead(*, gathering: Gathering, yes: bool, by: Viewer) -> None:
    """From a yes on it stands with their name; a no leaves nothing behind, and no reason is asked for."""
    allow(by.is_peer)
    Gathering.objects.select_for_update().get(id=gathering.id)
    row = Facilitating.objects.filter(gathering=gathering, person_id=by.person_id).first()
    allow(row is not None)
    if row.asked_at is None:
        return
    if yes:
        row.asked_at, row.since = None, timezone.now()
        row.save(update_fields=["asked_at", "since"])
    else:
        row.delete()
    verb = "gathering.leads_yes" if yes else "gathering.leads_no"
    log.record(verb, about=by.person_id, thing=gathering.id, by=by)


@transaction.atomic
def stop_leading(*, gathering: Gathering, person_id: UUID, by: Viewer) -> None:
    """By the coordinator, or by whoever leads; no reason is asked for."""
    allow(may_keep(by, gathering.programme_id) or (by.is_peer and is_self(by, person_id)))
    gone, _each = Facilitating.objects.filter(gathering=gathering, person_id=person_id).delete()
    if gone:
        log.record("gathering.leads_no_more", about=person_id, thing=gathering.id, by=by)


@transaction.atomic
def lead_no_more(*, person: Person, programme: Programme, by: Viewer) -> int:
    """Whoever is no peer any more leads nothing that goes on or lies ahead; what was held stays as it was held."""
    allow(is_self(by, person.id) or may_keep(by, programme.id))
    living = [State.PLANNED, State.OPEN, State.STARTED]
    rows = Facilitating.objects.filter(
        person=person, gathering__programme=programme, gathering__state__in=living
    )
    left = [(person.id, row.gathering_id) for row in rows]
    rows.delete()
    log.record_many("gathering.leads_no_more", left, by=by)
    return len(left)


@transaction.atomic
def agree_on_rules(*, gathering: Gathering, words: str, by: Viewer) -> GroundRules | None:
    """The group's own words, written down by one who leads; what stood before is kept behind them."""
    allow(may_lead(by, leads(by, gathering.id), gathering.programme_id))
    covered, _found = cpr.mask(words.strip())
    newest = gathering.ground_rules.first()
    if newest and newest.words == covered:
        return newest
    row = GroundRules(gathering=gathering, by_id=by.person_id)
    row.words = covered
    row.save(force_insert=True)
    log.record("gathering.rules", thing=gathering.id, by=by)
    return row


@transaction.atomic
def note_session(*, session: Session, evening: Evening, by: Viewer) -> Session:
    """How it was, in ticks. Noting it again is putting it right."""
    allow(may_lead(by, leads(by, session.gathering_id), session.gathering.programme_id))
    held = Session.objects.select_for_update().get(id=session.id)
    allow(held.state != Session.State.CANCELLED and held.starts_at <= timezone.now())
    allow(was_held_well(session.gathering, evening.leaders, evening.alone_why))
    held.came = _note_members(held, evening, by) if session.gathering.is_group else evening.count
    held.state, held.noted_at = Session.State.HELD, timezone.now()
    held.leaders = evening.leaders
    held.alone_why = evening.alone_why if evening.leaders < TWO else ""
    held.save(update_fields=["state", "noted_at", "came", "leaders", "alone_why"])
    log.record("gathering.noted", thing=held.id, detail={"came": held.came, "leaders": held.leaders}, by=by)
    _look_back(held, evening, by)
    return held


def _note_members(session: Session, evening: Evening, by: Viewer) -> int:
    members = Signup.objects.filter(gathering=session.gathering, seat=Seat.SEATED).select_related("person")
    for one in members:
        here = one.id in evening.came
        Attendance.objects.update_or_create(session=session, signup=one, defaults={"came": here})
        log.record("gathering.attendance", about=one.person_id, thing=session.id, by=by)
        if here:
            people.touch(person_id=one.person_id, at=session.starts_at, by=by)
        if not here and one.id in evening.calls:
            why = Call.Why.DID_NOT_COME
            wish_for_call(gathering=session.gathering, person=one.person, why=why, by=by)
    return sum(one.id in evening.came for one in members)


def _look_back(session: Session, evening: Evening, by: Viewer) -> None:
    """Only the one who was there may say how it was; a coordinator notes the numbers."""
    if not by.is_peer or by.person_id is None:
        return
    steps = sorted(set(evening.steps))
    SelfCheck.objects.update_or_create(session=session, person_id=by.person_id, defaults={"steps": steps})
    log.record("gathering.self_check", about=by.person_id, thing=session.id, by=by)
    if evening.call_me:
        me = Person.objects.get(id=by.person_id)
        wish_for_call(gathering=session.gathering, person=me, why=Call.Why.LEADS, by=by)
