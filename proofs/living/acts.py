"""Everything somebody may press, with whatever is at hand; two presses in three are the next natural step."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ObjectDoesNotExist

from proofs.living.agreeing import (
    accepts_agreement,
    is_told_in_person,
    keeps_words,
    moves_it,
    next_between,
    says_goodbye,
    says_how_much_is_left,
    says_yes_to_a_fixed_time,
    stops_now,
    stops_the_fixed_time,
    suggests_times,
    thinks_again_of_times,
    two_are_back,
    two_take_a_break,
    wishes_a_fixed_time,
    writes_agreement,
)
from proofs.living.asking import (
    is_kept_apart,
    is_proposed,
    is_withdrawn,
    may_meet_again,
    peer_answers,
    peer_has_room,
    seeker_answers,
)
from proofs.living.at_hand import Act, NothingThere
from proofs.living.coming_in import (
    is_answered,
    is_called_off,
    is_closed,
    is_planned,
    is_reopened,
    is_sorted,
    is_talked_with,
    peer_says_yes,
    peer_takes_it_back,
    says_yes,
    takes_it_back,
    wishes,
    writes,
)
from proofs.living.resting import (
    comes_back,
    hat_is_hung_up,
    is_erased,
    pauses,
    peer_has_less_room,
    peer_is_back,
    peer_rests,
    peer_stops,
    wants_to_give,
)
from proofs.living.together import (
    an_evening_is_noted,
    an_evening_is_off,
    answers_the_offer,
    asks_for_company,
    been_there,
    comes_along,
    does_not_come_along,
    finds_company,
    gives_the_seat_back,
    goes_on_its_way,
    goes_out,
    is_asked_along,
    is_taken_out,
    is_welcomed,
    leads_it,
    more_chairs,
    one_writes_to_all,
    signs_up,
    the_question_is_taken_back,
    they_go_on,
)
from proofs.living.walking import (
    begins,
    cancels,
    ends,
    is_offered_times,
    is_talked_with_after,
    met,
    one_writes,
    pair_ends,
    picks,
    says_after_the_trial,
    says_how_it_was,
    stops_at_once,
)
from proofs.living.world import World, settle
from proofs.living.worrying import (
    asks_to_close,
    brings_in_a_colleague,
    closes_the_worry,
    does_something,
    is_worried,
    not_yet,
    reads_the_worry,
    the_worry_goes_on,
)
from sideomside.companionship import jobs as companionship_jobs
from sideomside.companionship.models import Companionship, Meeting
from sideomside.companionship.rules import TimesStand, both_go_on
from sideomside.companionship.rules.agreeing import MEETINGS_TO_TRY
from sideomside.concerns import jobs as concerns_jobs
from sideomside.concerns.rules import NobodyReads
from sideomside.desk import jobs as desk_jobs
from sideomside.gatherings.actions import StaleError
from sideomside.ground.vault.walls import current_organisation
from sideomside.matching import jobs as matching_jobs
from sideomside.matching.rules import SomebodyAsksAlready, State
from sideomside.messages.rules import Closed, MustNotBeTogether
from sideomside.people.models import Person
from sideomside.people.rules import NotAllowed
from sideomside.site.sweeps import run_in

# What the house answers to a press it will not carry out. Anything else that is raised is a fault.
REFUSED = (NotAllowed, SomebodyAsksAlready, Closed, MustNotBeTogether, NobodyReads, StaleError, TimesStand)


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


def a_day_passes(w: World, p: Person, q: Person, answer: str) -> None:
    w.gone_by += timedelta(days={"yes": 1, "no": 3, "later": 8, "talk": 20}[answer])
    for job in [*matching_jobs.JOBS, *companionship_jobs.JOBS, *concerns_jobs.JOBS, *desk_jobs.JOBS]:
        run_in(job, current_organisation())


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
    if one.state in {"trial", "agreed"} and _tried(one):
        return next_between(one) if _both_go_on(one) else [says_after_the_trial]
    if last is None or last.state not in {Meeting.State.OFFERED, Meeting.State.FIXED}:
        return [is_offered_times]
    return (
        [picks, one_writes] if last.state == Meeting.State.OFFERED else [a_day_passes, met, says_how_it_was]
    )


def _tried(one: Companionship) -> bool:
    return one.meetings.filter(state=Meeting.State.MET).count() >= MEETINGS_TO_TRY and not one.rests


def _both_go_on(one: Companionship) -> bool:
    return both_go_on(one, list(one.answers.all()))


ACTS: dict[str, Act] = {
    act.__name__: act
    for act in (
        writes, is_sorted, is_answered, is_planned, is_called_off, is_talked_with, is_closed, is_reopened,
        wishes, says_yes, takes_it_back, peer_takes_it_back, peer_says_yes,
        is_proposed, peer_has_room, seeker_answers, peer_answers, is_withdrawn, is_kept_apart, may_meet_again,
        begins, is_offered_times, picks, cancels, met, says_how_it_was, says_after_the_trial, ends, pair_ends,
        is_talked_with_after,
        writes_agreement, accepts_agreement, suggests_times, moves_it, thinks_again_of_times, wishes_a_fixed_time,
        says_yes_to_a_fixed_time, stops_the_fixed_time, two_take_a_break, two_are_back, says_goodbye, stops_now,
        is_told_in_person, keeps_words, says_how_much_is_left,
        signs_up, is_welcomed, gives_the_seat_back, leads_it, goes_on_its_way, more_chairs, an_evening_is_noted,
        an_evening_is_off, answers_the_offer, asks_for_company, finds_company, been_there,
        is_asked_along, comes_along, does_not_come_along, goes_out, is_taken_out, the_question_is_taken_back,
        one_writes_to_all,
        is_worried, reads_the_worry, does_something, brings_in_a_colleague, asks_to_close, closes_the_worry, not_yet,
        one_writes, stops_at_once, pauses, comes_back, peer_rests, peer_is_back, peer_has_less_room, peer_stops,
        hat_is_hung_up, wants_to_give, is_erased, a_day_passes,
    )
}  # fmt: skip
OFTEN = {goes_on.__name__: 2 * len(ACTS), one_writes.__name__: 6, writes.__name__: 3}
OFTEN |= {they_go_on.__name__: len(ACTS) // 2, the_worry_goes_on.__name__: len(ACTS) // 6}
ACTS |= {act.__name__: act for act in (goes_on, they_go_on, the_worry_goes_on)}
