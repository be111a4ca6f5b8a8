"""Errands for one pair of eyes: walk, look, send a form wrong, wait on a slow phone."""

from dataclasses import dataclass, field
from typing import Any

from proofs.audiences import come_in
from proofs.looking import checks
from proofs.looking.seen import Seen
from proofs.looking.sending import FORM, Sent, send_empty, send_half
from proofs.looking.walking import Place, in_english, walk
from proofs.looking.weighing import Scales
from proofs.stage import Site

# Whose pages weigh as whose: a host is staff, and whoever has met somebody still is a participant.
KIND = {
    "visitor": "public",
    "participant": "participant",
    "met": "participant",
    "walking": "participant",
    "peer": "peer",
    "host": "staff",
    "partner": "peer",
    "coordinator": "staff",
}
FORMS_OF_ONE_PAGE = 8
CONTROLS = (
    "() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]"
    ".filter(e => e.checkVisibility({visibilityProperty: true}))"
    ".map(e => [e.tagName, e.type || '', e.name || '', (e.labels?.[0] || e).textContent.trim()].join('|'))"
)


@dataclass(frozen=True)
class Walked:
    """Where one audience came, and the cookies they came with."""

    audience: str
    state: dict[str, Any]
    places: list[Place]
    english: list[Place]


@dataclass(frozen=True)
class Round:
    """Whose eyes, on what kind of screen, at which places."""

    audience: str
    state: dict[str, Any]
    paths: tuple[str, ...]
    wishes: dict[str, Any] = field(default_factory=dict)

    def where(self, path: str) -> str:
        return in_english(path) if self.wishes.get("language") == "en" else path

    def said(self, path: str) -> str:
        looks = [name if value is True else value for name, value in self.wishes.items() if value]
        return " ".join([self.audience, self.where(path), *looks])


def walk_as(site: Site, browser: Any, audience: str, english: bool) -> Walked:
    """To every place; with `english` the same places are read in English too."""
    window = site.window(browser)
    start = come_in(site, window, audience)
    places = walk(window, site.url, start)
    paths = [in_english(place.path) for place in places if english]
    translated = [Place(path, window.request.get(path, timeout=30_000).text()) for path in paths]
    walked = Walked(audience, window.storage_state(), places, translated)
    window.close()
    return walked


def glance(site: Site, browser: Any, way: Round) -> Seen:
    """Weigh each place cold, and look for what costs next to nothing to find."""
    seen = Seen()
    page = _page(site, browser, way, seen)
    scales = Scales(page)
    for path in way.paths:
        weight = scales.open(way.where(path))
        seen.weights.setdefault(kind_of_reader(way.audience, page.url), []).append(weight)
        seen.views += 1
        seen.choices += page.locator(".choice").count()
        seen.wrong += [f"{way.said(path)}: {one}" for one in checks.at_a_glance(page)]
    page.context.close()
    return seen


def look(site: Site, browser: Any, way: Round) -> Seen:
    """What axe sees, and what a glance does."""
    seen = Seen()
    page = _page(site, browser, way, seen)
    for path in way.paths:
        page.goto(way.where(path))
        seen.views += 1
        seen.wrong += [f"{way.said(path)}: {one}" for one in checks.axe(page) + checks.at_a_glance(page)]
    page.context.close()
    return seen


def look_whole(site: Site, browser: Any, way: Round) -> Seen:
    """As every eye, finger and machine would, and without any script of ours."""
    seen = Seen()
    page, bare = _page(site, browser, way, seen), _page(site, browser, way, seen, javascript=False)
    for path in way.paths:
        page.goto(way.where(path))
        bare.goto(way.where(path))
        wrong = checks.axe(page) + checks.at_a_glance(page) + checks.names(page) + unlike(page, bare)
        wrong += checks.stillness(page) + checks.forced_colours(page) + checks.on_paper(page)
        wrong += checks.reflow(page) + checks.large(page) + checks.keyboard(page)
        seen.views += 1
        seen.whole += 1
        seen.wrong += [f"{way.said(path)}: {one}" for one in wrong]
    page.context.close()
    bare.context.close()
    return seen


def kind_of_reader(audience: str, url: str) -> str:
    """The sign-in door stands open to all, but those who work here go through it."""
    return "staff" if "/konto/" in url else KIND[audience]


def unlike(page: Any, bare: Any) -> list[str]:
    """Something to press or fill in that only stands there, or only stays away, because of a script."""
    scripted, plain = page.evaluate(CONTROLS), bare.evaluate(CONTROLS)
    return [f"not alike without JavaScript: {one[:80]}" for one in {*scripted} ^ {*plain}]


def send_wrong(site: Site, browser: Any, way: Round) -> Seen:
    """Each form, empty and half filled in: the answer is a page that says what is missing."""
    seen = Seen()
    page = _page(site, browser, way, seen)
    for path in way.paths:
        page.goto(way.where(path))
        for which in range(min(FORMS_OF_ONE_PAGE, page.locator(FORM).count())):
            for send in (send_empty, send_half):
                page.goto(way.where(path))
                if sent := send(page, which):
                    _add(seen, page, f"{way.said(path)} form {which + 1} sent {sent.how}", sent)
    page.context.close()
    return seen


def _add(seen: Seen, page: Any, said: str, sent: Sent) -> None:
    wrong = sent.wrong + checks.axe(page) + checks.at_a_glance(page)
    seen.views += 1
    seen.error_states += sent.came_back
    seen.kept += sent.kept
    seen.broken += [f"{said}: {one}" for one in sent.broken]
    seen.wrong += [f"{said}: {one}" for one in wrong]
    seen.sources[said] = sent.source


def wait_slowly(site: Site, browser: Any, way: Round) -> Seen:
    """A cold visit of each place on a slow phone, in a window that has never been here."""
    seen = Seen()
    for path in way.paths:
        page = _page(site, browser, way, seen)
        wait = Scales(page).open_slowly(way.where(path))
        seen.waits.setdefault(way.said(path), []).append(wait)
        page.context.close()
    return seen


def _page(site: Site, browser: Any, way: Round, seen: Seen, **more: Any) -> Any:
    page = site.window(browser, state=way.state, **way.wishes, **more).new_page()
    page.on("request", lambda request: seen.elsewhere.extend(checks.strangers([request.url], site.url)))
    return page
