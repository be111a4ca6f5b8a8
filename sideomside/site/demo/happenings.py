"""An open course, and what happened to what was planned: guests, company for somebody, and what a café needs."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sideomside.gatherings import actions, queries
from sideomside.gatherings.rules import Guest, Plan
from sideomside.people import actions as people
from sideomside.people.models import Role
from sideomside.people.queries import whose_contact
from sideomside.people.rules import Hat
from sideomside.site.demo.clock import on
from sideomside.site.demo.house import House, told

WEDNESDAY = 2


def course(house: House, today: date) -> None:
    """On Wednesdays early in the afternoon, when Jonas has neither his group nor a walk."""
    day = today + timedelta(days=8)
    first = day + timedelta(days=(WEDNESDAY - day.weekday()) % 7)
    made = actions.plan(
        programme=house.programme,
        once=_once(house),
        by=house.staff("signe"),
        plan=Plan(
            kind="course",
            title="At sove bedre",
            about="Tre eftermiddage. Alle er velkomne, også pårørende.",
            title_en="To sleep better",
            about_en="Three afternoons. Everybody is welcome, relatives too.",
            times=[on(first + timedelta(weeks=week), "14:00") for week in range(3)],
            place=house.places["amager"],
            taught_with="Ane, ergoterapeut (opdigtet)",
            minutes=90,
            seats=20,
        ),
    )
    by = house.staff("signe")
    leads(house, made, "jonas")
    actions.move_on(gathering=made, to="open", by=by)


def leads(house: House, gathering: Any, name: str) -> None:
    """Asked, and says yes."""
    person = house.people[name]
    actions.ask_to_lead(gathering=gathering, person=person, by=house.staff("signe"))
    actions.answer_to_lead(gathering=gathering, yes=True, by=house.wearing(person, Hat.PEER))


def happenings(house: House) -> None:
    """Guests sign up, the last ones stand in line; the film is cancelled; Sara asks for company."""
    by = house.staff("signe")
    shown = {one.gathering.title: one.gathering for one in queries.listed(by)}
    for number, alias in enumerate(told("gatherings")["guests"]):
        guest = Guest(alias, f"gaest{number}@post.example")
        for title in ("Fællessang med en guitar", "Filmaften i stuen")[: 1 + number % 2]:
            actions.sign_up_guest(gathering=shown[title], guest=guest, once=_once(house), by=house.stranger)
    sara = whose_contact(house.itself, "mail", "sara@post.example", typed=True)
    if sara:
        herself = house.wearing(sara, Hat.PARTICIPANT)
        actions.sign_up(gathering=shown["Tur rundt om søen"], person=sara, by=herself)
        choir = queries.activities(by).filter(sort="sing").get()
        actions.ask_for_company(activity=choir, person=sara, by=herself)
    actions.move_on(gathering=shown["Filmaften i stuen"], to="cancelled", by=by)


def cafe(house: House, today: date) -> None:
    mikkel, place = house.people["mikkel"], house.places["amager"]
    by = house.staff("mikkel")
    actions.give_key(place=place, to=mikkel, by=by)
    for what in ("Mælk og havredrik", "Filtre, nr. 4", "Blomster til bordet"):
        actions.want(place=place, what=what, once=_once(house), by=by)
    days = [shift.day for shift in queries.rota(by) if shift.place == place and shift.day > today]
    for day in days[:2]:
        actions.host_day(place=place, day=day, host=mikkel, by=by)


def went_with_asger(house: House) -> None:
    """He poured coffee in the boathouse until the spring, and nobody asked for the key."""
    by, asger = house.itself, people.meet(name="Asger", by=house.itself)
    role = people.give_role(person=asger, programme=house.programme, name=Hat.HOST, by=by)
    actions.give_key(place=house.places["kastrup"], to=asger, by=house.staff("signe"))
    people.set_role_state(role=role, state=Role.State.LEFT, by=house.staff("signe"))


def _once(house: House) -> UUID:
    return UUID(int=house.chance.getrandbits(128), version=4)
