"""A second invented programme in the same house: another town, a front door of its own, and few people yet."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any
from uuid import UUID

from django.utils import timezone

from sideomside.gatherings import actions as gatherings
from sideomside.gatherings.rules import Plan
from sideomside.path import actions as path
from sideomside.path import queries as learnt
from sideomside.path.rules import Times
from sideomside.people import actions
from sideomside.people.rules import Viewer
from sideomside.site.demo.clock import Timeline, on, workday_back
from sideomside.site.demo.experience import tell_one
from sideomside.site.demo.house import SEED, House, move_in, opened, told
from sideomside.site.demo.peers import tell_peers
from sideomside.site.demo.stories import tell_stories
from sideomside.welcome import actions as welcome
from sideomside.welcome import queries
from sideomside.welcome.rules import Said

HOME = "sundet"
NUMBERED_FROM = 120  # their numbers, after everybody else's


def tell_neighbours(first: House, timeline: Timeline) -> None:
    house = _founded(first)
    tell_peers(house, timeline, HOME)
    tell_stories(house, timeline, HOME, NUMBERED_FROM)
    today = timezone.localdate(timeline.now)
    timeline.add(on(workday_back(today, 60), "10:15"), partial(_opens_a_door, house))
    timeline.add(on(workday_back(today, 59), "14:40"), partial(_chooses_a_look, house))
    timeline.add(on(workday_back(today, 12), "11:05"), partial(_evening, house, timeline))
    timeline.add(on(workday_back(today, 30), "09:50"), partial(_near_home, house))
    held = on(workday_back(today, told(HOME)["sparring"]["back"]), told(HOME)["sparring"]["clock"])
    timeline.add(held - timedelta(days=14), partial(_plans_sparring, house, held))
    timeline.add(held + timedelta(hours=20), partial(_everybody_came, house))
    tell_one(house, timeline, told(HOME)["story"])
    for days, key in ((58, "front"), (57, "us")):
        timeline.add(on(workday_back(today, days), "13:20"), partial(_wrote, house, key))


def _founded(first: House) -> House:
    """The same association; nothing else is shared."""
    plan = told(HOME)
    house = House(
        first.organisation,
        opened(plan, by=first.itself),
        chance=Random(SEED + 1),  # noqa: S311 - the same demo every time
        leads=plan["leads"],
        exchange="00 00 21",
    )
    move_in(house, HOME)
    return house


def _opens_a_door(house: House) -> None:
    now = house.programme
    now.refresh_from_db()
    said = {"name": now.name, "languages": now.languages, "door_word": told(HOME)["door_word"]}
    actions.name_programme(programme=now, **said, version=now.version, by=house.staff(house.leads))


def _chooses_a_look(house: House) -> None:
    welcome.choose_look(**told(HOME)["look"], version=0, by=_at_the_door(house))


def _wrote(house: House, key: str) -> None:
    """Their own words on a page; the others say what the house says."""
    by = _at_the_door(house)
    page = queries.page_to_write(by, key)
    said = Said(**told(HOME)[key])
    welcome.show_page(page=welcome.save_draft(page=page, said=said, version=page.version, by=by).page, by=by)


def _plans_sparring(house: House, first: datetime) -> None:
    """That time, and once more six weeks later."""
    by, about = house.staff(house.leads), told(HOME)["sparring"]
    peers = tuple(one.id for one in learnt.may_be_asked(by, house.programme.id))
    times = Times(first, 90, about["place"], "group", about["led_by"], peers, times=2)
    path.plan_sparring(programme=house.programme, times=times, once=_once(house), by=by)


def _everybody_came(house: House) -> None:
    by = house.staff(house.leads)
    held = learnt.sparrings_to_note(by)[0]
    came = [seat.person_id for seat in learnt.seats(by, held)]
    path.note_sparring(sparring=held, came=came, by=by)


def _near_home(house: House) -> None:
    by = house.staff(house.leads)
    for known in told(HOME)["activity"]:
        gatherings.keep_activity(programme=house.programme, known=known, once=_once(house), by=by)


def _once(house: House) -> UUID:
    return UUID(int=house.chance.getrandbits(128), version=4)


def _evening(house: House, timeline: Timeline) -> None:
    by, about = house.staff(house.leads), told(HOME)["event"]
    at = on((timeline.now + timedelta(days=about["in_days"])).date(), about["clock"])
    words: dict[str, Any] = {name: about[name] for name in ("title", "about", "title_en", "about_en")}
    plan = Plan(kind="event", times=[at], place=house.places[HOME], seats=about["seats"], **words)
    event = gatherings.plan(programme=house.programme, plan=plan, once=_once(house), by=by)
    gatherings.move_on(gathering=event, to="open", by=by)


def _at_the_door(house: House) -> Viewer:
    """Where its pages are written."""
    return replace(house.staff(house.leads), at=house.programme.id)
