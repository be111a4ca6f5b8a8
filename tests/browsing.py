"""A real Chromium for journeys: phone or desk, with or without JavaScript, light or dark."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, sync_playwright

from house.needs import chromium

PHONE, DESK = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=900)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PATIENCE = 30_000  # ms for one thing to happen on a page; a shared machine is slow
ARTEFACTS = Path(__file__).resolve().parent.parent / "artefacts" / "screens"


@contextmanager
def a_browser(*words: str) -> Iterator[Browser]:
    """The machine's own Chromium, headless; nothing is downloaded."""
    path = chromium()
    if path is None:
        raise RuntimeError("Chromium is not installed; bin/test says what to install")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=[*FLAGS, *words], timeout=2 * PATIENCE)
        try:
            yield browser
        finally:
            browser.close()


def a_window(browser: Browser, base: str, **wishes: Any) -> BrowserContext:
    """A window of its own, with no cookies: wide=True, javascript=False, dark=True, language="en", state=...."""
    window = browser.new_context(
        base_url=base,
        viewport=DESK if wishes.get("wide") else PHONE,
        java_script_enabled=wishes.get("javascript", True),
        color_scheme="dark" if wishes.get("dark") else "light",
        locale="en-GB" if wishes.get("language") == "en" else "da-DK",
        timezone_id="Europe/Copenhagen",
        storage_state=wishes.get("state"),
        bypass_csp=wishes.get("lawless", False),
    )
    window.set_default_timeout(PATIENCE)
    return window


def put_away(page: Page) -> None:
    """Chromium drops a close that meets a page just arriving, and the driver then waits for ever (crbug 536385539)."""
    page.wait_for_load_state()
    page.close()


def too_wide(page: Page) -> int:
    """Pixels the page is wider than its window; a page just arriving has no width yet and is asked again."""
    for _ in range(PATIENCE // 100):
        page.wait_for_load_state()
        over: int | None = page.evaluate("document.body && document.documentElement.scrollWidth - innerWidth")
        if over is not None:
            return over
        page.wait_for_timeout(100)
    raise AssertionError(f"no page came at {page.url}")


def was_drawn(picture: Locator) -> bool:
    """Asked again and again from out here: the page's own policy, or no JavaScript at all, stops a wait inside it."""
    for _ in range(PATIENCE // 100):
        if picture.evaluate("one => one.complete && one.naturalWidth > 0"):
            return True
        picture.page.wait_for_timeout(100)
    return False


def kept_picture(page: Page, name: str) -> Path:
    """A picture of the whole page, kept among the artefacts for somebody to look at."""
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    path = ARTEFACTS / f"{name}.png"
    page.screenshot(path=path, full_page=True)
    return path
