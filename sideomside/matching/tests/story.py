"""The people of a proposal, and how a story is brought to the step it needs."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.test import Client

from sideomside.ground.post.models import Letter
from sideomside.intake import actions as intake
from sideomside.matching import actions
from sideomside.matching.models import Proposal
from sideomside.peers.models import PeerFile
from sideomside.peers.tests.cast import active_peer, signed_in
from sideomside.people.actions import add_contact, make_link
from sideomside.people.models import Person
from sideomside.people.rules import Hat, Viewer
from tests.people import House, someone, wearing

WISHES: dict[str, Any] = {
    "words": "Jeg bor alene på Amager og savner en at gå tur med 🌧️.",
    "themes": {"alone": "to_peer", "grief": "matching", "sleep": "after_yes"},
    "asked": {
        "slots": [0, 4, 5],
        "formats": ["walk", "phone"],
        "words_shown": "to_peer",
        "practical_shown": "to_peer",
    },
    "not_wanted": "",
}
SHARED = [["themes", ["alone", "grief"]], ["times", [0, 4]], ["format", ["walk"]]]


@dataclass
class Story:
    house: House
    karen: Viewer
    ida: Person
    jonas: PeerFile

    @property
    def as_ida(self) -> Viewer:
        return wearing(self.house, self.ida, Hat.PARTICIPANT)

    @property
    def as_jonas(self) -> Viewer:
        return wearing(self.house, self.jonas.person, Hat.PEER)

    def desk(self) -> Client:
        """Karen's browser."""
        return signed_in(self.house, Person.objects.get(id=self.karen.person_id))

    def peer_browser(self) -> Client:
        return signed_in(self.house, self.jonas.person)

    def idas_browser(self, word: str = "solsikke") -> Client:
        """Ida is past the small key."""
        client = Client()
        client.post(f"/m/{make_link(person=self.ida, replace=False, by=self.house.system)}/")
        client.post("/din-noegle/", {"word": word})
        return client

    def hold_talk(self) -> None:
        enquiry = intake.receive(
            programme=self.house.programme,
            person=self.ida,
            way="form",
            words="Hej. Jeg er alene.",
            by=self.house.system,
        )
        intake.sort(enquiry=enquiry, as_="seeks", by=self.karen)
        intake.hold_talk(enquiry=enquiry, by=self.karen)

    def agree(self) -> None:
        actions.wish(person=self.ida, wishes=WISHES, version=0, by=self.as_ida)
        actions.say_yes(person=self.ida, channel="page", by=self.as_ida)

    def propose(self, *, peer: PeerFile | None = None, once: UUID | None = None, **more: Any) -> Proposal:
        return actions.propose(
            programme=self.house.programme,
            participant=self.ida,
            peer=(peer or self.jonas).person,
            once=once or uuid4(),
            by=self.karen,
            **{"why": "De går begge ture.", "shared": SHARED, "place_in_list": 1, **more},
        )

    def asked(self, state: str = "peer_asked") -> Proposal:
        """A proposal that has come as far as `state`."""
        self.hold_talk()
        self.agree()
        proposal = self.propose()
        for reached, go_on in (
            ("asked", self.peer_has_room),
            ("peer_decides", self.ida_says_yes),
            ("paired", self.jonas_says_yes),
        ):
            if proposal.state != state:
                go_on(proposal)
                assert proposal.state == reached
        return proposal

    def peer_has_room(self, proposal: Proposal, answer: str = "yes") -> None:
        actions.peer_answers_room(proposal=proposal, answer=answer, by=self.as_jonas)

    def ida_says_yes(self, proposal: Proposal, answer: str = "yes") -> None:
        actions.participant_answers(proposal=proposal, answer=answer, by=self.as_ida)

    def jonas_says_yes(self, proposal: Proposal, answer: str = "yes") -> None:
        actions.peer_answers(proposal=proposal, answer=answer, by=self.as_jonas)

    def letters_to(self, person: Person) -> list[Letter]:
        return list(Letter.objects.filter(to_id=person.id).order_by("made_at"))


def begin(house: House) -> Story:
    karen = someone(house, "Karen", Hat.COORDINATOR)
    ida = someone(house, "Ida 🌻", Hat.PARTICIPANT, mail="ida@post.example")
    jonas = active_peer(house, "Jonas", room=2)
    add_contact(person=jonas.person, way="mail", value="jonas@post.example", by=house.system)
    return Story(house, wearing(house, karen, Hat.COORDINATOR), ida, jonas)
