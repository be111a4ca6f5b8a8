"""On a phone every figure of a table is seen at once: what lies outside the screen, nobody knows of."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from sideomside.ground.vault.walls import within
from sideomside.matching.tests.crowd import waits, with_room
from sideomside.matching.tests.story import Story, begin
from sideomside.planner import actions as planner
from sideomside.planner import queries as plans
from sideomside.planner.models import Plan
from sideomside.reports import actions as reports
from sideomside.reports.rules import BudgetSaid, GoalSaid, GrantSaid
from tests.people import build_house

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OUTSIDE = (
    "() => [...document.querySelectorAll('.scroll')].filter(one => one.scrollWidth > one.clientWidth).length"
)


def a_phone_at(story: Story, window: Callable[..., Any], live: str, address: str) -> Any:
    page = window()
    with within(story.house.organisation.id):
        cookies = story.desk().cookies
    page.context.add_cookies(
        [{"name": name, "value": each.value, "url": live} for name, each in cookies.items()]
    )
    page.goto(address)
    return page


def seen_whole(page: Any, *figures: str) -> None:
    assert page.viewport_size["width"] == 390 and page.evaluate(OUTSIDE) == 0
    for words in figures:
        page.get_by_text(words).first.wait_for()


@pytest.fixture
def story() -> Story:
    house = build_house("København")
    with within(house.organisation.id):
        found = begin(house)
        for number in range(6):
            waits(found, f"Nr. {number}")
        with_room(found, "Lone", room=4)
        return found


def test_what_other_rules_would_do(story: Story, window: Callable[..., Any], live_server: Any) -> None:
    page = a_phone_at(story, window, live_server.url, "/find-peer/regler/")
    page.locator("input[name=nearness]").fill("400")
    page.get_by_role("button", name="Se, hvad det gør").click()
    page.get_by_role("heading", name="Hvad det ville gøre").wait_for()
    seen_whole(page, "Reglerne nu", "Vi spørger ingen, hvilken kommune de bor i")


def test_what_a_plan_says(story: Story, window: Callable[..., Any], live_server: Any) -> None:
    with within(story.house.organisation.id):
        asked = {"days": 7, "certainty": 80, "years": 3, "once": uuid4(), "by": story.karen}
        plan = planner.ask(programme=story.house.programme, **asked)
        names = plans.task_of(story.karen, plan).scenarios
        plan.tried = {name: [24.0, 26.0, 22.0] * 14 for name in names}
        plan.lived = {name: [[0.71, 0.12, 0.93]] for name in names}
        plan.done_at = timezone.now()
        Plan.objects.bulk_update([plan], ["tried", "lived", "done_at"])
        address = reverse("planner:plan", args=[plan.id])
    page = a_phone_at(story, window, live_server.url, address)
    seen_whole(page, "Et gruppeforløb hvert kvartal", "71 %", "Og sådan går det til i hver fremtid")


def test_what_became_of_a_grant(story: Story, window: Callable[..., Any], live_server: Any) -> None:
    today = timezone.localdate()
    with within(story.house.organisation.id):
        days = {"first_day": today - timedelta(days=500), "last_day": today + timedelta(days=300)}
        known = GrantSaid("Hverdage", "Fonden", "", "fund", kroner=480_000, **days)
        grant = reports.keep_grant(programme=story.house.programme, said=known, once=uuid4(), by=story.karen)
        goals = [
            GoalSaid("Flere mennesker møder en ligesindet", "supported", 120, "Samarbejdspartnere kom til.")
        ]
        reports.keep_goals(grant=grant, goals=goals, by=story.karen)
        lines = [BudgetSaid("Koordinator og uddannelse", 380_000, 125_000)]
        reports.keep_budget(grant=grant, lines=lines, by=story.karen)
        address = reverse("reports:grant_report", args=[grant.id])
    page = a_phone_at(story, window, live_server.url, address)
    seen_whole(page, "380.000", "talt som: mennesker, der mødte en peer", "Samarbejdspartnere kom til.")
