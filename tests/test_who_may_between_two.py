"""Who may do what between two people: matching, meeting, writing, worrying, saying stop. Nobody else, ever."""

from datetime import UTC, datetime, timedelta

import pytest

from sideomside.companionship.models import Meeting
from sideomside.companionship.rules import may as companionship
from sideomside.concerns.rules import may as concerns
from sideomside.gatherings.rules import may as gatherings
from sideomside.matching.rules import may as matching
from sideomside.messages.models import Thread
from sideomside.messages.rules import may as messages
from sideomside.people.rules import Hat
from tests.who_may import BO, COORDINATE_HERE, ELSEWHERE, HERE, IDA, KAREN, OMAR, thing, who

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
PAIR = thing(participant_id=IDA, peer_id=BO, ended_at=None)
TWO = {"ida", "ida elsewhere", "bo"}


def test_two_who_walk_together_take_part_and_a_participant_accounts_for_nothing() -> None:
    assert who(companionship.may_arrange, HERE) == COORDINATE_HERE
    assert who(companionship.may_take_part, PAIR) == TWO | COORDINATE_HERE
    assert who(companionship.may_note, PAIR) == {"bo"} | COORDINATE_HERE


@pytest.mark.parametrize(
    ("meeting", "ahead"),
    [
        ({"state": Meeting.State.OFFERED, "times": [-HOUR, HOUR]}, True),
        ({"state": Meeting.State.OFFERED, "times": [-HOUR, 0 * HOUR]}, False),
        ({"state": Meeting.State.OFFERED, "times": [], "ends_at": NOW + HOUR}, False),
        ({"state": Meeting.State.FIXED, "ends_at": NOW + HOUR}, True),
        ({"state": Meeting.State.FIXED, "ends_at": NOW}, False),
        ({"state": Meeting.State.FIXED, "ends_at": None}, False),
        ({"state": Meeting.State.CANCELLED, "ends_at": NOW + HOUR}, False),
    ],
)
def test_a_meeting_is_ahead_while_it_can_still_be_come_to(meeting: dict[str, object], ahead: bool) -> None:
    rows = [thing(starts_at=NOW + away) for away in meeting.pop("times", [])]  # type: ignore[attr-defined]
    row = thing(**{"ends_at": None} | meeting, times=thing(all=lambda: rows))
    assert companionship.is_ahead(row, NOW) is ahead


def test_matching_is_decided_by_people_and_answered_by_whoever_was_asked() -> None:
    proposal = thing(participant_id=IDA)
    assert who(matching.may_decide, HERE) == COORDINATE_HERE
    assert who(matching.may_plan, HERE) == COORDINATE_HERE | {"the house"}
    assert who(matching.may_go_on, proposal) == COORDINATE_HERE | {"the house", "ida", "ida elsewhere"}
    assert who(matching.may_answer, IDA, Hat.PARTICIPANT, HERE) == COORDINATE_HERE | {"ida", "ida elsewhere"}
    assert who(matching.may_answer, BO, Hat.PEER, HERE) == COORDINATE_HERE | {"bo"}
    assert who(matching.may_end, PAIR) == TWO | COORDINATE_HERE | {"the house"}
    assert matching.pair_is_live(PAIR) and not matching.pair_is_live(thing(ended_at=NOW))


def test_a_wish_is_ones_own_or_written_down_where_one_takes_part() -> None:
    own = {"ida", "ida elsewhere"}
    assert who(matching.may_wish, IDA, [ELSEWHERE, HERE]) == own | COORDINATE_HERE | {"north", "next door"}
    assert who(matching.may_wish, IDA, []) == own
    assert who(matching.may_write_down, [HERE]) == COORDINATE_HERE
    assert who(matching.may_say_rather_not, IDA, [HERE]) == own | COORDINATE_HERE | {"ida as peer"}
    assert who(matching.may_see_as_peer, BO) == {"bo"}
    assert who(matching.may_choose_by_hand, IDA, Hat.PARTICIPANT, [HERE]) == own | COORDINATE_HERE
    assert who(matching.may_choose_by_hand, BO, Hat.PEER, [HERE]) == {"bo"}


def test_what_one_said_of_whom_not_to_meet_is_taken_away_in_the_hat_it_was_said_in() -> None:
    ours, hers = (
        thing(by_id=KAREN, by_role=Hat.COORDINATOR),
        thing(by_id=IDA, by_role=Hat.PARTICIPANT),
    )
    assert who(matching.may_take_away, ours, [HERE]) == COORDINATE_HERE
    assert who(matching.may_take_away, ours, []) == {"karen"}
    assert who(matching.may_take_away, hers, [HERE]) == {"ida", "ida, key not given", "ida elsewhere"}


def test_words_are_shared_by_the_two_they_stand_between() -> None:
    everybody = {"ida", "ida, key not given", "ida elsewhere", "noor", "bo takes part"}
    peers = {"bo", "bo, key not given", "per", "peer elsewhere", "ida as peer"}
    between = thing(thread=thing(sort=Thread.Sort.PAIR))
    assert who(messages.may_share, between) == everybody | peers
    assert who(messages.may_share, thing(thread=thing(sort=Thread.Sort.CIRCLE))) == set()
    shut = {"ida, key not given", "bo, key not given"}
    coordinators = COORDINATE_HERE | {"north", "no programme", "next door"}
    assert who(messages.may_choose) == (everybody | peers | coordinators | {"mona", "host elsewhere"}) - shut


def test_a_worry_is_said_by_whoever_is_here_and_looked_after_by_two() -> None:
    worry = thing(closed_at=None, closing_by_id=None, bar="", whom=str(BO))
    said = {"karen", "omar", "both", "ida coordinates", "bo coordinates"}
    said |= {"ida", "noor", "bo takes part", "bo", "per", "ida as peer", "mona"}
    assert who(concerns.may_worry, HERE) == said
    assert who(concerns.may_handle, worry, [KAREN, BO]) == {"karen"}
    assert who(concerns.may_close, worry, [KAREN, OMAR]) == set()
    waits = thing(closed_at=None, closing_by_id=KAREN, bar="", whom=str(BO))
    assert who(concerns.may_close, waits, [KAREN, OMAR, BO]) == {"omar"}
    closed = thing(closed_at=NOW, closing_by_id=KAREN, bar="", whom=str(BO))
    assert who(concerns.may_close, closed, [KAREN, OMAR]) == set()
    assert concerns.is_closed(closed) and not concerns.is_closed(waits)
    assert not concerns.may_be_on(None, worry) and not concerns.may_be_on(BO, worry)
    assert concerns.may_be_on(IDA, worry)


def test_either_of_two_says_stop_and_a_third_calls_them() -> None:
    assert who(concerns.may_stop, PAIR) == TWO
    assert who(concerns.may_call, thing(person_id=IDA)) == COORDINATE_HERE - {"ida coordinates"}
    stopped = thing(pair=PAIR)
    assert who(concerns.may_call_both, stopped) == COORDINATE_HERE - {"ida coordinates", "bo coordinates"}


def test_an_evening_is_kept_led_hosted_and_come_to() -> None:
    peers = {"bo", "bo, key not given", "per", "peer elsewhere", "ida as peer"}
    assert who(gatherings.may_keep, HERE) == COORDINATE_HERE
    assert who(gatherings.may_lead, False, HERE) == COORDINATE_HERE
    assert who(gatherings.may_lead, True, HERE) == COORDINATE_HERE | peers
    signup = thing(gathering=thing())
    assert who(gatherings.may_take_part, signup) == COORDINATE_HERE | {"ida", "ida elsewhere"}
    here = {"bo", "bo, key not given", "per", "ida as peer", "mona"}
    assert who(gatherings.may_host, HERE) == COORDINATE_HERE | here
