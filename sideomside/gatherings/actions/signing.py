"""Signing up, moving up, and giving the seat back: one tap, no reason, and never more guests than chairs."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.consent import actions as consent
from sideomside.consent.rules import Purpose
from sideomside.gatherings.actions.writing import tell
from sideomside.gatherings.models import Gathering, Seat, Signup, State
from sideomside.gatherings.queries import next_session, seats_left
from sideomside.gatherings.rules import Guest, may_keep, may_take_part, takes_sign_ups
from sideomside.ground.audit import log
from sideomside.people import actions as people
from sideomside.people.models import Person
from sideomside.people.rules import SYSTEM, Hat, Viewer, allow, is_self, system


@transaction.atomic
def sign_up(
    *, gathering: Gathering, person: Person, alias: str = "", once: UUID | None = None, by: Viewer
) -> Signup:
    """A chair if there is one, else the end of the line. To a group one asks, and a person answers."""
    own = by.is_participant and is_self(by, person.id)
    allow(own or by.role == SYSTEM or may_keep(by, gathering.programme_id))
    held = _one_at_a_time(gathering)
    known = Signup.objects.filter(gathering=held, person=person).first()
    if known and known.seat != Seat.LEFT:
        return known
    allow(_may_come(held, person, by))
    asks = held.is_group and not may_keep(by, held.programme_id)
    seat = Seat.ASKED if asks else Seat.SEATED if seats_left(by, held) else Seat.WAITING
    signup = known or Signup(gathering=held, person=person)
    signup.seat, signup.asked_at, signup.once = seat, timezone.now(), once
    signup.alias = alias.strip()
    signup.save(force_insert=known is None)
    people.touch(person_id=person.id, by=by)
    log.record("gathering.signed_up", about=person.id, thing=held.id, detail={"seat": str(seat)}, by=by)
    return signup


@transaction.atomic
def sign_up_guest(*, gathering: Gathering, guest: Guest, once: UUID, by: Viewer) -> Signup:
    """Anybody, with an alias. With a mail address they hear when something changes; without, they look."""
    _one_at_a_time(gathering)
    known = Signup.objects.filter(once=once).select_related("person", "gathering").first()
    if known:
        return known
    allow(not gathering.is_group)
    house = system(gathering.organisation_id)
    channel = "mail" if guest.mail else "none"
    person = people.meet(name=guest.alias, language=guest.language, channel=channel, by=house)
    if guest.mail:
        people.add_contact(person=person, way="mail", value=guest.mail, typed=True, by=house)
    people.give_role(person=person, programme=gathering.programme, name=Hat.PARTICIPANT, by=house)
    consent.give(person=person, purpose=Purpose.WORDS, channel="form", by=house)
    return sign_up(gathering=gathering, person=person, once=once, by=house)


@transaction.atomic
def welcome(*, signup: Signup, by: Viewer) -> Signup:
    """Into the group after a talk; or first in line when every chair is taken."""
    held = _one_at_a_time(signup.gathering)
    allow(may_keep(by, held.programme_id) and held.state in {State.PLANNED, State.OPEN})
    signup.refresh_from_db(fields=["seat"])
    if signup.seat == Seat.ASKED:
        signup.seat = Seat.SEATED if seats_left(by, held) else Seat.WAITING
        signup.save(update_fields=["seat"])
        seat = {"seat": str(signup.seat)}
        log.record("gathering.welcomed", about=signup.person_id, thing=held.id, detail=seat, by=by)
        tell(gathering=held, people=[signup.person], by=by)
    return signup


@transaction.atomic
def leave(*, signup: Signup, by: Viewer) -> Signup:
    """Without explaining. Whoever waited longest moves up."""
    allow(may_take_part(by, signup))
    held = _one_at_a_time(signup.gathering)
    signup.refresh_from_db(fields=["seat"])
    if signup.seat != Seat.LEFT:
        signup.seat = Seat.LEFT
        signup.save(update_fields=["seat"])
        log.record("gathering.left", about=signup.person_id, thing=held.id, by=by)
        fill_seats(gathering=held, by=by)
    return signup


@transaction.atomic
def be_called(*, signup: Signup, alias: str, by: Viewer) -> Signup:
    """What one is called there; nobody there needs another name."""
    allow(may_take_part(by, signup))
    signup.alias = alias.strip()
    signup.save(update_fields=["alias"])
    log.record("gathering.changed", about=signup.person_id, thing=signup.gathering_id, by=by)
    return signup


@transaction.atomic
def fill_seats(*, gathering: Gathering, by: Viewer) -> int:
    """Every free chair goes to the one who has waited longest, with a neutral letter."""
    held = _one_at_a_time(gathering)
    ahead = next_session(by, held)
    if not takes_sign_ups(held, ahead.starts_at if ahead else None, timezone.now()):
        return 0
    line = held.signups.filter(seat=Seat.WAITING).order_by("asked_at").select_related("person")
    lucky = list(line[: seats_left(by, held)])
    for signup in lucky:
        signup.seat = Seat.SEATED
        signup.save(update_fields=["seat"])
        log.record("gathering.moved_up", about=signup.person_id, thing=held.id, by=by)
    tell(gathering=held, people=[signup.person for signup in lucky], by=by)
    return len(lucky)


def _one_at_a_time(gathering: Gathering) -> Gathering:
    """Two who want the last chair wait for each other here."""
    return Gathering.objects.select_for_update().get(id=gathering.id)


def _may_come(held: Gathering, person: Person, by: Viewer) -> bool:
    """Nobody is a member of what they lead; a coordinator may seat somebody before it is opened."""
    if held.facilitating.filter(person=person).exists():
        return False
    ahead = next_session(by, held)
    early = held.state == State.PLANNED and may_keep(by, held.programme_id)
    return early or takes_sign_ups(held, ahead.starts_at if ahead else None, timezone.now())
