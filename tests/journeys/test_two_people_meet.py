"""A mail and a cup of coffee each become a time both said yes to: at either width, in two languages.

A picture is kept at every station, for somebody to look at.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.intake.inbox import take_from_pipe
from sideomside.intake.jobs import read_mail
from sideomside.matching.tests.story import Story, begin
from tests.browsing import kept_picture, too_wide
from tests.people import Hat, at_work, build_house, someone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "Jeg savner en at gå tur med."
MAIL = (
    "From: Aya <aya@post.example>\nTo: hej@huset.example\nSubject: Hej\nMessage-ID: <1@post.example>\n"
    f"Content-Type: text/plain; charset=utf-8\n\n{WORDS}\n"
)


@dataclass
class Way:
    """One way two people meet: whose windows, how wide, with a script or without, in which language."""

    story: Story
    window: Callable[..., Any]
    base: str
    name: str
    wishes: dict[str, Any]
    pages: dict[str, Any] = field(default_factory=dict)
    proposal: str = ""

    def sits_down(self, who: str, client: Client | None = None) -> None:
        self.pages[who] = page = self.window(**self.wishes)
        if client:
            name = settings.SESSION_COOKIE_NAME
            cookie = {"name": name, "value": client.cookies[name].value, "url": self.base}
            page.context.add_cookies([cookie])

    def at(self, who: str, path: str) -> Any:
        page = self.pages[who]
        page.goto(f"/en{path}" if self.wishes["language"] == "en" else path)
        return page

    def look(self, who: str, station: str) -> None:
        """No page is wider than the window it stands in."""
        page = self.pages[who]
        kept_picture(page, f"meet-{self.name}-{station}")
        wide = too_wide(page)
        assert wide <= 0, f"{station} is {wide} px too wide"


def press(page: Any, what: str) -> None:
    """Pressed, and the next page is there."""
    with page.expect_navigation():
        page.locator(what).first.click()


@pytest.fixture(params=["phone-da-plain", "desk-en-script"])
def way(request: Any, window: Callable[..., Any], live_server: Any) -> Way:
    house = build_house("København")
    with within(house.organisation.id):
        story = begin(house)
        karen, jonas = story.desk(), story.peer_browser()
        mikkel = at_work(house, someone(house, "Mikkel", Hat.HOST))
    width, language, script = request.param.split("-")
    wishes = {"wide": width == "desk", "language": language, "javascript": script == "script"}
    way = Way(story, window, live_server.url, request.param, wishes)
    for who, client in (("karen", karen), ("jonas", jonas), ("mikkel", mikkel), ("aya", None)):
        way.sits_down(who, client)
    return way


def test_a_mail(way: Way) -> None:
    assert take_from_pipe(BytesIO(MAIL.encode())) == 0
    read_mail(way.story.house.organisation.id)
    enquiry = read_and_draft(way, "mail")
    karen = way.pages["karen"]
    karen.goto(enquiry)
    press(karen, "form:has(textarea[name=words]) button[type=submit]")
    with within(way.story.house.organisation.id):
        letter = Letter.objects.exclude(auto=True).latest("made_at")
        link = re.search(r"https?://\S+/m/[^\s/]+/", letter.text)
    talk(way, enquiry)
    meet(way, link[0] if link else "", "mail")


def test_a_cup_of_coffee(way: Way) -> None:
    pour_a_cup(way)
    enquiry = read_and_draft(way, "coffee")
    karen = way.pages["karen"]
    karen.goto(enquiry)
    call = karen.locator("details:has(input[name=reached])")
    call.locator("summary").click()
    call.locator("input[name=reached][value=yes]").check()
    call.locator("button[type=submit]").click()
    talk(way, enquiry)
    karen.goto(enquiry)
    press(karen, "main a[href*='/vej-ind/']")
    press(karen, "button[name=do][value=card]")
    meet(way, karen.locator(".keep .link").inner_text(), "coffee")


def pour_a_cup(way: Way) -> None:
    page = way.at("mikkel", "/besoeg/")
    way.look("mikkel", "host")
    asked = page.locator("details:has(input[name=number])")
    asked.locator("summary").click()
    place = asked.locator("input[name=place]:not([type=hidden])")
    if place.count():
        place.first.check()
    asked.locator("input[name=name]").fill("Aya")
    asked.locator("input[name=number]").fill("20 12 34 56")
    asked.locator("textarea[name=words]").fill(WORDS)
    asked.locator("input[name=consent]").check()
    asked.locator("button[type=submit]").click()


def read_and_draft(way: Way, door: str) -> str:
    """I dag, the words, a peer: drafted before anybody is asked. Returns the enquiry's address."""
    page = way.at("karen", "/i-dag/")
    way.look("karen", f"{door}-today")
    press(page, "article.row:visible a")
    enquiry = str(page.url)
    assert WORDS in page.inner_text("main")
    way.look("karen", f"{door}-enquiry")
    press(page, "main a[href*='/find-peer/']")
    way.look("karen", f"{door}-find")
    page.get_by_role("button", name=re.compile("Jonas")).first.click()
    page.wait_for_url("**/forslag/**")
    way.proposal = str(page.url)
    way.look("karen", f"{door}-proposal")
    assert "/peer/spoergsmaal/" not in way.at("jonas", "/peer/").content()
    return enquiry


def talk(way: Way, enquiry: str) -> None:
    """The first talk is held, and the yes to look for a peer is given in it: now the peer is asked."""
    page = way.pages["karen"]
    page.goto(f"{enquiry}snak/holdt/")
    page.check("input[name=form][value=coffee]")
    page.check("input[name=matching]")
    with page.expect_navigation():
        page.locator("main form button[type=submit]").last.click()
    page.goto(way.proposal)
    press(page, "main button[name=do][value=go_on]")  # the worker would do so within five minutes


def meet(way: Way, link: str, door: str) -> None:
    """Three yeses, three times, and one that is chosen."""
    peer_says_yes(way, f"{door}-question")
    come_in(way, link)
    aya = way.at("aya", "/min-side/forslag/")
    assert "Jonas" in aya.inner_text("main")
    way.look("aya", f"{door}-asked")
    press(aya, "button[name=answer][value=yes]")
    peer_says_yes(way, f"{door}-released")
    offer_a_time(way, door)
    aya = way.at("aya", "/min-side/moede/")
    way.look("aya", f"{door}-choose")
    press(aya, "button[name=do]")
    way.look("aya", f"{door}-met")
    assert aya.locator("a[href$='.ics']").count()


def offer_a_time(way: Way, door: str) -> None:
    """One that Jonas and Aya can choose; the house knows of none they share."""
    karen = way.at("karen", "/i-dag/")
    press(karen, "main a[href*='/foelgeskab/begynd/']")
    way.look("karen", f"{door}-times")
    soon = timezone.localtime() + timedelta(days=3)
    karen.locator("input[type=datetime-local]").first.fill(f"{soon:%Y-%m-%dT}14:00")
    press(karen, "main form:has(input[type=datetime-local]) button[type=submit]")


def peer_says_yes(way: Way, station: str) -> None:
    page = way.at("jonas", "/peer/")
    press(page, "a[href*='/peer/spoergsmaal/']")
    way.look("jonas", station)
    press(page, "button[name=answer][value=yes]")


def come_in(way: Way, link: str) -> None:
    """The private link, one press, and a word of one's own."""
    page = way.pages["aya"]
    page.goto(urlsplit(link).path)
    press(page, "main form button")
    page = way.at("aya", "/din-noegle/")
    page.fill("input[name=word]", "havkat")
    press(page, "main form:has(input[name=word]) button")
