"""Walking together: times, meetings, words, and how it ends."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from proofs.living.at_hand import there
from proofs.living.world import World
from sideomside.companionship import actions as companionship
from sideomside.companionship.models import Companionship, Meeting
from sideomside.companionship.rules import Plan, Said
from sideomside.concerns import actions as concerns
from sideomside.matching import actions as matching
from sideomside.matching import queries as pairing
from sideomside.messages import actions as messages
from sideomside.messages import queries as threads
from sideomside.people.models import Person


def walking(p: Person) -> Companionship:
    return there(Companionship.objects.filter(participant=p).order_by("begun_at").last())


def meeting(p: Person) -> Meeting:
    return there(walking(p).meetings.order_by("offered_at").last())


def begins(w: World, p: Person, q: Person, answer: str) -> None:
    companionship.begin(pair_id=there(w.pair(p)).id, plan=plan(w), once=uuid4(), by=w.by_karen())


def plan(w: World) -> Plan:
    return Plan(times=[timezone.now() + timedelta(days=2)], place=w.house.place, looks="Grøn dør")


def is_offered_times(w: World, p: Person, q: Person, answer: str) -> None:
    companionship.offer(companionship=walking(p), plan=plan(w), once=uuid4(), by=w.by_karen())


def picks(w: World, p: Person, q: Person, answer: str) -> None:
    one = meeting(p)
    companionship.pick(meeting=one, time=there(one.times.first()).starts_at, by=w.as_seeker(p))


def cancels(w: World, p: Person, q: Person, answer: str) -> None:
    by = w.as_peer(walking(p).peer) if answer == "no" else w.as_seeker(p)
    companionship.cancel(meeting=meeting(p), by=by)


def met(w: World, p: Person, q: Person, answer: str) -> None:
    companionship.note_met(meeting=meeting(p), by=w.as_peer(walking(p).peer))


def says_how_it_was(w: World, p: Person, q: Person, answer: str) -> None:
    felt = "heavy" if answer == "talk" else "light"
    said = Said(felt=felt, minutes=60, call=answer == "talk")
    companionship.say_afterwards(meeting=meeting(p), what="met", said=said, by=w.as_peer(walking(p).peer))


def says_after_the_trial(w: World, p: Person, q: Person, answer: str) -> None:
    said = {"yes": "go_on", "no": "stop"}.get(answer, "talk")
    one = walking(p)
    for by in (w.as_seeker(p), w.as_peer(one.peer)):
        companionship.answer_trial(companionship=one, answer=said, by=by)


def ends(w: World, p: Person, q: Person, answer: str) -> None:
    companionship.end(companionship=walking(p), by=w.by_karen())


def pair_ends(w: World, p: Person, q: Person, answer: str) -> None:
    matching.end_pair(pair=there(w.pair(p)), by=w.by_karen())


def is_talked_with_after(w: World, p: Person, q: Person, answer: str) -> None:
    """An early end, and the talk that comes before anybody new."""
    matching.hold_ending_talk(pair=there(w.pair(p)), wants_new=answer != "no", by=w.by_karen())


def one_writes(w: World, p: Person, q: Person, answer: str) -> None:
    pair = there(w.pair(p))
    by = w.as_seeker(p) if answer in {"yes", "talk"} else w.as_peer(pair.peer)
    thread = there(threads.thread(by, pair.id))
    stood = pair.ended_at is None and not pairing.without_yes(w.house.system, [pair])
    messages.write(thread=thread, words="Hej, du.", once=uuid4(), by=by)
    w.wrote.append((pair.id, stood))


def stops_at_once(w: World, p: Person, q: Person, answer: str) -> None:
    """No more contact, without a reason, from either side."""
    pair = there(w.pair(p))
    concerns.stop_contact(pair=pair, by=w.as_seeker(p) if answer == "yes" else w.as_peer(pair.peer))
