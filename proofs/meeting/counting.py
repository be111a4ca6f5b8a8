"""What a coordinator's hand does between I dag and a proposal: every click and every key, whoever is chosen."""

import re
from dataclasses import dataclass
from typing import Any

from proofs.audiences import go_in
from proofs.stage import Site

REASON = "De går begge gerne ture"
WITH_A_DRAFT = r"/forslag/[0-9a-f-]{36}/"
LEADS = """() => { const e = document.activeElement, form = e.form;
  if (form && e.type === 'submit' && form.querySelector('[name=peer]')) return 'chooses a peer';
  return e.getAttribute('href') || ''; }"""
MAIL_ROW = "article.row:visible a[href*='/henvendelser/']"
SUGGESTED, CHOICE = ".pair", "form:has(input[name=peer])"


@dataclass
class Hand:
    """Counts what it does."""

    clicks: int = 0
    keys: int = 0
    searched: bool = False

    def click(self, target: Any) -> None:
        self.clicks += 1
        target.click()

    def type(self, target: Any, words: str) -> None:
        """A click into the field first, as a hand does it."""
        self.click(target)
        self.keys += len(words)
        target.press_sequentially(words)

    def choose(self, page: Any, peer: str) -> None:
        """Among the suggested when they are there, otherwise looked for by name."""
        form = page.locator(f"form:has(input[name=peer]):has(button:has-text('{peer}'))")
        if not form.count():
            self.searched = True
            self.type(page.locator("input[name=navn]"), peer)
            self.click(page.locator("form:has(input[name=navn]) button"))
        self.send(form.first)

    def send(self, form: Any) -> None:
        """A reason that stands there already needs no typing."""
        why = form.locator("input[name=why]:visible")
        if why.count() and not why.input_value():
            self.type(why, REASON)
        self.click(form.locator("button[type=submit]"))


def by_mouse(site: Site, browser: Any) -> list[Hand]:
    """From a row on I dag to the first, the second and the third suggested peer, for three people who wrote."""
    window = site.window(browser, wide=True)
    go_in(window, "signe")
    page = window.new_page()
    page.goto("/i-dag/")
    rows = page.locator(MAIL_ROW).evaluate_all("links => links.map(one => one.getAttribute('href'))")
    hands: list[Hand] = []
    for row in rows:
        hand = _drafted(page, row, place=len(hands)) if len(hands) < 3 else None
        hands += [hand] if hand else []
    window.close()
    return hands


def _drafted(page: Any, row: str, place: int) -> Hand | None:
    """None where there are not so many to choose between: another person is asked about then."""
    hand = Hand()
    page.goto("/i-dag/")
    hand.click(page.locator(f"article.row a[href='{row}']").first)
    find = page.locator("main a[href*='/find-peer/']")
    if not find.count():
        return None
    hand.click(find.first)
    suggested = page.locator(SUGGESTED).first.locator(CHOICE)
    if suggested.count() <= place:
        return None
    hand.send(suggested.nth(place))
    page.wait_for_url(re.compile(WITH_A_DRAFT))
    return hand


def by_keyboard(site: Site, browser: Any) -> int:
    """By keyboard alone to the first suggested: Tab to the first row, Enter, and so on, every press counted."""
    window = site.window(browser, wide=True)
    go_in(window, "signe")
    page = window.new_page()
    page.goto("/i-dag/")
    presses = 0
    for goal in ("/henvendelser/", "/find-peer/"):
        presses += 0 if re.search(goal, page.url) else _press_until(page, goal)
    presses += _press_until(page, "^chooses a peer", WITH_A_DRAFT)
    window.close()
    return presses


def _press_until(page: Any, goal: str, arrives: str = "", limit: int = 60) -> int:
    """Tab until what has the focus leads to the goal, then Enter; a skip link is taken where there is one."""
    presses = 0
    while presses < limit:
        leads = page.evaluate(LEADS)
        if re.search(goal, leads):
            page.keyboard.press("Enter")
            page.wait_for_url(re.compile(arrives or goal))
            return presses + 1
        page.keyboard.press("Enter" if leads.startswith("#") and leads != "#main" else "Tab")
        presses += 1
    raise RuntimeError(f"no way to {goal} by keyboard")
