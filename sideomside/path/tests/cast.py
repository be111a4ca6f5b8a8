"""Lone wrote and would like to be there for others; Karen coordinates, and Kim beside her."""

from dataclasses import dataclass
from uuid import uuid4

from django.test import Client

from sideomside.path import actions, queries
from sideomside.path.models import PeerPath, Reference
from sideomside.path.rules import Paper
from sideomside.peers import actions as peers
from sideomside.people import actions as people
from sideomside.people.models import Person
from sideomside.people.rules import Hat, Viewer
from tests.people import House, at_work, someone, wearing

WORD = "blåbær"
TALK = "Lone vil gerne gå ture med nogen. Hun vil helst begynde i det små 🌱."
KIND = "Hun er rolig at sidde ved siden af, og hun kommer, når hun har sagt det."


@dataclass
class Cast:
    """Everybody, and what they wear."""

    house: House
    lone: Person
    karen: Person
    kim: Person

    def as_(self, person: Person, hat: str) -> Viewer:
        return wearing(self.house, person, hat)

    @property
    def her(self) -> Viewer:
        return self.as_(self.lone, Hat.PARTICIPANT)

    @property
    def by(self) -> Viewer:
        return self.as_(self.karen, Hat.COORDINATOR)

    @property
    def colleague(self) -> Viewer:
        return self.as_(self.kim, Hat.COORDINATOR)

    def begun(self) -> PeerPath:
        """She has said it on her own page, and Karen walks it with her."""
        peers.wish_to_give(person=self.lone, programme=self.house.programme, by=self.her)
        return actions.begin(person=self.lone, programme=self.house.programme, by=self.by)

    def reference(self, path: PeerPath) -> Reference:
        once = uuid4()
        return actions.name_reference(path=path, name="Bo Æ.", reach="20 30 40 50", once=once, by=self.her)

    def ready(self) -> PeerPath:
        """Nothing is missing."""
        path = self.begun()
        actions.note_talk(path=path, words=TALK, by=self.by)
        actions.note_answer(reference=self.reference(path), words=KIND, by=self.by)
        for name in (Paper.Name.CONFIDENTIALITY, Paper.Name.VOLUNTEER):
            self.sign(path, name)
        return path

    def sign(self, path: PeerPath, name: str, version: int = 1) -> None:
        actions.sign(path=path, name=name, version=version, language="da", by=self.her)

    def welcomed(self) -> PeerPath:
        return actions.welcome(path=self.ready(), by=self.by)

    def lacks(self, path: PeerPath) -> list[str]:
        path.refresh_from_db()
        return queries.missing(self.by, path)


def make_cast(house: House) -> Cast:
    lone = someone(house, "Lone", Hat.PARTICIPANT, mail="lone@post.example")
    karen = someone(house, "Karen Holm", Hat.COORDINATOR, mail="karen@huset.example")
    return Cast(house, lone, karen, someone(house, "Kim", Hat.COORDINATOR))


def came_in(house: House, person: Person) -> Client:
    """A participant past the small key."""
    client = Client()
    token = people.make_link(person=person, replace=False, by=house.system)
    client.post(f"/m/{token}/")
    client.post("/din-noegle/", {"word": WORD})
    return client


def signed_in(house: House, person: Person) -> Client:
    return at_work(house, person)


def told(window: Client, at: str) -> str:
    answer = window.get(at)
    assert answer.status_code == 200, (at, answer.status_code)
    return answer.content.decode()
