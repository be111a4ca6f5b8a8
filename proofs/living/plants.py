"""Faults that break a promise between people, planted in the running house; each must be seen."""

from collections.abc import Callable
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from django.db.models import Q

from sideomside.companionship.actions import endings, going, resting
from sideomside.concerns.actions import sending
from sideomside.concerns.models import Concern
from sideomside.concerns.queries import reading
from sideomside.gatherings.actions import signing
from sideomside.intake.queries import waiting
from sideomside.matching.actions import answering, apart, asking, ending, moving, wishing
from sideomside.matching.models import Proposal
from sideomside.matching.queries import asked
from sideomside.messages.actions import parting, writing
from sideomside.messages.models import Member
from sideomside.messages.queries import due, threads
from sideomside.peers.models import PeerFile
from sideomside.people.rules import Viewer
from sideomside.privacy.actions import erasing, pausing

# Both modules hold a function of their own name, which the package shows instead.
propose: Any = import_module("sideomside.matching.actions.propose")
pairs: Any = import_module("sideomside.matching.queries.pairs")
rhythm: Any = import_module("sideomside.companionship.actions.rhythm")
day: Any = import_module("sideomside.companionship.queries.day")


def asked_before_the_yes() -> None:
    """Nothing is waited for, and whoever looks is shown the question."""
    asking.waits_for = lambda viewer, proposal: []
    asked.stands = _always


def a_yes_taken_back_stops_nothing() -> None:
    wishing.stop_for = _nobody
    asked.stands = _always


def a_pause_stops_nothing() -> None:
    pausing.matching.stop_for = _nobody
    asked.stands = _always


def a_no_is_heard_as_a_yes() -> None:
    move = answering.move

    def deaf(*, proposal: Proposal, step: str, by: Viewer, **more: Any) -> Proposal:
        if step == "participant_no":
            Proposal.objects.filter(id=proposal.id).update(state="peer_decides")
            return proposal
        return move(proposal=proposal, step=step, by=by, **more)

    answering.move = deaf


def the_place_is_not_given_back() -> None:
    ending.give_back_place = _nobody


def no_place_is_taken() -> None:
    answering.take_place = _nobody


def who_must_not_meet_is_asked() -> None:
    propose.may_meet = _always
    apart._stop = _nobody


def words_reach_one_who_has_left() -> None:
    writing.is_open = writing.seen_thread = _always


def erased_and_still_readable() -> None:
    erasing.destroy_key = _nobody


def a_room_forgets_to_forget() -> None:
    erasing.FORGETTING = tuple(one for one in erasing.FORGETTING if ".matching." not in one.__module__)


def whoever_waits_is_lost() -> None:
    """Sorted is as good as answered."""
    due = waiting.is_due
    waiting.is_due = lambda enquiry, today: due(enquiry, today) and not enquiry.sort


def anybody_decides() -> None:
    """Whoever works in the house is let through, whatever hat they wear."""
    Viewer.coordinates = _always  # type: ignore[method-assign]


def two_rooms_are_one() -> None:
    """Who one is decides, and not the hat one wears."""
    threads._theirs = lambda viewer, mine: (
        Q(sort="pair", pair__participant_id=viewer.person_id) | Q(sort="pair", pair__peer_id=viewer.person_id)
    )


def the_story_is_not_written() -> None:
    moving.note = _nobody


def outsiders_look_in() -> None:
    pairs.visible_to.__code__ = _all_proposals.__code__


def a_stopped_time_goes_on() -> None:
    """Stopped in name, and what it had laid still stands."""
    rhythm.LAID = []


def a_goodbye_stops_nothing() -> None:
    endings.stop_quietly = _nobody


def a_break_calls_nothing_off() -> None:
    resting.call_off_ahead = _none_of_them


def an_end_calls_nothing_off() -> None:
    going.call_off_ahead = _none_of_them


def enough_is_not_heard() -> None:
    PeerFile.free_places = property(lambda file: max(0, file.capacity - file.load))  # type: ignore[assignment]


def one_guest_too_many() -> None:
    signing.seats_left = lambda viewer, gathering: 1


def nobody_moves_up() -> None:
    signing.fill_seats = _nobody


def who_leads_may_come_too() -> None:
    signing._may_come = _always


def asked_is_as_good_as_in() -> None:
    threads.present = lambda viewer: Member.objects.all()


def taken_out_without_a_word() -> None:
    """Whatever was typed, nothing arrives."""
    parting.cpr = SimpleNamespace(mask=lambda words: ("", []))  # type: ignore[assignment]


def two_in_a_circle_rise_nowhere() -> None:
    due._apart = _none_of_them


def a_worry_is_anybodys() -> None:
    reading._mine = lambda viewer: Concern.objects.select_related("programme", "sender")


def a_worry_goes_to_whom_it_is_about() -> None:
    asked = sending.on_duty
    sending.on_duty = lambda viewer, programme_id, besides: asked(viewer, programme_id, set())


def two_yeses_wait_nowhere() -> None:
    """Whoever has not begun is left to begin by themselves."""
    day.matching.without_beginning = _none_of_them


def _all_proposals(viewer: Viewer) -> Any:
    return Proposal.objects.all()


def _nobody(*_about: Any, **_more: Any) -> Any:
    return 0


def _none_of_them(*_about: Any, **_more: Any) -> Any:
    return []


def _always(*_about: Any, **_more: Any) -> Any:
    return True


PLANTS: dict[str, Callable[[], None]] = {
    plant.__name__: plant
    for plant in (
        asked_before_the_yes, a_yes_taken_back_stops_nothing, a_pause_stops_nothing, a_no_is_heard_as_a_yes,
        the_place_is_not_given_back, no_place_is_taken, who_must_not_meet_is_asked, words_reach_one_who_has_left,
        erased_and_still_readable, a_room_forgets_to_forget, whoever_waits_is_lost, anybody_decides,
        two_rooms_are_one, the_story_is_not_written, outsiders_look_in,
        a_stopped_time_goes_on, a_goodbye_stops_nothing, a_break_calls_nothing_off,
        an_end_calls_nothing_off, enough_is_not_heard, one_guest_too_many, nobody_moves_up, who_leads_may_come_too,
        asked_is_as_good_as_in, taken_out_without_a_word, two_in_a_circle_rise_nowhere, a_worry_is_anybodys,
        a_worry_goes_to_whom_it_is_about, two_yeses_wait_nowhere,
    )
}  # fmt: skip
