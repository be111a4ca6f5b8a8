"""What our own questions are worth: of fifty people or more, each once, one half-year at a time."""

import re
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from sideomside.outcomes import actions as outcomes
from sideomside.outcomes.models import Answer, Sitting
from sideomside.outcomes.rules import FIVE_THINGS
from sideomside.people.models import Person
from sideomside.people.rules import Hat
from sideomside.reports import actions, queries
from sideomside.reports.models import Release
from sideomside.reports.rules import Period, periods_until
from sideomside.reports.rules.validating import (
    Reading,
    how_many_so_far,
    how_sure,
    in_twentieths,
    measured,
)
from sideomside.reports.statistics.validation import agreement, consistency, retest
from sideomside.reports.tests.cast import Cast
from tests.people import someone, wearing

DAY = date(2026, 2, 2)


def people(number: int, seed: int = 7) -> list[Reading]:
    """Each with a level of their own and some wobble."""
    rng, found = Random(seed), []
    for each in range(number):
        level = rng.uniform(0.5, 3.5)
        answers = tuple(float(min(4, max(0, round(level + rng.gauss(0, 0.6))))) for _thing in range(5))
        found.append(Reading(str(each), DAY, answers))
    return found


def again(readings: list[Reading], days: int) -> list[Reading]:
    return [Reading(one.person, one.day + timedelta(days=days), one.answers[::-1]) for one in readings]


def test_fifty_people_are_enough_and_forty_nine_are_not() -> None:
    few, enough = people(49), people(50)
    assert measured(few, {}).consistency is None and measured(few, {}).answered == 49
    found = measured(enough, {})
    assert found.consistency == pytest.approx(consistency([one.answers for one in enough]))
    assert found.retest is None and found.beside is None and found.twice == 0


def test_each_person_once_with_the_newest_and_two_weeks_between_two() -> None:
    first = people(60)
    found = measured([*first, *again(first, 14), *again(first, 90)], {})
    assert (found.answered, found.twice) == (60, 60)
    together = [one.together for one in first]
    assert found.retest == pytest.approx(retest(together, together)) == pytest.approx(1)
    assert measured([*first, *again(first, 3)], {}).twice == 0
    assert measured([*first, *again(first, 60)], {}).twice == 0


def test_beside_a_questionnaire_from_a_hundred_people_on_the_same_day() -> None:
    many = people(120)
    scores = [(one.person, one.day, 4 * one.together + 3) for one in many]
    found = measured(many, {"who-5": scores, "other": scores[:20]})
    assert found.beside == agreement([one.together for one in many], [one[2] for one in scores])
    assert found.yardstick == "who-5" and found.beside and found.beside.n == 120
    assert measured(many, {"who-5": scores[:99]}).beside is None
    late = [(person, day + timedelta(days=1), score) for person, day, score in scores]
    assert measured(many, {"who-5": late}).beside is None


def test_what_is_told_is_in_twentieths_and_people_in_fives() -> None:
    with translation.override("en"):
        frozen = in_twentieths(measured(people(53), {}))
        table = how_sure(frozen)
        first, second, third = table.rows
        assert (
            first[1].number is not None and round(first[1].number * 20, 6) % 1 == 0 and first[2].text == "55"
        )
        assert [cell.text for cell in (*second[1:], *third[1:])] == ["–"] * 4
        assert "What we know" in table.title
        assert "not know" in how_sure(in_twentieths(measured(people(12), {}))).title
        assert in_twentieths(measured(people(53), {"x": []})) == frozen
        assert "not know" in how_sure({}).title  # a report from before this was frozen


def test_before_it_is_frozen_only_how_many_is_told() -> None:
    some = how_many_so_far(measured([*people(53), *again(people(9), 14)], {}))
    assert [[cell.text for cell in row[1:]] for row in some.rows] == [["55"], ["–"]]


@pytest.fixture
def halves() -> tuple[Period, Period]:
    today = timezone.localdate()
    over = [one for one in periods_until(today) if "H" in one.code and one.is_over(today)]
    return over[0], over[1]


def sat(cast: Cast, half: Period, number: int, counts: bool = True) -> list[Person]:
    """So many who answered all five in that half-year."""
    people = []
    for each in range(number):
        person = someone(cast.house, f"Svar {half.code} {each}", Hat.PARTICIPANT)
        at = datetime.combine(half.first + timedelta(days=30), time(9), timezone.get_current_timezone())
        sitting = Sitting.objects.create(
            person=person, programme=cast.house.programme, items=list(FIVE_THINGS), begun_at=at, done_at=at,
            once=uuid4(),
        )  # fmt: skip
        for place, item in enumerate(FIVE_THINGS):
            Answer.objects.create(
                person=person, sitting=sitting, item=item, value=str((each + place % 2) % 5), happened_at=at,
                by_role="participant",
            )  # fmt: skip
        if counts:
            outcomes.let_count(person=person, yes=True, by=wearing(cast.house, person, Hat.PARTICIPANT))
        people.append(person)
    return people


def look(cast: Cast, half: Period) -> str:
    page = cast.desk.get(reverse("reports:answers"), {"periode": half.code}).content.decode()
    return page[page.index('aria-labelledby="how-sure"') :].partition("</section>")[0]


def freeze(cast: Cast, half: Period, audience: str = "house") -> Release:
    return actions.release_report(
        programme=cast.house.programme, when=half.code, audience=audience, once=uuid4(), by=cast.as_karen
    )


@pytest.mark.django_db
def test_two_half_years_stand_apart_and_are_never_added_up(cast: Cast, halves: tuple[Period, Period]) -> None:
    """Thirty in each are sixty in all, and that is told nowhere: the difference of two sums would be somebody's."""
    newer, older = halves
    sat(cast, newer, 30)
    sat(cast, older, 30)
    sat(cast, newer, 25, counts=False)
    for half in halves:
        found = queries.measured_in(cast.as_karen, cast.house.programme.id, half)
        assert (found.answered, found.consistency) == (30, None) and ">30<" in look(cast, half)
    freeze(cast, older)
    assert "Vi kender ikke spørgsmålene godt nok endnu" in look(cast, older) and ">60<" not in look(
        cast, older
    )
    sat(cast, newer, 25)
    freeze(cast, newer)
    page = look(cast, newer)
    assert (
        "Det ved vi om selve spørgsmålene" in page
        and "lægges de fem aldrig sammen" in page
        and ">55<" in page
    )


@pytest.mark.django_db
def test_two_looks_around_a_yes_that_is_taken_back_say_the_same(
    cast: Cast, halves: tuple[Period, Period]
) -> None:
    """The fiftieth goes: before it is frozen no look tells anything of answers, and afterwards all looks are one."""
    half, _older = halves
    people = sat(cast, half, 50)
    before = look(cast, half)
    takes_back(cast, people[7])
    assert queries.measured_in(cast.as_karen, cast.house.programme.id, half).answered == 49
    assert look(cast, half) == before and not re.findall(r">\d,\d\d<", before) and ">50<" in before
    sat(cast, half, 3)
    one = freeze(cast, half)
    frozen = look(cast, half)
    assert re.findall(r">0,\d[05]<", frozen) and one.figures["sure"]["answered"] == 50
    for person in people[20:24]:
        takes_back(cast, person)
    assert look(cast, half) == frozen
    assert freeze(cast, half, "public").figures["sure"] == freeze(cast, half, "funder").figures["sure"]
    actions.withdraw_report(release=one, by=cast.as_karen)
    assert look(cast, half) == frozen


def takes_back(cast: Cast, person: Person) -> None:
    outcomes.let_count(person=person, yes=False, by=wearing(cast.house, person, Hat.PARTICIPANT))
