"""Faults that break a promise between people, planted in the running house; each must be seen."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.db.models import Q

from sideomside.intake.queries import waiting
from sideomside.matching.actions import answering, apart, asking, ending, moving, wishing
from sideomside.matching.models import Proposal
from sideomside.matching.queries import asked
from sideomside.messages.actions import writing
from sideomside.messages.queries import threads
from sideomside.people.rules import Viewer
from sideomside.privacy.actions import erasing, pausing

# Both modules hold a function of their own name, which the package shows instead.
propose: Any = import_module("sideomside.matching.actions.propose")
pairs: Any = import_module("sideomside.matching.queries.pairs")


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
    apart._stop_between = _nobody


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


def _all_proposals(viewer: Viewer) -> Any:
    return Proposal.objects.all()


def _nobody(*_about: Any, **_more: Any) -> Any:
    return 0


def _always(*_about: Any, **_more: Any) -> Any:
    return True


PLANTS: dict[str, Callable[[], None]] = {
    plant.__name__: plant
    for plant in (
        asked_before_the_yes, a_yes_taken_back_stops_nothing, a_pause_stops_nothing, a_no_is_heard_as_a_yes,
        the_place_is_not_given_back, no_place_is_taken, who_must_not_meet_is_asked, words_reach_one_who_has_left,
        erased_and_still_readable, a_room_forgets_to_forget, whoever_waits_is_lost, anybody_decides,
        two_rooms_are_one, the_story_is_not_written, outsiders_look_in,
    )
}  # fmt: skip

# Where a fault lies, there is more coming and going: acts that are drawn ten times as often while it is planted.
STIRRED = {
    "asked_before_the_yes": ("is_proposed",),
    "a_yes_taken_back_stops_nothing": ("takes_it_back",),
    "a_pause_stops_nothing": ("pauses",),
    "a_no_is_heard_as_a_yes": ("seeker_answers",),
    "the_place_is_not_given_back": ("ends", "pair_ends"),
    "who_must_not_meet_is_asked": ("is_kept_apart",),
    "words_reach_one_who_has_left": ("one_writes", "ends"),
    "erased_and_still_readable": ("is_erased",),
    "a_room_forgets_to_forget": ("is_erased",),
    "whoever_waits_is_lost": ("writes", "is_sorted"),
    "two_rooms_are_one": ("one_writes",),
}
