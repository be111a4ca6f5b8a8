"""Asked, in three steps, and kept apart."""

from uuid import uuid4

from proofs.living.at_hand import there
from proofs.living.world import World
from sideomside.matching import actions as matching
from sideomside.matching.models import MustNotMeet
from sideomside.people.models import Person


def is_proposed(w: World, p: Person, q: Person, answer: str) -> None:
    by = w.by_omar() if answer == "later" else w.by_karen()
    matching.propose(
        programme=w.house.programme, participant=p, peer=q, why="De går ture.", once=uuid4(), by=by
    )


def peer_has_room(w: World, p: Person, q: Person, answer: str) -> None:
    asked = there(w.proposal(p))
    matching.peer_answers_room(proposal=asked, answer=answer, by=w.as_peer(asked.peer))


def seeker_answers(w: World, p: Person, q: Person, answer: str) -> None:
    answer = "no" if answer == "talk" else answer
    matching.participant_answers(proposal=there(w.proposal(p)), answer=answer, by=w.as_seeker(p))


def peer_answers(w: World, p: Person, q: Person, answer: str) -> None:
    asked = there(w.proposal(p))
    matching.peer_answers(proposal=asked, answer=answer, by=w.as_peer(asked.peer))


def is_withdrawn(w: World, p: Person, q: Person, answer: str) -> None:
    matching.withdraw(proposal=there(w.proposal(p)), by=w.by_karen())


def is_kept_apart(w: World, p: Person, q: Person, answer: str) -> None:
    matching.keep_apart(person=p, other_id=q.id, by=w.by_karen())


def may_meet_again(w: World, p: Person, q: Person, answer: str) -> None:
    row = MustNotMeet.objects.filter(person=p).first()
    matching.let_meet(person=p, row=there(row), by=w.by_karen())
