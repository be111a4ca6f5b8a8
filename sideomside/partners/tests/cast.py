"""Mette sits at the table for the municipality; Malene sits in the next office, and Karla's house is next door."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from sideomside.ground.post.models import Letter
from sideomside.partners import actions
from sideomside.partners.models import Agreement, Draft, Introduction, Referral
from sideomside.partners.rules import Yes
from sideomside.people.actions import make_link
from sideomside.people.models import Person
from sideomside.people.rules import Hat, Viewer
from tests.people import House, at_work, someone, wearing

WORDS = "Jeg savner en at gå tur med, der selv har prøvet det 🌻"
TYPED = {"words": WORDS, "name": "Bente"}
REACH = {"channel": "call", "contact": "20 30 40 50", "language": "da"}
Committed = Callable[[], AbstractContextManager[Any]]  # what waits for the commit is done
ALL = frozenset({"words", "time", "needs", "from", "helper"})


@dataclass
class Cast:
    house: House
    karen: Person
    mette: Person
    malene: Person
    agreement: Agreement

    @property
    def as_karen(self) -> Viewer:
        return wearing(self.house, self.karen, Hat.COORDINATOR)

    @property
    def as_mette(self) -> Viewer:
        return wearing(self.house, self.mette, Hat.PARTNER)

    @property
    def as_malene(self) -> Viewer:
        return wearing(self.house, self.malene, Hat.PARTNER)

    def themself(self, person: Person) -> Viewer:
        return wearing(self.house, person, Hat.PARTICIPANT)

    def draft(self, **more: Any) -> Draft:
        said = TYPED | REACH | {"time": "om formiddagen", "passed": ["words", "time"]} | more
        return actions.begin(agreement=self.agreement, said=said, once=uuid4(), by=self.as_mette)

    def referred(self, *, may_know: bool = True, passed: frozenset[str] = ALL, **more: Any) -> Referral:
        yes = Yes(passed, may_know)
        return actions.say_yes(draft_id=self.draft(**more).id, yes=yes, by=self.as_mette)

    def introduced(self, person: Person, *, days: int = 30) -> Introduction:
        until = timezone.localdate() + timedelta(days=days)
        words = {"name": person.name, "wish": "Vil gerne i gang med et fritidsjob"}
        return actions.introduce(
            person=person, to=self.agreement, words=words, until=until, once=uuid4(), by=self.as_karen
        )

    def ends(self, day: date) -> None:
        Agreement.objects.filter(id=self.agreement.id).update(first_day=day - timedelta(30), last_day=day)

    def ida(self, name: str = "Ida") -> Person:
        return someone(self.house, name, Hat.PARTICIPANT, mail=f"{uuid4().hex[:8]}@post.example")

    def browser(self, person: Person, word: str = "solsikke") -> Client:
        """Past the small key."""
        client = Client()
        client.post(f"/m/{make_link(person=person, replace=False, by=self.house.system)}/")
        client.post("/din-noegle/", {"word": word})
        return client

    def signed_in(self, person: Person) -> Client:
        return at_work(self.house, person)

    def letters(self, person: Person) -> list[Letter]:
        return list(Letter.objects.filter(to_id=person.id))


def gather(house: House) -> Cast:
    karen = someone(house, "Karen", Hat.COORDINATOR, mail="karen@huset.example")
    by = wearing(house, karen, Hat.COORDINATOR)
    body = actions.keep_body(name="Jobcentret på Amager", sort="kommune", once=uuid4(), by=by)
    agreement = actions.agree(body=body, programme=house.programme, said=agreed(karen), once=uuid4(), by=by)
    mette, malene = (_contact(house, agreement, name, by) for name in ("Mette Holm", "Malene"))
    return Cast(house, karen, mette, malene, agreement)


def agreed(ours: Person | None = None, **more: Any) -> dict[str, Any]:
    known = {"purpose": "Vi henviser sammen.", "first_day": timezone.localdate() - timedelta(days=30)}
    known |= {"last_day": None, "standing": "own", "ours_id": ours.id if ours else None, "version": None}
    return known | more


def _contact(house: House, agreement: Agreement, name: str, by: Viewer) -> Person:
    """Somebody who works there, without the letter."""
    person = someone(house, name, mail=f"{uuid4().hex[:8]}@kommune.example")
    actions.appoint(agreement=agreement, person=person, title="rådgiver", by=by)
    return person
