"""Ida and Jonas are a pair; Karen and Kim coordinate; Noor and Lone are another pair, and Per is on both sides."""

from dataclasses import dataclass
from io import BytesIO
from uuid import UUID, uuid4

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.utils import timezone
from PIL import Image

from sideomside.consent import actions as consent
from sideomside.consent.rules import Purpose
from sideomside.ground.vault.walls import current_organisation
from sideomside.matching.models import Pair, Proposal
from sideomside.messages import actions, jobs, queries
from sideomside.messages.models import Message, Thread
from sideomside.peers.models import PeerFile
from sideomside.people import actions as people
from sideomside.people.models import Person
from sideomside.people.rules import Hat, Viewer
from tests.people import House, someone, wearing

HELLO = "Hej Jonas. Jeg tænkte på dig i går 🌦️"
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

    def writes(self, by: Viewer, words: str = HELLO) -> Message:
        thread = queries.thread(by, self.pair.id)
        assert thread is not None
        return actions.write(thread=thread, words=words, once=uuid4(), by=by)

    @property
    def thread(self) -> Thread:
        return Thread.objects.get(id=self.pair.id)

    def ends(self) -> None:
        Pair.objects.filter(id=self.pair.id).update(ended_at=timezone.now())


def make_cast(house: House) -> Cast:
    ida = someone(house, "Ida", Hat.PARTICIPANT, mail="ida@post.example")
    jonas = someone(house, "Jonas", Hat.PEER, mail="jonas@post.example")
    karen = someone(house, "Karen Holm", Hat.COORDINATOR)
    kim = someone(house, "Kim", Hat.COORDINATOR)
    return Cast(house, ida, jonas, karen, kim, a_pair(house, ida, jonas))


def a_pair(house: House, participant: Person, peer: Person) -> Pair:
    consent.give(person=participant, purpose=Purpose.MATCHING, channel="talk", by=house.system)
    file, _made = PeerFile.objects.get_or_create(
        person=peer, programme=house.programme, defaults={"state": "active", "capacity": 4, "load": 1}
    )
    proposal = Proposal.objects.create(
        programme=house.programme, participant=participant, peer=peer, place_id=file.id, once=uuid4(),
        state="paired", moved_at=timezone.now(),
    )  # fmt: skip
    return Pair.objects.create(
        proposal=proposal, programme=house.programme, participant=participant, peer=peer, since=timezone.now()
    )


def a_circle(cast: Cast, *others: Person, name: str = "Torsdagsholdet", yes: bool = True) -> Thread:
    """Jonas leads it, Ida and these others are asked; each says yes, or nobody has answered yet."""
    coming = [(one.id, Hat.PARTICIPANT) for one in (cast.ida, *others)]
    circle = actions.gather(
        programme=cast.house.programme, name=name, what_for="Til os, der ses om torsdagen",
        facilitators=[(cast.jonas.id, Hat.PEER)], others=coming, once=uuid4(),
        by=cast.as_(cast.karen, Hat.COORDINATOR),
    )  # fmt: skip
    everybody = [cast.him, *(cast.as_(one, Hat.PARTICIPANT) for one in (cast.ida, *others))]
    for viewer in everybody if yes else []:
        actions.come_along(thread=circle, by=viewer)
    return circle


def came_in(house: House, person: Person) -> Client:
    """A participant past the small key."""
    client = Client()
    token = people.make_link(person=person, replace=False, by=house.system)
    client.post(f"/m/{token}/")
    client.post("/din-noegle/", {"word": WORD})
    return client


def signed_in(house: House, person: Person) -> Client:
    client = Client()
    account = people.make_account(
        person=person, login=f"{person.id}@huset.example", password="kaffe ved vinduet", by=house.system
    )
    TOTP.activate(account, generate_totp_secret())
    client.force_login(account)
    return client


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30), **more: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **more)
    return out.getvalue()


def notices(organisation_id: UUID | None = None) -> None:
    """As the worker does, each letter for itself."""
    jobs.notices(organisation_id or current_organisation())
