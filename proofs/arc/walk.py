"""One whole way in a process of its own with Django ready; told as one line of JSON."""

import json
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any

from house.avoid import telling_words
from proofs.arc.legs import LEGS, Told
from proofs.arc.people import Company
from sideomside.companionship import actions as companionship_actions
from sideomside.companionship import queries as companionship
from sideomside.companionship.views import meeting
from sideomside.ground.post import letters
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.walls import within
from sideomside.matching import actions as matching
from sideomside.people.rules import system
from tests.people import build_house


def a_heavy_day_is_nobodys() -> None:
    companionship.peers_to_call = lambda viewer: []


def a_pause_gives_the_place_away() -> None:
    """Whoever rests is let go of."""

    def let_go(*, companionship: Any, by: Any) -> None:
        companionship_actions.rest(companionship=companionship, by=by)
        matching.end_pair(pair=companionship.pair, by=system(companionship.organisation_id))

    meeting.ABOUT_THE_TWO["rest"] = let_go


def a_letter_tells() -> None:
    send = letters.send

    def tells(*about: Any, **more: Any) -> None:
        send(*about, **more)
        one = Letter.objects.filter(to_id=more["to"]).order_by("made_at").last()
        one.subject = "Nyt fra din recovery-gruppe"
        one.save()

    letters.send = tells  # type: ignore[assignment]


def a_calendar_tells() -> None:
    meeting.calendar_file = lambda meeting, now: "SUMMARY:Møde i recovery-gruppen".encode()


PLANTS = (a_heavy_day_is_nobodys, a_pause_gives_the_place_away, a_letter_tells, a_calendar_tells)


def walk() -> None:
    for plant in PLANTS if "planted" in sys.argv else ():
        plant()
    told, seconds, broke = Told(), {}, ""
    house = build_house("København")
    with within(house.organisation.id):
        company = Company(house)
        with company.days():
            for name, leg in LEGS.items():
                begun = time.monotonic()
                broke = _leg(name, leg, company, told)
                seconds[name] = round(time.monotonic() - begun, 2)
                if broke:
                    break
            sent = company.letters()
    print(json.dumps(_told(told, seconds, broke, sent, company)))


def _leg(name: str, leg: Callable[[Company, Told], None], company: Company, told: Told) -> str:
    """What it fell over, if it fell: then the way ends there."""
    told.leg = name
    try:
        leg(company, told)
    except Exception as wrong:  # noqa: BLE001 - a leg that falls is a finding, whatever it fell over
        traceback.print_exc(limit=-6)
        return f"{name}: {type(wrong).__name__}: {' '.join(str(wrong).split())[:200]}"
    return ""


def _told(
    told: Told, seconds: dict[str, float], broke: str, sent: list[list[str]], c: Company
) -> dict[str, Any]:
    return {
        "seconds": seconds,
        "broke": broke,
        "wrong": told.wrong,
        "took": told.took,
        "met": told.met,
        "log_taps": max(told.log_taps, default=0),
        "log_typed": sum(told.log_typed),
        "days": c.gone_by.days,
        "letters": len(sent),
        "telling": sum(len(telling_words(text)) for letter in sent for text in letter),
        "calendars": sum(len(telling_words(text)) for text in c.calendars),
    }
