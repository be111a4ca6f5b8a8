"""Every page before and after. Runs in a process of its own with Django ready; what it prints last was found."""

import json
import time
from typing import Any

from proofs.guarding.worlds import OWN, live
from proofs.loading import growing, plants, summing
from proofs.loading.analysed import analysed
from proofs.loading.cost import Cost, Teller
from proofs.loading.pages import TODAY, Page, awake, pages
from proofs.loading.past import Past
from sideomside.ground.vault.walls import within
from tests.people import build_house

TIMES = {"small": 5, "full": 7}
ONE_IN = {"small": 6, "full": 1}
ALWAYS = {*growing.MAY_GROW, *summing.DRAWN_FOR_EACH}
Costs = dict[Page, Cost]


def play(size: str, seed: str, young: str, old: str, whole: str) -> None:
    """The house is young, and then it is old; what is planted is put in at both ages."""
    house, teller = build_house("København"), Teller()
    with within(house.organisation.id):
        world = live(OWN, house)
        past = Past(world, int(whole))
        chosen = pages(world, int(seed), ONE_IN[size], ALWAYS)
        past.grow(0, int(young))
    analysed()
    before, planted_before = _costs(teller, chosen, TIMES[size]), _planted(teller, chosen)
    begun, rows = time.monotonic(), past.rows
    with within(house.organisation.id):
        past.grow(int(young), int(old))
    writing = (past.rows - rows) / (time.monotonic() - begun)
    analysed()
    after, planted_after = _costs(teller, chosen, TIMES[size]), _planted(teller, chosen)
    caught = {
        plant.name: plant.shows
        in _wrong(plant, chosen, planted_before[plant.name], planted_after[plant.name])
        for plant in plants.PLANTS
    }
    floor = teller.floor(_of(chosen, TODAY).session, TIMES[size])
    told = summing.up(before, after, floor, is_long=size == "full")
    told["figures"] |= {"rows": past.rows, "rows_written_a_second": round(writing)}
    print(json.dumps(told | {"plants": caught}))


def _costs(teller: Teller, chosen: list[Page], times: int) -> Costs:
    return {page: _cost(teller, page, times) for page in chosen}


def _cost(teller: Teller, page: Page, times: int) -> Cost:
    awake(page)
    return teller.cost(page.path, page.session, times)


def _planted(teller: Teller, chosen: list[Page]) -> dict[str, Cost]:
    """What the page costs with each fault in force."""
    found: dict[str, Any] = {}
    for plant in plants.PLANTS:
        page = _of(chosen, plant.at)
        with plant.change():
            found[plant.name] = _cost(teller, page, 1)
    return found


def _wrong(plant: plants.Plant, chosen: list[Page], before: Cost, after: Cost) -> list[str]:
    return growing.unsaid(_of(chosen, plant.at), before, after)


def _of(chosen: list[Page], key: tuple[str, str]) -> Page:
    return next(one for one in chosen if one.key == key)
