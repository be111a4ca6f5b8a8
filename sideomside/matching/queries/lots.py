"""A draw of a programme: whom it may ask, who is in it, and what somebody sees of their own lot."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.intake import queries as intake
from sideomside.matching.models import Lot, WaitDraw
from sideomside.matching.queries.everybody import who_waits
from sideomside.matching.queries.held import held, waits_by_lot
from sideomside.matching.rules import (
    LONG_FOR_A_PEER,
    day_of,
    draws_today,
    may_decide,
    may_draw,
    ran_its_time,
)
from sideomside.people import queries as people
from sideomside.people.days.promise import working_days_waited
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class Waiting:
    """One who waits because of the draw, for the programme's coordinators."""

    person_id: UUID
    name: str
    until: date


@dataclass(frozen=True)
class Draws:
    """The draw that is open, who waits because of it, and those that are over."""

    programme: Programme
    open: WaitDraw | None
    draws: bool  # is anybody drawn today?
    waiting: list[Waiting]
    earlier: list[WaitDraw]


@dataclass(frozen=True)
class Drawn:
    """For those who make figures: who was drawn for what, on which day; no name."""

    person_id: UUID
    group: str
    at: datetime
    until: date
    stayed: bool  # nobody was let out of the wait


def draws(viewer: Viewer, programme: Programme) -> Draws | None:
    """None for whoever does not coordinate here."""
    if not may_decide(viewer, programme.id):
        return None
    every = list(WaitDraw.objects.filter(programme=programme))
    now = next((one for one in every if one.closed_at is None), None)
    waiting = _waiting(viewer, now) if now else []
    running = now is not None and draws_today(now, timezone.localdate())
    return Draws(programme, now, running, waiting, [one for one in every if one.closed_at])


def draw_of(viewer: Viewer, programme_id: UUID) -> WaitDraw | None:
    """No secret: the draw a programme has open, if any."""
    return WaitDraw.objects.filter(programme_id=programme_id, closed_at=None).first()


def may_be_drawn(viewer: Viewer, draw: WaitDraw) -> dict[UUID, Person]:
    """Who waits and may be asked: not in danger, not past what we hold for long, and not asked or drawn before."""
    if not draws_today(draw, timezone.localdate()):
        return {}
    waiting = who_waits(viewer, draw.programme)
    known = Lot.objects.filter(person_id__in=waiting)
    done = {one.person_id for one in known if one.what != Lot.What.NO_THANKS or one.draw_id == draw.id}
    looked_for = consent.among(viewer, waiting, Purpose.MATCHING)
    apart = done | intake.read_first_of(viewer, waiting) | _waited_long(viewer, draw.programme_id)
    return {key: person for key, person in waiting.items() if key in looked_for - apart}


def to_draw(viewer: Viewer) -> list[tuple[WaitDraw, Person]]:
    """For the house: those who may be drawn and have said yes to it, whose answers the room above knows."""
    if not may_draw(viewer):
        return []
    found = []
    for draw in WaitDraw.objects.filter(closed_at=None).select_related("programme"):
        may = may_be_drawn(viewer, draw)
        willing = consent.said_since(viewer, may, Purpose.LOTS, draw.opened_at)
        found += [(draw, person) for key, person in may.items() if key in willing]
    return found


def held_in_danger(viewer: Viewer) -> set[UUID]:
    """Those who wait by lot, and have written what is read first, here or in an enquiry nobody has opened yet."""
    if not may_draw(viewer):
        return set()
    waits = waits_by_lot(viewer, who_is_drawn(viewer))
    return intake.read_first_of(viewer, waits)


def who_is_drawn(viewer: Viewer) -> dict[UUID, Person]:
    """For the house: everybody of a draw that is open."""
    if not may_draw(viewer):
        return {}
    drawn = Lot.objects.filter(draw__closed_at=None, what=Lot.What.DRAWN).select_related("person")
    return {one.person_id: one.person for one in drawn}


def days_that_came(viewer: Viewer) -> list[tuple[Lot, date]]:
    """For the house: each lot whose day has come, of both groups, to ask them how they are; nobody who took it back."""
    if not may_draw(viewer):
        return []
    drawn = list(Lot.objects.filter(what=Lot.What.DRAWN).select_related("draw__programme", "person"))
    willing = consent.among(viewer, [one.person_id for one in drawn], Purpose.LOTS)
    days = [(one, day_of(timezone.localdate(one.happened_at), one.draw.wait_weeks)) for one in drawn]
    return [(one, day) for one, day in days if one.person_id in willing and ran_its_time(one.draw, day)]


def draws_of(viewer: Viewer, programme_id: UUID) -> list[WaitDraw]:
    """For those who make figures of a programme, newest first."""
    found = WaitDraw.objects.filter(programme_id=programme_id)
    return list(found) if may_decide(viewer, programme_id) else []


def drawn_in(viewer: Viewer, draw: WaitDraw) -> list[Drawn]:
    """As the lots fell, whoever stepped out later: of those whose yes to it is in force."""
    if not may_decide(viewer, draw.programme_id):
        return []
    every = list(Lot.objects.filter(draw=draw))
    steps, out = [one for one in every if one.what == Lot.What.DRAWN], _let_out(every)
    willing = consent.among(viewer, [one.person_id for one in steps], Purpose.LOTS)
    take_keys(willing)
    days = [(one, day_of(timezone.localdate(one.happened_at), draw.wait_weeks)) for one in steps]
    return [
        Drawn(one.person_id, one.group or "", one.happened_at, day, one.person_id not in out)
        for one, day in days
        if one.person_id in willing and ran_its_time(draw, day)
    ]


def _let_out(every: list[Lot]) -> set[UUID]:
    return {one.person_id for one in every if one.what in (Lot.What.STEPPED_OUT, Lot.What.TAKEN_OUT)}


def _waited_long(viewer: Viewer, programme_id: UUID) -> set[UUID]:
    now = timezone.now()
    return {
        one.person_id
        for one in intake.ready_for_a_peer(viewer)
        if one.programme_id == programme_id
        and working_days_waited(one.talked_at or one.received_at, now) > LONG_FOR_A_PEER
    }


def _waiting(viewer: Viewer, draw: WaitDraw) -> list[Waiting]:
    drawn = Lot.objects.filter(draw=draw, what=Lot.What.DRAWN).values_list("person_id", flat=True)
    days = held(viewer, drawn)
    names = people.names(viewer, days)
    log.record_list(viewer, days, screen="lots")
    rows = [Waiting(key, names.get(key, ""), day) for key, day in days.items()]
    return sorted(rows, key=lambda one: (one.until, one.name))
