"""Every page and every form's error state, in both languages, light and dark, phone and desk, is for everybody."""

from dataclasses import dataclass, field
from statistics import median
from typing import Any

from proofs.audiences import AUDIENCES, come_in
from proofs.frame import Aim, Findings, Stage
from proofs.looking import checks
from proofs.looking.faults import FAULTS, plant
from proofs.looking.walking import Walk, in_english
from proofs.looking.weighing import Weight, weigh
from proofs.stage import Site, running_site

AIMS: dict[str, Aim] = {
    "faults_on_pages": ("==", 0),
    "third_party_requests": ("==", 0),
    "broken_pages": ("==", 0),
    "public_kb_max": ("<=", 30),
    "public_requests_max": ("<=", 4),
    "participant_kb_max": ("<=", 30),
    "participant_requests_max": ("<=", 4),
    "staff_kb_max": ("<=", 60),
    "staff_requests_max": ("<=", 6),
    "lcp_slow_phone_ms_max": ("<=", 2500),
    "cls_max": ("<=", 0.001),
}
WEIGHED = {"public": ["/", "/skriv/", "/kaffe/"], "participant": ["/min-side/"], "staff": ["/i-dag/"]}


@dataclass
class Seen:
    """What the walk saw."""

    pages: set[str] = field(default_factory=set)
    views: int = 0
    error_states: int = 0
    wrong: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    requested: list[str] = field(default_factory=list)
    weights: dict[str, list[Weight]] = field(default_factory=dict)


def prove(stage: Stage) -> Findings:
    seen = Seen()
    with running_site() as site, site.browser() as browser:
        for audience in AUDIENCES:
            _walk(stage, site, browser, audience, seen)
        _weigh(stage, site, browser, seen)
        findings = Findings(figures=_figures(seen, site), database="sqlite")
        for fault in FAULTS:
            findings.plant(fault.name, plant(site, browser, fault), stage.say)
    for line in sorted(set(seen.wrong))[:80] + seen.broken:
        stage.say(line)
    return findings


def _walk(stage: Stage, site: Site, browser: Any, audience: str, seen: Seen) -> None:
    """Each place once on a light Danish phone; then again as the size asks for."""
    stage.say(f"walking as {audience}")
    window = site.window(browser)
    start = come_in(site, window, audience)
    page = window.new_page()
    page.on("request", lambda request: seen.requested.append(request.url))
    walk = Walk(site.url)
    places = []
    for path in walk.pages(page, start):
        places.append(path)
        seen.pages.add(walk.place(path))
        _look(page, f"{audience} {path}", seen, thorough=True)
        _send_empty(page, f"{audience} {path}", seen)
    page.close()
    state = window.storage_state()
    window.close()
    for wishes, chosen in _more_looks(stage, places):
        again = site.window(browser, state=state, **wishes)
        _again(again, audience, wishes, chosen, seen)
        again.close()


def _again(window: Any, audience: str, wishes: dict[str, Any], places: list[str], seen: Seen) -> None:
    page = window.new_page()
    page.on("request", lambda request: seen.requested.append(request.url))
    for path in places:
        where = in_english(path) if wishes.get("language") == "en" else path
        page.goto(where)
        _look(page, f"{audience} {where} {wishes}", seen, thorough=False)
    page.close()


def _more_looks(stage: Stage, places: list[str]) -> list[tuple[dict[str, Any], list[str]]]:
    """Full: every place in all seven other ways. Small: every fifth place in English, in the dark, on a desk."""
    if not stage.is_full:
        return [({"language": "en", "dark": True, "wide": True}, places[stage.seed % 5 :: 5])]
    ways = [
        {"language": language, "dark": dark, "wide": wide}
        for language in ("da", "en")
        for dark in (False, True)
        for wide in (False, True)
    ]
    return [(way, places) for way in ways[1:]]


def _look(page: Any, where: str, seen: Seen, *, thorough: bool) -> None:
    seen.views += 1
    wrong = checks.axe(page) + checks.no_inline(page)
    if thorough:
        wrong += checks.html(page.content()) + checks.anchors_and_names(page) + checks.targets(page)
        wrong += checks.reflow(page) + checks.keyboard(page)
    seen.wrong += [f"{where}: {one}" for one in wrong]


def _send_empty(page: Any, where: str, seen: Seen) -> None:
    """Send the page's main form empty: the answer must be a page too, and say what is missing."""
    form = page.locator("main form[method=post][novalidate]").first
    if not form.count():
        return
    with page.expect_navigation():
        form.locator("button[type=submit]").first.click()
    seen.error_states += 1
    if page.locator("h1").count() == 0:
        seen.broken.append(f"{where}: no page came back from an empty form")
        return
    _look(page, f"{where} sent empty", seen, thorough=False)


def _weigh(stage: Stage, site: Site, browser: Any, seen: Seen) -> None:
    """Cold and slow: five times each at full size, twice at small."""
    for kind, paths in WEIGHED.items():
        audience = {"public": "visitor", "participant": "participant", "staff": "coordinator"}[kind]
        for _ in range(5 if stage.is_full else 2):
            window = site.window(browser)
            come_in(site, window, audience)
            seen.weights.setdefault(kind, []).extend(weigh(window, path) for path in paths)
            window.close()


def _figures(seen: Seen, site: Site) -> dict[str, Any]:
    every = [weight for weights in seen.weights.values() for weight in weights]
    figures: dict[str, Any] = {
        "pages": len(seen.pages),
        "views": seen.views,
        "error_states": seen.error_states,
        "faults_on_pages": len(seen.wrong),
        "broken_pages": len(seen.broken),
        "third_party_requests": len(checks.strangers(seen.requested, site.url)),
        "lcp_slow_phone_ms_max": round(max(w.lcp for w in every)),
        "cls_max": round(max(w.cls for w in every), 4),
    }
    for kind, weights in seen.weights.items():
        figures[f"{kind}_kb_median"] = round(median(w.kb for w in weights), 1)
        figures[f"{kind}_kb_max"] = round(max(w.kb for w in weights), 1)
        figures[f"{kind}_requests_max"] = max(w.requests for w in weights)
    return figures
