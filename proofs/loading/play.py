"""Every page before and after. Runs in a process of its own with Django ready; what it prints last was found."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from random import Random
from statistics import median
from typing import Any

from django.db import connections
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from proofs.guarding.actors import sessions_of
from proofs.guarding.doors import doors
from proofs.guarding.worlds import OWN, live
from proofs.loading import plants
from proofs.loading.empty import AROUND
from proofs.loading.past import grow
from sideomside.ground.vault.walls import within
from tests.people import build_house

TIMES = {"small": 3, "full": 7}
ONE_IN = {"small": 5, "full": 1}
TODAY = "desk:today"
EMPTY = 40  # openings of the empty page


@dataclass(frozen=True)
class Page:
    """One address, and whose session opens it."""

    name: str
    path: str
    who: str
    session: str


@dataclass(frozen=True)
class Cost:
    """Questions to both databases, and seconds on the processor; the least of several openings."""

    status: int
    queries: int
    work: float


def play(size: str, seed: str, young: str, old: str) -> None:
    house = build_house("København")
    with within(house.organisation.id):
        world = live(OWN, house)
        karen = world.people["karen"].id
        pages = _chosen(list(_pages(world)), Random(int(seed)), ONE_IN[size])
        grow(house, karen, 0, int(young))
        before = _costs(pages, TIMES[size])
        planted = {plant.name: _costs([_at(pages, plant.at)], 1) for plant in _each_planted()}
        grow(house, karen, int(young), int(old))
        after = _costs(pages, TIMES[size])
        caught = {
            plant.name: plant.seen(planted[plant.name], _costs([_at(pages, plant.at)], 1))
            for plant in _each_planted()
        }
        empty = _least_of_all()
    print(json.dumps(_told(before, after, empty) | {"plants": caught}))


def _each_planted() -> Iterator[plants.Plant]:
    """Each while it is in force."""
    for plant in plants.PLANTS:
        with plant.change():
            yield plant


def _pages(world: Any) -> Iterator[Page]:
    """Each address once, as the first who is let in; what is no page of ours in that house is left out."""
    sessions, seen = sessions_of(world), set[str]()
    for door in doors([world]):
        if door.name in seen:
            continue
        who = next((one for one, held in sessions.items() if _open(door.path, held).status_code == 200), None)
        if who is not None:
            seen.add(door.name)
            yield Page(door.name, door.path, who, sessions[who])


def _chosen(pages: list[Page], chance: Random, one_in: int) -> list[Page]:
    always = {TODAY, *(plant.at for plant in plants.PLANTS)}
    return [one for one in pages if one.name in always or chance.randrange(one_in) == 0]


def _at(pages: list[Page], name: str) -> Page:
    return next(one for one in pages if one.name == name)


def _open(path: str, session: str) -> Any:
    client = Client(raise_request_exception=False)
    if session:
        client.cookies["session"] = session
    answer = client.get(path)
    b"".join(answer) if answer.streaming else answer.content
    return answer


def _costs(pages: list[Page], times: int) -> dict[str, Cost]:
    return {page.name: _cost(page, times) for page in pages}


def _cost(page: Page, times: int) -> Cost:
    """The first opening fills what is kept, and writes who looked today; it is not counted."""
    _open(page.path, page.session)
    with ExitStack() as stack:
        asked = [
            stack.enter_context(CaptureQueriesContext(connections[name])) for name in ("default", "keys")
        ]
        status = _open(page.path, page.session).status_code
    work = min(_worked(lambda: _open(page.path, page.session)) for _ in range(times))
    return Cost(status, sum(map(len, asked)), work)


def _worked(act: Callable[[], object]) -> float:
    begun = time.thread_time()
    act()
    return time.thread_time() - begun


@contextmanager
def _bare() -> Iterator[None]:
    with override_settings(MIDDLEWARE=AROUND, ROOT_URLCONF="proofs.loading.empty"):
        yield


def _least_of_all() -> float:
    with _bare():
        _open("/tom/", "")
        return median(_worked(lambda: _open("/tom/", "")) for _ in range(EMPTY))


def _told(before: dict[str, Cost], after: dict[str, Cost], empty: float) -> dict[str, Any]:
    grown = sorted((after[name].work / before[name].work, name) for name in before)
    more = [name for name in before if after[name].queries > before[name].queries]
    broken = [name for name, cost in after.items() if cost.status != 200]
    wrong = [f"{name}: {before[name].queries} questions became {after[name].queries}" for name in more]
    wrong += [f"{name}: {times:.2f} times the work" for times, name in grown if times > 1.5]
    wrong += [f"{name} broke" for name in broken]
    return {
        "pages": len(before),
        "pages_that_ask_more": len(more),
        "broken_pages": len(broken),
        "work_growth_p95": round(grown[int(len(grown) * 0.95)][0], 2),
        "wrong": wrong,
        "figures": {
            "work_growth_median": round(median(times for times, _name in grown), 2),
            "questions_median": median(cost.queries for cost in after.values()),
            "questions_max": max(cost.queries for cost in after.values()),
            "empty_page_ms": round(empty * 1000, 3),
            "today_to_an_empty_page": round(after[TODAY].work / empty, 1),
            "page_to_an_empty_page_median": round(median(cost.work for cost in after.values()) / empty, 1),
        },
    }
