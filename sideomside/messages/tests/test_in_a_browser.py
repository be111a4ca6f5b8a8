"""Ida on her phone and Jonas at a desk, with and without JavaScript, in both languages."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client

from sideomside.ground.vault.walls import within
from sideomside.messages import actions
from sideomside.messages.models import Message, Picture
from sideomside.messages.tests.cast import (
    HELLO,
    WORD,
    Cast,
    a_circle,
    a_picture,
    came_in,
    make_cast,
    signed_in,
)
from sideomside.people.rules import Hat
from tests.browsing import was_drawn
from tests.people import build_house

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE = {"wide": False, "javascript": True, "language": "da"}
DESK = {"wide": True, "javascript": True, "language": "en", "dark": True}
Window = Callable[..., Any]


@pytest.fixture
def stage(transactional_db: None) -> Iterator[Cast]:
    house = build_house("København")
    with within(house.organisation.id):
        cast = make_cast(house)
    yield cast


def inside(stage: Cast) -> Any:
    """Whatever is made in here is seen by the windows once we have left."""
    return within(stage.house.organisation.id)


def enter(page: Any, client: Client, at: str) -> None:
    """Lend the window the session of somebody who is inside already."""
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": at}])


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_two_people_write_with_a_picture_on_a_phone(
    stage: Cast, window: Window, live_server: Any, tmp_path: Path, javascript: bool
) -> None:
    picture = tmp_path / "IMG 1.png"
    picture.write_bytes(a_picture("PNG", (900, 600)))
    with inside(stage):
        ida, jonas = came_in(stage.house, stage.ida), signed_in(stage.house, stage.jonas)
    hers, his = window(javascript=javascript), window(javascript=javascript)
    enter(hers, ida, live_server.url)
    enter(his, jonas, live_server.url)
    hers.goto("/min-side/")
    hers.get_by_role("link", name="Skriv med Jonas").click()
    hers.get_by_label("Din besked").fill(HELLO)
    hers.locator("summary", has_text="Send et billede med").click()
    hers.get_by_label("Et billede").set_input_files(picture)
    hers.get_by_role("button", name="Send", exact=True).click()
    hers.wait_for_url("**#newest")
    hers.get_by_text(HELLO).wait_for()
    his.goto("/skriv-sammen/")
    his.get_by_role("link", name="Læs og skriv").first.click()
    his.get_by_text(HELLO).wait_for()
    image = his.get_by_alt_text("Et billede fra Ida")
    image.scroll_into_view_if_needed()
    assert was_drawn(image)
    assert image.bounding_box()["width"] <= 390
    with inside(stage):
        assert Picture.objects.count() == 1


def test_new_words_come_by_themselves_and_what_is_being_typed_stays(
    stage: Cast, window: Window, live_server: Any
) -> None:
    with inside(stage):
        stage.writes(stage.him, "Hej Ida")
        ida = came_in(stage.house, stage.ida)
    page = window()
    page.clock.install()
    enter(page, ida, live_server.url)
    page.goto(f"/min-side/skriv-sammen/{stage.pair.id}/")
    page.get_by_label("Din besked").fill("Jeg er midt i at skrive")
    with inside(stage):
        stage.writes(stage.him, "Har du det godt?")
    with page.expect_response("**/nyt/**"):
        page.clock.run_for(10_500)
    page.get_by_text("Har du det godt?").wait_for()
    assert page.get_by_label("Din besked").input_value() == "Jeg er midt i at skrive"
    with page.expect_response("**/nyt/**") as again:
        page.clock.run_for(10_500)
    assert again.value.status == 304
    assert page.locator("[data-number]").count() == 2


def test_a_double_click_is_one_message_and_back_is_no_second(
    stage: Cast, window: Window, live_server: Any
) -> None:
    with inside(stage):
        ida = came_in(stage.house, stage.ida)
    page = window(javascript=False)
    enter(page, ida, live_server.url)
    page.goto(f"/min-side/skriv-sammen/{stage.pair.id}/")
    page.get_by_label("Din besked").fill(HELLO)
    page.get_by_role("button", name="Send", exact=True).dblclick()
    page.get_by_text(HELLO).first.wait_for()
    page.go_back()
    page.go_forward()
    with inside(stage):
        assert Message.objects.count() == 1


def test_hidden_on_the_phone_until_the_word_is_given_again(
    stage: Cast, window: Window, live_server: Any
) -> None:
    with inside(stage):
        stage.writes(stage.him, "Hej Ida")
        ida = came_in(stage.house, stage.ida)
    page = window(javascript=False)
    enter(page, ida, live_server.url)
    page.goto(f"/min-side/skriv-sammen/{stage.pair.id}/")
    page.get_by_role("button", name="Skjul det her på min telefon").click()
    page.get_by_text("Jonas").first.wait_for(state="detached")
    page.goto("/min-side/")
    assert page.get_by_text("Jonas").count() == 0
    page.goto("/min-side/skriv-sammen/")
    page.get_by_role("link", name="Hvis du har skjult noget").click()
    page.get_by_label("Dit eget ord").fill(WORD)
    page.get_by_role("button", name="Vis det igen").click()
    page.get_by_role("heading", name="Jonas").wait_for()


def everything(stage: Cast) -> dict[Client, list[str]]:
    """Each page of the room, with something on it, and whoever opens it."""
    karen, kim = stage.as_(stage.karen, Hat.COORDINATOR), stage.as_(stage.kim, Hat.COORDINATOR)
    shown = stage.writes(stage.her, "Et_meget_langt_ord_uden_mellemrum_" * 8)
    stage.writes(stage.her, "Jeg har ikke lyst til at leve mere")
    actions.share(message=shown, by=stage.her)
    opening = actions.ask_to_open(thread=stage.thread, reason="Fordi", by=karen)
    actions.confirm_opening(opening=opening, by=kim)
    circle, asked = a_circle(stage), a_circle(stage, name="Fredagsholdet", yes=False)
    actions.come_along(thread=asked, by=stage.him)
    said = actions.write(thread=circle, words="Vi ses", by=stage.her)
    one, two = stage.pair.id, circle.id
    mine, theirs = "min-side/skriv-sammen/", "skriv-sammen/"
    return {
        came_in(stage.house, stage.ida): [
            "min-side/", mine, f"{mine}{one}/", f"{mine}{one}/?choose=1", f"{mine}ro/", f"{mine}vis/", f"{mine}{two}/",
            f"{mine}{two}/hvem/", f"{mine}{asked.id}/med/",
        ],
        signed_in(stage.house, stage.jonas): [
            "peer/", theirs, f"{theirs}{one}/", f"{theirs}{two}/?choose=1", f"{theirs}skjul/{said.id}/",
            f"{theirs}gruppe/{two}/", f"{theirs}vis/",
        ],
        signed_in(stage.house, stage.karen): [
            "i-dag/", theirs, f"{theirs}to/{one}/", f"{theirs}aabnet/{opening.id}/", f"{theirs}gruppe/",
            f"{theirs}gruppe/{asked.id}/",
        ],
    }  # fmt: skip


@pytest.mark.parametrize("look", [PHONE, DESK], ids=["phone", "desk"])
def test_every_page_can_be_read_by_machines_and_fits(
    stage: Cast, window: Window, live_server: Any, look: dict[str, Any]
) -> None:
    with inside(stage):
        pages = everything(stage)
    tree = "/en/" if look["language"] == "en" else "/"
    for client, paths in pages.items():
        page = window(**look)
        enter(page, client, live_server.url)
        for path in paths:
            assert page.goto(f"{tree}{path}").status == 200, path
            found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == [], path
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= (1280 if look["wide"] else 390), path
