"""Those who came earlier in the year, told from two lines each, so that a year of figures has people behind it."""

from typing import Any

from django.utils import timezone

from sideomside.site.demo.clock import Timeline
from sideomside.site.demo.house import House, told
from sideomside.site.demo.steps import STEPS
from sideomside.site.demo.stories import moment_of
from sideomside.site.demo.story import Story

NUMBERED_FROM = 60  # after everybody else
THEMES = {"alone": "to_peer", "everyday": "to_peer"}
WEEKS_APART = 2
AS_AGREED = {"planned", "moved_on"}
DAYS_APART = 5 * WEEKS_APART


def tell_earlier(house: House, timeline: Timeline) -> None:
    plan = told("earlier")
    for number, one in enumerate(plan["person"]):
        about = one | {"mail": f"tidligere{number}@post.example"}
        story = Story(house, about, NUMBERED_FROM + number, today=timezone.localdate(timeline.now))
        answer = plan["answers"][number % len(plan["answers"])]
        for step in [*_arrival(one, answer), *(_walk(one) if "peer" in one else _goodbye(one))]:
            at = moment_of(step, timeline.now)
            timeline.add(at, lambda story=story, step=step: STEPS[step["did"]](story, step))


def _arrival(one: dict[str, Any], answer: str) -> list[dict[str, Any]]:
    day, by = one["wrote"], {"by": "omar"}
    return [
        {"did": "wrote", "back": day, "at": "10:20"} | by,
        {"did": "sorted", "back": day - 1, "at": "09:10", "as": "seeks"} | by,
        {"did": "answered", "back": day - 1, "at": "09:14", "words": answer} | by,
    ]


def _goodbye(one: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"did": "closed", "back": one["left"], "at": "10:00", "why": one["why"], "by": "omar"}]


def _walk(one: dict[str, Any]) -> list[dict[str, Any]]:
    return [*_towards(one), *_meetings(one), *_ending(one)]


def _towards(one: dict[str, Any]) -> list[dict[str, Any]]:
    """A talk, a wish, and two who say yes."""
    talk, by = one["wrote"] - 1, {"by": "omar"}
    asked = min(one["met"] + 5, talk - 1)
    wish = {"words": "Jeg vil gerne gå en tur med en.", "themes": THEMES, "slots": "tuesday-afternoon"}
    why = "De går begge gerne."
    return [
        {"did": "talk_held", "back": talk, "at": "13:00", "form": "walk", "yes": ["words", "matching"]} | by,
        {"did": "wishes", "back": talk, "at": "13:40", "ways": "walk", "areas": "amager"} | wish | by,
        {"did": "proposed", "back": asked, "at": "09:30", "peer": one["peer"], "why": why} | by,
        {"did": "peer_room", "back": asked, "at": "16:00", "answer": "yes"},
        {"did": "participant", "back": asked - 1, "at": "10:00", "answer": "yes"},
        {"did": "peer", "back": asked - 1, "at": "15:00", "answer": "yes"},
    ]


def _meetings(one: dict[str, Any]) -> list[dict[str, Any]]:
    """A first one, and then every other week."""
    met, by, felt = one["met"], {"by": "omar"}, {"felt": "fine", "minutes_together": 60}
    fixed = {"at": "12:00", "back_to": met - 6, "clock": "15:00", "every": WEEKS_APART}
    again = [met - 7 - DAYS_APART * turn for turn in range(one["times"] - 1)]
    return [
        {"did": "begin", "back": met + 2, "at": "16:00", "form": "walk", "back_to": [met], "clock": "15:00"}
        | by,
        {"did": "picked", "back": met + 1, "at": "19:30"},
        {"did": "met", "back": met - 1, "at": "09:10"} | felt,
        {"did": "fixed_time", "back": met - 2} | fixed,
        *({"did": "met", "back": day, "at": "19:10"} | felt for day in again if day > one["ended"]),
    ]


def _ending(one: dict[str, Any]) -> list[dict[str, Any]]:
    """Told by a person; what ended early has a talk after it."""
    day, by = one["ended"], {"by": "omar"}
    talked = {"did": "ending_talk", "back": day - 1, "at": "11:00"} | by
    return [
        {"did": "ended", "back": day, "at": "14:00", "kind": one["kind"]} | by,
        {"did": "closed", "back": day, "at": "14:10", "why": "joined"} | by,
        *([] if one["kind"] in AS_AGREED else [talked]),
    ]
