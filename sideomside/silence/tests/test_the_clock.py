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


def test_what_was_said_at_the_same_moment_as_their_word_came_before_it() -> None:
    assert stage(Clock(HEARD, asked_at=HEARD, farewell_at=HEARD), day(365)) == Stage.ANNOUNCE
