"""Those who look after the invented peers: times to talk it over, and one who says that it is hard."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from sideomside.path import actions, queries
from sideomside.path.rules import Times
from sideomside.people.rules import Hat
from sideomside.site.demo.clock import on
from sideomside.site.demo.house import House

TUESDAY = 1
NOTE = "Jeg bar lidt af det med hjem. Bodil sagde, at jeg må gå en tur, før jeg går op ad trappen."


def planned(house: House, now: datetime) -> None:
    """Every six weeks: some nine weeks ago, three weeks ago, and twice ahead."""
    by = house.staff("signe")
    day = timezone.localdate(now) - timedelta(days=64)
    first = on(day - timedelta(days=(day.weekday() - TUESDAY) % 7), "18:00")  # after every walk
    everybody = tuple(one.id for one in queries.may_be_asked(by, house.programme.id))
    plan = Times(first, 90, "Stuen", "group", "Bodil fra foreningen", everybody, times=4)
    actions.plan_sparring(programme=house.programme, times=plan, once=uuid4(), by=by)


def everybody_came(house: House) -> None:
    by = house.staff("signe")
    held = queries.sparrings_to_note(by)[0]
    came = [seat.person_id for seat in queries.seats(by, held)]
    actions.note_sparring(sparring=held, came=came, by=by)


def most_came(house: House) -> None:
    """Most of them came; Per and Grethe did not, and have had none for long."""
    by = house.staff("signe")
    held = queries.sparrings_to_note(by)[0]
    away = {house.people[key].id for key in ("per", "grethe")}
    came = [seat.person_id for seat in queries.seats(by, held) if seat.person_id not in away]
    actions.note_sparring(sparring=held, came=came, by=by)
    jonas = house.wearing(house.people["jonas"], Hat.PEER)
    if queries.my_sparring(jonas, held.id) is not None:
        actions.keep_note(sparring=held, words=NOTE, by=jonas)
    for ahead in queries.coming_sparrings(by):
        seen = [seat.person_id for seat in queries.seats(by, ahead)]
        asked = [one for one in seen if one not in away]
        actions.change_seats(sparring=ahead, people=asked, seen=seen, by=by)


def open_evening(house: House, now: datetime) -> None:
    """One more time, for whoever would like it; Lone is asked, the others see it on their page."""
    first = on(timezone.localdate(now) + timedelta(days=12), "16:00")
    lone = (house.people["lone"].id,)
    plan = Times(first, 60, "Stuen", "group", "Bodil fra foreningen", lone, open_to_all=True)
    actions.plan_sparring(programme=house.programme, times=plan, once=uuid4(), by=house.staff("signe"))


def it_is_hard(house: House) -> None:
    """Farida says so in one tap; Jonas has not answered, and his page asks him."""
    farida = house.wearing(house.people["farida"], Hat.PEER)
    asked = queries.my_pulse(farida)
    if asked is not None:
        actions.answer_pulse(pulse=asked, how="hard", by=farida)
