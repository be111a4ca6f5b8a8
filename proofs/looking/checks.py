"""What can be wrong with one page: each check returns what it found, in words."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python

from proofs.looking.walking import html

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW = {"width": 320, "height": 256}
PAPER = {"width": 718, "height": 1010}  # A4 at 96 dots, with a centimetre of margin
SPACED = """*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}
p{margin-bottom:2em!important}"""
TWICE = "html{font-size:212.5%!important}"  # our root is 106.25 %
WIDTH = "document.documentElement.scrollWidth"
INLINE = (
    "() => document.querySelectorAll("
    "'[style], style, [onclick], [onload], script:not([src]):not([type*=json])').length"
)
# A sheet made by script is no inline style, so the strict policy lets it be.
DRESS = "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = css ? [s] : []; }"
NAMELESS = {
    "button",
    "link",
    "textbox",
    "searchbox",
    "combobox",
    "checkbox",
    "radio",
    "image",
    "figure",
    "img",
}


@cache
def script(name: str) -> str:
    """One of the scripts beside this file, to be run in a page."""
    return (Path(__file__).parent / "scripts" / f"{name}.js").read_text(encoding="utf-8")


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


def as_sent(page: Any) -> list[str]:
    """The strict parser's word on what the browser holds now."""
    return html(page.content())


def at_a_glance(page: Any) -> list[str]:
    """What costs next to nothing to look for."""
    return targets(page) + anchors(page) + choices(page) + no_inline(page)


def targets(page: Any) -> list[str]:
    return list(page.evaluate(script("targets")))


def anchors(page: Any) -> list[str]:
    return list(page.evaluate(script("anchors")))


def choices(page: Any) -> list[str]:
    return list(page.evaluate(script("choices")))


def no_inline(page: Any) -> list[str]:
    return ["inline style or script"] if page.evaluate(INLINE) else []


def names(page: Any) -> list[str]:
    """A button, a link, a field or a picture that a screen reader has no name for."""
    wire = page.context.new_cdp_session(page)
    nodes = wire.send("Accessibility.getFullAXTree")["nodes"]
    wire.detach()
    told = [(n.get("role", {}).get("value"), n.get("name", {}).get("value", "").strip()) for n in nodes]
    return [f"nameless {role}" for role, name in told if role in NAMELESS and not name]


def reflow(page: Any) -> list[str]:
    """At 320 px nothing is wider than the screen, with and without wide text spacing."""
    before = page.viewport_size
    page.set_viewport_size(NARROW)
    wrong = [] if page.evaluate(WIDTH) <= 320 else ["wider than 320 px"]
    page.evaluate(DRESS, SPACED)
    wrong += [] if page.evaluate(WIDTH) <= 320 else ["wider than 320 px with spaced text"]
    page.evaluate(DRESS, "")
    page.set_viewport_size(before)
    return wrong


def large(page: Any) -> list[str]:
    """Letters twice as large: nothing sticks out, nothing is cut off."""
    page.evaluate(DRESS, TWICE)
    wrong = page.evaluate(script("large"))
    page.evaluate(DRESS, "")
    return list(wrong)


def stillness(page: Any) -> list[str]:
    page.emulate_media(reduced_motion="reduce")
    wrong = page.evaluate(script("motion"))
    page.emulate_media(reduced_motion="no-preference")
    return list(wrong)


def forced_colours(page: Any) -> list[str]:
    page.emulate_media(forced_colors="active")
    wrong = page.evaluate(script("edges"))
    page.emulate_media(forced_colors="none")
    return list(wrong)


def on_paper(page: Any) -> list[str]:
    """Printed from a dark screen too, for that is where the ink would vanish."""
    before = page.viewport_size
    page.set_viewport_size(PAPER)
    wrong = []
    for scheme in ("light", "dark"):
        page.emulate_media(media="print", color_scheme=scheme)
        wrong += page.evaluate(script("paper"))
    page.emulate_media(media="null", color_scheme="null")
    page.set_viewport_size(before)
    return wrong


def keyboard(page: Any) -> list[str]:
    """Tab through the whole page: every control is reached, has a ring one can see, and nothing lies over it."""
    for _ in range(page.evaluate(script("stops"))):
        page.keyboard.press("Tab")
    return list(page.evaluate(script("stopped")))


def mistakes(page: Any) -> list[str]:
    return list(page.evaluate(script("mistakes")))


def strangers(requested: list[str], home: str) -> list[str]:
    """Requests that left for somebody else."""
    here = urlsplit(home).netloc
    return [f"third party: {url[:90]}" for url in requested if urlsplit(url).netloc not in ("", here)]
