"""What is allowed and true of an enquiry, as plain tables."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils.translation import override

from sideomside.intake.models import Enquiry, InboundMail, Sort, State, Step, Way
from sideomside.intake.rules import (
    FRESH,
    Standing,
    after,
    days_waited,
    in_words,
    is_due,
    is_fresh,
    is_ready_for_a_peer,
    may_handle_mail,
    may_receive,
    needs_a_second_reader,
    number_said,
    opening_asked_for,
    state_asked_for,
    the_house_for,
    waited_too_long,
    way_to_reach,
)
from sideomside.people.models import Programme
from sideomside.people.rules import SYSTEM, VISITOR, Hat, Viewer

HOUSE, OURS, THEIRS, PERSON = uuid4(), uuid4(), uuid4(), uuid4()
MONDAY = datetime(2026, 11, 16, 9, tzinfo=UTC)


def somebody(role: str, *programmes: object) -> Viewer:
    return Viewer(role, uuid4(), PERSON, frozenset(programmes or {OURS}))  # type: ignore[arg-type]


def an_enquiry(**known: object) -> Enquiry:
    programme = Programme(
        id=OURS, organisation_id=HOUSE, answer_days=2, second_reader_days=1, first_talk_required=True
    )
    programme.first_talk_required = bool(known.pop("talk_required", True))
    return Enquiry(
        organisation_id=HOUSE,
        programme=programme,
        **{"state": State.RECEIVED, "sort": Sort.UNSORTED, **known},
    )


@pytest.mark.parametrize(
    ("role", "way", "programme", "may"),
    [
        (VISITOR, Way.FORM, OURS, True),
        (SYSTEM, Way.MAIL, OURS, True),
        (Hat.COORDINATOR, Way.CALL, OURS, True),
        (Hat.COORDINATOR, Way.CALL, THEIRS, False),
        (Hat.HOST, Way.COFFEE, OURS, True),
        (Hat.HOST, Way.COFFEE, THEIRS, False),
        (Hat.HOST, Way.CALL, OURS, False),
        (Hat.PEER, Way.COFFEE, OURS, True),
        (Hat.EVALUATOR, Way.COFFEE, OURS, False),
    ],
)
def test_who_may_take_somebody_in(role: str, way: str, programme: object, may: bool) -> None:
    assert may_receive(somebody(role), programme, way) is may  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("role", "state", "programme", "may"),
    [
        (Hat.COORDINATOR, "quarantined", OURS, True),
        (Hat.COORDINATOR, "quarantined", None, True),
        (Hat.COORDINATOR, "thrown_away", OURS, True),
        (Hat.COORDINATOR, "quarantined", THEIRS, False),
        (Hat.COORDINATOR, "read", OURS, False),
        (Hat.HOST, "quarantined", None, False),
        (SYSTEM, "quarantined", OURS, False),
    ],
)
def test_who_may_handle_mail_that_lies_aside(role: str, state: str, programme: object, may: bool) -> None:
    assert (
        may_handle_mail(
            somebody(role), InboundMail(organisation_id=HOUSE, state=state, programme_id=programme)
        )
        is may
    )


def test_the_house_writes_for_a_host_and_for_nobody_else() -> None:
    host, karen, nobody = somebody(Hat.HOST), somebody(Hat.COORDINATOR), Viewer(Hat.HOST)
    assert the_house_for(host).role == SYSTEM and the_house_for(host).person_id == PERSON
    assert the_house_for(karen) is karen and the_house_for(nobody) is nobody


@pytest.mark.parametrize(
    ("now", "step", "state", "waits"),
    [
        (Standing(), Step.RECEIVED, State.RECEIVED, True),
        (Standing(waiting_since=MONDAY), Step.ANSWERED, State.ANSWERED, False),
        (Standing(state=State.TALK_HELD), Step.ANSWERED, State.TALK_HELD, False),
        (Standing(waiting_since=MONDAY), Step.TALK_PLANNED, State.TALK_PLANNED, False),
        (Standing(state=State.TALK_PLANNED), Step.TALK_OFF, State.ANSWERED, True),
        (Standing(state=State.TALK_PLANNED, talked_at=MONDAY), Step.TALK_OFF, State.TALK_HELD, True),
        (Standing(waiting_since=MONDAY), Step.CLOSED, State.CLOSED, False),
        (Standing(state=State.CLOSED), Step.HEARD, State.RECEIVED, True),
        (Standing(state=State.CLOSED, answered_at=MONDAY), Step.REOPENED, State.ANSWERED, True),
        (Standing(state=State.CLOSED, talked_at=MONDAY), Step.REOPENED, State.TALK_HELD, True),
        (Standing(state=State.ANSWERED), Step.HEARD, State.ANSWERED, True),
        (Standing(waiting_since=MONDAY), Step.JOINED, State.RECEIVED, True),
    ],
)
def test_what_a_step_does(now: Standing, step: str, state: str, waits: bool) -> None:
    then = after(now, step, {}, MONDAY)
    assert (then.state, then.waiting_since is not None) == (state, waits)


def test_a_step_brings_its_detail() -> None:
    to = uuid4()
    assert after(Standing(), Step.ASSIGNED, {"to": str(to)}, MONDAY).assigned_id == to
    assert after(Standing(assigned_id=to), Step.ASSIGNED, {"to": None}, MONDAY).assigned_id is None
    assert after(Standing(), Step.REMIND, {"on": "2026-11-20"}, MONDAY).remind_on == date(2026, 11, 20)
    assert after(Standing(), Step.REMIND, {"on": ""}, MONDAY).remind_on is None
    assert after(Standing(waiting_since=MONDAY), Step.CALLED, {"reached": True}, MONDAY).waiting_since is None
    assert after(Standing(waiting_since=MONDAY), Step.CALLED, {}, MONDAY).waiting_since == MONDAY
    assert after(Standing(), Step.CLOSED, {"why": "quiet"}, MONDAY).closed_why == "quiet"
    assert after(Standing(read_at=MONDAY), Step.READ, {}, MONDAY + FRESH).read_at == MONDAY


def test_who_waits_and_for_how_long() -> None:
    nobody, sara = an_enquiry(), an_enquiry(waiting_since=MONDAY)
    assert (days_waited(nobody, MONDAY), waited_too_long(nobody, MONDAY)) == (0, False)
    assert not waited_too_long(sara, MONDAY + timedelta(days=2))
    assert waited_too_long(sara, MONDAY + timedelta(days=3))
    assert not waited_too_long(an_enquiry(waiting_since=MONDAY - timedelta(days=3)), MONDAY), "a weekend"
    assert [is_due(one, MONDAY.date()) for one in (nobody, sara)] == [False, True]
    later = an_enquiry(waiting_since=MONDAY, remind_on=date(2026, 11, 18))
    assert [is_due(later, date(2026, 11, day)) for day in (17, 18)] == [False, True]


def test_when_a_second_coordinator_should_look() -> None:
    sara, a_day = an_enquiry(waiting_since=MONDAY), timedelta(days=1)
    assert not needs_a_second_reader(sara, MONDAY + a_day - timedelta(minutes=1))
    assert needs_a_second_reader(sara, MONDAY + a_day)
    assert not needs_a_second_reader(an_enquiry(waiting_since=MONDAY, read_at=MONDAY), MONDAY + a_day)
    assert not needs_a_second_reader(an_enquiry(), MONDAY + a_day)
    friday = an_enquiry(waiting_since=MONDAY - timedelta(days=3))
    assert not needs_a_second_reader(friday, MONDAY - timedelta(minutes=1)), "nobody works on Sunday"
    assert needs_a_second_reader(friday, MONDAY)


@pytest.mark.parametrize(
    ("known", "ready"),
    [
        ({"sort": Sort.SEEKS, "talked_at": MONDAY}, True),
        ({"sort": Sort.SEEKS}, False),
        ({"sort": Sort.SEEKS, "talk_required": False}, True),
        ({"sort": Sort.UNSORTED, "talked_at": MONDAY}, False),
        ({"sort": Sort.SEEKS, "talked_at": MONDAY, "state": State.CLOSED}, False),
    ],
)
def test_who_is_ready_for_a_peer(known: dict[str, object], ready: bool) -> None:
    assert is_ready_for_a_peer(an_enquiry(**known)) is ready


def test_the_same_form_again_is_fresh_for_ten_minutes() -> None:
    sara = an_enquiry(made_at=MONDAY)
    assert is_fresh(sara, MONDAY + FRESH - timedelta(seconds=1)) and not is_fresh(sara, MONDAY + FRESH)


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        (" ida@post.example ", "mail"),
        ("ida@post", ""),
        ("12 34 56 78", "phone"),
        ("12345678", "phone"),
        ("1234567", ""),
        ("123456789", ""),
        ("+46 70 123 45 67", "phone"),
        ("0046701234567", "phone"),
        ("ved ikke", ""),
    ],
)
def test_an_address_or_a_number(typed: str, way: str) -> None:
    assert way_to_reach(typed) == way


def test_small_things_said_back() -> None:
    assert [in_words(names, "og") for names in ([], ["Signe"], ["Signe", "Omar"], ["Signe", "Omar", "Ida"])] == [
        "", "Signe", "Signe og Omar", "Signe, Omar og Ida",
    ]  # fmt: skip
    with override("da"):
        assert [number_said(number) for number in (1, 2, 5, 6)] == ["1", "to", "fem", "6"]
    assert [opening_asked_for(name) for name in ("coffee", "call", "", "spam")] == [
        "coffee", "call", "thanks", "thanks",
    ]  # fmt: skip
    assert [state_asked_for(name) for name in ("held", "closed", "", "nonsense")] == [
        "held",
        "closed",
        "",
        "",
    ]
