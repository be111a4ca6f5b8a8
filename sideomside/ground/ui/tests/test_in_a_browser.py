"""The pieces in a real browser: readable by machines, on a small screen, by keyboard, and gone at a tap."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.people import build_house

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases=["default", "keys"], transaction=True)]

PAGES = ["", "skriv/", "min-side/", "i-dag/", "find-en-peer/", "fejl/404/"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SPACED = """() => { const look = new CSSStyleSheet();
  look.replaceSync(`*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}
    p{margin-bottom:2em!important}`);
  document.adoptedStyleSheets = [look]; }"""
WIDTH = "document.documentElement.scrollWidth"
LOW = """() => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, summary")]
  .map(one => one.closest("label") || one)
  .filter(one => !one.classList.contains("skip") && !one.closest("p:not(.meta)") && one.checkVisibility())
  .filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML.slice(0, 120))"""
COVERED = """() => { const one = document.activeElement, box = one.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return !top || !(one.contains(top) || top === one.parentElement || one.labels?.[0]?.contains(top)); }"""


@pytest.fixture(autouse=True)
def _a_house(transactional_db: None) -> None:
    build_house("Gallery")


def faults(page: Any) -> list[tuple[str, list[str]]]:
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found]


@pytest.mark.parametrize(
    "look", [{"language": "da"}, {"language": "en", "wide": True, "dark": True}], ids=["phone", "desk"]
)
def test_axe_has_nothing_to_say(window: Any, look: dict[str, Any]) -> None:
    page = window(**look)
    said = []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    tree = "/en" if look["language"] == "en" else ""
    for path in PAGES:
        page.goto(f"{tree}/ui/{path}")
        assert faults(page) == [], path
    page.goto(f"{tree}/ui/skriv/")
    page.click("button.wide")
    assert faults(page) == []
    assert said == []


def test_axe_sees_a_planted_fault(window: Any) -> None:
    page = window()
    page.goto("/ui/skriv/")
    page.evaluate("document.querySelector('label[for=id_name]').remove()")
    assert "label" in [name for name, _ in faults(page)]


def test_nothing_is_wider_than_a_small_screen(window: Any) -> None:
    page = window()
    page.set_viewport_size({"width": 320, "height": 256})
    for path in PAGES:
        page.goto(f"/ui/{path}")
        assert page.evaluate(WIDTH) <= 320, path
        page.evaluate(SPACED)
        assert page.evaluate(WIDTH) <= 320, f"{path} with more space"


def test_everything_to_tap_is_large_enough(window: Any) -> None:
    page = window()
    for path in PAGES:
        page.goto(f"/ui/{path}")
        assert page.evaluate(LOW) == [], path


def test_a_yes_a_no_and_a_later_are_drawn_alike(window: Any) -> None:
    for wide in (False, True):
        page = window(wide=wide)
        page.goto("/ui/min-side/")
        drawn = page.eval_on_selector_all(
            ".choice button",
            """all => all.map(one => { const look = getComputedStyle(one), box = one.getBoundingClientRect();
              return [look.color, look.backgroundColor, look.borderColor, look.font, one.className,
                Math.round(box.width), Math.round(box.height)].join() })""",
        )
        assert len(drawn) == 3
        assert len(set(drawn)) == 1


def test_the_keyboard_is_never_lost_from_sight(window: Any) -> None:
    page = window()
    for path in ("min-side/", "i-dag/", "skriv/"):
        page.goto(f"/ui/{path}")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        seen = 0
        while page.evaluate("document.activeElement !== document.body"):
            seen += 1
            at = page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
            assert page.evaluate(
                "parseFloat(getComputedStyle(document.activeElement).outlineWidth)"
            ) >= 2 or (page.evaluate("!!document.activeElement.closest('.opt')")), at
            assert not page.evaluate(COVERED), at
            page.keyboard.press("Tab")
        assert seen > 5


def test_a_mistake_takes_the_reader_to_it_also_without_javascript(window: Any) -> None:
    for javascript in (True, False):
        page = window(javascript=javascript)
        page.goto("/ui/skriv/")
        page.fill("#id_name", "Ida")
        page.click("button.wide")
        page.wait_for_load_state()
        assert page.title().startswith("Ret: ")
        assert page.locator(".fix:focus").count() == 1
        assert page.input_value("#id_name") == "Ida"
        page.click("text=Skriv en linje eller to om dig selv >> nth=0")
        page.wait_for_load_state()
        assert page.locator("#id_about:focus, #id_about:target").count() == 1


@pytest.mark.parametrize("how", ["tap", "tap without script", "three times shift"])
def test_close_quickly_leads_to_the_weather(window: Any, how: str) -> None:
    page = window(javascript=how != "tap without script")
    page.route(
        "https://www.dmi.dk/**",
        lambda route: route.fulfill(body="<title>Vejret</title>", content_type="text/html"),
    )
    page.goto("/ui/skriv/")
    page.goto("/ui/min-side/")
    if how == "three times shift":
        for _ in range(3):
            page.keyboard.press("Shift")
    else:
        page.click(".leave")
    page.wait_for_url("https://www.dmi.dk/")
    if how != "tap without script":
        page.go_back()
        assert page.url.endswith("/ui/skriv/")


def test_nothing_moves_for_those_who_want_it_still(window: Any) -> None:
    page = window()
    page.emulate_media(reduced_motion="reduce")
    page.goto("/ui/")
    moving = """() => [...document.querySelectorAll("*")].filter(one => { const look = getComputedStyle(one);
      return parseFloat(look.transitionDuration) > 0 || parseFloat(look.animationDuration) > 0 }).length"""
    assert page.evaluate(moving) == 0
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(moving) > 0
