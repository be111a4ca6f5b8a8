"""What can be wrong with one page: each check returns what it found, in words."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
import html5lib

# Snippets that run in the page; a line of script is one line.
# ruff: noqa: E501 - scripts for the browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The demo's own banner and drawings may be smaller than a finger; links inside a sentence may be too (2.5.8).
SMALL_TARGETS = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
  .filter(e => {
    if (e.closest('p, li, small, dd, td, .skip, .vh, label, .honey') && e.tagName === 'A') return false;
    if (e.type === 'radio' || e.type === 'checkbox') e = e.closest('label') || e;
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    if (!box.width || style.visibility === 'hidden' || box.bottom < 0 || e.closest('.vh, .skip, .honey')) return false;
    return box.height < 43.5;
  }).map(e => e.outerHTML.slice(0, 90))"""
DEAD_ANCHORS = """() => [...document.querySelectorAll('a[href^="#"]')]
  .filter(a => a.getAttribute('href') === '#' || !document.getElementById(decodeURIComponent(a.hash.slice(1))))
  .map(a => a.outerHTML.slice(0, 90))"""
TWIN_NAMES = """() => { const seen = {}, wrong = [];
  for (const a of document.querySelectorAll('main a[href]')) {
    const name = (a.getAttribute('aria-label') || a.textContent).trim().replace(/\\s+/g, ' ');
    if (seen[name] && seen[name] !== a.href) wrong.push(name); seen[name] = a.href; }
  return wrong; }"""
SPACED = """*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}
p{margin-bottom:2em!important}"""
WIDTH = "document.documentElement.scrollWidth"
INLINE = "() => document.querySelectorAll('[style], style, [onclick], [onload], script:not([src]):not([type*=json])').length"
FOCUS = """() => { const e = document.activeElement; if (!e || e === document.body) return null;
  const b = e.getBoundingClientRect();
  const ringed = [e, e.closest('label')].some(r => { const s = r && getComputedStyle(r);
    return s && parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== 'none'; });
  const at = document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2);
  const seen = !at || at === e || e.contains(at) || at.contains(e) || (e.labels && [...e.labels].some(l => l.contains(at) || at.contains(l)));
  return {ring: ringed, seen: !!seen, html: e.outerHTML.slice(0, 90)}; }"""


@cache
def axe_source() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def axe(page: Any) -> list[str]:
    """axe's violations, A and AA of WCAG 2.2 and best practice, a line for each element."""
    page.evaluate(axe_source())
    found = page.evaluate(
        "async rules => (await axe.run(document, {runOnly: rules, resultTypes: ['violations']})).violations"
        ".flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 120)))",
        RULES,
    )
    return list(found)


def html(source: str) -> list[str]:
    """What a strict HTML parser has to say, and ids that stand twice."""
    parser = html5lib.HTMLParser(strict=False)
    tree = parser.parse(source)
    wrong = [f"html: {code} at line {at[0]}" for at, code, _details in parser.errors]
    ids = [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]
    return wrong + [f"html: id {one} stands twice" for one in sorted({i for i in ids if ids.count(i) > 1})]


def anchors_and_names(page: Any) -> list[str]:
    """Links that lead nowhere on the page, and one name for two targets."""
    dead = [f"dead anchor: {one}" for one in page.evaluate(DEAD_ANCHORS)]
    return dead + [f"two targets, one name: {one}" for one in page.evaluate(TWIN_NAMES)]


def targets(page: Any) -> list[str]:
    return [f"small target: {one}" for one in page.evaluate(SMALL_TARGETS)]


def no_inline(page: Any) -> list[str]:
    return ["inline style or script"] if page.evaluate(INLINE) else []


def reflow(page: Any) -> list[str]:
    """At 320 px nothing is wider than the screen, with and without wide text spacing."""
    before = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    wrong = [] if page.evaluate(WIDTH) <= 320 else ["wider than 320 px"]
    # A sheet made by script is no inline style, so the strict policy lets it be.
    page.evaluate(
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }",
        SPACED,
    )
    wrong += [] if page.evaluate(WIDTH) <= 320 else ["wider than 320 px with spaced text"]
    page.evaluate("document.adoptedStyleSheets = []")
    page.set_viewport_size(before)
    return wrong


def keyboard(page: Any, presses: int = 40) -> list[str]:
    """Tab from the top: each stop has a ring one can see, and nothing lies over it."""
    page.evaluate("document.activeElement && document.activeElement.blur(); window.scrollTo(0, 0)")
    wrong, first = [], None
    for _ in range(presses):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None or stop["html"] == first:
            break
        first = first or stop["html"]
        wrong += [] if stop["ring"] else [f"focus not visible: {stop['html']}"]
        wrong += [] if stop["seen"] else [f"focus covered: {stop['html']}"]
    return wrong


def asked_strangers(page: Any) -> list[str]:
    """The same, of what this page has asked for since it was opened, by the browser's own account."""
    asked = page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    page.wait_for_timeout(200)
    asked += page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    return strangers(asked, page.url)


def strangers(requested: list[str], home: str) -> list[str]:
    """Requests that left for somebody else."""
    here = urlsplit(home).netloc
    return [f"third party: {url[:90]}" for url in requested if urlsplit(url).netloc not in ("", here)]
