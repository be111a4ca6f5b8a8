"""Karen keeps it, Jonas and Lone lead, Mikkel hosts; Ida comes, and so do others when a story needs them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from sideomside.gatherings import actions, queries
from sideomside.gatherings.models import Gathering, Kind, Session, Signup
from sideomside.gatherings.rules import Plan
from sideomside.ground.post.models import Letter
from sideomside.peers.tests.cast import active_peer, signed_in
from sideomside.people.actions import add_contact, make_link
from sideomside.people.models import Person
from sideomside.people.rules import Hat, Viewer
from tests.people import House, someone, wearing

STEPS = [{"theme": f"Uge {n}", "steps": [f"Runde {n}", "Pause med kaffe"]} for n in range(1, 11)]


@dataclass
class Cast:
    house: House
    karen: Viewer
    jonas: Person
    lone: Person
    mikkel: Person
    ida: Person

    def participant(self, person: Person) -> Viewer:
        return wearing(self.house, person, Hat.PARTICIPANT)

    @property
    def as_ida(self) -> Viewer:
        return self.participant(self.ida)

    @property
    def as_jonas(self) -> Viewer:
        return wearing(self.house, self.jonas, Hat.PEER)

    def somebody(self, name: str, mail: bool = True) -> Person:
        at = f"{uuid4().hex[:8]}@post.example"
        return someone(self.house, name, Hat.PARTICIPANT, **({"mail": at} if mail else {}))

    def plan(self, kind: str = Kind.EVENT, times: list[datetime] | None = None, **more: Any) -> Gathering:
        times = times or [timezone.now() + timedelta(days=3)]
        known = {"title": "Fællessang", "place": self.house.place, "minutes": 120, "seats": 2} | more
        if kind == Kind.COURSE:
            known.setdefault("taught_with", "Ane, ergoterapeut")
        wanted = Plan(kind=kind, times=times, **known)
        return actions.plan(programme=self.house.programme, plan=wanted, once=uuid4(), by=self.karen)

    def opened(self, kind: str = Kind.EVENT, **more: Any) -> Gathering:
        return self.move(self.plan(kind, **more), "open")

    def move(self, gathering: Gathering, to: str) -> Gathering:
        return actions.move_on(gathering=gathering, to=to, by=self.karen)

    def group(self, *members: Person, begun: bool = True, weeks: int = 10) -> Gathering:
        """A group with two who lead it, and these members; it began a week ago."""
        manual = actions.write_manual(
            programme=self.house.programme, name="Ti uger", weeks=STEPS, once=uuid4(), by=self.karen
        )
        first = timezone.now() + timedelta(days=1)
        times = [first + timedelta(weeks=n) for n in range(weeks)]
        group = self.opened(Kind.GROUP, times=times, manual=manual, title="Fodfæste", seats=12, least=2)
        for person in (self.jonas, self.lone):
            self.leads(group, person)
        for person in members:
            actions.sign_up(gathering=group, person=person, by=self.karen)
        return self.move(group, "started") if begun else group

    def leads(self, gathering: Gathering, person: Person) -> None:
        """Asked, and says yes."""
        actions.ask_to_lead(gathering=gathering, person=person, by=self.karen)
        actions.answer_to_lead(gathering=gathering, yes=True, by=wearing(self.house, person, Hat.PEER))

    def past(self, session: Session, hours: int = 3) -> Session:
        """As if this evening was earlier today."""
        Session.objects.filter(id=session.id).update(starts_at=timezone.now() - timedelta(hours=hours))
        session.refresh_from_db()
        return session

    def signup(self, gathering: Gathering, person: Person) -> Signup:
        return Signup.objects.get(gathering=gathering, person=person)

    def seat(self, gathering: Gathering, person: Person) -> str:
        return str(self.signup(gathering, person).seat)

    def mine(self, person: Person, gathering: Gathering) -> queries.Mine | None:
        return queries.my_signup(self.participant(person), gathering.id)

    def desk(self) -> Client:
        return signed_in(self.house, Person.objects.get(id=self.karen.person_id))

    def at_work(self, person: Person) -> Client:
        return signed_in(self.house, person)

    def browser(self, person: Person, word: str = "solsikke") -> Client:
        """Past the small key."""
        client = Client()
        client.post(f"/m/{make_link(person=person, replace=False, by=self.house.system)}/")
        client.post("/din-noegle/", {"word": word})
        return client

    def letters(self, person: Person) -> list[Letter]:
        return list(Letter.objects.filter(to_id=person.id).order_by("made_at"))


def gather(house: House) -> Cast:
    karen = someone(house, "Karen", Hat.COORDINATOR, mail="karen@huset.example")
    jonas, lone = (active_peer(house, name, room=2).person for name in ("Jonas", "Lone"))
    for one in (jonas, lone):
        add_contact(person=one, way="mail", value=f"{one.id}@huset.example", by=house.system)
    mikkel = someone(house, "Mikkel", Hat.HOST)
    ida = someone(house, "Ida 🌻", Hat.PARTICIPANT, mail="ida@post.example")
    return Cast(house, wearing(house, karen, Hat.COORDINATOR), jonas, lone, mikkel, ida)
