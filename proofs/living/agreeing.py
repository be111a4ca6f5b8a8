"""Between the two: what they agree on, times they suggest themselves, fixed times, pauses of one, and goodbyes."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from proofs.living.at_hand import Act, there
from proofs.living.walking import meeting, walking
from proofs.living.world import World
from sideomside.companionship import actions as companionship
from sideomside.companionship.models import Companionship, Meeting
from sideomside.companionship.rules import Plan
from sideomside.peers import actions as peers
from sideomside.people.models import Person
from sideomside.people.rules import Viewer

ENERGY = {"yes": "more", "no": "enough", "later": "fewer", "talk": "more"}
WORDS = {"place": "I parken", "rhythm": "Hver uge"}


def one_of_them(w: World, p: Person, answer: str) -> Viewer:
    """The one who seeks, or the one they walk with."""
    return w.as_peer(walking(p).peer) if answer in {"no", "later"} else w.as_seeker(p)


def the_other(w: World, p: Person, asked_by: str) -> Viewer:
    return w.as_seeker(p) if asked_by == "peer" else w.as_peer(walking(p).peer)


def writes_agreement(w: World, p: Person, q: Person, answer: str) -> None:
    by = w.by_karen() if answer in {"talk", "later"} else one_of_them(w, p, answer)
    ends_on = timezone.localdate() + timedelta(days=150)
    companionship.write_agreement(companionship=walking(p), words=WORDS, ends_on=ends_on, once=uuid4(), by=by)


def accepts_agreement(w: World, p: Person, q: Person, answer: str) -> None:
    """An older wording now and then: a page that was left open."""
    worded = list(walking(p).agreements.all())
    one = there(worded[0] if answer == "talk" and worded else worded[-1] if worded else None)
    waits = w.as_seeker(p) if one.participant_yes_at is None else w.as_peer(walking(p).peer)
    companionship.accept_agreement(agreement=one, by=one_of_them(w, p, answer) if answer == "no" else waits)


def suggests_times(w: World, p: Person, q: Person, answer: str) -> None:
    by = one_of_them(w, p, answer)
    companionship.propose(companionship=walking(p), plan=_walk(), once=uuid4(), by=by)


def moves_it(w: World, p: Person, q: Person, answer: str) -> None:
    to = timezone.now() + timedelta(days=3)
    companionship.move(meeting=meeting(p), time=to, by=one_of_them(w, p, answer))


def thinks_again_of_times(w: World, p: Person, q: Person, answer: str) -> None:
    companionship.take_back(meeting=meeting(p), by=one_of_them(w, p, answer))


def wishes_a_fixed_time(w: World, p: Person, q: Person, answer: str) -> None:
    by = one_of_them(w, p, answer)
    companionship.wish_rhythm(companionship=walking(p), plan=_walk(), every=1, once=uuid4(), by=by)


def says_yes_to_a_fixed_time(w: World, p: Person, q: Person, answer: str) -> None:
    wish = there(walking(p).rhythms.order_by("asked_at").last())
    companionship.accept_rhythm(rhythm=wish, by=the_other(w, p, wish.asked_by))


def stops_the_fixed_time(w: World, p: Person, q: Person, answer: str) -> None:
    one = there(walking(p).rhythms.order_by("asked_at").last())
    companionship.stop_rhythm(rhythm=one, by=one_of_them(w, p, answer))


def two_take_a_break(w: World, p: Person, q: Person, answer: str) -> None:
    companionship.rest(companionship=walking(p), by=one_of_them(w, p, answer))


def two_are_back(w: World, p: Person, q: Person, answer: str) -> None:
    companionship.come_back(companionship=walking(p), by=one_of_them(w, p, answer))


def says_goodbye(w: World, p: Person, q: Person, answer: str) -> None:
    companionship.say_goodbye(companionship=walking(p), by=one_of_them(w, p, answer))


def stops_now(w: World, p: Person, q: Person, answer: str) -> None:
    """By either of the two themselves."""
    companionship.end(companionship=walking(p), by=one_of_them(w, p, answer))


def is_told_in_person(w: World, p: Person, q: Person, answer: str) -> None:
    hat = "peer" if answer == "no" else "participant"
    there(getattr(walking(p), "ending", None))
    companionship.note_told(companionship=walking(p), hat=hat, by=w.by_karen())


def keeps_words(w: World, p: Person, q: Person, answer: str) -> None:
    companionship.keep_words(companionship=walking(p), words="Kaffen.", by=one_of_them(w, p, answer))


def says_how_much_is_left(w: World, p: Person, q: Person, answer: str) -> None:
    """One more is fine, enough now, rather fewer."""
    peers.say_energy(peer=there(w.file(q)), energy=ENERGY[answer], by=w.as_peer(q))


def _walk() -> Plan:
    return Plan(times=[timezone.now() + timedelta(days=2)], form=Meeting.Form.WALK)


def next_between(one: Companionship) -> list[Act]:
    """What two who have met a few times would press next."""
    if one.state == "agreed":
        return [wishes_a_fixed_time, says_yes_to_a_fixed_time]
    worded = one.agreements.last()
    return [accepts_agreement] if worded else [writes_agreement]
