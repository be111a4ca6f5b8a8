"""Every page before and after. Runs in a process of its own with Django ready; what it prints last was found."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from statistics import median
from typing import Any

from proofs.guarding.actors import sessions_of
from proofs.guarding.doors import doors
from proofs.guarding.worlds import OWN, live
from proofs.loading import plants
from proofs.loading.cost import Cost, cost, least_of_all, opened
from proofs.loading.past import grow
from sideomside.ground.vault.walls import within
from tests.people import build_house

TIMES = {"small": 3, "full": 7}
ONE_IN = {"small": 5, "full": 1}
TODAY = "desk:today"
STRANGER = "stranger"
MORE_WORK = 1.5
Costs = dict[str, Cost]


@dataclass(frozen=True)
class Page:
    """One address, and whose session opens it."""

    name: str
    path: str
    who: str
    session: str


def play(size: str, seed: str, young: str, old: str) -> None:
    """The house is young, and then it is old; what is planted is put in at both ages."""
    house = build_house("København")
    with within(house.organisation.id):
        world = live(OWN, house)
        karen = world.people["karen"].id
        sessions = sessions_of(world)
        grow(house, karen, 0, int(young))
    pages = _chosen(list(_pages(world, sessions)), Random(int(seed)), ONE_IN[size])
    before, planted_before = _costs(pages, TIMES[size]), _planted(pages)
    with within(house.organisation.id):
        grow(house, karen, int(young), int(old))
    after, planted_after = _costs(pages, TIMES[size]), _planted(pages)
    caught = {
        plant.name: plant.seen(planted_before[plant.name], planted_after[plant.name])
        for plant in plants.PLANTS
    }
    public = {page.name for page in pages if page.who == STRANGER}
    print(json.dumps(_told(before, after, least_of_all(), public) | {"plants": caught}))


def _planted(pages: list[Page]) -> dict[str, Cost]:
    """What the page costs with each fault in force."""
    costs = {}
    for plant in plants.PLANTS:
        page = next(one for one in pages if one.name == plant.at)
        with plant.change():
            costs[plant.name] = cost(page.path, page.session, 3)
    return costs


def _pages(world: Any, sessions: dict[str, str]) -> Iterator[Page]:
    """Each address once, as the first who is let in; what is no page of ours in that house is left out."""
    seen = set[str]()
    for door in doors([world]):
        if door.name in seen:
            continue
        who = next((one for one, held in sessions.items() if opened(door.path, held) == 200), None)
        if who is not None:
            seen.add(door.name)
            yield Page(door.name, door.path, who, sessions[who])


def _chosen(pages: list[Page], chance: Random, one_in: int) -> list[Page]:
    always = {TODAY, "welcome:front", *(plant.at for plant in plants.PLANTS)}
    return [one for one in pages if one.name in always or chance.randrange(one_in) == 0]


def _costs(pages: list[Page], times: int) -> Costs:
    return {page.name: cost(page.path, page.session, times) for page in pages}


def _told(before: Costs, after: Costs, empty: float, public: set[str]) -> dict[str, Any]:
    grown = sorted((after[name].work / before[name].work, name) for name in before)
    more = [name for name in before if after[name].questions > before[name].questions]
    broken = [name for name, one in after.items() if one.status != 200]
    asked_nothing = [name for name, one in after.items() if name not in public and one.questions == 0]
    wrong = [f"{name}: {before[name].questions} questions became {after[name].questions}" for name in more]
    wrong += [f"{name}: {times:.2f} times the work" for times, name in grown if times > MORE_WORK]
    wrong += [f"{name} broke" for name in broken]
    wrong += [f"{name} asked its database nothing, so nothing was counted" for name in asked_nothing]
    shown = sorted(after[name].work / empty for name in public)
    return {
        "pages": len(before),
        "pages_that_ask_more": len(more),
        "pages_not_counted": len(asked_nothing),
        "broken_pages": len(broken),
        "work_growth_p95": round(_p95([times for times, _name in grown]), 2),
        "today_to_an_empty_page": round(after[TODAY].work / empty, 1),
        "public_to_an_empty_page_p95": round(_p95(shown), 1),
        "wrong": wrong,
        "figures": {
            "public_pages": len(public),
            "public_to_an_empty_page_median": round(median(shown), 1),
            "work_growth_median": round(median(times for times, _name in grown), 2),
            "questions_median": median(one.questions for one in after.values()),
            "questions_max": max(one.questions for one in after.values()),
            "empty_page_ms": round(empty * 1000, 3),
            "page_to_an_empty_page_median": round(median(one.work for one in after.values()) / empty, 1),
        },
    }


def _p95(sorted_values: list[float]) -> float:
    return sorted_values[int(len(sorted_values) * 0.95)]
