"""Planting faults: each is seen after it was planted, and was not there before."""

from collections.abc import Callable
from typing import Any

from proofs.looking import checks
from proofs.looking.faults import AFTER_SENDING, FAULTS
from proofs.looking.sending import lost_words, send_empty
from proofs.looking.visiting import unlike
from proofs.looking.walking import Place, dead_ends
from proofs.looking.weighing import Scales
from proofs.stage import Site

HEAVY = {"kb": 30, "requests": 4, "lcp": 2500, "cls": 0.001}
# Scripts that spoil a page from its first moment: heavy, slow, restless, telling, or nothing without them.
FROM_THE_START = {
    "too many and too heavy": "addEventListener('DOMContentLoaded', () => { for (let n = 0; n < 6; n++)"
    " new Image().src = document.querySelector('link[rel=preload]').href + '?' + n; })",
    "three seconds of nothing": "const until = Date.now() + 3000; while (Date.now() < until);",
    "a page that jumps": "addEventListener('load', () => requestAnimationFrame(() => setTimeout(() =>"
    " document.body.insertAdjacentHTML('afterbegin', '<p>Vent<br>lidt<br>endnu</p>'), 250)))",
    "a picture from elsewhere": "new Image().src = 'http://elsewhere.example/a.png'",
    "a button only for scripts": "addEventListener('DOMContentLoaded', () =>"
    " document.querySelector('main').insertAdjacentHTML('beforeend', '<button type=button>Kun her</button>'))",
}


def plant(site: Site, browser: Any, names: list[str]) -> dict[str, bool]:
    """Seen after the change and not before it; the policy that would stop a stranger is off for the planting."""
    page = site.window(browser, lawless=True).new_page()
    caught, clean = {}, dict[tuple[Any, str], int]()
    for fault in (one for one in FAULTS if one.name in names):
        before = (fault.check, fault.begin)
        if before not in clean:
            page.goto(fault.begin)
            clean[before] = len(fault.check(page))
        page.goto(fault.begin)
        page.evaluate(fault.change)
        caught[fault.name] = len(fault.check(page)) > clean[before]
    page.context.close()
    return caught


def plant_in_mistakes(site: Site, browser: Any) -> dict[str, bool]:
    """A form sent empty, and then its answer spoiled; a word written, and then lost."""
    page = site.window(browser, lawless=True).new_page()
    caught = {}
    for fault in AFTER_SENDING:
        page.goto(fault.begin)
        send_empty(page)
        clean = fault.check(page)
        page.evaluate(fault.change)
        caught[fault.name] = len(fault.check(page)) > len(clean)
    page.goto("/skriv/")
    name = str(page.locator("main textarea").first.get_attribute("name"))
    page.locator("main textarea").first.fill("To linjer")
    clean = lost_words(page, {name: "To linjer"})
    page.locator("main textarea").first.fill("")
    caught["words lost"] = not clean and bool(lost_words(page, {name: "To linjer"}))
    page.context.close()
    return caught


def plant_from_the_start(site: Site, browser: Any) -> dict[str, bool]:
    """What has to be there from the first moment: weight, waiting, a jump, a stranger, a script that matters."""
    caught = {}
    for name, spoil in FROM_THE_START.items():
        window = site.window(browser, lawless=True)
        window.add_init_script(spoil)
        caught[name] = SEEN[name](site, browser, window.new_page())
        window.close()
    return caught


def _heavy(site: Site, browser: Any, page: Any) -> bool:
    weight = Scales(page).open("/skriv/", until="networkidle")
    return weight.kb > HEAVY["kb"] and weight.requests > HEAVY["requests"]


def _slow(site: Site, browser: Any, page: Any) -> bool:
    return Scales(page).open_slowly("/skriv/").lcp > HEAVY["lcp"]


def _jumpy(site: Site, browser: Any, page: Any) -> bool:
    return Scales(page).open_slowly("/skriv/").cls > HEAVY["cls"]


def _strange(site: Site, browser: Any, page: Any) -> bool:
    asked: list[str] = []
    page.on("request", lambda request: asked.extend(checks.strangers([request.url], site.url)))
    page.goto("/skriv/", wait_until="networkidle")
    return bool(asked)


def _scripted(site: Site, browser: Any, page: Any) -> bool:
    bare = site.window(browser, javascript=False).new_page()
    page.goto("/skriv/")
    bare.goto("/skriv/")
    seen = any("Kun her" in one for one in unlike(page, bare))
    bare.context.close()
    return seen


SEEN: dict[str, Callable[[Site, Any, Any], bool]] = {
    "too many and too heavy": _heavy,
    "three seconds of nothing": _slow,
    "a page that jumps": _jumpy,
    "a picture from elsewhere": _strange,
    "a button only for scripts": _scripted,
}


def plant_in_links() -> bool:
    """A link to a part of another page that has no such part."""
    pages = [Place("/a/", '<a href="/b/#here">x</a><a href="/b/#gone">x</a>'), Place("/b/", '<p id="here">')]
    return dead_ends(pages) == ["/a/: dead anchor: /b/#gone"]


def plant_in_markup(read: Callable[[dict[str, str], str], list[str]]) -> dict[str, bool]:
    """Each outside reader sees a fault that only it is asked for, in HTML and in a sheet."""
    page = "<!doctype html>\n<html lang=da><head><title>x</title></head><body>{}</body></html>\n"
    html = read({"h": page.format("<main><h1>x</h1><button>x</button></main>")}, "")
    nu = read({"n": page.format("<main><h1>x</h1><p role=sky>x</p></main>")}, "")
    css = read({"c": page.format("<main><h1>x</h1></main>")}, "p { colour: red }")
    return {
        "a button without a type": any("html-validate no-implicit-button-type" in one for one in html),
        "a role that is none": any("Nu: " in one and "sky" in one for one in nu),
        "a property that is none": any("Nu: " in one and "colour" in one for one in css),
    }
