"""What must ring and what must not, over lines of the log made for it."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from sideomside.oversight.rules import Line, What, said, signs, usual, usual_of_all

MONDAY = date(2026, 11, 16)
EVERYBODY = [uuid4() for _ in range(200)]


def opens(day: date, people: list[UUID], *, hour: int = 10, does: bool = True) -> list[Line]:
    """Somebody opens these pages, and answers, calls or plans something for each of them."""
    at = datetime(day.year, day.month, day.day, hour, 5)
    done = [Line(at + timedelta(minutes=4), What.DID, one) for one in people] if does else []
    return [*(Line(at, What.OPENED, one) for one in people), *done]


def searches(day: date, times: int) -> list[Line]:
    return [
        Line(datetime(day.year, day.month, day.day, 11, minute), What.SEARCHED) for minute in range(times)
    ]


def some_weeks(many: int = 6) -> list[Line]:
    """Six weeks of ordinary working days; on Mondays twice as many have written."""
    days = [MONDAY - timedelta(days=back) for back in range(1, 43)]
    work = [day for day in days if day.weekday() < 5]
    return [
        line
        for number, day in enumerate(work)
        for line in opens(day, EVERYBODY[number : number + many * (2 if day.weekday() == 0 else 1)])
        + searches(day, 2)
    ]


def rings(lines: list[Line], colleagues: dict[str, int] | None = None) -> set[str]:
    return {sign.name for sign in signs(MONDAY, lines, colleagues)}


@pytest.mark.parametrize(
    "day",
    [
        opens(MONDAY, EVERYBODY[:12]),
        opens(MONDAY, EVERYBODY[:20]) + searches(MONDAY, 8),
        opens(MONDAY, EVERYBODY[:8]) + opens(MONDAY, EVERYBODY[8:14], does=False),
        opens(MONDAY, EVERYBODY[:2], hour=22),
        opens(MONDAY, EVERYBODY[:4], hour=5),
        [],
    ],
    ids=[
        "an ordinary Monday",
        "after a long weekend",
        "some are a colleague's",
        "late",
        "early",
        "a day off",
    ],
)
def test_what_is_ordinary_does_not_ring(day: list[Line]) -> None:
    assert rings(some_weeks() + day) == set()


@pytest.mark.parametrize(
    ("day", "sign"),
    [
        (opens(MONDAY, EVERYBODY[:60]), "many"),
        (opens(MONDAY, EVERYBODY[100:112], does=False), "not_theirs"),
        (opens(MONDAY, EVERYBODY[:9], hour=2), "night"),
        (opens(MONDAY, EVERYBODY[:5], hour=23), "night"),
        (searches(MONDAY, 25), "searched"),
    ],
    ids=["far more than usual", "people one does nothing for", "in the night", "late at night", "searching"],
)
def test_what_is_unusual_rings_and_says_why(day: list[Line], sign: str) -> None:
    assert rings(some_weeks() + day) == {sign}


def test_the_same_page_day_after_day_without_doing_anything_rings() -> None:
    neighbour = [EVERYBODY[150]]
    days = [
        line for back in (0, 3, 5, 7) for line in opens(MONDAY - timedelta(days=back), neighbour, does=False)
    ]
    assert rings(some_weeks() + days) == {"again"}
    assert rings(some_weeks() + days[1:]) == set()  # not today
    helped = Line(datetime(2026, 11, 17, 9), What.DID, neighbour[0])
    assert rings([*some_weeks(), *days, helped]) == set()


def test_whoever_always_works_at_night_or_with_many_is_held_against_themselves() -> None:
    nights = [
        line for back in range(1, 15) for line in opens(MONDAY - timedelta(days=back), EVERYBODY[:8], hour=23)
    ]
    assert rings(nights + opens(MONDAY, EVERYBODY[:9], hour=23)) == set()
    assert rings(some_weeks(20) + opens(MONDAY, EVERYBODY[:60])) == set()


def test_who_is_new_is_held_against_colleagues_and_else_against_a_high_bar() -> None:
    first_day = opens(MONDAY, EVERYBODY[:30])
    here = usual_of_all([usual(some_weeks(), MONDAY), usual(some_weeks(4), MONDAY), None])
    assert here is not None and rings(first_day, here) == set()
    assert rings(opens(MONDAY, EVERYBODY[:60]), here) == {"many"}
    assert rings(first_day) == set() and rings(opens(MONDAY, EVERYBODY[:60])) == {"many"}
    assert usual_of_all([None]) is None


def test_names_in_a_list_are_no_opened_pages() -> None:
    at = datetime(2026, 11, 16, 10)
    assert rings([*some_weeks(), *(Line(at, What.LISTED, one) for one in EVERYBODY)]) == set()


@pytest.mark.parametrize("name", ["many", "not_theirs", "night", "searched", "again"])
def test_each_sign_is_said_with_its_number(name: str) -> None:
    assert name == "again" or said(name, 17, None) not in (said(name, 17, 0), said(name, 17, 4))
    assert "17" in said(name, 17, 4) and said(name, 1, 0) != said(name, 17, 0)
