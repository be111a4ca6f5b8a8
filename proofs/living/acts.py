"""Everything somebody may press, with whatever is at hand; two presses in three are the next natural step.

An act takes the world, one who seeks, one who has come further, and a word to answer with.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.core.exceptions import ObjectDoesNotExist
from django.utils import timezone

from proofs.living.world import World, settle
from sideomside.companionship import actions as companionship
from sideomside.companionship import jobs as companionship_jobs
from sideomside.companionship.models import Companionship, Meeting
from sideomside.companionship.rules import Plan, Said
from sideomside.concerns import actions as concerns
from sideomside.intake import actions as intake
from sideomside.matching import actions as matching
from sideomside.matching import jobs as matching_jobs
from sideomside.matching import queries as pairing
from sideomside.matching.models import MustNotMeet
from sideomside.matching.rules import SomebodyAsksAlready, State
from sideomside.matching.tests.story import WISHES
from sideomside.messages import actions as messages
from sideomside.messages import queries as threads
from sideomside.messages.rules import Closed
from sideomside.peers import actions as peers
from sideomside.people import actions as people
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat, NotAllowed
from sideomside.privacy import actions as privacy

# What the house answers to a press it will not carry out. Anything else that is raised is a fault.
REFUSED = (NotAllowed, SomebodyAsksAlready, Closed)


Act = Callable[[World, Person, Person, str], None]


class NothingThere(Exception):
    """There was nothing to press the button on."""


@dataclass(frozen=True)
class Press:
    what: str
    seeker: int
    peer: int
    answer: str
    charlie: bool


def press(world: World, one: Press) -> str:
    """Press it; says whether it was done, refused, or had nothing to be done on."""
    seeker, peer = world.seekers[one.seeker], world.peers[one.peer]
    if {seeker.id, peer.id} & world.erased:
        return "nothing there"  # their way in went with them
    world.by_charlie = one.charlie
    try:
        ACTS[one.what](world, seeker, peer, one.answer)
    except REFUSED:
        return "refused"
    except (NothingThere, ObjectDoesNotExist):
        return "nothing there"
    finally:
        world.by_charlie = False
        settle()
    return "done"


def there(found: Any) -> Any:
    if found is None:
        raise NothingThere
    return found


# --- coming in


def writes(w: World, p: Person, q: Person, answer: str) -> None:
    """For the first time, or once more in the same thread."""
    if (known := w.enquiry(p)) and answer != "later":
        intake.hear(enquiry=known, words="Er der nogen?", by=w.as_seeker(p))
        return
    intake.receive(
        programme=w.house.programme,
        person=there(Person.objects.filter(id=p.id).first()),
        way="form",
        words="Jeg er meget alene.",
        by=w.outside if w.by_charlie else w.house.system,
    )


def is_sorted(w: World, p: Person, q: Person, answer: str) -> None:
    as_ = "gives" if answer == "no" else "seeks"
    intake.sort(enquiry=there(w.enquiry(p)), as_=as_, by=w.by_karen())


def is_answered(w: World, p: Person, q: Person, answer: str) -> None:
    intake.answer(enquiry=there(w.enquiry(p)), words="Hej. Skal vi ses?", by=w.by_karen())


def is_talked_with(w: World, p: Person, q: Person, answer: str) -> None:
    intake.hold_talk(enquiry=there(w.enquiry(p)), by=w.by_karen())


def is_planned(w: World, p: Person, q: Person, answer: str) -> None:
    at = timezone.now() + timedelta(days=1)
    intake.plan_talk(enquiry=there(w.enquiry(p)), setting=intake.Setting(), planned_for=at, by=w.by_karen())


def is_called_off(w: World, p: Person, q: Person, answer: str) -> None:
    intake.call_off_talk(enquiry=there(w.enquiry(p)), by=w.as_seeker(p))


def is_closed(w: World, p: Person, q: Person, answer: str) -> None:
    intake.close(enquiry=there(w.enquiry(p)), reason="quiet", by=w.by_karen())


def is_reopened(w: World, p: Person, q: Person, answer: str) -> None:
    intake.reopen(enquiry=there(w.enquiry(p)), by=w.by_karen())


# --- yes, and taken back


def wishes(w: World, p: Person, q: Person, answer: str) -> None:
    known = pairing.wishes_of(w.watching, p.id)
    matching.wish(person=p, wishes=WISHES, version=known.version, by=w.as_seeker(p))


def says_yes(w: World, p: Person, q: Person, answer: str) -> None:
    matching.say_yes(person=p, channel="page", by=w.as_seeker(p))


def takes_it_back(w: World, p: Person, q: Person, answer: str) -> None:
    matching.take_back(person=p, channel="page", by=w.as_seeker(p))


def peer_takes_it_back(w: World, p: Person, q: Person, answer: str) -> None:
    peers.take_yes_back(peer=there(w.file(q)), by=w.as_peer(q))


def peer_says_yes(w: World, p: Person, q: Person, answer: str) -> None:
    peers.say_yes(peer=there(w.file(q)), by=w.by_karen())


# --- asked


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


# --- walking together


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


# --- pauses, hats and goodbyes


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


# --- and time


def a_day_passes(w: World, p: Person, q: Person, answer: str) -> None:
    w.gone_by += timedelta(days={"yes": 1, "no": 3, "later": 8, "talk": 20}[answer])
    for job in [*matching_jobs.JOBS, *companionship_jobs.JOBS]:
        job.run()


def goes_on(w: World, p: Person, q: Person, answer: str) -> None:
    """What a friendly world would press next about this person."""
    for act in _next(w, p):
        act(w, p, q, "yes")


def _next(w: World, p: Person) -> list[Act]:
    asked, pair = w.proposal(p), w.pair(p)
    if w.enquiry(p) is None:
        return [writes, is_sorted, is_talked_with, wishes, says_yes]
    if pair is not None and pair.ended_at is None:
        return _walk(p)
    asks: dict[str, Act] = {
        State.PEER_ASKED: peer_has_room,
        State.PARTICIPANT_ASKED: seeker_answers,
        State.PEER_DECIDES: peer_answers,
    }
    if pair is not None and pair.talk_needed and pair.wants_new_at is None:
        return [is_talked_with_after]
    return [asks[asked.state]] if asked is not None and asked.state in asks else [is_proposed]


def _walk(p: Person) -> list[Act]:
    one = Companionship.objects.filter(participant=p).exclude(state="ended").last()
    if one is None:
        return [begins, one_writes]
    last = one.meetings.order_by("offered_at").last()
    if last is None or last.state not in {Meeting.State.OFFERED, Meeting.State.FIXED}:
        return [is_offered_times]
    return (
        [picks, one_writes] if last.state == Meeting.State.OFFERED else [a_day_passes, met, says_how_it_was]
    )


ACTS: dict[str, Act] = {
    act.__name__: act
    for act in (
        writes, is_sorted, is_answered, is_planned, is_called_off, is_talked_with, is_closed, is_reopened,
        wishes, says_yes, takes_it_back, peer_takes_it_back, peer_says_yes,
        is_proposed, peer_has_room, seeker_answers, peer_answers, is_withdrawn, is_kept_apart, may_meet_again,
        begins, is_offered_times, picks, cancels, met, says_how_it_was, says_after_the_trial, ends, pair_ends,
        is_talked_with_after,
        one_writes, stops_at_once, pauses, comes_back, peer_rests, peer_is_back, peer_has_less_room, peer_stops,
        hat_is_hung_up, wants_to_give, is_erased, a_day_passes,
    )
}  # fmt: skip
OFTEN = {goes_on.__name__: 2 * len(ACTS), one_writes.__name__: 6, writes.__name__: 3}
ACTS[goes_on.__name__] = goes_on
