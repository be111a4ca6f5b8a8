"""A real mail, a web form and a cup of coffee each become a first meeting, in a browser, in Danish and English."""

import re
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import default
from typing import Any

from house.avoid import telling_words
from proofs.audiences import go_in
from proofs.frame import Aim, Findings, Stage
from proofs.meeting.legs import LEGS, Leg
from proofs.meeting.people import Company
from proofs.stage import Site, running_site

AIMS: dict[str, Aim] = {
    "legs_that_met": (">=", 3),
    "legs_that_did_not": ("==", 0),
    "taps_to_ask_max": ("<=", 5),
    "clicks_mail_to_proposal_max": ("<=", 3),
    "keys_mail_to_proposal": ("<=", 12),
    "telling_words_in_letters": ("==", 0),
}
SMALL = ["form da without javascript", "mail en", "coffee da without javascript"]


@dataclass
class Told:
    """What the legs told."""

    met: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    taps: list[int] = field(default_factory=list)
    clicks: list[int] = field(default_factory=list)


def prove(stage: Stage) -> Findings:
    told, keys, letters = Told(), 0, list[str]()
    chosen = [leg for leg in LEGS if stage.is_full or leg.name in SMALL]
    # Four at a time in a fresh house: the two peers one can go in as have room for no more.
    for few in (chosen[at : at + 4] for at in range(0, len(chosen), 4)):
        with running_site() as site, site.browser() as browser:
            for place, leg in enumerate(few):
                _walk(stage, Company(site, browser, leg, peer="jonas" if place == 0 else "lone"), leg, told)
            keys = max(keys, keys_from_mail_to_proposal(site, browser))
            letters += [
                text for path in sorted(site.mailbox.glob("*.eml")) for text in said_in(path.read_bytes())
            ]
    findings = Findings(figures=_figures(told, keys, letters), database="sqlite")
    findings.plant("a telling subject", bool(telling_words("Nyt fra din peer")), stage.say)
    findings.plant("a telling name of a file", bool(telling_words("Møde i Recovery-gruppen")), stage.say)
    findings.plant("a neutral greeting is not telling", not telling_words("Hej fra Signe"), stage.say)
    return findings


def _walk(stage: Stage, company: Company, leg: Leg, told: Told) -> None:
    """One person's way; what went wrong is said, and the next one walks."""
    try:
        seconds = leg.walk(company)
    except Exception as wrong:  # noqa: BLE001 - a leg that falls is a finding, whatever it fell over
        told.failed.append(leg.name)
        stage.say(f"{leg.name} did not meet: {' '.join(str(wrong).split())[:300]}")
        return
    finally:
        company.go_home()
    stage.say(f"{leg.name}: met, {seconds:.1f} s")
    told.met.append(leg.name)
    told.seconds[leg.name] = round(seconds, 1)
    told.taps += [company.taps] if leg.door == "form" else []
    told.clicks.append(company.clicks)


def keys_from_mail_to_proposal(site: Site, browser: Any) -> int:
    """By keyboard alone from I dag to a proposal: Tab to the first row, Enter, and so on, every press counted."""
    window = site.window(browser, wide=True)
    go_in(window, "signe")
    page = window.new_page()
    page.goto("/i-dag/")
    presses = 0
    for goal in (r"/henvendelser/|/find-peer/", r"/find-peer/", r"/forslag/"):
        if re.search(goal, page.url):
            continue
        presses += _press_until(page, goal)
    window.close()
    return presses


LEADS = """() => { const e = document.activeElement, form = e.form;
  if (form && e.type === 'submit' && form.querySelector('[name=peer]')) return '/forslag/';
  return e.getAttribute('href') || ''; }"""


def _press_until(page: Any, goal: str, limit: int = 60) -> int:
    """Tab until what has the focus leads to the goal, then Enter; a skip link is taken where there is one."""
    presses = 0
    while presses < limit:
        leads = page.evaluate(LEADS)
        if re.search(goal, leads):
            page.keyboard.press("Enter")
            page.wait_for_url(re.compile(goal))
            return presses + 1
        page.keyboard.press("Enter" if leads.startswith("#") and leads != "#main" else "Tab")
        presses += 1
    raise RuntimeError(f"no way to {goal} by keyboard")


def said_in(raw: bytes) -> list[str]:
    """What somebody looking over a shoulder can read: sender, subject and text of a letter, links left out."""
    mail = message_from_bytes(raw, policy=default)
    body = mail.get_body(("plain",))
    text = re.sub(r"https?://\S+", "", body.get_content() if body else "")
    return [str(mail["From"]), str(mail["Subject"]), text]


def _figures(told: Told, keys: int, letters: list[str]) -> dict[str, Any]:
    return {
        "legs_that_met": len(told.met),
        "legs_that_did_not": len(told.failed),
        "seconds": told.seconds,
        **({"taps_to_ask_max": max(told.taps)} if told.taps else {}),
        **({"clicks_mail_to_proposal_max": max(told.clicks)} if told.clicks else {}),
        "keys_mail_to_proposal": keys,
        "letters": len(letters) // 3,
        "telling_words_in_letters": sum(len(telling_words(text)) for text in letters),
        "subject_longest": max((len(text) for text in letters[1::3]), default=0),
    }
