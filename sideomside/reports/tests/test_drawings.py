"""What a drawing says at a look: no bar alone among marks, no word on top of a line, no zero that was never counted."""

from dataclasses import replace

import pytest
from django.utils import translation

from sideomside.reports.rules import Figures, cells, courses
from sideomside.reports.rules.axes import FLOOR
from sideomside.reports.rules.counting import VALUES
from sideomside.reports.rules.drawing import Line, bars, curve
from sideomside.reports.rules.over_time import over_time

NOTHING = Figures(
    "2026H1", "R1", {name: dict.fromkeys(of) for name, of in VALUES.items()}, dict.fromkeys(VALUES), {}, {}
)


def lines(*numbers: int | None) -> list[tuple[str, cells.Cell]]:
    return [("Et sted", cells.count(number)) for number in numbers]


@pytest.mark.parametrize(
    "numbers, drawn", [((7, None, 0), False), ((7, 5, None), True), ((7, 0, 0), True), ((0, 0), False)]
)
def test_one_bar_alone_among_marks_is_no_drawing(numbers: tuple[int | None, ...], drawn: bool) -> None:
    assert (bars("", "", lines(*numbers)) is not None) == drawn


def points(*shares: int) -> list[tuple[int, cells.Cell]]:
    return [
        (day, cells.percent(share))
        for day, share in zip((3, 7, 14, 21, 30, 45, 60, 90), shares, strict=False)
    ]


def test_the_name_of_a_line_stands_clear_of_it() -> None:
    made = curve(
        "",
        "",
        Line("har mødt en peer", points(0, 2, 4, 19, 48, 68, 78, 85)),
        Line("er gået", points(*[2] * 8)),
    )
    assert made is not None
    met, left = made.names
    heights = [float(point.split(",")[1]) for point in made.lines[0].split()[-4:]]
    assert met.y - 11 > max(heights[1:]) and met.y < FLOOR  # under the stretches it stands beneath
    low = float(made.other.split()[-2].split(",")[1])
    assert left.y < low - 4  # above the line that lies on the floor


def test_the_highest_and_the_last_month_say_their_number() -> None:
    made = over_time("", "", [("a", 8.0), ("b", 69.0), ("c", None), ("d", 26.0)], (30.0,))
    assert made is not None and [mark.text for mark in made.points] == ["", "69", "26"]


def test_what_was_never_counted_is_not_told_as_none() -> None:
    with translation.override("da"):
        together = courses(NOTHING)[-1]
        assert together.title == "Her kan vi ikke sige noget om grupper og caféer"
        assert [row[1].number for row in together.rows] == [None, None]
        none = courses(replace(NOTHING, facts={"gatherings": 0.0, "seats": 0.0}))[-1]
        assert none.title == "Der blev ikke holdt grupper eller caféer" and none.rows[1][1].text == "0"
