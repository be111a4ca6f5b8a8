"""The line through months on the first page of figures has a gap where nobody met for the first time."""

from datetime import date, timedelta
from uuid import uuid4

from django.utils import translation

from sideomside.reports.queries.overview import _months
from sideomside.reports.rules import Course, Journey

TODAY = date(2026, 6, 15)


def met(on: date, after: int) -> Journey:
    course = Course([on])
    return Journey("p", uuid4(), [(on - timedelta(days=after), "form")], courses={uuid4(): course})


def test_a_month_without_a_figure_is_a_gap_and_not_left_out() -> None:
    people = [met(date(2026, 1, 10), 5), met(date(2026, 2, 10), 9), met(date(2026, 5, 10), 7)]
    with translation.override("en"):
        section = _months(people, TODAY)
    assert section and section.drawing
    assert [row[0].text for row in section.rows] == [
        f"{month} 2026" for month in ("June", "May", "April", "March", "February", "January")
    ]
    assert [row[1].text for row in section.rows] == [
        "no figure", "7 days", "no figure", "no figure", "9 days", "5 days",
    ]  # fmt: skip
    assert [row[2].number for row in section.rows] == [0, 1, 0, 0, 1, 1]
    [line] = (
        section.drawing.lines
    )  # January to February; May stands alone, and nothing is drawn through March
    assert len(line.split()) == 2 and len(section.drawing.points) == 3
    assert section.drawing.points[-1].x < 384  # the line ends where the figures end, before June


def test_one_figure_is_no_line_and_only_two_years_are_shown() -> None:
    assert _months([met(date(2026, 5, 10), 7)], TODAY) is None
    old = [met(date(2020, 1, 10), 5), met(date(2026, 5, 10), 7), met(date(2026, 6, 10), 7)]
    section = _months(old, TODAY)
    assert section and len(section.rows) == 24


def test_the_newest_figure_is_the_last_there_is_and_not_the_gap_after_it() -> None:
    """Thirteen calm months, one far off, and then nobody for two."""
    days = [date(2025 + number // 12, number % 12 + 1, 10) for number in range(14)]
    calm = [met(day, 5 + number % 2) for number, day in enumerate(days[:13])]
    with translation.override("en"):
        section = _months([*calm, met(days[13], 60)], date(2026, 4, 20))
    assert section and section.title.startswith("The newest figure stands out")
    assert [row[1].text for row in section.rows[:3]] == ["no figure", "no figure", "60 days"]
    assert [row[3].text for row in section.rows[:3]] == ["", "", "news"]


def test_a_change_on_the_way_is_the_finding_also_when_the_newest_month_is_calm() -> None:
    """A month far off among many calm ones is named above the drawing, marked in it, and said in the table."""
    days = [date(2025 + number // 12, number % 12 + 1, 10) for number in range(17)]
    people = [met(day, 60 if number == 13 else (4, 16, 5, 15)[number % 4]) for number, day in enumerate(days)]
    with translation.override("da"):
        section = _months(people, date(2026, 5, 20))
    assert section and section.drawing
    assert section.title == "Ventetiden har ændret sig. Sidst skilte februar 2026 sig ud"
    assert section.drawing.title == section.title and "ring" in section.lead
    marked = [
        (row[0].text, mark.news) for row, mark in zip(section.rows[::-1], section.drawing.points, strict=True)
    ]
    assert [month for month, news in marked if news] == ["februar 2026"]
    assert [row[0].text for row in section.rows if row[3].text] == ["februar 2026"]


def test_calm_months_are_told_as_calm_and_nothing_is_marked() -> None:
    days = [date(2025 + number // 12, number % 12 + 1, 10) for number in range(14)]
    with translation.override("en"):
        section = _months([met(day, 5 + number % 2) for number, day in enumerate(days)], date(2026, 2, 20))
    assert section and section.drawing and section.title == "The wait goes up and down as it always has"
    assert "ring" not in section.lead.split() and not any(mark.news for mark in section.drawing.points)
