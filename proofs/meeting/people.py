"""The people of one leg, each with a window of their own, and what they do on their pages."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from proofs.audiences import go_in
from proofs.meeting.counting import Hand
from proofs.stage import Site

PATIENCE = 60_000  # ms; a shared machine is slow
COORDINATORS = ("signe", "omar")
NOT_FOUND = 404
BEHIND_THE_DEMOS_DOOR = {*COORDINATORS, "jonas", "lone", "mikkel"}


@dataclass
class Company:
    """One who asks, a coordinator, a peer and a host; and what it took, and what was seen on the way."""

    site: Site
    browser: Any
    leg: Any
    peer: str
    waits: float = 40  # seconds for a mail to come to I dag
    taps: int = 0
    coordinator: str = "signe"
    asked_early: int = 0
    hand: Hand = field(default_factory=Hand)
    calendar: str = ""
    windows: dict[str, Any] = field(default_factory=dict)

    def page(self, who: str) -> Any:
        """A page in this person's own window; staff come in through the demo's door."""
        if who not in self.windows:
            wishes = {
                "javascript": self.leg.javascript,
                "language": self.leg.language,
                "wide": (who in COORDINATORS) ^ self.leg.wide,  # where they sit at a desk, we are on the way
            }
            window = self.site.window(self.browser, **wishes)
            window.set_default_timeout(PATIENCE)
            if who in BEHIND_THE_DEMOS_DOOR:
                go_in(window, who)
            self.windows[who] = window
            window.new_page()
        return self.windows[who].pages[0]

    def at(self, who: str, path: str) -> Any:
        """Open a page in the leg's language."""
        page = self.page(who)
        page.goto(f"/en{path}" if self.leg.language == "en" else path)
        return page

    def said_to(self, who: str, path: str) -> str:
        """What stands on a page, for whoever looks."""
        return str(self.at(who, path).locator("main").inner_text())

    def go_home(self) -> None:
        for window in self.windows.values():
            window.close()

    def come_in_by(self, link: str, word: str) -> None:
        """The private link, one press, and a word of one's own."""
        page = self.page("me")
        page.goto(urlsplit(link).path)
        page.locator("main form button").first.click()
        page = self.at("me", "/din-noegle/")
        if page.locator("input[name=word]").count():
            page.fill("input[name=word]", word)
            page.locator("main form:has(input[name=word]) button").click()

    def read_and_draft(self, words: str) -> str:
        """From I dag to a proposal, every press counted. Returns the enquiry's address."""
        page, row = self._whose_row_it_is(words)
        self.hand = Hand()
        self.hand.click(row.locator("a"))
        enquiry = str(page.url)
        self.hand.click(page.locator("main a[href*='/find-peer/']").first)
        self.find = str(page.url)
        self.hand.choose(page, self.peer.capitalize())
        self.proposal = str(page.url)
        return enquiry

    def _whose_row_it_is(self, words: str) -> tuple[Any, Any]:
        """The house gives each enquiry to the coordinator with the fewest; a colleague sees it folded away."""
        for self.coordinator in COORDINATORS:
            page = self.at(self.coordinator, "/i-dag/")
            row = page.locator("article.row:visible", has_text=words[:40])
            if row.count():
                return page, row.first
        raise RuntimeError("no coordinator has it on I dag")

    def draft_again(self, peer: str) -> None:
        """Somebody else, for the same person."""
        self.peer, page = peer, self.page(self.coordinator)
        page.goto(self.find)
        Hand().choose(page, peer.capitalize())
        self.proposal = str(page.url)

    def see_whether_the_peer_is_asked(self) -> None:
        """Before there is a yes from the one who wrote, a peer must know of nothing."""
        question = self.page(self.peer).goto(f"/peer/spoergsmaal/{self.proposal_id}/")
        self.asked_early += question.status != NOT_FOUND

    def talk(self, enquiry: str) -> None:
        """The first talk is held, and the yes to look for a peer is given in it."""
        page = self.page(self.coordinator)
        page.goto(f"{enquiry}snak/holdt/")
        page.check("input[name=form][value=coffee]")
        page.check("input[name=matching]")
        _press(page, page.locator("main form button[type=submit]").last)

    def call(self, enquiry: str) -> None:
        """They asked for a call, and get one."""
        page = self.page(self.coordinator)
        page.goto(enquiry)
        form = page.locator("details:has(input[name=reached])")
        form.locator("summary").click()
        form.locator("input[name=reached][value=yes]").check()
        form.locator("button[type=submit]").click()

    def give_a_card(self, enquiry: str) -> str:
        """A number can be called and not written to: the way in is handed over on paper. Returns its address."""
        page = self.page(self.coordinator)
        page.goto(enquiry)
        page.locator("main a[href*='/vej-ind/']").click()
        page.locator("button[name=do][value=card]").click()
        return str(page.locator(".keep .link").inner_text())

    def ask(self) -> None:
        """The draft goes on, by itself or with one press."""
        page = self.page(self.coordinator)
        page.goto(self.proposal)
        button = page.locator("main button[name=do][value=ask], main button[name=do][value=go_on]")
        if button.count():
            _press(page, button.first)

    def peer_says(self, answer: str) -> None:
        """The question on the peer's page, answered."""
        page = self.at(self.peer, "/peer/")
        page.locator(f"a[href*='/peer/spoergsmaal/{self.proposal_id}']").first.click()
        _press(page, page.locator(f"button[name=answer][value={answer}]"))

    def i_say(self, answer: str) -> None:
        page = self.at("me", "/min-side/forslag/")
        _press(page, page.locator(f"button[name=answer][value={answer}]"))

    def offer_times(self) -> None:
        page = self.at(self.coordinator, "/i-dag/")
        page.locator("main a[href*='/foelgeskab/begynd/']").last.click()
        page.locator("main form button[type=submit]").last.click()

    def i_choose_a_time(self) -> None:
        """The first of the three, and the calendar file for it."""
        page = self.at("me", "/min-side/moede/")
        page.locator("button[name=do]").first.click()
        calendar = page.locator("a[href$='.ics']").first.get_attribute("href")
        self.calendar = str(page.request.get(self.site.url + calendar).text())

    @property
    def proposal_id(self) -> str:
        found = re.search(r"/forslag/([0-9a-f-]{36})/", self.proposal)
        if found is None:
            raise RuntimeError("no proposal was made")
        return found[1]


def _press(page: Any, button: Any) -> None:
    """What is pressed has arrived before somebody else looks, however busy the machine."""
    with page.expect_navigation():
        button.click()
