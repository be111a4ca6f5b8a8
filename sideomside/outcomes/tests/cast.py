"""Who takes part here, and the few things every story needs."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from django.test import Client
from django.utils import timezone

from sideomside.ground.post.models import Letter
from sideomside.matching.models import Pair, Proposal
from sideomside.outcomes import actions, queries
from sideomside.outcomes.models import Asking, Sitting
from sideomside.outcomes.rules import ASKED_OF_ALL, Due, Wave
from sideomside.people import actions as people
from sideomside.people.models import Person
from sideomside.people.rules import Hat, Viewer
from tests.people import House, someone, wearing

MINE = "/min-side/hvor-er-du/"
OURS = b"""
id = "three-things"
title = "Tre ting"
language = "da"
before = "Den sidste uge"
answers = ["Nej", "Lidt", "Ja"]
[questions]
a = "Jeg har sovet."
b = "Jeg har grinet."
[card]
version = "1"
range = [0, 2]
min_answered = 2
mid = 1
source_url = "https://eksempel.example"
licence_note = "Vores egne ord."
vectors = [
  { answers = [0, 0], score = 0 }, { answers = [2, 2], score = 4 }, { answers = [1, 1], score = 2 },
  { answers = [2, 1], score = 3 }, { answers = [2, "none"], score = "none" },
  { answers = ["none", "none"], score = "none" },
]
"""


@dataclass
class Cast:
    house: House
    karen: Viewer
    jonas: Person
    ida: Person
    frank: Viewer

    @property
    def as_ida(self) -> Viewer:
        return wearing(self.house, self.ida, Hat.PARTICIPANT)

    @property
    def as_jonas(self) -> Viewer:
        return wearing(self.house, self.jonas, Hat.PEER)

    def due(self, wave: str = Wave.FIRST_MEETING, person: Person | None = None, days_ago: int = 0) -> Due:
        on = timezone.localdate() - timedelta(days=days_ago)
        return Due(person or self.ida, self.house.programme, wave, on, uuid4())

    def asked(self, wave: str = Wave.FIRST_MEETING) -> Asking:
        asking = actions.ask(due=self.due(wave), by=self.house.system)
        assert asking is not None
        return asking

    def answers(self, said: str, person: Person | None = None) -> Sitting:
        """One answer after the other, "-" for one that is skipped; then it is done."""
        person = person or self.ida
        by = wearing(self.house, person, Hat.PARTICIPANT)
        sitting = actions.begin(person=person, once=uuid4(), by=by)
        for number, value in enumerate(said.split(), 1):
            actions.say(sitting=sitting, number=number, value=value.strip("-"), by=by)
        return actions.finish(sitting=sitting, by=by)

    def lets_count(self, person: Person | None = None, yes: bool = True) -> None:
        person = person or self.ida
        by = wearing(self.house, person, Hat.PARTICIPANT)
        actions.let_count(person=person, yes=yes, by=by)

    def pair(self, peer: Person | None = None) -> Pair:
        peer = peer or self.jonas
        proposal = Proposal.objects.create(
            programme=self.house.programme, participant=self.ida, peer=peer, place_id=uuid4(), once=uuid4(),
            state="paired", moved_at=timezone.now(),
        )  # fmt: skip
        return Pair.objects.create(
            proposal=proposal, programme=self.house.programme, participant=self.ida, peer=peer,
            since=timezone.now(),
        )  # fmt: skip

    def yardstick(self, active: bool = True) -> UUID:
        one = actions.load(text_file=OURS, by=self.house.system)
        if active:
            actions.note_leave(instrument=one, note="Vores egne ord", by=self.karen)
            assert actions.activate(instrument=one, by=self.karen) == []
        return one.id

    def figures(self, viewer: Viewer | None = None) -> list[queries.Said]:
        today = timezone.localdate()
        days = (today - timedelta(days=400), today + timedelta(days=400))
        return queries.answers_for_reports(viewer or self.karen, self.house.programme.id, *days)

    def letters(self) -> list[Letter]:
        return list(Letter.objects.filter(to_id=self.ida.id))

    def inside(self, person: Person | None = None) -> Client:
        """In Ida's browser, past her small key."""
        client = Client()
        token = people.make_link(person=person or self.ida, by=self.house.system)
        client.post(f"/m/{token}/")
        client.post("/din-noegle/", {"word": "blåbær"})
        return client


def gather(house: House) -> Cast:
    karen = wearing(house, someone(house, "Karen", Hat.COORDINATOR), Hat.COORDINATOR)
    frank = wearing(house, someone(house, "Frank", Hat.EVALUATOR), Hat.EVALUATOR)
    actions.set_cadence(programme=house.programme, waves=ASKED_OF_ALL, by=karen)
    ida = someone(house, "Ida", Hat.PARTICIPANT, mail="ida@post.example")
    return Cast(house, karen, someone(house, "Jonas", Hat.PEER), ida, frank)
