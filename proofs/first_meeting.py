"""A real mail, a web form and a cup of coffee each become a first meeting, in a browser, in Danish and English.

And then the whole way: a trial, an agreement, twelve meetings, a heavy day, a pause, a good ending, and pouring coffee
for others; on real pages without a script, with the days passing in between.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from house.avoid import telling_words
from proofs.arc.telling import caught_on_the_way, of_the_whole_way, walk_all_the_way
from proofs.frame import Aim, Findings, Stage
from proofs.meeting.counting import Hand, by_keyboard, by_mouse
from proofs.meeting.faults import FAULTS, caught, faulty_house
from proofs.meeting.legs import KEYS, LEGS, Leg
from proofs.meeting.letters import letters_of, telling
from proofs.meeting.noes import NOES, noes_told
from proofs.meeting.people import Company
from proofs.stage import running_site

ARC = (
    "a_mail_becomes_two_yeses", "a_first_cup", "a_trial_and_an_agreement", "a_fixed_time", "weeks_go_by",
    "a_good_ending", "pouring_coffee_for_others",
)  # fmt: skip
IS_LONG = True
AIMS: dict[str, Aim] = {
    "legs_that_met": (">=", 3),
    "legs_that_did_not": ("==", 0),
    "taps_to_ask_max": ("<=", 5),
    "clicks_mail_to_proposal_max": ("<=", 3),
    "keys_mail_to_proposal": ("<=", KEYS),
    "presses_by_keyboard_alone": ("<=", KEYS),
    "suggested_peers_chosen": ("==", 3),
    "asked_before_a_yes": ("==", 0),
    "noes_said": ("==", NOES),
    "noes_told": ("==", 0),
    "telling_words_in_letters": ("==", 0),
    "telling_words_in_calendars": ("==", 0),
    "arc_legs": ("==", len(ARC)),
    "arc_meetings": (">=", 12),
    "arc_wrong": ("==", 0),
    "arc_log_taps_max": ("<=", 4),
    "arc_log_typed": ("==", 0),
    "arc_telling_words": ("==", 0),
}
SMALL = ["form da without javascript", "mail en", "coffee da without javascript"]


@dataclass
class Told:
    """What the legs told."""

    met: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    taps: list[int] = field(default_factory=list)
    suggested: list[Hand] = field(default_factory=list)
    searched: list[Hand] = field(default_factory=list)
    presses: int = 0
    letters: list[list[str]] = field(default_factory=list)
    calendars: list[str] = field(default_factory=list)
    asked_early: int = 0
    noes: list[int] = field(default_factory=list)


def prove(stage: Stage) -> Findings:
    with ThreadPoolExecutor(max_workers=1) as beside:
        faulty = beside.submit(_what_is_caught, stage)
        whole_way, planted = beside.submit(walk_all_the_way), beside.submit(walk_all_the_way, "planted")
        told = _walk_all(stage)
        seen = faulty.result()
    for line in [*whole_way.result()["wrong"], whole_way.result()["broke"]]:
        stage.say(line) if line else None
    findings = Findings(figures=_figures(told) | of_the_whole_way(whole_way.result()), database="sqlite")
    for fault, caught_it in caught_on_the_way(planted.result()).items():
        findings.plant(fault, caught_it, stage.say)
    for fault in FAULTS:
        findings.plant(fault, fault in seen, stage.say)
    findings.plant("a neutral greeting is not telling", not telling_words("Hej fra Signe"), stage.say)
    return findings


def _what_is_caught(stage: Stage) -> list[str]:
    with faulty_house() as house, running_site(house=house) as site, site.browser() as browser:
        return caught(site, browser, stage.say)


def _walk_all(stage: Stage) -> Told:
    """Two legs at a time in a fresh house: the two peers one can go in as have room for no more."""
    told = Told()
    for few in _in_pairs([leg for leg in LEGS if stage.is_full or leg.name in SMALL]):
        with running_site() as site, site.browser() as browser:
            if not told.noes:
                company = Company(site, browser, Leg("coffee", "da", True, 70), "jonas")
                told.noes = [noes_told(company)]
                company.go_home()
                told.presses = by_keyboard(site, browser)
                told.suggested += by_mouse(site, browser)
            for place, leg in enumerate(few):
                _walk(stage, Company(site, browser, leg, "jonas" if place == 0 else "lone"), leg, told)
            told.letters += letters_of(site)
    return told


def _in_pairs(legs: list[Leg]) -> list[list[Leg]]:
    """Whoever writes in English comes first: the second of the two peers speaks Danish only."""
    by_language = [[leg for leg in legs if leg.language == language] for language in ("en", "da")]
    return [[leg for leg in pair if leg] for pair in zip_longest(*by_language)]


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
    (told.searched if company.hand.searched else told.suggested).append(company.hand)
    told.calendars.append(company.calendar)
    told.asked_early += company.asked_early


def _figures(told: Told) -> dict[str, Any]:
    return {
        "legs_that_met": len(told.met),
        "legs_that_did_not": len(told.failed),
        "seconds": told.seconds,
        "taps_to_ask_max": max(told.taps),
        "suggested_peers_chosen": sum(1 for one in told.suggested[:3]),
        "clicks_mail_to_proposal_max": max(hand.clicks for hand in told.suggested),
        "keys_mail_to_proposal": max(hand.keys for hand in told.suggested),
        "presses_by_keyboard_alone": told.presses,
        **_searched(told.searched),
        "asked_before_a_yes": told.asked_early,
        "noes_said": NOES * len(told.noes),
        "noes_told": sum(told.noes),
        "letters": len(told.letters),
        "telling_words_in_letters": telling(told.letters),
        "telling_words_in_calendars": sum(len(telling_words(text)) for text in told.calendars),
        "subject_longest": max(len(letter[1]) for letter in told.letters if len(letter) > 1),
    }


def _searched(hands: list[Hand]) -> dict[str, int]:
    """Somebody who is not suggested is looked for by name, and why is said in words."""
    if not hands:
        return {}
    return {
        "clicks_when_searched_max": max(hand.clicks for hand in hands),
        "keys_when_searched_max": max(hand.keys for hand in hands),
    }
