"""Ida and Jonas are a pair; Karen and Kim coordinate. Everything through the rooms below, as it happens."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.test import Client
from django.utils import timezone

from sideomside.concerns import actions, jobs, queries
from sideomside.concerns.models import Concern, OnIt
from sideomside.concerns.rules import Worry
from sideomside.consent import actions as consent
from sideomside.consent.rules import Purpose
from sideomside.matching.models import Pair, Proposal
from sideomside.peers.models import PeerFile
from sideomside.people import actions as people
from sideomside.people.models import Person
from sideomside.people.rules import Hat, Viewer
from tests.people import House, at_work, someone, wearing

WORDS = "Han ringede fire gange i nat og lød helt ude af den 😟"
WORD = "blåbær"


@dataclass
class Cast:
    """Everybody, and what they wear."""

    house: House
    ida: Person
    jonas: Person
    karen: Person
    kim: Person
    pair: Pair

    def as_(self, person: Person, hat: str, *, opened: bool = True) -> Viewer:
        return wearing(self.house, person, hat, opened=opened)

    @property
    def her(self) -> Viewer:
        return self.as_(self.ida, Hat.PARTICIPANT)

    @property
    def him(self) -> Viewer:
        return self.as_(self.jonas, Hat.PEER)

    @property
    def first(self) -> Viewer:
        return self.as_(self.karen, Hat.COORDINATOR)

    @property
    def second(self) -> Viewer:
        return self.as_(self.kim, Hat.COORDINATOR)

    def worry(
        self, by: Viewer, *, sort: str = "peer", about: Person | None = None, **more: object
    ) -> Concern:
        once = more.pop("once", None) or uuid4()
        assert isinstance(once, UUID)
        worry = Worry(sort, WORDS, once, about.id if about else None, bool(more.get("call")))
        return actions.send(programme=self.house.programme, worry=worry, by=by)

    def closed(self) -> Concern:
        """Read by whoever is on duty, closed with the other."""
        one = self.worry(self.her)
        first, second = (self.first, self.kim), (self.second, self.karen)
        (by, colleague), (other, _) = (first, second) if self.karen.id in self.on_it(one) else (second, first)
        one = actions.note_read(concern=one, by=by)
        actions.ask_to_close(concern=one, colleague=colleague, by=by)
        return actions.close(concern=one, by=other)

    def passes_on(self) -> int:
        """As the worker does; how many went to one more."""
        before = OnIt.objects.count()
        jobs.pass_on(self.house.organisation.id)
        return OnIt.objects.count() - before

    def on_it(self, one: Concern) -> set[UUID]:
        return set(one.on_it.values_list("person_id", flat=True))


def make_cast(house: House) -> Cast:
    ida = someone(house, "Ida", Hat.PARTICIPANT, mail="ida@post.example")
    jonas = someone(house, "Jonas", Hat.PEER, mail="jonas@post.example")
    karen = someone(house, "Karen Holm", Hat.COORDINATOR, mail="karen@huset.example")
    kim = someone(house, "Kim", Hat.COORDINATOR, mail="kim@huset.example")
    return Cast(house, ida, jonas, karen, kim, a_pair(house, ida, jonas))


def a_pair(house: House, participant: Person, peer: Person) -> Pair:
    consent.give(person=participant, purpose=Purpose.MATCHING, channel="talk", by=house.system)
    consent.give(person=peer, purpose=Purpose.PEER, channel="talk", by=house.system)
    file, _made = PeerFile.objects.get_or_create(
        person=peer,
        programme=house.programme,
        defaults={"state": "active", "capacity": 4, "load": 1, "approved_for_one_to_one": True},
    )
    proposal = Proposal.objects.create(
        programme=house.programme, participant=participant, peer=peer, place_id=file.id, once=uuid4(),
        state="paired", moved_at=timezone.now(),
    )  # fmt: skip
    return Pair.objects.create(
        proposal=proposal, programme=house.programme, participant=participant, peer=peer, since=timezone.now()
    )


def came_in(house: House, person: Person) -> Client:
    """A participant past the small key."""
    client = Client()
    token = people.make_link(person=person, replace=False, by=house.system)
    client.post(f"/m/{token}/")
    client.post("/din-noegle/", {"word": WORD})
    return client


def signed_in(house: House, person: Person) -> Client:
    return at_work(house, person)


__all__ = ["WORDS", "Cast", "a_pair", "came_in", "make_cast", "queries", "signed_in"]
