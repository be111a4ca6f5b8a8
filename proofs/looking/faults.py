"""Faults planted in a page of the running house; a check that misses one proves nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from proofs.looking import checks
from proofs.looking.sending import lost_words, send_empty
from proofs.looking.visiting import unlike
from proofs.looking.walking import Place, dead_ends
from proofs.looking.weighing import Scales
from proofs.stage import Site

HEAVY = {"kb": 30, "requests": 4, "lcp": 2500, "cls": 0.001}
END = "document.querySelector('main').insertAdjacentHTML('beforeend', {html})"


@dataclass(frozen=True)
class Fault:
    """A change to a good page, and the check that has to see it."""

    name: str
    change: str
    check: Callable[[Any], list[str]]
    begin: str = "/skriv/"


def styled(css: str) -> str:
    """A sheet that stays while a check puts its own on and takes it off again."""
    return (
        f"{{ const s = document.createElement('style'); s.textContent = '{css}'; document.head.append(s); }}"
    )


FAULTS = [
    Fault(
        "a field without a label", "document.querySelectorAll('label').forEach(l => l.remove())", checks.axe
    ),
    Fault("grey on white", styled("main p { color: #bbb; background: #fff }"), checks.axe),
    Fault("no language", "document.documentElement.removeAttribute('lang')", checks.axe),
    Fault("nine pixels", styled(".btn { min-height: 9px; height: 9px; padding: 0 }"), checks.targets),
    Fault(
        "links in a row that are low",
        END.format(html='\'<p><a href="/a">Ret</a> · <a href="/b">Slet</a></p>\''),
        checks.targets,
    ),
    Fault("600 px wide", styled("main form { min-width: 600px }"), checks.reflow),
    Fault("focus unseen", styled(":focus-visible { outline: none !important }"), checks.keyboard),
    Fault(
        "a bar over what has focus",
        END.format(html="'<div class=\"veil\"></div>'") + ";" + styled(".veil { position: fixed; inset: 0 }"),
        checks.keyboard,
    ),
    Fault("out of Tab's way", "document.querySelector('main .btn').tabIndex = -1", checks.keyboard),
    Fault("a trap", "addEventListener('keydown', e => e.preventDefault(), true)", checks.keyboard),
    Fault("a link to nowhere", END.format(html="'<a href=\"#gone\">x</a>'"), checks.anchors),
    Fault(
        "one name, two targets",
        END.format(html='\'<a href="/a">Se mere</a><a href="/b">Se mere</a>\''),
        checks.anchors,
    ),
    Fault(
        "an inline style", "document.querySelector('h1').setAttribute('style', 'color:red')", checks.no_inline
    ),
    Fault("one id twice", "document.querySelector('h1').id = 'main'", checks.as_sent),
    Fault(
        "a picture from elsewhere",
        "new Image().src = 'http://elsewhere.example/a.png'",
        checks.asked_strangers,
    ),
    Fault(
        "a drawing nobody names",
        END.format(html='\'<svg role="img" width="9" height="9"></svg>\''),
        checks.names,
    ),
    Fault("cut off when large", styled(".btn { height: 54px; overflow: hidden }"), checks.large),
    Fault("motion nobody asked for", styled("h1 { transition: color .3s }"), checks.stillness),
    Fault("a button without an edge", styled(".btn { border: 0 }"), checks.forced_colours),
    Fault("white words on paper", styled("h1 { color: #fff }"), checks.on_paper),
    Fault(
        "a button on paper",
        styled("@media print { .btn { display: inline-flex !important } }"),
        checks.on_paper,
    ),
    Fault(
        "a paler no",
        "document.querySelectorAll('.choice .btn')[1].setAttribute('style', 'opacity:.6')",
        checks.choices,
        "/ui/min-side/",
    ),
    Fault(
        "a larger yes",
        "document.querySelector('.choice .btn').classList.add('wide')",
        checks.choices,
        "/ui/min-side/",
    ),
]
AFTER_SENDING = [
    Fault("the summary passed by", "document.activeElement.blur()", checks.mistakes),
    Fault("a title that hides it", "document.title = 'Skriv til os'", checks.mistakes),
    Fault(
        "no words at the field",
        "document.querySelectorAll('main .error').forEach(e => e.remove())",
        checks.mistakes,
    ),
]
# Scripts of a visitor's page that make it heavy, slow or restless from the first moment.
WEIGHTS = {
    "too many and too heavy": "addEventListener('DOMContentLoaded', () => { for (let n = 0; n < 6; n++)"
    " new Image().src = document.querySelector('link[rel=preload]').href + '?' + n; })",
    "three seconds of nothing": "const until = Date.now() + 3000; while (Date.now() < until);",
    "a page that jumps": "addEventListener('load', () => requestAnimationFrame(() => setTimeout(() =>"
    " document.body.insertAdjacentHTML('afterbegin', '<p>Vent<br>lidt<br>endnu</p>'), 250)))",
    "a button only for scripts": "addEventListener('DOMContentLoaded', () =>"
    " document.querySelector('main').insertAdjacentHTML('beforeend', '<button type=button>Kun her</button>'))",
}


def plant(site: Site, browser: Any, names: list[str]) -> dict[str, bool]:
    """Seen after the change and not before it; the policy that would stop a stranger is off for the planting."""
    page = site.window(browser, lawless=True).new_page()
    caught = {}
    for fault in (one for one in FAULTS if one.name in names):
        page.goto(fault.begin)
        clean = fault.check(page)
        page.goto(fault.begin)
        page.evaluate(fault.change)
        caught[fault.name] = len(fault.check(page)) > len(clean)
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


def plant_in_weight(site: Site, browser: Any) -> dict[str, bool]:
    """The scales, the slow phone and the page without scripts see what is laid on them."""
    caught = {}
    for name, spoil in WEIGHTS.items():
        window = site.window(browser, lawless=True)
        window.add_init_script(spoil)
        page = window.new_page()
        if name == "too many and too heavy":
            weight = Scales(page).open("/skriv/", until="networkidle")
            caught[name] = weight.kb > HEAVY["kb"] and weight.requests > HEAVY["requests"]
        elif name == "a button only for scripts":
            bare = site.window(browser, javascript=False).new_page()
            page.goto("/skriv/")
            bare.goto("/skriv/")
            caught[name] = any("Kun her" in one for one in unlike(page, bare))
        else:
            wait = Scales(page).open_slowly("/skriv/")
            caught[name] = wait.lcp > HEAVY["lcp"] if "seconds" in name else wait.cls > HEAVY["cls"]
        window.close()
    return caught


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
