"""Tab, arrows, Space and Enter are enough: a yes on one's own page, a list brought in, a comment decided about."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from sideomside.ground.vault.walls import within
from sideomside.intake.models import Enquiry
from sideomside.matching.models import Proposal
from sideomside.matching.tests.story import begin
from sideomside.peers.models import PeerFile
from sideomside.people.models import SmallKey
from sideomside.stories.models import Comment
from sideomside.stories.tests.cast import make_cast
from tests.people import Hat, build_house, someone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Window = Callable[..., Any]
FAR = 80  # presses of Tab; further away nobody finds it


class Keys:
    """Somebody who has a keyboard and nothing else, and sees where they are at every press."""

    def __init__(self, page: Any, base: str, client: Client | None = None) -> None:
        self.page = page
        if client:
            name = settings.SESSION_COOKIE_NAME
            page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": base}])

    def to(self, what: str) -> "Keys":
        for _ in range(FAR):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("what => document.activeElement.matches(what)", what):
                seen = self.page.evaluate(
                    "() => { const look = getComputedStyle(document.activeElement),"
                    " label = document.activeElement.closest('label');"
                    " return [look, label && getComputedStyle(label)].some("
                    "one => one && (one.outlineStyle !== 'none' || one.boxShadow !== 'none')); }"
                )
                assert seen, f"nothing shows that one is at {what}"
                return self
        raise AssertionError(f"no Tab leads to {what} on {self.page.url}")

    def types(self, words: str) -> "Keys":
        self.page.keyboard.type(words)
        return self

    def presses(self, key: str) -> "Keys":
        self.page.keyboard.press(key)
        return self

    def goes_on(self) -> "Keys":
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self


def test_a_few_words_a_key_of_ones_own_and_a_yes(window: Window, live_server: Any) -> None:
    house = build_house("København")
    with within(house.organisation.id):
        story = begin(house)
        story.asked("asked")
        ida = story.idas_browser()
    page = window(javascript=False)
    page.goto("/skriv/")
    hand = Keys(page, live_server.url)
    hand.to("textarea[name=words]").types("Jeg er meget alene.")
    hand.to("input[name=contact]").types("20 12 34 56")
    hand.to("input[name=consent]").presses("Space").to("main form button[type=submit]").goes_on()
    hand.to("input[name=word]").types("solsikke").goes_on()
    with within(house.organisation.id):
        newest = Enquiry.objects.latest("made_at")
        assert SmallKey.objects.filter(person_id=newest.person_id).exists()
    page = window(javascript=False)
    hand = Keys(page, live_server.url, ida)
    page.goto("/min-side/forslag/")
    hand.to("button[name=answer][value=yes]").goes_on()
    with within(house.organisation.id):
        assert Proposal.objects.get().state == "peer_decides"


def test_a_list_of_peers(window: Window, live_server: Any, tmp_path: Path) -> None:
    house = build_house("København")
    with within(house.organisation.id):
        story = begin(house)
        karen = story.desk()
    file = tmp_path / "peers.csv"
    file.write_text("Navn;Mail\nPer;per@post.example\nÅse;aase@post.example\n")
    page = window(wide=True, javascript=False)
    hand = Keys(page, live_server.url, karen)
    page.goto("/peers/import/")
    hand.to("input[type=file]")
    page.set_input_files("input[type=file]", file)  # the machine's own window for choosing is not ours
    hand.to("main form button[type=submit]").goes_on()
    assert "/peers/import/" in page.url
    hand.to("main form button[type=submit]").goes_on()
    hand.to("input[name=as_what]").presses("Space").to("[name=why]").types("De har været her i flere år.")
    hand.to("main form:has(input[name=as_what]) button[type=submit]").goes_on()
    with within(house.organisation.id):
        assert {"Per", "Åse"} <= {one.person.name for one in PeerFile.objects.all()}


def test_a_comment_is_read_and_decided(window: Window, live_server: Any) -> None:
    house = build_house("København")
    with within(house.organisation.id):
        cast = make_cast(house)
        someone(house, "Mads", Hat.MODERATOR)
        cast.waiting(cast.shown())
        maja = cast.desk(cast.maja)
    page = window(wide=True, javascript=False)
    hand = Keys(page, live_server.url, maja)
    page.goto("/redaktion/")
    hand.to("main a[href*='/redaktion/kommentar/']").goes_on()
    hand.to("input[name=kind]").presses("Space")
    for _ in range(4):
        if page.locator("input[name=kind]:checked").get_attribute("value") != "published":
            hand.presses("ArrowDown")
    hand.to("main form:has(input[name=kind]) button[type=submit]").goes_on()
    with within(house.organisation.id):
        assert Comment.objects.get().state == "published"
