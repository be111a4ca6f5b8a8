"""The eyes of a proof: a browser that dies is replaced once and counted; a page that ends two of them is a fault."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error

from proofs.looking.together import Company, Errand
from proofs.stage import Site

pytestmark = pytest.mark.browser


def nobody_answers(at: Path) -> Site:
    return Site(url="http://127.0.0.1:9", data=at, environment={})


def read_after(_: Any, browser: Browser, left: Path) -> str:
    """Reads a line, after as many browsers have died as the file still holds."""
    page = browser.new_page()
    deaths = int(left.read_text())
    if deaths:
        left.write_text(str(deaths - 1))
        with suppress(Error):
            page.goto("chrome://crash")
    page.set_content("<h1>Hej</h1>")
    return page.inner_text("h1")


def test_what_it_was_looking_at_is_looked_at_once_more(tmp_path: Path) -> None:
    left = tmp_path / "left"
    left.write_text("1")
    with Company(nobody_answers(tmp_path), 1) as company:
        assert list(company.run([Errand(read_after, (left,))] * 2, seconds=60)) == ["Hej", "Hej"]
        assert company.browsers_that_died == 1


def test_a_page_that_ends_two_is_not_tried_for_ever(tmp_path: Path) -> None:
    left = tmp_path / "left"
    left.write_text("2")
    with Company(nobody_answers(tmp_path), 1) as company, pytest.raises(Error, match="crashed"):
        list(company.run([Errand(read_after, (left,))], seconds=60))
