"""What the invented people come to: groups, events, a course, and what there is near home."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.utils import timezone

from sideomside.gatherings import actions, queries
from sideomside.gatherings.rules import Evening, Plan, weekly
from sideomside.messages import actions as messages
from sideomside.messages.rules import circle_key
from sideomside.people import actions as people
from sideomside.people.models import Person
from sideomside.people.rules import Hat
from sideomside.site.demo.clock import Timeline, on, workday_back
from sideomside.site.demo.happenings import cafe, course, happenings, leads, went_with_asger
from sideomside.site.demo.house import House, told

IN_ENGLISH = {
    "Torsdagsgruppen": "The Thursday group",
    "Mandagsgruppen": "The Monday group",
    "Fællessang med en guitar": "Singing with a guitar",
    "Tur rundt om søen": "A walk round the lake",
    "Filmaften i stuen": "Film night in the living room",
}
SAID_BETWEEN = "Hej alle. Vi ses på torsdag. Døren er åben fra kl. 17.45, og der er te."
AGO = 40  # working days: when the first group was planned


def tell_gatherings(house: House, timeline: Timeline) -> None:
    """Planned some weeks ago; what lies ahead is counted from today."""
    today = timezone.localdate(timeline.now)
    planned = on(workday_back(today, AGO), "10:00")
    for minutes, act in enumerate(_plans(house, today)):
        timeline.add(planned + timedelta(minutes=minutes), act)
    for week in (1, 2, 3):
        day = _evening(today, -week)
        timeline.add(day + timedelta(hours=3), partial(_note, house, week))
    recent = on(workday_back(today, 2), "14:00")
    timeline.add(recent, partial(happenings, house))
    timeline.add(recent + timedelta(minutes=5), partial(cafe, house, today))
    timeline.add(planned, partial(went_with_asger, house))


def _plans(house: House, today: date) -> Iterator[Callable[[], object]]:
    yield partial(_manual, house)
    yield partial(_group_under_way, house, today)
    yield partial(_group_that_is_open, house, today)
    yield partial(_event, house, "Fællessang med en guitar", "kastrup", _in_days(today, 4, 19), seats=6)
    yield partial(_event, house, "Tur rundt om søen", "frederiksberg", _in_days(today, 9, 11), seats=20)
    yield partial(_event, house, "Filmaften i stuen", "amager", _in_days(today, 6, 18), seats=12)
    yield partial(course, house, today)
    for about in told("gatherings")["activity"]:
        yield partial(_near_home, house, about)


def _evening(today: date, weeks: int) -> datetime:
    """The evening the group meets: last Thursday counts as one week ago."""
    thursday = today - timedelta(days=(today.weekday() - 3) % 7 or 7)
    return on(thursday + timedelta(weeks=weeks + 1), "18:00")


def _in_days(today: date, days: int, hour: int) -> datetime:
    return on(today + timedelta(days=days), f"{hour}:00")


def _plan(house: House, plan: Plan) -> Any:
    return actions.plan(programme=house.programme, plan=plan, once=_once(house), by=house.staff("signe"))


def _manual(house: House) -> None:
    weeks = [one.splitlines() for one in told("gatherings")["manual"].strip().split("\n\n")]
    book = [{"theme": lines[0], "steps": lines[1:]} for lines in weeks]
    by = house.staff("signe")
    actions.write_manual(programme=house.programme, name="Ti aftener", weeks=book, once=_once(house), by=by)


def _group(house: House, title: str, place: str, first: datetime) -> Any:
    by = house.staff("signe")
    (manual,) = queries.manuals(by)
    days, _skipped = weekly(first.date(), 10, queries.days_off(by, house.places[place], first.date()))
    times = [on(day, "18:00") for day in days]
    about = "Ti aftener sammen med andre, der også har haft det svært. To peers holder gruppen."
    return _plan(
        house,
        Plan(
            kind="group",
            title=title,
            about=about,
            title_en=IN_ENGLISH[title],
            about_en="Ten evenings with others who have had a hard time too. Two peers lead the group.",
            times=times,
            place=house.places[place],
            manual=manual,
            least=8,
            seats=12,
        ),
    )


def _group_under_way(house: House, today: date) -> None:
    by = house.staff("signe")
    group = _group(house, "Torsdagsgruppen", "amager", _evening(today, -3))
    actions.move_on(gathering=group, to="open", by=by)
    for name in ("jonas", "lone"):
        leads(house, group, name)
    for alias in told("gatherings")["members"]:
        actions.sign_up(gathering=group, person=_met(house, alias), by=by)
    actions.move_on(gathering=group, to="started", by=by)
    jonas = house.staff("jonas")
    actions.agree_on_rules(gathering=group, words=told("gatherings")["rules"].strip(), by=jonas)
    _writes_together(house, group)


def _writes_together(house: House, group: Any) -> None:
    """Those in the group are asked whether they would like to write between the evenings; two say yes."""
    members = [one.signup.person for one in queries.signups(house.staff("signe"), group)]
    lead = [(house.people[name].id, Hat.PEER) for name in ("jonas", "lone")]
    circle = messages.gather(
        programme=house.programme, name=group.title, once=circle_key(group.id), facilitators=lead,
        what_for="Til os, der ses om torsdagen. Her kan vi skrive sammen mellem gangene.",
        others=[(one.id, Hat.PARTICIPANT) for one in members], by=house.staff("signe"),
    )  # fmt: skip
    messages.come_along(thread=circle, by=house.staff("jonas"))
    for one in members[:2]:
        messages.come_along(thread=circle, by=house.wearing(one, Hat.PARTICIPANT))
    messages.write(thread=circle, words=SAID_BETWEEN, by=house.staff("jonas"))


def _group_that_is_open(house: House, today: date) -> None:
    """Five have a chair, Lone has not said yet whether she leads it; some of those who wait would like a group."""
    group = _group(house, "Mandagsgruppen", "frederiksberg", _in_days(today, 21 - today.weekday(), 18))
    by = house.staff("signe")
    actions.move_on(gathering=group, to="open", by=by)
    actions.ask_to_lead(gathering=group, person=house.people["lone"], by=by)
    for alias in told("gatherings")["on_mondays"]:
        actions.sign_up(gathering=group, person=_met(house, alias), by=by)


def _event(house: House, title: str, place: str, at: datetime, seats: int) -> None:
    about = "Kom, som du er. Vi begynder med kaffe."
    event = _plan(
        house,
        Plan(
            kind="event",
            title=title,
            about=about,
            title_en=IN_ENGLISH[title],
            about_en="Come as you are. We begin with coffee.",
            times=[at],
            place=house.places[place],
            seats=seats,
        ),
    )
    actions.move_on(gathering=event, to="open", by=house.staff("signe"))


def _near_home(house: House, about: dict[str, Any]) -> None:
    actions.keep_activity(programme=house.programme, known=about, once=_once(house), by=house.staff("signe"))


def _note(house: House, back: int) -> None:
    """Seven of eight came; the second week one led alone, and the last week somebody would like a call."""
    jonas = house.staff("jonas")
    group = next(one for one in queries.led_by_me(jonas) if one.gathering.title == "Torsdagsgruppen")
    session = group.gathering.sessions.get(number=4 - back)
    members = queries.roll(jonas, session)
    away = members[back]
    evening = Evening(
        leaders=1 if back == 2 else 2,
        alone_why="ill" if back == 2 else "",
        came=[one.signup_id for one in members if one != away],
        calls=[away.signup_id] if back == 1 else [],
        steps=[0, 1, 2],
    )
    actions.note_session(session=session, evening=evening, by=jonas)


def _met(house: House, alias: str) -> Person:
    """Somebody the coordinator has talked with, who wants no letters but one address."""
    person = people.meet(name=alias, by=house.itself)
    people.add_contact(person=person, way="mail", value=f"{alias.casefold()}@post.example", by=house.itself)
    people.give_role(person=person, programme=house.programme, name=Hat.PARTICIPANT, by=house.itself)
    return person


def _once(house: House) -> UUID:
    return UUID(int=house.chance.getrandbits(128), version=4)
