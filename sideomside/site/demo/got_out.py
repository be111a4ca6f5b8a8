"""A phone left on a bus: written down, weighed, found again, and closed by two. A small one, and long over."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from sideomside.breaches import actions, queries
from sideomside.breaches.rules import Facts, Risk, Thing
from sideomside.people.rules import system
from sideomside.site.demo.clock import Timeline, on, workday_back
from sideomside.site.demo.house import House

FOUND = "Arbejdstelefonen blev glemt i bussen. Den var låst, og chaufføren afleverede den efter to timer."
STOPPED = "Har lukket alle åbne sider og givet en ny adgang. Telefonen er tilbage og var ikke låst op."
HARDLY = "Den var låst hele tiden, og loggen viser, at ingen så noget, mens den var væk."
NOT_TOLD = "Det kan næppe skade nogen. Vi har set i loggen, at intet blev åbnet."
LEARNT = "Telefoner bliver i tasken i bussen, og låsen går efter et minut."


def tell_got_out(house: House, timeline: Timeline) -> None:
    today = timezone.localdate(timeline.now)
    days = [
        (34, "10:20", _found),
        (34, "10:45", _stopped),
        (33, "09:30", _thought_through),
        (33, "14:10", _closed),
    ]
    for back, clock, act in days:
        timeline.add(on(workday_back(today, back), clock), lambda act=act: act(house))


def _found(house: House) -> None:
    now = timezone.now()
    once = UUID(int=house.chance.getrandbits(128), version=4)
    gone = now - timedelta(hours=2)
    facts = Facts(Thing.DEVICE, FOUND, now, gone, now, once, house.people["mikkel"].id)
    actions.open_breach(facts=facts, by=house.staff("signe"))


def _stopped(house: House) -> None:
    once = UUID(int=house.chance.getrandbits(128), version=4)
    one, signe = _open(house), house.staff("signe")
    actions.note_done(breach=one.breach, words=STOPPED, happened_at=None, once=once, by=signe)


def _thought_through(house: House) -> None:
    one, signe = _open(house), house.staff("signe")
    first, second = (UUID(int=house.chance.getrandbits(128), version=4) for _time in range(2))
    actions.judge(breach=one.breach, risk=Risk.HARDLY, words=HARDLY, once=first, by=signe)
    actions.need_not_report(breach=one.breach, words=NOT_TOLD, once=second, by=signe)
    actions.think_it_can_close(breach=one.breach, words=LEARNT, by=signe)


def _closed(house: House) -> None:
    actions.close(breach=_open(house).breach, by=house.staff("omar"))


def _open(house: House) -> queries.Record:
    return queries.register(system(house.organisation.id))[0]
