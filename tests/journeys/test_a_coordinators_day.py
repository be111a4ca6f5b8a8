"""Karen on her phone without JavaScript: the day, folded rows, a supervision that is moved; and Jonas's own things."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.matching.tests.story import Story, begin
from sideomside.path import actions as path
from sideomside.path.models import Sparring
from sideomside.path.rules import Times
from sideomside.people.actions import add_contact
from tests.browsing import too_wide
from tests.people import Hat, build_house, someone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Window = Callable[..., Any]
ENQUIRIES = 6


@pytest.fixture
def story(transactional_db: None) -> Iterator[Story]:
    house = build_house("København")
    with within(house.organisation.id):
        story = begin(house)
        add_contact(person=story.jonas.person, way="mail", value="jonas@post.example", by=house.system)
        soon = timezone.now() + timedelta(days=3)
        times = Times(soon, 90, "Huset", "group", "Bodil", (story.jonas.person_id,))
        path.plan_sparring(programme=house.programme, times=times, once=uuid4(), by=story.karen)
        for number in range(ENQUIRIES):
            person = someone(house, f"Ny {number}", Hat.PARTICIPANT)
            words = "Jeg vil gerne tale med en."
            enquiry = intake.receive(
                programme=house.programme, person=person, way="form", words=words, by=house.system
            )
            intake.sort(enquiry=enquiry, as_="seeks", by=story.karen)
            intake.hold_talk(enquiry=enquiry, by=story.karen)
    yield story


def on_a_phone(window: Window, story: Story, who: str, at: str) -> Any:
    with within(story.house.organisation.id):
        client: Client = story.desk() if who == "karen" else story.peer_browser()
    page, name = window(javascript=False), settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": at}])
    return page


def fits(page: Any) -> None:
    assert too_wide(page) <= 0, page.url


def test_a_day_a_move_and_what_is_ones_own(story: Story, window: Window, live_server: Any) -> None:
    karen = on_a_phone(window, story, "karen", live_server.url)
    karen.goto("/i-dag/")
    fits(karen)
    last = karen.get_by_role("heading", name=f"Ny {ENQUIRIES - 1}", exact=True)
    assert last.count() == 0 or not last.is_visible()
    fold = karen.get_by_text("3 til: Klar til at møde en peer")
    fold.focus()
    karen.keyboard.press("Enter")  # opened by keyboard, without a script
    assert last.is_visible()
    fits(karen)

    karen.goto("/sparring/")
    karen.locator("main a[href^='/sparring/']:not([href$='/ny/'])").first.click()
    karen.get_by_text("En anden tid eller et andet sted").click()
    karen.locator("input[name=move-starts_at]").fill("2099-01-05T17:00")
    karen.get_by_role("button", name="Flyt").click()
    karen.get_by_text("de, der ville komme, får et brev").wait_for()
    fits(karen)
    with within(story.house.organisation.id):
        assert Sparring.objects.get().changes == 1
        assert Letter.objects.filter(to_id=story.jonas.person_id, template="path/mail/news").count() == 1

    jonas = on_a_phone(window, story, "jonas", live_server.url)
    jonas.goto("/peer/")
    fits(jonas)
    assert "17.00" in jonas.locator("section:has(#sparring)").inner_text()
    jonas.get_by_role("link", name="Mit eget").click()
    jonas.get_by_role("link", name="Mine timer").wait_for()
    fits(jonas)
    jonas.get_by_role("link", name="Mine timer").click()
    jonas.get_by_role("heading", name="Mine timer").wait_for()
