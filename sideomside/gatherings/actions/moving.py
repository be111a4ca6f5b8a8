"""A gathering goes on its way, and a time is moved or cancelled: those who signed up hear of it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sideomside.gatherings.actions.writing import NEWS, OFF, tell, write_at_work
from sideomside.gatherings.models import Gathering, Offer, Seat, Session, State
from sideomside.gatherings.queries import leaders
from sideomside.gatherings.rules import MAY_FOLLOW, may_keep
from sideomside.ground.audit import log
from sideomside.people.models import Person
from sideomside.people.rules import Viewer, allow

VERB = {State.OPEN: "open", State.STARTED: "started", State.HELD: "held", State.CLOSED: "closed"}
VERB |= {State.CANCELLED: "cancelled"}


@transaction.atomic
def move_on(*, gathering: Gathering, to: str, by: Viewer) -> Gathering:
    """One step; the same step twice is one, and what cannot follow does not."""
    allow(may_keep(by, gathering.programme_id))
    held = Gathering.objects.select_for_update().get(id=gathering.id)
    if held.state == to or to not in MAY_FOLLOW[held.state]:
        return held
    held.state, held.version, held.changed_by_id = to, held.version + 1, by.person_id
    held.save(update_fields=["state", "version", "changed_by_id"])
    log.record(f"gathering.{VERB[State(to)]}", thing=held.id, by=by)
    if to == State.CANCELLED:
        _call_it_off(held, by)
    elif to == State.STARTED:
        tell(gathering=held, people=_those(held, Seat.ASKED, Seat.WAITING), by=by)
    elif to == State.HELD and held.is_group:
        _offer(held, by)
    return held


@transaction.atomic
def move_session(*, session: Session, to: datetime, by: Viewer) -> Session:
    """Another day or another hour."""
    allow(may_keep(by, session.gathering.programme_id))
    held = Session.objects.select_for_update().get(id=session.id)
    if held.state != Session.State.PLANNED or held.starts_at == to:
        return held
    held.starts_at, held.changes = to, held.changes + 1
    held.save(update_fields=["starts_at", "changes"])
    log.record("gathering.session_moved", thing=held.id, by=by)
    _tell_everybody(session.gathering, NEWS, by)
    return held


@transaction.atomic
def cancel_session(*, session: Session, by: Viewer) -> Session:
    """One evening is off; the rest stands."""
    allow(may_keep(by, session.gathering.programme_id))
    held = Session.objects.select_for_update().get(id=session.id)
    if held.state != Session.State.PLANNED:
        return held
    _cancel(held)
    log.record("gathering.session_cancelled", thing=held.id, by=by)
    _tell_everybody(session.gathering, OFF, by)
    return held


def _call_it_off(gathering: Gathering, by: Viewer) -> None:
    for session in gathering.sessions.filter(state=Session.State.PLANNED):
        if session.ends_at > timezone.now():
            _cancel(session)
    _tell_everybody(gathering, OFF, by)


def _cancel(session: Session) -> None:
    session.state, session.cancelled_at = Session.State.CANCELLED, timezone.now()
    session.changes += 1
    session.save(update_fields=["state", "cancelled_at", "changes"])


def _tell_everybody(gathering: Gathering, template: str, by: Viewer) -> None:
    """Something nobody could sign up for yet is nobody's news."""
    everybody = _those(gathering, Seat.SEATED, Seat.WAITING, Seat.ASKED)
    tell(gathering=gathering, people=everybody, template=template, by=by)
    write_at_work(gathering=gathering, people=leaders(by, gathering), template=template, by=by)


def _offer(gathering: Gathering, by: Viewer) -> None:
    """After the last evening each member is asked, on their own page, whether they would like to go on."""
    asked = gathering.signups.filter(seat=Seat.SEATED, offer=Offer.NONE)
    people = [signup.person for signup in asked.select_related("person")]
    asked.update(offer=Offer.ASKED)
    for person in people:
        log.record("gathering.offered", about=person.id, thing=gathering.id, by=by)
    tell(gathering=gathering, people=people, by=by)


def _those(gathering: Gathering, *seats: str) -> list[Person]:
    found = gathering.signups.filter(seat__in=seats).select_related("person")
    return [signup.person for signup in found]
