"""Who may do what in the house: letters in, worries about what got out, what somebody says of themselves, who looks."""

from datetime import UTC, datetime, timedelta

import pytest

from sideomside.breaches.models import Risk, Thing
from sideomside.breaches.rules import may as breaches
from sideomside.intake.models import InboundMail, State, Way
from sideomside.intake.rules import may as intake
from sideomside.outcomes.rules import may as outcomes
from sideomside.oversight.rules import may as oversight
from sideomside.people.rules import SYSTEM
from tests.who_may import (
    CAST,
    COORDINATE,
    COORDINATE_HERE,
    ELSEWHERE,
    HERE,
    IDA,
    KAREN,
    NEIGHBOUR,
    OLE,
    OMAR,
    thing,
    who,
)

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
STEP = breaches.Step
OWN = {"ida", "ida elsewhere"}
MINE = {*OWN, "ida as peer", "ida coordinates"}


def test_what_may_have_got_out_is_looked_after_by_somebody_whose_it_was_not() -> None:
    assert who(breaches.may_open) == COORDINATE | {"the house"}
    assert who(breaches.may_look_after, Thing.ACCOUNT, {KAREN}, alone=False) == (
        COORDINATE | {"the house"}
    ) - {"karen"}
    for thing_, alone in ((Thing.ACCOUNT, True), (Thing.LINK, False)):
        assert who(breaches.may_look_after, thing_, {KAREN}, alone=alone) == COORDINATE | {"the house"}


def test_it_is_closed_by_the_second_of_two() -> None:
    waits = thing(closed_at=None, closing_by_id=KAREN)
    assert who(breaches.may_close, waits, {OMAR}) == COORDINATE - {"karen", "omar"}
    assert who(breaches.may_close, thing(closed_at=None, closing_by_id=None), set()) == set()
    assert who(breaches.may_close, thing(closed_at=NOW, closing_by_id=KAREN), set()) == set()


@pytest.mark.parametrize(
    ("names", "risk", "heard", "ready"),
    [
        ({STEP.JUDGED, STEP.REPORTED}, Risk.HIGH, True, True),
        ({STEP.JUDGED, STEP.NOT_REPORTED}, Risk.HIGH, True, True),
        ({STEP.JUDGED, STEP.REPORTED}, Risk.HIGH, False, False),
        ({STEP.JUDGED, STEP.REPORTED}, Risk.SOME, False, True),
        ({STEP.JUDGED}, Risk.SOME, True, False),
        ({STEP.REPORTED}, Risk.SOME, True, False),
    ],
)
def test_it_is_weighed_decided_about_and_heard_before(
    names: set[str], risk: str, heard: bool, ready: bool
) -> None:
    assert breaches.is_ready_to_close(names, risk, heard=heard) is ready


def test_letters_are_taken_in_by_the_house_and_answered_where_they_belong() -> None:
    assert who(intake.may_take_in_mail) == {"the house"}
    anybody = {"visitor", "the house"}
    assert who(intake.may_receive, HERE, Way.CALL) == COORDINATE_HERE | anybody
    pour = {"bo", "bo, key not given", "per", "ida as peer", "mona"}
    assert who(intake.may_receive, HERE, Way.COFFEE) == COORDINATE_HERE | anybody | pour
    enquiry = thing(state=State.RECEIVED, way=Way.FORM)
    assert who(intake.may_answer, enquiry) == COORDINATE_HERE
    assert who(intake.may_say, enquiry) == COORDINATE_HERE | MINE | {"the house"}
    assert who(intake.may_take_out, enquiry) == MINE
    assert who(intake.may_take_out, thing(state=State.RECEIVED, way=Way.PARTNER)) == MINE | {"paula", "petra"}
    assert who(intake.may_take_out, thing(state=State.CLOSED, way=Way.PARTNER)) == set()


def test_a_mail_that_lies_aside_is_every_coordinators_until_it_belongs_somewhere() -> None:
    aside, away = InboundMail.State.QUARANTINED, InboundMail.State.THROWN_AWAY
    assert who(intake.may_handle_mail, thing(state=aside, programme_id=None)) == COORDINATE
    assert who(intake.may_handle_mail, thing(state=away)) == COORDINATE_HERE
    assert who(intake.may_handle_mail, thing(state=InboundMail.State.RECEIVED, programme_id=None)) == set()


def test_a_host_writes_down_for_a_guest_in_the_name_of_the_house() -> None:
    for name in ("mona", "bo", "ida"):
        by, host = intake.the_house_for(CAST[name]), CAST[name]
        assert by.role == SYSTEM and by.organisation_id == host.organisation_id
        assert (by.person_id, by.programme_ids) == (host.person_id, host.programme_ids)
    for name in ("karen", "visitor", "paula"):
        assert intake.the_house_for(CAST[name]) is CAST[name]


def test_what_somebody_says_of_themselves_is_read_by_whom_they_named() -> None:
    assert who(outcomes.may_say, IDA) == OWN
    both = thing(for_peer=True, for_coordinator=True)
    peers = {"bo", "bo, key not given", "per", "peer elsewhere", "ida as peer"}
    assert who(outcomes.may_read_brought, both, is_my_peer=True, is_my_coordinator=False) == peers
    assert who(outcomes.may_read_brought, both, is_my_peer=False, is_my_coordinator=True) == COORDINATE
    for_neither = thing(for_peer=False, for_coordinator=False)
    assert who(outcomes.may_read_brought, for_neither, is_my_peer=True, is_my_coordinator=True) == set()
    assert who(outcomes.may_count, HERE) == COORDINATE_HERE | {"the house", "eva"}
    assert who(outcomes.may_be_handed, HERE) == {"eva"}
    assert who(outcomes.may_load) == COORDINATE | {"the house"}
    written = thing(happened_at=NOW)
    assert outcomes.is_to_this_peer(written, NOW) and not outcomes.is_to_this_peer(written, None)
    assert not outcomes.is_to_this_peer(written, NOW + timedelta(seconds=1))


def test_the_second_person_is_never_whoever_read() -> None:
    ring = thing(reader_id=KAREN)
    assert who(oversight.may_answer, ring, alone=False) == COORDINATE_HERE - {"karen"}
    assert who(oversight.may_answer, ring, alone=True) == COORDINATE - {"karen", "next door"}
    assert who(oversight.may_go_through, ring) == COORDINATE - {"karen", "next door"}
    theirs = thing(reader_id=OLE, organisation_id=NEIGHBOUR, programme_id=ELSEWHERE)
    assert who(oversight.may_answer, theirs, alone=False) == set()
