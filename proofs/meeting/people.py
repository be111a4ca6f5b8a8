"""The people of one leg, each with a window of their own, and what they do on their pages."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from proofs.audiences import go_in
from proofs.stage import Site

PATIENCE = 20_000  # ms; a shared machine is slow


@dataclass
class Company:
    """One who asks, Signe, a peer and a host; and how many taps and clicks it took."""

    site: Site
    browser: Any
    leg: Any
    peer: str
    taps: int = 0
    clicks: int = 0
    windows: dict[str, Any] = field(default_factory=dict)

    def page(self, who: str) -> Any:
        """A page in this person's own window; staff come in through the demo's door."""
        if who not in self.windows:
            wishes = {
                "javascript": self.leg.javascript,
                "language": self.leg.language,
                "wide": who == "signe",
            }
            window = self.site.window(self.browser, **wishes)
            window.set_default_timeout(PATIENCE)
            if who in {"signe", "jonas", "lone", "mikkel"}:
                go_in(window, who)
            self.windows[who] = window
            window.new_page()
        return self.windows[who].pages[0]

    def at(self, who: str, path: str) -> Any:
        """Open a page in the leg's language."""
        page = self.page(who)
        page.goto(f"/en{path}" if self.leg.language == "en" else path)
        return page

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

    def signe_reads_and_drafts(self, words: str, peer: str) -> str:
        """From I dag to a proposal: every press is a click. Returns the enquiry's address."""
        page = self.at("signe", "/i-dag/")
        self.clicks = 0
        self._click(page.locator("article.row", has_text=words[:40]).first.locator("a"))
        enquiry = page.url
        self._click(page.locator("main a[href*='/find-peer/']").first)
        form = page.locator(f"form:has(input[name=peer]):has(button:has-text('{peer}'))").first
        if not form.count():
            page.goto(f"{page.url}?navn={peer}")
            form = page.locator(f"form:has(input[name=peer]):has(button:has-text('{peer}'))").first
        if form.locator("[name=why]").count():
            form.locator("[name=why]").fill("De går begge gerne ture")
        self._click(form.locator("button[type=submit]"))
        self.proposal = page.url
        return str(enquiry)

    def signe_talks(self, enquiry: str) -> None:
        """The first talk is held, and the yes to look for a peer is given in it."""
        page = self.page("signe")
        page.goto(f"{enquiry}snak/holdt/")
        page.check("input[name=form][value=coffee]")
        page.check("input[name=matching]")
        page.locator("main form button[type=submit]").last.click()

    def signe_asks(self) -> None:
        """The draft goes on, by itself or with one press."""
        page = self.page("signe")
        page.goto(self.proposal)
        button = page.locator("main button[name=do][value=ask], main button[name=do][value=go_on]")
        if button.count():
            button.first.click()

    def peer_says_yes(self, peer: str) -> None:
        """The newest question on the peer's page, answered with yes."""
        page = self.at(peer, "/peer/")
        mine = page.locator(f"a[href*='/peer/spoergsmaal/{self._proposal_id()}']")
        mine.first.click()
        page.locator("button[name=answer][value=yes]").click()

    def i_say_yes(self) -> None:
        page = self.at("me", "/min-side/forslag/")
        page.locator("button[name=answer][value=yes]").click()

    def signe_offers_times(self) -> None:
        page = self.at("signe", "/i-dag/")
        page.locator("main a[href*='/foelgeskab/begynd/']").last.click()
        page.locator("main form button[type=submit]").last.click()

    def i_choose_a_time(self) -> str:
        """The first of the three; returns the calendar file's text."""
        page = self.at("me", "/min-side/moede/")
        page.locator("button[name=do]").first.click()
        calendar = page.locator("a[href$='.ics']").first.get_attribute("href")
        answer = page.request.get(self.site.url + calendar)
        return str(answer.text())

    def _proposal_id(self) -> str:
        found = re.search(r"/forslag/([0-9a-f-]{36})/", self.proposal)
        if found is None:
            raise RuntimeError("no proposal was made")
        return found[1]

    def _click(self, target: Any) -> None:
        self.clicks += 1
        target.click()
