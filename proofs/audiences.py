"""Coming in as each kind of person, through the doors of the demo."""

from typing import Any

from proofs.stage import Site
from tests.browsing import put_away

# Who walks for each audience, and where the walk begins.
AUDIENCES: dict[str, tuple[str, list[str]]] = {
    "visitor": ("", ["/"]),
    "participant": ("louise", ["/min-side/"]),
    "met": ("mette", ["/min-side/"]),
    "walking": ("line", ["/min-side/"]),
    "peer": ("jonas", ["/peer/"]),
    "host": ("mikkel", ["/besoeg/"]),
    "partner": ("birgitte", ["/samarbejde/"]),
    "coordinator": ("signe", ["/i-dag/"]),
}

WORDS = {
    "louise": "regnvejr",
    "mette": "havregryn",
    "line": "regnjakke",
    "sara": "vinterhave",
    "trine": "bogreol",
}  # the small keys of invented people


def come_in(site: Site, window: Any, audience: str) -> list[str]:
    """Sign the window in as somebody of this kind; returns where their walk begins."""
    key, start = AUDIENCES[audience]
    if key:
        go_in(window, key)
    return start


def go_in(window: Any, key: str) -> None:
    """Through the demo's own door: one press on the person's name."""
    page = window.new_page()
    page.goto("/demo/")
    page.locator(f"form[action$='/demo/{key}/'] button").click()
    if key in WORDS:
        page.locator("main form button").first.click()
        page.goto("/din-noegle/")
        page.fill("input[name=word]", WORDS[key])
        page.locator("main form:has(input[name=word]) button").click()
    put_away(page)
