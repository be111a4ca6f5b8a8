"""The published text format of assignment instances is read whole or refused, and its optimum reached."""

from itertools import permutations

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from proofs.choosing.published import cheapest, of_our_own, read, written
from sideomside.matching.engine.whole.problem import Refused


def test_lines_may_be_wrapped_anywhere() -> None:
    costs = of_our_own(9)
    text = written(costs, width=4)
    assert (read(text) == costs).all()
    assert (read(" " + text.replace(" ", "\n")) == costs).all()


@pytest.mark.parametrize("text", ["", "2", "2 1 2 3", "2 1 2 3 4 5", "1 1.5", "2 1 2 x 4", "-1", "0"])
def test_what_is_no_instance_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read(text)


@pytest.mark.parametrize("seed", range(20))
def test_the_optimum_of_small_ones_by_trying_everything(seed: int) -> None:
    costs = np.random.default_rng(seed).integers(-5, 9, (6, 6))
    least = min(sum(costs[i, j] for i, j in enumerate(way)) for way in permutations(range(6)))
    assert cheapest(costs)[0] == least


def test_a_hundred_people_as_somebody_elses_program_says() -> None:
    costs = read(written(of_our_own()))
    assert cheapest(costs)[0] == costs[linear_sum_assignment(costs)].sum()
