"""A house with two who seek, two who have come further, one who is both, and one who must see nothing."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from unittest.mock import patch
from uuid import UUID, uuid4

from django.db import connections, transaction
from django.utils import timezone

from sideomside.gatherings import actions as gatherings
from sideomside.gatherings.rules import Plan
from sideomside.ground.vault.walls import within
from sideomside.intake.models import Enquiry
from sideomside.matching.models import Pair, Proposal
from sideomside.messages import actions as messages
from sideomside.peers.models import PeerFile
from sideomside.peers.tests.cast import active_peer
from sideomside.people.actions import give_role
from sideomside.people.models import Person
from sideomside.people.rules import Hat, Viewer
from tests.people import House, build_house, someone, wearing

REAL_NOW = timezone.now


@dataclass
class World:
    """Who lives here, whose hand presses, and how far the clock has gone."""

    house: House
    karen: Person
    omar: Person
    charlie: Person
    seekers: list[Person]
    peers: list[Person]
    erased: set[UUID] = field(default_factory=set)
    asked: set[UUID] = field(default_factory=set)  # proposals whose peer has been asked
    chairs: dict[UUID, int] = field(default_factory=dict)  # taken, when last looked at
    wrote: list[tuple[UUID, bool]] = field(default_factory=list)  # pair, and whether it stood when one wrote
    by_charlie: bool = False
    changes: int = 0
    lines: int = 0  # in the log, when everything was last looked at
    gone_by: timedelta = timedelta()

    @property
    def everybody(self) -> list[Person]:
        return list({person.id: person for person in [*self.seekers, *self.peers]}.values())

    @property
    def watching(self) -> Viewer:
        """The coordinator as she is, whoever's hand is on the button."""
        return wearing(self.house, self.karen, Hat.COORDINATOR)

    @property
    def outside(self) -> Viewer:
        """Charlie works here, and wears a hat that sees figures and nobody's name."""
        return wearing(self.house, self.charlie, Hat.EVALUATOR)

    def by_karen(self) -> Viewer:
        return self.outside if self.by_charlie else self.watching

    def by_omar(self) -> Viewer:
        return self.outside if self.by_charlie else wearing(self.house, self.omar, Hat.COORDINATOR)

    def as_seeker(self, person: Person) -> Viewer:
        return self.outside if self.by_charlie else wearing(self.house, person, Hat.PARTICIPANT)

    def as_peer(self, person: Person) -> Viewer:
        return self.outside if self.by_charlie else wearing(self.house, person, Hat.PEER)

    @property
    def omar_watching(self) -> Viewer:
        return wearing(self.house, self.omar, Hat.COORDINATOR)

    def wearing(self, person: Person, hat: str) -> Viewer:
        """As they are, whoever's hand is on the button."""
        return wearing(self.house, person, hat)

    def now(self) -> datetime:
        return REAL_NOW() + self.gone_by

    @staticmethod
    def enquiry(person: Person) -> Enquiry | None:
        return Enquiry.objects.filter(person=person).order_by("made_at").last()

    @staticmethod
    def file(person: Person) -> PeerFile | None:
        return PeerFile.objects.filter(person=person).first()

    @staticmethod
    def proposal(person: Person) -> Proposal | None:
        """The newest about this person, open or not: a late press on an old page is a press too."""
        return Proposal.objects.filter(participant=person).order_by("moved_at").last()

    @staticmethod
    def pair(person: Person) -> Pair | None:
        return Pair.objects.filter(participant=person).order_by("since").last()


def build() -> World:
    """Made once; every run begins here and is undone."""
    house = build_house("København")
    with within(house.organisation.id):
        karen, omar = (someone(house, name, Hat.COORDINATOR) for name in ("Karen", "Omar"))
        charlie = someone(house, "Charlie", Hat.EVALUATOR)
        ida = someone(house, "Ida 🌻", Hat.PARTICIPANT, mail="ida@post.example")
        bo = someone(house, "Bo Ærø", Hat.PARTICIPANT)
        jonas = active_peer(house, "Jonas", room=2).person
        noor = active_peer(house, "Noor", room=1).person
        # Noor is somebody's peer and seeks one herself: one person, two rooms that are sealed from each other.
        give_role(person=noor, programme=house.programme, name=Hat.PARTICIPANT, by=house.system)
        what_one_comes_to(house, wearing(house, karen, Hat.COORDINATOR), jonas)
    return World(house, karen, omar, charlie, seekers=[ida, bo, noor], peers=[jonas, noor])


def what_one_comes_to(house: House, by: Viewer, leads: Person) -> None:
    """An event with one chair, a group for two that Jonas leads, a circle of his, and a choir near home."""
    ahead = timezone.now() + timedelta(days=4)
    times = [ahead + timedelta(weeks=week) for week in range(3)]
    for kind, seats in (("event", 1), ("group", 2)):
        plan = Plan(kind=kind, title="Fodfæste", times=times[: 1 if kind == "event" else 3], seats=seats)
        made = gatherings.plan(programme=house.programme, plan=plan, once=uuid4(), by=by)
        gatherings.ask_to_lead(gathering=made, person=leads, by=by)
        gatherings.answer_to_lead(gathering=made, yes=True, by=wearing(house, leads, Hat.PEER))
        gatherings.move_on(gathering=made, to="open", by=by)
    near = {"sort": "sing", "name": "Koret"}
    gatherings.keep_activity(programme=house.programme, known=near, once=uuid4(), by=by)
    lead = [(leads.id, Hat.PEER)]
    circle = messages.gather(programme=house.programme, name="Os", facilitators=lead, others=[], by=by)
    messages.come_along(thread=circle, by=wearing(house, leads, Hat.PEER))


@contextmanager
def one_run(world: World) -> Iterator[World]:
    """Everything in it is undone, in the database and in the store of keys; the clock is its own."""
    fresh = World(world.house, world.karen, world.omar, world.charlie, world.seekers, world.peers)
    with ExitStack() as undone:
        undone.enter_context(patch.object(timezone, "now", fresh.now))
        for alias in ("default", "keys"):
            undone.enter_context(_taken_back(alias))
        undone.enter_context(within(world.house.organisation.id))
        yield fresh


@contextmanager
def _taken_back(alias: str) -> Iterator[None]:
    with transaction.atomic(using=alias):
        yield
        transaction.set_rollback(True, using=alias)


def settle() -> None:
    """What waits for a commit happens now: inside a run nothing is ever committed."""
    waiting, connections["default"].run_on_commit = connections["default"].run_on_commit, []
    for one in waiting:
        one[1]()
