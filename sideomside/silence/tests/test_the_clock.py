"""Day by day, with nothing but four moments in hand."""

from datetime import UTC, datetime, timedelta

import pytest

from sideomside.silence.rules import Clock, Stage, stage

HEARD = datetime(2026, 3, 10, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def day(number: int) -> datetime:
    return HEARD + timedelta(days=number)


@pytest.mark.parametrize(
    "now, wanted",
    [
        (HEARD - timedelta(days=400), Stage.RESTS),  # the clock was wrong
        (HEARD, Stage.RESTS),
        (day(180), Stage.RESTS),
        (day(180) + SECOND, Stage.ASK),
        (day(335), Stage.ASK),
        (day(335) + SECOND, Stage.ANNOUNCE),
        (day(3000), Stage.ANNOUNCE),  # closed for years: still nobody goes before it is said
    ],
)
def test_nobody_has_asked(now: datetime, wanted: str) -> None:
    assert stage(Clock(HEARD), now) == wanted


@pytest.mark.parametrize(
    "now, wanted",
    [
        (day(200), Stage.ASKED),
        (day(230), Stage.ASKED),
        (day(230) + SECOND, Stage.DECIDE),
        (day(335) + SECOND, Stage.ANNOUNCE),
    ],
)
def test_asked_there_are_thirty_days_to_answer(now: datetime, wanted: str) -> None:
    assert stage(Clock(HEARD, asked_at=day(200)), now) == wanted


def test_a_word_or_a_wish_to_wait_begins_it_anew() -> None:
    asked, told = day(200), day(336)
    heard_since = Clock(day(340), asked_at=asked, farewell_at=told)
    assert stage(heard_since, day(520)) == Stage.RESTS
    assert stage(heard_since, day(520) + SECOND) == Stage.ASK
    again = Clock(HEARD, again_at=day(231), asked_at=asked)
    assert stage(again, day(411)) == Stage.RESTS
    assert stage(again, day(411) + SECOND) == Stage.ASK
    assert stage(again, day(231 + 335) + SECOND) == Stage.ANNOUNCE


@pytest.mark.parametrize("told", [day(335) + SECOND, day(340), day(900)])
def test_a_month_lies_between_goodbye_and_the_end_and_a_year_before_it(told: datetime) -> None:
    clock = Clock(HEARD, farewell_at=told)
    end = clock.gone_at(told)
    assert end - told >= timedelta(days=30) and end - HEARD >= timedelta(days=365)
    assert stage(clock, end) == Stage.TOLD
    assert stage(clock, end + SECOND) == Stage.OVER


def test_asked_late_there_is_still_a_month_to_answer() -> None:
    asked = Clock(HEARD, asked_at=day(334))
    assert stage(asked, day(364)) == Stage.ASKED
    assert stage(asked, day(364) + SECOND) == Stage.ANNOUNCE


def test_a_line_is_no_goodbye_before_somebody_has_tried() -> None:
    line = Clock(HEARD, farewell_at=day(336), by_line=True, tried_at=day(330))
    assert stage(line, day(3000)) == Stage.TOLD
    tried = Clock(HEARD, farewell_at=day(336), by_line=True, tried_at=day(400))
    assert stage(tried, day(430)) == Stage.TOLD
    assert stage(tried, day(430) + SECOND) == Stage.OVER


@pytest.mark.parametrize("told", [None, day(336)])
def test_whoever_waits_for_us_is_asked_and_decided_about_and_never_over(told: datetime | None) -> None:
    assert stage(Clock(HEARD, farewell_at=told, waits_for_us=True), day(3000)) == Stage.ASK
    asked = Clock(HEARD, asked_at=day(200), farewell_at=told, waits_for_us=True)
    assert stage(asked, day(3000)) == Stage.DECIDE


def test_the_same_address_heard_from_since_holds_the_clock_until_somebody_waits_anew() -> None:
    same = Clock(HEARD, farewell_at=day(336), same_at=day(350))
    assert stage(same, day(400)) == Stage.SAME
    assert stage(Clock(HEARD, farewell_at=day(336), same_at=day(-1)), day(400)) == Stage.OVER
    other = Clock(HEARD, again_at=day(351), farewell_at=day(336), same_at=day(350))
    assert stage(other, day(400)) == Stage.RESTS


def test_what_was_said_at_the_same_moment_as_their_word_came_before_it() -> None:
    assert stage(Clock(HEARD, asked_at=HEARD, farewell_at=HEARD), day(365)) == Stage.ANNOUNCE
