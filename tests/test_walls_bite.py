"""Every wall is shown to bite: a fault is planted in a copy of the package, and its own wall must find it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from house import contracts
from house.planting import (
    ALL_PLANTS,
    Plant,
    contracts_that_bite,
    copy_of_the_house,
    ruff_bites,
    walls_that_bite,
)
from house.walls import WALLS


@pytest.mark.parametrize("bite", [contracts_that_bite, walls_that_bite, ruff_bites])
def test_every_planted_fault_is_caught(bite: Callable[[], dict[Plant, bool]]) -> None:
    missed = [f"{one.caught_by} let {one.where} through" for one, caught in bite().items() if not caught]
    assert missed == []


def test_every_wall_and_contract_has_been_tried() -> None:
    tried = {one.caught_by.removeprefix("lint: ") for one in ALL_PLANTS}
    assert tried >= set(WALLS) | set(contracts.read())


def test_a_copy_with_nothing_planted_is_clean() -> None:
    with copy_of_the_house() as root:
        assert contracts.keep(Path(root)).broken == 0
