"""Back in a real browser, and what a page says of a colleague, a closed door and a yes taken back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from sideomside.companionship import actions
from sideomside.companionship.tests.test_first_meeting import plan
from sideomside.ground.vault.walls import within
from sideomside.intake.models import Enquiry
from sideomside.matching.models import Pair
from sideomside.matching.tests.story import begin
from sideomside.people.models import OpeningHours, PrivateLink
from tests.browsing import kept_picture
from tests.people import Hat, House, build_house, someone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "Jeg savner en at gå tur med. 🌧️"


@pytest.fixture
def house() -> House:
    return build_house("Karens forening")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_send_back_and_send_again_is_one_person(
    window: Callable[..., Any], house: House, javascript: bool
) -> None:
    with within(house.organisation.id):
        someone(house, "Signe Holm", Hat.COORDINATOR)
    page = window(javascript=javascript)
    page.goto("/skriv/")
    page.fill("textarea", WORDS)
    page.fill("[name=contact]", "20 12 34 56")
    page.check("[name=consent]")
    page.click("main form .btn")
    page.wait_for_url("**/skriv/tak/")
    page.go_back()
    page.wait_for_url("**/skriv/")
    if page.input_value("textarea") != WORDS:
        page.fill("textarea", WORDS)
        page.fill("[name=contact]", "20 12 34 56")
        page.check("[name=consent]")
    page.click("main form .btn")
    page.wait_for_url("**/skriv/tak/")
    assert WORDS in page.inner_text("main")
    with within(house.organisation.id):
        assert Enquiry.objects.count() == 1 and PrivateLink.objects.filter(revoked_at=None).count() == 1


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_stands_is_said_on_the_page(
    window: Callable[..., Any], house: House, live_server: Any, language: str
) -> None:
    tree, wide = ("/en", True) if language == "en" else ("", False)

    def sits_down(client: Client) -> Any:
        page = window(wide=wide, language=language)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
        page.context.add_cookies([cookie])
        return page

    with within(house.organisation.id):
        story = begin(house)
        story.asked("paired")
        pair = Pair.objects.get()
        day = timezone.localtime() + timedelta(days=4)
        OpeningHours(place=house.place, weekday=(day.weekday() + 1) % 7, opens="10:00", closes="13:00").save()
        clients = (story.desk(), story.idas_browser())
    desk, ida = (sits_down(one) for one in clients)
    desk.goto(f"{tree}/foelgeskab/begynd/{pair.id}/")
    desk.fill("[name=first]", f"{day:%Y-%m-%d}T14:00")
    desk.check("[name=form][value=place]")
    desk.select_option("[name=place]", str(house.place.id))
    desk.click("main form button[type=submit]")
    desk.wait_for_load_state()
    assert desk.locator("main .said.warning").count() == 1
    kept_picture(desk, f"closed-door-{language}")
    with within(house.organisation.id):
        actions.begin(pair_id=pair.id, plan=plan(story), once=uuid4(), by=story.karen)
    desk.click("main form button[type=submit]")
    desk.wait_for_load_state()
    assert desk.locator("main .said.warning li").count() == 3
    assert desk.input_value("[name=first]").endswith("T14:00")
    kept_picture(desk, f"somebody-was-here-{language}")
    with within(house.organisation.id):
        Pair.objects.update(ended_at=timezone.now())
    ida.goto(f"{tree}/min-side/oensker/")
    ida.click("summary >> nth=0")
    ida.click("button[value=no][name=consent]")
    for at in ("min-side", "min-side/forslag"):
        ida.goto(f"{tree}/{at}/")
        kept_picture(ida, f"not-looking-{at.rpartition('/')[2]}-{language}")
        assert ida.locator(f"main a.btn[href='{tree}/min-side/oensker/']").count() == 1
