"""Which time a report is about: the grant's own first, a whole year where one is over, and why another cannot leave."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from sideomside.reports import actions, queries
from sideomside.reports.models import Grant, Release
from sideomside.reports.rules import period
from sideomside.reports.rules.choosing import Left, crossing, times, usual, year_to_come
from sideomside.reports.rules.periods import Period
from sideomside.reports.tests.cast import Cast
from sideomside.reports.tests.test_grants import grant as grant  # noqa: PLC0414 - the same grant as there
from sideomside.reports.tests.test_grants import said

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def of(code: str) -> Period:
    found = period(code)
    assert found
    return found


def test_years_stand_before_halves_and_halves_before_quarters_and_only_what_is_over() -> None:
    found = times(date(2025, 1, 1), date(2027, 12, 31), TODAY, [])
    codes = [one.period.code for one in found]
    assert codes[:4] == ["2025", "2026H1", "2025H2", "2025H1"] and codes[4:6] == ["2026Q3", "2026Q2"]
    assert usual(found) == "2025" and "2026" not in codes and "2024" not in codes
    with translation.override("da"):
        assert "2026 kan vælges fra den 1. januar 2027" in year_to_come(
            date(2026, 3, 1), date(2027, 1, 1), TODAY
        )
        assert year_to_come(date(2024, 1, 1), date(2025, 12, 31), TODAY) == ""


def test_a_year_of_which_a_half_has_left_is_not_promised() -> None:
    with translation.override("da"):
        told = year_to_come(date(2026, 1, 1), date(2027, 12, 31), TODAY, [Left(of("2026H1"))])
    assert "kan vælges fra" not in told and "1. halvår 2026 er sendt" in told


@pytest.mark.parametrize(
    "first, last, own",
    [(date(2025, 1, 1), date(2025, 12, 31), "2025"), (date(2025, 7, 1), date(2025, 12, 31), "2025H2")],
)
def test_the_grants_own_time_stands_first(first: date, last: date, own: str) -> None:
    found = times(first, last, TODAY, [])
    assert (found[0].period.code, found[0].kind, usual(found)) == (own, "own", own)


def test_what_reaches_beyond_the_grant_stands_last_and_an_old_grant_finds_its_years() -> None:
    found = times(date(2021, 3, 1), date(2022, 12, 31), TODAY, [])
    assert found[0].period.code == "2022" and found[-1].kind == "beyond"
    assert [one.period.code for one in found if one.kind == "beyond"] == ["2021", "2021H1", "2021Q1"]


def test_whoever_was_told_of_one_kind_of_time_is_told_of_the_next_of_that_kind() -> None:
    found = times(date(2025, 1, 1), date(2027, 12, 31), TODAY, [], {"2025"})
    assert (
        usual(found) == "2025" and found[0].told
    )  # they are told year by year, and no part of 2026 may leave
    halves = times(date(2026, 1, 1), date(2027, 12, 31), TODAY, [Left(of("2026H1"))], {"2026H1"})
    assert usual(halves) == "2026H1"  # the third quarter alone would take the second half from them
    later = times(date(2026, 1, 1), date(2027, 12, 31), date(2027, 2, 1), [Left(of("2026H1"))], {"2026H1"})
    assert usual(later) == "2026H2"


def test_what_has_left_is_told_again_and_never_in_parts_nor_as_a_part() -> None:
    left = [Left(of("2026H1"))]
    whole, part, same, after = (crossing(of(code), left) for code in ("2026", "2026Q2", "2026H1", "2026Q3"))
    assert whole == part == left[0] and same is after is None
    of_all = Left(of("2026H1"), of_all=True)
    assert crossing(of("2026H1"), [of_all]) == of_all and crossing(of("2026Q3"), [of_all]) is None


def test_a_half_year_of_which_a_quarter_has_left_is_refused_kindly_and_the_words_are_kept(
    cast: Cast, grant: Grant
) -> None:
    cast.came(24, "form")
    quarter = cast.quarter
    year = str(quarter.first.year)
    half = f"{year}H{1 if quarter.first.month < 7 else 2}"
    days = said(cast, first_day=date(quarter.first.year - 1, 1, 1))
    long = actions.keep_grant(
        programme=cast.house.programme, said=days, grant=grant, version=grant_version(), once=grant.once,
        by=cast.as_karen,
    )  # fmt: skip
    earlier = f"{quarter.first.year - 1}Q4"
    known = {"programme": cast.house.programme, "audience": "house", "by": cast.as_karen}
    for when in (quarter.code, earlier):
        actions.release_report(when=when, once=uuid4(), **known)  # type: ignore[arg-type]
    seen = {one.period.code: one for one in queries.times_of(cast.as_karen, long)}
    before = str(quarter.first.year - 1)
    assert seen[before].crossed and seen[f"{before}H2"].crossed and not seen[f"{before}H1"].crossed
    assert not seen[earlier].crossed and half not in {one for one in seen if not seen[one].crossed}
    address = reverse("reports:grant_report", args=[long.id])
    form = {"period": before, "version": grant_version(), "once": uuid4(), "do": "freeze", "purpose": "Ro."}
    answer = cast.desk.post(address, form).content.decode()
    assert f"Tallene for {before} kan ikke sendes" in answer and f"Vælg 4. kvartal {before}" in answer
    assert ">\nRo.</textarea>" in answer and Release.objects.count() == 2
    assert "(kan ikke mere)" in answer
    look = {"programme": cast.house.programme.id, "period": before, "audience": "house", "once": uuid4()}
    assert (
        f"Tallene for {before} kan ikke sendes"
        in cast.desk.get(reverse("reports:new"), look).content.decode()
    )


def grant_version() -> int:
    return Grant.objects.get().version


def test_all_programmes_together_stand_in_the_way_of_one(cast: Cast, grant: Grant) -> None:
    cast.came(24, "form")
    when = cast.quarter.code
    actions.release_report(programme=None, when=when, audience="house", once=uuid4(), by=cast.as_karen)
    [one] = [each for each in queries.times_of(cast.as_karen, grant) if each.period.code == when]
    assert one.crossed and one.crossed.of_all and queries.times_of(cast.as_frank, grant) == []
    form = {"period": when, "version": grant_version(), "once": uuid4(), "do": "freeze"}
    answer = cast.desk.post(reverse("reports:grant_report", args=[grant.id]), form).content.decode()
    assert "En rapport for alle programmer sammen" in answer


def test_one_thing_comes_next_on_the_page_of_a_grant_and_the_rest_is_folded(cast: Cast, grant: Grant) -> None:
    page = cast.desk.get(reverse("reports:grant", args=[grant.id])).content.decode()
    assert "<details open" not in page and page.count('class="btn"') == 0
    assert "12.000 kr. af 50.000 kr. er brugt" in page and "<li>Flere møder en ligesindet</li>" in page
    wrong = cast.desk.post(reverse("reports:grant", args=[grant.id]), {"do": "day", "day": "", "what": ""})
    assert wrong.content.decode().count("<details open") == 1
    actions.keep_goals(grant=grant, goals=[], by=cast.as_karen)
    empty = cast.desk.get(reverse("reports:grant", args=[grant.id])).content.decode()
    assert "Begynd her" in empty and empty.count("<details open") == 1 and empty.count('class="btn"') == 1


def test_grants_are_found_from_i_dag_and_from_the_first_page_of_figures(cast: Cast, grant: Grant) -> None:
    grants, report = reverse("reports:grants"), reverse("reports:grant_report", args=[grant.id])
    assert f'href="{grants}"' in cast.desk.get(reverse("desk:today")).content.decode()
    first = cast.desk.get(reverse("reports:overview")).content.decode()
    assert "Tilskud, og rapporten til den, der betaler" in first and report not in first
    actions.add_deadline(grant=grant, day=date(2099, 6, 1), what="Slutrapport", by=cast.as_karen)
    first = cast.desk.get(reverse("reports:overview")).content.decode()
    assert report in first and "Slutrapport skal være sendt" in first
