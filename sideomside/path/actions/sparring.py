"""Times to talk it over: planned in a row, called off, noted; and a note that is one's own."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.cpr import mask
from sideomside.path.actions.telling import NEWS, OFF, tell_peers
from sideomside.path.actions.times import put_at
from sideomside.path.models import Sparring, SparringNote, SparringSeat
from sideomside.path.queries import may_be_asked, my_seat, my_sparring, open_sparrings
from sideomside.path.rules import MOST_TIMES, Time, Times, has_said_no, is_over, may_see_seat
from sideomside.people.days.promise import COPENHAGEN
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer, allow, may_coordinate


@transaction.atomic
def plan_sparring(*, programme: Programme, times: Times, once: UUID, by: Viewer) -> list[Sparring]:
    """The first, and as many again as one likes, at the same time by the wall. Pressed twice it is one row."""
    allow(may_coordinate(by, programme.id) and 1 <= times.times <= MOST_TIMES and times.minutes > 0)
    Programme.objects.select_for_update().get(id=programme.id)
    known = list(Sparring.objects.filter(once=once))
    if known:
        allow(known[0].programme_id == programme.id)
        return known
    asked = {one.id for one in may_be_asked(by, programme.id)} & set(times.people)
    planned = [_one(programme, times, number, once) for number in range(times.times)]
    for row in planned:
        _ask(row, asked)
    log.record_many(
        "path.sparring_planned", [(person_id, once) for person_id in sorted(asked, key=str)], by=by
    )
    return planned


@transaction.atomic
def change_seats(
    *, sparring: Sparring, people: Collection[UUID], seen: Collection[UUID], by: Viewer
) -> Sparring:
    """Whom it is meant for, before it has been.

    `seen` sat there when it was opened: a seat taken or given back meanwhile is not this coordinator's to change.
    """
    held = _held(sparring, by)
    allow(held.cancelled_at is None)
    asked = {one.id for one in may_be_asked(by, held.programme_id)} & set(people)
    before = set(held.seats.values_list("person_id", flat=True))
    gone, new = before & (set(seen) - set(people)), asked - set(seen) - before
    held.seats.filter(person_id__in=gone).delete()
    _ask(held, new)
    changed = sorted(gone | new, key=str)
    log.record_many("path.sparring_planned", [(person_id, held.id) for person_id in changed], by=by)
    return held


@transaction.atomic
def call_off_sparring(*, sparring: Sparring, by: Viewer) -> Sparring:
    """Those who meant to come are told; once it should have been, nobody needs a letter."""
    held = _held(sparring, by)
    if held.cancelled_at is None:
        held.cancelled_at = timezone.now()
        held.save(update_fields=["cancelled_at"])
        seats = list(held.seats.select_related("person"))
        log.record_many("path.sparring_off", [(one.person_id, held.id) for one in seats], by=by)
        if held.starts_at > held.cancelled_at:
            tell_peers(people=[one.person for one in seats if not has_said_no(one)], template=OFF, by=by)
    return held


@transaction.atomic
def move_sparring(*, sparring: Sparring, time: Time, by: Viewer) -> Sparring:
    """Who could not come then hears of it too, for now they may."""
    held = _held(sparring, by)
    if not put_at(held=held, time=time, by=by):
        return held
    seats = list(held.seats.select_related("person"))
    log.record_many("path.sparring_moved", [(one.person_id, held.id) for one in seats], by=by)
    tell_peers(people=[one.person for one in seats], template=NEWS, by=by)
    return held


@transaction.atomic
def note_sparring(*, sparring: Sparring, came: Collection[UUID], by: Viewer) -> Sparring:
    """Who came, and nothing of what was said."""
    allow(may_coordinate(by, sparring.programme_id))
    sparring = Sparring.objects.select_for_update().get(id=sparring.id)
    allow(is_over(sparring, timezone.now()))
    for seat in sparring.seats.all():
        seat.came = seat.person_id in came
        seat.save(update_fields=["came"])
    sparring.noted_at = timezone.now()
    sparring.save(update_fields=["noted_at"])
    log.record_many("path.sparring_noted", [(one, sparring.id) for one in sorted(came, key=str)], by=by)
    return sparring


@transaction.atomic
def take_seat(*, sparring: Sparring, by: Viewer) -> SparringSeat:
    """Where whoever is a peer here may; pressed twice it is one seat, and after a "cannot" it means coming."""
    held = Sparring.objects.select_for_update().get(id=sparring.id)
    known = my_seat(by, held.id)
    if known is not None:
        return say_cannot(seat=known, cannot=False, by=by)
    allow(held.id in {one.id for one in open_sparrings(by)})
    seat = SparringSeat(sparring=held, person_id=by.person_id)
    seat.save(force_insert=True)
    log.record("path.seat_taken", about=by.person_id, thing=seat.id, by=by)
    return seat


@transaction.atomic
def say_cannot(*, seat: SparringSeat, cannot: bool, by: Viewer) -> SparringSeat:
    """One press either way, as long as it has not been."""
    allow(may_see_seat(by, seat.person_id) and seat.sparring.starts_at > timezone.now())
    if seat.asked_anew or seat.cannot != cannot:
        seat.cannot, seat.asked_anew = cannot, False
        seat.save(update_fields=["cannot", "asked_anew"])
        log.record("path.sparring_answered", about=seat.person_id, thing=seat.id, by=by)
    return seat


@transaction.atomic
def keep_note(*, sparring: Sparring, words: str, by: Viewer) -> SparringNote | None:
    """For oneself alone, whatever became of the seat since; nothing written is nothing kept."""
    allow(my_sparring(by, sparring.id) is not None)
    held = Sparring.objects.select_for_update().get(id=sparring.id)
    mine = SparringNote.objects.filter(sparring=held, person_id=by.person_id)
    if not words.strip():
        mine.delete()
        return None
    row = mine.first() or SparringNote(sparring=held, person_id=by.person_id)
    row.words, row.written_at = mask(words.strip())[0], timezone.now()
    row.save()
    log.record("path.note_kept", about=by.person_id, thing=row.id, by=by)
    return row


def _held(sparring: Sparring, by: Viewer) -> Sparring:
    """Nobody else changes it until we are done; what was noted is history."""
    allow(may_coordinate(by, sparring.programme_id))
    held = Sparring.objects.select_for_update().get(id=sparring.id)
    allow(held.noted_at is None)
    return held


def _one(programme: Programme, times: Times, number: int, once: UUID) -> Sparring:
    row = Sparring(
        programme=programme,
        sort=times.sort,
        starts_at=_weeks_on(times.starts_at, number * times.weeks),
        minutes=times.minutes,
        where=times.where.strip(),
        led_by=times.led_by.strip(),
        open_to_all=times.open_to_all,
        once=once if number == 0 else uuid5(once, str(number)),
    )
    row.save(force_insert=True)
    return row


def _weeks_on(first: datetime, weeks: int) -> datetime:
    """At the same time by the wall, whether it is summer time or not."""
    wall = first.astimezone(COPENHAGEN).replace(tzinfo=None) + timedelta(weeks=weeks)
    return wall.replace(tzinfo=COPENHAGEN)


def _ask(row: Sparring, people: Collection[UUID]) -> None:
    for person_id in sorted(people, key=str):
        SparringSeat(sparring=row, person_id=person_id).save(force_insert=True)
