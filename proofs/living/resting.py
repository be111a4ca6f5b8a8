"""Pauses, hats and goodbyes."""

from proofs.living.at_hand import NothingThere, there
from proofs.living.world import World
from sideomside.peers import actions as peers
from sideomside.people import actions as people
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat
from sideomside.privacy import actions as privacy


def pauses(w: World, p: Person, q: Person, answer: str) -> None:
    privacy.pause(person=p, by=w.as_seeker(p))


def comes_back(w: World, p: Person, q: Person, answer: str) -> None:
    privacy.come_back(person=p, by=w.as_seeker(p))


def peer_rests(w: World, p: Person, q: Person, answer: str) -> None:
    peers.pause(peer=there(w.file(q)), by=w.as_peer(q))


def peer_is_back(w: World, p: Person, q: Person, answer: str) -> None:
    peers.resume(peer=there(w.file(q)), by=w.as_peer(q))


def peer_has_less_room(w: World, p: Person, q: Person, answer: str) -> None:
    peers.change_room(peer=there(w.file(q)), capacity=2 if answer == "yes" else 1, by=w.as_peer(q))


def peer_stops(w: World, p: Person, q: Person, answer: str) -> None:
    peers.stop(peer=there(w.file(q)), by=w.by_karen())


def hat_is_hung_up(w: World, p: Person, q: Person, answer: str) -> None:
    person, hat = (q, Hat.PEER) if answer == "no" else (p, Hat.PARTICIPANT)
    role = there(Role.objects.filter(person=person, name=hat).first())
    people.set_role_state(role=role, state="paused" if role.state == "active" else "active", by=w.by_karen())


def wants_to_give(w: World, p: Person, q: Person, answer: str) -> None:
    peers.welcome_applicant(person=p, programme=w.house.programme, by=w.by_karen())


def is_erased(w: World, p: Person, q: Person, answer: str) -> None:
    """Only now and then, or every life here would be a short one."""
    if answer == "yes":
        raise NothingThere
    there(Person.objects.filter(id=p.id).first())
    privacy.erase(person_id=p.id, by=w.by_karen())
    w.erased.add(p.id)
