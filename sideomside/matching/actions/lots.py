"""A draw is opened and closed; each says yes or no to it alone; the house draws; and anybody is let out at once."""

from datetime import date
from secrets import token_hex
from typing import Any

from django.db import transaction
from django.utils import timezone

from sideomside.consent import actions as consent
from sideomside.consent.queries import said_since
from sideomside.consent.rules import Purpose
from sideomside.ground.audit import log
from sideomside.matching.models import Lot, WaitDraw
from sideomside.matching.queries import draw_of, takes_part_in
from sideomside.matching.queries.held import waits_by_lot
from sideomside.matching.queries.lots import may_be_drawn
from sideomside.matching.rules import (
    MOST_WEEKS,
    lot,
    may_be_told,
    may_decide,
    may_draw,
    may_say_about_lots,
    may_write_down,
)
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Changed, Viewer, allow


@transaction.atomic
def open_draw(  # noqa: PLR0913 - each is one thing that was agreed before the first lot
    *,
    programme: Programme,
    name: str,
    protocol: str,
    approved_by: str,
    weeks: int,
    first_day: date,
    last_day: date,
    by: Viewer,
) -> WaitDraw:
    """One at a time; opened twice it is one, and another is refused. Nobody is drawn who has not said yes to it."""
    allow(may_decide(by, programme.id) and 1 <= weeks <= MOST_WEEKS)
    allow(first_day <= last_day and timezone.localdate() <= last_day)
    Programme.objects.select_for_update().get(id=programme.id)
    agreed: dict[str, Any] = {
        "name": name,
        "protocol": protocol,
        "approved_by": approved_by,
        "wait_weeks": weeks,
        "first_day": first_day,
        "last_day": last_day,
    }
    known = draw_of(by, programme.id)
    if known and any(getattr(known, each) != value for each, value in agreed.items()):
        raise Changed
    if known:
        return known
    opened: dict[str, Any] = {
        "seed": token_hex(32),
        "opened_at": timezone.now(),
        "opened_by_id": by.person_id,
    }
    draw = WaitDraw(programme=programme, **agreed, **opened)
    draw.save(force_insert=True)
    log.record("lots.opened", thing=draw.id, detail={"weeks": weeks}, by=by)
    return draw


@transaction.atomic
def close_draw(*, draw: WaitDraw, by: Viewer) -> WaitDraw:
    """At any time, and everybody who waits because of it is thought of from the next look."""
    allow(may_decide(by, draw.programme_id))
    row = WaitDraw.objects.select_for_update(of=("self",)).get(id=draw.id)
    if row.closed_at is None:
        row.closed_at, row.closed_by_id = timezone.now(), by.person_id
        row.save(update_fields=["closed_at", "closed_by_id"])
        log.record("lots.closed", thing=row.id, by=by)
    return row


@transaction.atomic
def keep_figures(*, draw: WaitDraw, figures: dict[str, Any], by: Viewer) -> WaitDraw:
    """What was found, once and for all: whoever takes a yes back later changes nothing in it."""
    allow(may_decide(by, draw.programme_id) and may_be_told(draw, timezone.localdate()))
    row = WaitDraw.objects.select_for_update(of=("self",)).get(id=draw.id)
    if row.told_at is None:
        row.figures, row.told_at = figures, timezone.now()
        row.save(update_fields=["figures", "told_at"])
        log.record("lots.told", thing=row.id, by=by)
    return row


@transaction.atomic
def say_yes_to_lots(*, person: Person, draw: WaitDraw, by: Viewer) -> None:
    """A yes to this draw, said by nobody else; one that was said to another draw does not count here."""
    allow(may_say_about_lots(by, person.id) and draw.programme_id in takes_part_in(by, person.id))
    consent.give(person=person, purpose=Purpose.LOTS, channel="page", since=draw.opened_at, by=by)


@transaction.atomic
def say_no_to_lots(*, person: Person, draw: WaitDraw, by: Viewer) -> Lot | None:
    """Nobody asks again, and nobody waits longer or shorter for it; whoever is drawn already steps out."""
    allow(may_say_about_lots(by, person.id) and draw.programme_id in takes_part_in(by, person.id))
    Person.objects.select_for_update().get(id=person.id)
    consent.withdraw(person=person, purpose=Purpose.LOTS, channel="page", by=by)
    if Lot.objects.filter(draw=draw, person=person).exists():
        return None
    return _write(draw, person, Lot.What.NO_THANKS, {}, by)


@transaction.atomic
def draw_lot(*, draw: WaitDraw, person: Person, by: Viewer) -> Lot | None:
    """The next lot in its order is this person's. None where there is no yes, no seed, or they wait no more."""
    allow(may_draw(by))
    row = WaitDraw.objects.select_for_update(of=("self",)).select_related("programme").get(id=draw.id)
    willing = said_since(by, [person.id], Purpose.LOTS, row.opened_at)
    if not (row.seed and willing and person.id in may_be_drawn(by, row)):
        return None
    number = row.lots
    row.lots = number + 1
    row.save(update_fields=["lots"])
    return _write(row, person, Lot.What.DRAWN, {"number": number, "group": lot(row.seed, number)}, by)


@transaction.atomic
def release_from_wait(*, person: Person, why: str = "", by: Viewer) -> Lot | None:
    """By the person, by who coordinates, or by the house when there is reason to worry; counted as they were drawn."""
    own = may_say_about_lots(by, person.id)
    allow(own or may_draw(by) or may_write_down(by, takes_part_in(by, person.id)))
    Person.objects.select_for_update().get(id=person.id)
    if person.id not in waits_by_lot(by, [person.id]):
        return None
    drawn = Lot.objects.select_related("draw").get(person=person, what=Lot.What.DRAWN)
    what = Lot.What.STEPPED_OUT if own else Lot.What.TAKEN_OUT
    return _write(drawn.draw, person, what, {"why": why}, by)


def _write(draw: WaitDraw, person: Person, what: str, said: dict[str, Any], by: Viewer) -> Lot:
    row = Lot(
        draw=draw,
        person=person,
        what=what,
        happened_at=timezone.now(),
        by_id=by.person_id,
        by_role=by.role,
        **said,
    )
    row.save(force_insert=True)
    log.record(f"lots.{what}", about=person.id, thing=row.id, by=by)
    return row
