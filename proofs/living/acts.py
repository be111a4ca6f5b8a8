"""Everything somebody may press, with whatever is at hand; two presses in three are the next natural step."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ObjectDoesNotExist

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
from sideomside.companionship import jobs as companionship_jobs
from sideomside.companionship.models import Companionship, Meeting
from sideomside.matching import jobs as matching_jobs
from sideomside.matching.rules import SomebodyAsksAlready, State
from sideomside.messages.rules import Closed
from sideomside.people.models import Person
from sideomside.people.rules import NotAllowed

# What the house answers to a press it will not carry out. Anything else that is raised is a fault.
REFUSED = (NotAllowed, SomebodyAsksAlready, Closed)


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
