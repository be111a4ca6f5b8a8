"""Ten kinds of corrupted solution, a broken rule and a tie by row order: each must be seen by somebody."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from proofs.choosing.judge import faults
from proofs.choosing.naive import Plain

Arrays = dict[str, Any]


def corrupted(instance: Arrays, good: Arrays, rules: Plain) -> Iterator[tuple[str, bool]]:
    """Name of each corruption, and whether the judge saw it. The uncorrupted solution must pass."""
    yield "nothing (the judge must be silent)", not faults(instance, good, rules)
    for spoil in SPOILT:
        copy = {key: np.array(value, copy=True) for key, value in good.items()}
        there = dict(instance)
        spoil(there, copy)
        yield (spoil.__doc__ or spoil.__name__), bool(faults(there, copy, rules))


def _met(solution: Arrays) -> np.ndarray:
    return np.flatnonzero(solution["match"] >= 0)


def _someone_is_dropped(instance: Arrays, solution: Arrays) -> None:
    """somebody is left out and the sums say nothing"""
    solution["match"][_met(solution)[0]] = -1


def _dropped_and_counted(instance: Arrays, solution: Arrays) -> None:
    """somebody is left out and the value is lowered to fit"""
    one = _met(solution)[0]
    row, peer = instance["row"], instance["peer"]
    part = slice(row[one], row[one + 1])
    worth = instance["value"][part][peer[part] == solution["match"][one]]
    solution["match"][one] = -1
    solution["value"] = solution["value"] - worth[0]


def _could_never_meet(instance: Arrays, solution: Arrays) -> None:
    """somebody is matched with a peer they could never meet"""
    one = _met(solution)[3]
    theirs = instance["peer"][instance["row"][one] : instance["row"][one + 1]]
    solution["match"][one] = np.setdiff1d(np.arange(len(instance["capacity"])), theirs)[0]


def _too_many(instance: Arrays, solution: Arrays) -> None:
    """a peer has more than their places"""
    full = solution["match"][_met(solution)[0]]
    row, peer = instance["row"], instance["peer"]
    for one in np.repeat(np.arange(len(row) - 1), np.diff(row))[peer == full]:
        solution["match"][one] = full


def _nobody_we_know(instance: Arrays, solution: Arrays) -> None:
    """somebody is matched with a number that is nobody's"""
    solution["match"][_met(solution)[1]] = len(instance["capacity"])


def _no_prices(instance: Arrays, solution: Arrays) -> None:
    """prices are wiped, so that they prove less"""
    solution["price"][:] = 0


def _a_flattering_value(instance: Arrays, solution: Arrays) -> None:
    """the value is said to be one point higher"""
    solution["value"] = solution["value"] + 1


def _a_flattering_bound(instance: Arrays, solution: Arrays) -> None:
    """the bound is said to be lower, so that a worse matching would look best"""
    solution["bound"] = solution["bound"] - 1


def _two_swap(instance: Arrays, solution: Arrays) -> None:
    """two people who both could, swap peers, which is worth less"""
    row, peer, match = instance["row"], instance["peer"], solution["match"]
    for one in _met(solution):
        theirs = peer[row[one] : row[one + 1]]
        for other in np.flatnonzero(np.isin(match, theirs) & (match != match[one])):
            if match[one] in peer[row[other] : row[other + 1]]:
                match[one], match[other] = match[other], match[one]
                return


def _not_whole(instance: Arrays, solution: Arrays) -> None:
    """prices are fractions"""
    solution["price"] = solution["price"] + 0.5


def _a_forbidden_pair(instance: Arrays, solution: Arrays) -> None:
    """a pair that breaks a rule stands in the instance itself"""
    one = int(_met(solution)[0])
    taken = solution["match"][one]
    row, peer = instance["row"].copy(), instance["peer"].copy()
    theirs = peer[row[one] : row[one + 1]]
    wrong = np.setdiff1d(np.arange(len(instance["capacity"])), theirs)[0]
    peer[row[one] + int(np.flatnonzero(theirs == taken)[0])] = wrong
    instance["peer"] = peer
    solution["match"][one] = wrong


def _prices_that_run_over(instance: Arrays, solution: Arrays) -> None:
    """nobody meets, and prices beyond all numbers say that nothing better can be"""
    solution["match"][:], solution["price"][:] = -1, np.iinfo(np.int64).min
    solution["value"] = solution["bound"] = np.int64(0)


SPOILT: tuple[Callable[[Arrays, Arrays], None], ...] = (
    _someone_is_dropped,
    _dropped_and_counted,
    _could_never_meet,
    _too_many,
    _nobody_we_know,
    _no_prices,
    _a_flattering_value,
    _a_flattering_bound,
    _two_swap,
    _not_whole,
    _a_forbidden_pair,
    _prices_that_run_over,
)
