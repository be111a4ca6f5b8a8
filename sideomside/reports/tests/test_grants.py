"""A grant is written down once, and its report is ten minutes."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from sideomside.people.models import Role
from sideomside.people.rules import Changed, Hat, NotAllowed
from sideomside.reports import actions, queries
from sideomside.reports.models import Grant, Release
from sideomside.reports.rules import BudgetSaid, GoalSaid, GrantSaid
from sideomside.reports.tests.cast import Cast
from tests.people import someone

pytestmark = pytest.mark.django_db


def said(cast: Cast, **more: object) -> GrantSaid:
    today = timezone.localdate()
    known = {"name": "Hverdage", "funder": "Fonden", "legal_basis": "", "form": "fund", "kroner": 50000}
    days = {"first_day": cast.quarter.first, "last_day": today + timedelta(days=300)}
    return GrantSaid(**(known | days | more))  # type: ignore[arg-type]


def grant_version() -> int:
    return Grant.objects.get().version


@pytest.fixture
def grant(cast: Cast) -> Grant:
    made = actions.keep_grant(programme=cast.house.programme, said=said(cast), once=uuid4(), by=cast.as_karen)
    goals = [
        GoalSaid("Flere møder en ligesindet", "came", 20, "Det gik godt."),
        GoalSaid("Fællesskaber er lettere at komme ind i", "", None, "En er begyndt i koret."),
    ]
    actions.keep_goals(grant=made, goals=goals, by=cast.as_karen)
    actions.keep_budget(grant=made, lines=[BudgetSaid("Kaffe", 50000, 12000)], by=cast.as_karen)
    return made


def test_it_is_written_down_in_the_browser(cast: Cast) -> None:
    day = cast.quarter.first.isoformat()
    form = {
        "programme": cast.house.programme.id, "name": "Hverdage", "funder": "Fonden", "form": "section18",
        "first_day": day, "last_day": day, "kroner": "25000", "version": "1", "once": uuid4(),
    }  # fmt: skip
    answer = cast.desk.post(reverse("reports:new_grant"), form)
    assert answer.url == reverse("reports:grant", args=[Grant.objects.get().id])
    assert cast.desk.post(reverse("reports:new_grant"), form).url == answer.url and Grant.objects.count() == 1
    before = cast.desk.post(reverse("reports:new_grant"), form | {"last_day": "2001-01-01", "once": uuid4()})
    assert "Den sidste dag ligger før den første." in before.content.decode()
    goals = {
        "do": "goals",
        "words_0": "Ingen venter",
        "indicator_0": "met_30",
        "target_0": "60",
        "told_0": "",
        "version": "1",
    }
    cast.desk.post(answer.url, goals)
    cast.desk.post(
        answer.url, {"do": "money", "version": "2", "what_0": "Kaffe", "set_aside_0": "100", "spent_0": "40"}
    )
    cast.desk.post(answer.url, {"do": "day", "day": day, "what": "Regnskab"})
    one = Grant.objects.get()
    assert [goal.target for goal in one.goals.all()] == [60] and one.budget.get().spent == 40
    assert one.deadlines.get().what == "Regnskab"


def test_a_deadline_is_near_three_weeks_before_and_until_it_is_sent(cast: Cast, grant: Grant) -> None:
    today = timezone.localdate()
    for days in (-2, 9, 40):
        actions.add_deadline(grant=grant, day=today + timedelta(days=days), what="Rapport", by=cast.as_karen)
    near = queries.deadlines_near(cast.as_karen)
    assert [(one.day - today).days for one in near] == [-2, 9]
    actions.send_deadline(deadline=near[0], by=cast.as_karen)
    assert len(queries.deadlines_near(cast.as_karen)) == 1 and queries.deadlines_near(cast.as_frank) == []


def test_the_report_is_figures_the_house_has_and_a_few_words(cast: Cast, grant: Grant) -> None:
    cast.came(24, "form")
    address = reverse("reports:grant_report", args=[grant.id])
    assert "24" in cast.desk.get(address).content.decode()
    form = {
        "period": cast.quarter.code,
        "purpose": "Kaffe og ro. 010157-5000",
        "version": grant_version(),
        "once": uuid4(),
        "do": "freeze",
    }
    answer = cast.desk.post(address, form)
    one = Release.objects.get()
    assert answer.url == reverse("reports:release", args=[one.id]) and one.audience == "funder"
    assert cast.franks.get(answer.url).status_code == 404  # he is not named on it
    page = cast.desk.get(answer.url).content.decode()
    for words in (
        "Kaffe og ro.",
        "Flere møder en ligesindet",
        "24",
        "12.000",
        "38.000",
        "i kroner",
        "En er begyndt i koret.",
    ):
        assert words in page
    assert "5000" not in page.replace("50.000", "")
    grant.funder = "En anden"
    actions.keep_goals(grant=grant, goals=[], by=cast.as_karen)
    assert "Flere møder en ligesindet" in cast.desk.get(answer.url).content.decode()


def test_a_goal_is_answered_by_nothing_that_may_not_be_shown(cast: Cast, grant: Grant) -> None:
    cast.came(3, "form")
    one = actions.release_report(
        programme=cast.house.programme,
        when=cast.quarter.code,
        audience="funder",
        grant=grant,
        once=uuid4(),
        by=cast.as_karen,
    )
    assert one.words["goals"][0][3] is None


def test_two_who_change_it_at_once_are_told(cast: Cast, grant: Grant) -> None:
    known = {"programme": cast.house.programme, "grant": grant, "once": grant.once, "by": cast.as_karen}
    actions.keep_grant(said=said(cast, name="Første"), version=grant_version(), **known)  # type: ignore[arg-type]
    with pytest.raises(Changed):
        actions.keep_grant(said=said(cast, name="Anden"), version=1, **known)  # type: ignore[arg-type]
    assert Grant.objects.get().name == "Første"


def test_a_colleagues_words_goals_and_money_are_never_lost_in_silence(cast: Cast, grant: Grant) -> None:
    """Two have the page open; who saves last sees it, keeps what was typed, and may save again."""
    page, report = (reverse(f"reports:{name}", args=[grant.id]) for name in ("grant", "grant_report"))
    seen = grant_version()
    assert f'name="version" value="{seen}"' in cast.desk.get(page).content.decode()
    assert f'name="version" value="{seen}"' in cast.desk.get(report).content.decode()
    theirs = [GoalSaid("Kollegaens mål", "", None, "")]
    actions.keep_goals(grant=grant, goals=theirs, version=seen, by=cast.as_karen)
    known = {"version": seen, "period": cast.quarter.code, "once": uuid4()}
    mine = [
        (page, {"do": "goals", **{f"words_{n}": f"Mit mål {n}" for n in range(5)}}, "Mit mål 4"),
        (page, {"do": "money", "what_0": "Min kage"}, "Min kage"),
        (report, {"do": "freeze", "purpose": "Mine ord"}, "Mine ord"),
    ]
    for address, typed, words in mine:
        answer = cast.desk.post(address, known | typed).content.decode()
        assert "En kollega har ændret det imens" in answer and words in answer
    row = Grant.objects.get()
    assert [goal.words for goal in row.goals.all()] == ["Kollegaens mål"] and row.words == {}
    assert row.budget.get().what == "Kaffe" and not Release.objects.exists()
    typed = known | {"version": row.version, "do": "save", "purpose": "Mine ord"}
    again = cast.desk.post(report, typed).content.decode()
    assert f'name="version" value="{grant_version()}"' in again and Grant.objects.get().words["purpose"]


def test_an_evaluator_opens_the_reports_of_the_grants_they_are_named_on(cast: Cast, grant: Grant) -> None:
    """Of no other grant, and no longer than they wear the hat."""
    cast.came(24, "form")
    other = actions.keep_grant(
        programme=cast.house.programme, said=said(cast, name="En anden"), once=uuid4(), by=cast.as_karen
    )
    known = {"programme": cast.house.programme, "when": cast.quarter.code, "audience": "funder"}
    ours, theirs = (
        actions.release_report(**known, grant=each, once=uuid4(), by=cast.as_karen)  # type: ignore[arg-type]
        for each in (grant, other)
    )
    page = reverse("reports:grant", args=[grant.id])
    assert "Frank" in cast.desk.get(page).content.decode()
    form = {"do": "readers", "version": grant_version_of(grant), "readers": [str(cast.frank.id)]}
    assert cast.desk.post(page, form).status_code == 302
    assert [reading(cast, one) for one in (ours, theirs)] == [200, 404]
    assert str(ours.id) in cast.franks.get(reverse("reports:releases")).content.decode()
    stranger = someone(cast.house, "Ukendt", Hat.PEER)
    with pytest.raises(NotAllowed):
        actions.keep_readers(grant=grant, readers=[stranger.id], by=cast.as_karen)
    Role.objects.filter(person=cast.frank).update(state="left")
    assert reading(cast, ours) != 200


def grant_version_of(grant: Grant) -> int:
    return Grant.objects.get(id=grant.id).version


def reading(cast: Cast, one: Release) -> int:
    return cast.franks.get(reverse("reports:release", args=[one.id])).status_code
