"""Quiet hours on Danish clocks, also when the clock is moved."""

from datetime import UTC, datetime, time

import pytest

from sideomside.messages.days.quiet import HOME, is_quiet, not_before

NIGHT = (time(22), time(8))


@pytest.mark.parametrize(
    ("clock", "begins", "ends", "quiet"),
    [
        ("23:30", *NIGHT, True), ("03:00", *NIGHT, True), ("07:59", *NIGHT, True), ("08:00", *NIGHT, False),
        ("21:59", *NIGHT, False), ("22:00", *NIGHT, True), ("13:00", time(12), time(14), True),
        ("14:00", time(12), time(14), False), ("11:59", time(12), time(14), False),
        ("03:00", time(8), time(8), False), ("03:00", None, None, False),
    ],
)  # fmt: skip
def test_quiet_or_not(clock: str, begins: time, ends: time, quiet: bool) -> None:
    at = datetime.combine(datetime(2026, 11, 22), time.fromisoformat(clock), HOME)
    assert is_quiet(at, begins, ends) is quiet
    assert is_quiet(at.astimezone(UTC), begins, ends) is quiet
    assert (not_before(at, begins, ends) == at) is not quiet


@pytest.mark.parametrize(
    ("at", "wakes"),
    [
        ("2026-11-22T23:30+01:00", "2026-11-23T08:00+01:00"),
        ("2026-11-23T00:10+01:00", "2026-11-23T08:00+01:00"),
        ("2026-10-24T23:00+02:00", "2026-10-25T08:00+01:00"),  # the night the clock goes back
        ("2026-03-28T23:00+01:00", "2026-03-29T08:00+02:00"),  # the night it goes forward
    ],
)
def test_a_letter_waits_until_the_morning_on_the_wall(at: str, wakes: str) -> None:
    assert not_before(datetime.fromisoformat(at), *NIGHT) == datetime.fromisoformat(wakes)


def test_an_end_inside_the_hour_that_is_skipped_or_doubled_is_never_early() -> None:
    """Quiet until half past two: in March that is no time at all, in October it comes twice."""
    until = (time(22), time(2, 30))
    march, october = datetime(2026, 3, 28, 22, tzinfo=UTC), datetime(2026, 10, 24, 22, tzinfo=UTC)
    for at in (march, october):
        wakes = not_before(at, *until)
        assert wakes > at and not is_quiet(wakes, *until)
    assert not_before(october, *until) == datetime(
        2026, 10, 25, 1, 30, tzinfo=UTC
    )  # the second half past two
