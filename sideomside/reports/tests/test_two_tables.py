"""Two tables of one report, subtracted by whoever reads both: nobody is left over in a group of one to four."""

from datetime import date, timedelta
from uuid import uuid4

from sideomside.reports.disclosure.ledger import Ledger, Release
from sideomside.reports.rules import Course, Figures, Journey, Material, Question, for_others, period
from sideomside.reports.rules.figures import live

HALF, FIRST = period("2026H1"), date(2026, 1, 1)


def somebody(
    came: int, *, met: int | None = None, ended: int | None = None, wrote: int | None = None
) -> Journey:
    """Days from the first of the year."""
    one = Journey(
        "p", uuid4(), [(FIRST + timedelta(days=each), "form") for each in (came, wrote) if each is not None]
    )
    if met is not None:
        over = FIRST + timedelta(days=ended) if ended is not None else None
        one.courses[uuid4()] = Course([FIRST + timedelta(days=met)], ended=over, reason="planned")
    return one


def told(
    people: list[Journey], level: str = "R1", left: list[Release] | None = None, code: str = "2026H1"
) -> Figures:
    everything, when = Material(people, [], [], date(2026, 9, 1), ("p",)), period(code)
    assert when is not None
    question, ledger = Question("p", when, level), Ledger(tuple(left or ()))
    return for_others(everything, question, ledger, left.append if left is not None else lambda _: None)


def met_while_waiting(figures: Figures) -> int | None:
    """As a reader adds it up, one way or the other."""
    cells, whole = figures.tables["waits"], figures.totals["waits"]
    met = [cells[each] for each in ("week", "fortnight", "month", "later")]
    others = [cells["waiting"], cells["left"]]
    if None not in met:
        return sum(filter(None, met))
    return whole - sum(filter(None, others)) if whole is not None and None not in others else None


def test_who_wrote_again_is_not_what_lies_between_two_tables() -> None:
    """Two had been here before; the programme itself counts them, and a report tells the others alone."""
    people = [*(somebody(day) for day in range(30)), *(somebody(-40, wrote=20) for _ in range(2))]
    figures = told(people)
    assert figures.totals["came"] == figures.totals["waits"] == 30
    assert (
        HALF
        and live(Material(people, [], [], date(2026, 9, 1), ("p",)), Question("p", HALF, "R0")).totals["came"]
        == 32
    )


def test_who_had_come_before_is_not_found_among_those_who_met_a_peer() -> None:
    new = [*(somebody(day, met=day + 5) for day in range(20)), *(somebody(day) for day in range(9))]
    before = [somebody(-30, met=10) for _ in range(3)]
    figures = told(new + before)
    assert figures.totals["supported"] == 23 and met_while_waiting(figures) is None
    many = told(new + [somebody(-30, met=10) for _ in range(8)])
    assert met_while_waiting(many) == 20  # eight are no few


def test_who_ended_without_meeting_is_not_found_among_those_who_ended() -> None:
    ended = [somebody(-200, met=30, ended=60) for _ in range(10)]
    quiet = [somebody(-200, met=-20, ended=9) for _ in range(2)]
    going = [somebody(-200, met=30) for _ in range(11)]
    figures = told(ended + quiet + going)
    assert figures.tables["going_on"]["ended"] == 10 and figures.totals["endings"] is None
    assert list(figures.tables["endings"].values()).count(None) > 1
    many = told(ended + going + [somebody(-200, met=-20, ended=9) for _ in range(6)])
    assert many.totals["endings"] == 16


def test_nor_does_the_public_report_of_the_same_time_tell_it() -> None:
    ended = [somebody(-200, met=30, ended=60) for _ in range(20)]
    people = (
        ended
        + [somebody(-200, met=-20, ended=9) for _ in range(2)]
        + [somebody(-200, met=30) for _ in range(20)]
    )
    left: list[Release] = []
    assert told(people, "R1", left).totals["endings"] is None
    assert told(people, "R2", left).totals["endings"] is None


def test_a_longer_or_shorter_time_tells_nothing_of_the_rest() -> None:
    """The half less its first quarter would be the second; a sum of days as well as of people."""
    people = [somebody(day, met=day + 3) for day in range(0, 170, 3)]
    left: list[Release] = []
    assert told(people, "R1", left).totals["came"] == 57
    for code in ("2026Q1", "2026Q2", "2026"):
        for level in ("R1", "R2"):
            other = told(people, level, list(left), code)
            assert set(other.totals.values()) == {None} and other.facts == {}
