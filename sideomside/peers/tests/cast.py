"""Peers of the cast, at the step a story needs them."""

from typing import Any

from django.test import Client

from sideomside.consent import actions as consents
from sideomside.consent.rules import Purpose
from sideomside.peers import actions
from sideomside.peers.models import PeerFile
from sideomside.people.models import Person
from tests.people import House, someone
from tests.signing_in import at_work


def applicant(house: House, name: str = "Jonas", **known: str) -> PeerFile:
    """Somebody who has said that they want to give support."""
    person: Person = someone(house, name, **known)
    return actions.welcome_applicant(person=person, programme=house.programme, by=house.system)


def active_peer(house: House, name: str = "Jonas", *, room: int = 1, **card: Any) -> PeerFile:
    """A peer somebody may be asked for: approved, active, willing, with a card."""
    peer = applicant(house, name)
    by = house.system
    consents.give(person=peer.person, purpose=Purpose.PEER, channel="talk", by=by)
    for step in ("conversation", "training"):
        peer = actions.take_step(peer=peer, to=step, by=by)
    peer = actions.approve(peer=peer, by=by)
    peer = actions.take_step(peer=peer, to="active", by=by)
    peer = actions.change_room(peer=peer, capacity=room, by=by)
    return actions.change_card(peer=peer, changes=CARD | card, version=peer.version, by=by)


CARD = {
    "presentation": "Jeg går tur med min hund Æbleskive på Amager 🐕. Jeg har haft år, hvor alt var tungt.",
    "themes": [
        {"code": "alone", "can": True, "shown": "to_peer"},
        {"code": "grief", "can": True, "shown": "after_yes"},
        {"code": "sleep", "can": True, "shown": "public"},
        {"code": "other_senses", "can": True, "shown": "matching"},
        {"code": "no_work", "can": False, "shown": "public"},
    ],
    "languages": ["da", "ar"],
    "slots": [0, 4, 20],
    "formats": ["one_to_one", "walk"],
    "gender": "man",
    "age_band": "30-44",
}


def signed_in(house: House, person: Person) -> Client:
    """A browser in which this person has just signed in, second factor and all."""
    return at_work(house, person)
