"""Faults planted in a page of the running house; a check that misses one proves nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from proofs.looking import checks
from proofs.stage import Site


@dataclass(frozen=True)
class Fault:
    """A change to a good page, and the check that has to see it."""

    name: str
    change: str
    check: Callable[[Any], list[str]]


SHEET = "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }"

END = "document.querySelector('main').insertAdjacentHTML('beforeend', {html})"

FAULTS = [
    Fault(
        "a field without a label", "document.querySelectorAll('label').forEach(l => l.remove())", checks.axe
    ),
    Fault("grey on white", f"({SHEET})('main p {{ color: #bbb; background: #fff }}')", checks.axe),
    Fault("no language", "document.documentElement.removeAttribute('lang')", checks.axe),
    Fault("nine pixels", f"({SHEET})('.btn {{ min-height: 9px; height: 9px; padding: 0 }}')", checks.targets),
    Fault("600 px wide", f"({SHEET})('main form {{ min-width: 600px }}')", checks.reflow),
    Fault("focus unseen", f"({SHEET})(':focus-visible {{ outline: none !important }}')", checks.keyboard),
    Fault("a link to nowhere", END.format(html="'<a href=\"#gone\">x</a>'"), checks.anchors_and_names),
    Fault(
        "an inline style", "document.querySelector('h1').setAttribute('style', 'color:red')", checks.no_inline
    ),
    Fault(
        "one id twice", "document.querySelector('h1').id = 'main'", lambda page: checks.html(page.content())
    ),
    Fault(
        "a picture from elsewhere",
        "new Image().src = 'http://elsewhere.example/a.png'",
        checks.asked_strangers,
    ),
]


def plant(site: Site, browser: Any, fault: Fault) -> bool:
    """Seen after the change and not before it; the policy that would stop a stranger is off for the planting."""
    window = site.window(browser, lawless=True)
    page = window.new_page()
    page.goto("/skriv/")
    clean = fault.check(page)
    page.goto("/skriv/")
    page.evaluate(fault.change)
    caught = len(fault.check(page)) > len(clean)
    window.close()
    return caught
