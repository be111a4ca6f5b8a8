"""Host, facilitator, participant and coordinator at 390 px, without a script."""

import re
from collections.abc import Callable, Iterator
from datetime import time
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from sideomside.gatherings import actions
from sideomside.gatherings.models import Gathering, Session, Signup
from sideomside.gatherings.tests.cast import gather
from sideomside.ground.vault.walls import within
from sideomside.intake.models import Visit
from sideomside.people.models import OpeningHours
from tests.browsing import too_wide
from tests.people import build_house

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Window = Callable[..., Any]
OPEN_IT = re.compile(r"^Åbn\s*: Fodfæste")
HOW_IT_WAS = re.compile(r"^Skriv, hvordan det gik\s*: Fodfæste")


class Stage:
    """A house with a group under way, an event with one chair, and a browser for each."""

    def __init__(self) -> None:
        self.house = build_house("København")
        with within(self.house.organisation.id):
            self.cast = cast = gather(self.house)
            for weekday in range(7):
                OpeningHours.objects.create(
                    place=self.house.place, weekday=weekday, opens=time(0), closes=time(23, 59), host_note=""
                )
            self.group = cast.group(cast.ida, cast.somebody("Per"), cast.somebody("Ole"))
            self.evening = cast.past(self.group.sessions.first())
            self.event = cast.opened(seats=1)
            self.clients = {
                "karen": cast.desk(),
                "jonas": cast.at_work(cast.jonas),
                "mikkel": cast.at_work(cast.mikkel),
                "ida": cast.browser(cast.ida),
            }


@pytest.fixture
def stage(transactional_db: None) -> Iterator[Stage]:
    yield Stage()


def enter(page: Any, client: Client, at: str) -> Any:
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": at}])
    return page


def press(page: Any, words: str) -> None:
    """Where one presses, and where it leads, nothing is wider than the phone."""
    fits(page)
    page.get_by_role("button", name=re.compile(f"^{words}")).first.click()
    page.wait_for_load_state()
    fits(page)


def fits(page: Any) -> None:
    assert too_wide(page) <= 0, page.url


def test_a_host_counts_sixty_and_takes_a_day(stage: Stage, window: Window, live_server: Any) -> None:
    page = enter(window(javascript=False), stage.clients["mikkel"], live_server.url)
    page.goto("/cafe/")
    page.get_by_label("Hvor mange gæster?").fill("60")
    press(page, "Tæl med")
    assert "60 gæster i dag" in page.content()
    press(page, "Jeg tager den")
    assert "Du er vært." in page.content()
    page.get_by_text("Skal købes").first.click()
    page.get_by_label("Hvad mangler?").fill("Havredrik")
    press(page, "Skriv på listen")
    assert "1 ting skal købes" in page.content()
    with within(stage.house.organisation.id):
        assert Visit.objects.get().guests == 60


def test_one_who_leads_notes_the_evening_on_a_phone(stage: Stage, window: Window, live_server: Any) -> None:
    page = enter(window(javascript=False), stage.clients["jonas"], live_server.url)
    page.goto("/peer/")
    page.get_by_role("link", name=HOW_IT_WAS).click()
    page.get_by_label("Ida 🌻").first.check()
    page.get_by_text("En, der ikke kom, vil gerne ringes op").click()
    page.get_by_label("Per").last.check()
    page.get_by_label("Vi var to").check()
    press(page, "Gem")
    assert "Noteret. Tak for i dag." in page.content()
    with within(stage.house.organisation.id):
        assert Session.objects.get(id=stage.evening.id).came == 1


def test_a_stranger_signs_up_and_a_participant_leaves(stage: Stage, window: Window, live_server: Any) -> None:
    page = window(javascript=False)
    page.goto("/kalender/")
    page.get_by_role("link", name="Fællessang").first.click()
    page.get_by_label("Hvad skal vi kalde dig?").fill("Måne 🌙")
    page.locator("input[name=consent]").check()
    press(page, "Jeg vil gerne komme")
    assert "Der er en plads til dig" in page.content()
    ida = enter(window(javascript=False), stage.clients["ida"], live_server.url)
    ida.goto(f"/kalender/{stage.event.id}/")
    press(ida, "Skriv mig på ventelisten")
    assert "Du står på ventelisten." in ida.content()
    press(ida, "Jeg kan ikke komme alligevel")
    assert "Det er helt i orden" in ida.content()
    with within(stage.house.organisation.id):
        assert stage.cast.seat(stage.event, stage.cast.ida) == "left"


def test_a_coordinator_calls_closes_a_group_and_a_member_answers(
    stage: Stage, window: Window, live_server: Any
) -> None:
    with within(stage.house.organisation.id):
        per = Signup.objects.filter(gathering=stage.group).exclude(person=stage.cast.ida).first()
        actions.ask_for_call(signup=per, by=stage.cast.participant(per.person))
    page = enter(window(javascript=False), stage.clients["karen"], live_server.url)
    page.goto("/samvaer/")
    press(page, "Jeg har ringet")
    assert "Noteret, at du har ringet." in page.content()
    page.get_by_role("link", name=OPEN_IT).last.click()
    press(page, "Det er holdt")
    ida = enter(window(javascript=False), stage.clients["ida"], live_server.url)
    ida.goto("/min-side/")
    ida.get_by_role("link", name=OPEN_IT).first.click()
    press(ida, "Ja, det vil jeg gerne")
    assert "Du har sagt ja til at gå videre med en peer." in ida.content()
    with within(stage.house.organisation.id):
        assert Gathering.objects.get(id=stage.group.id).state == "held"
