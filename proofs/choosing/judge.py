"""An independent judge of a finished matching: it shares no code with the engine and believes nothing it is told.

`python -m proofs.choosing.judge INSTANCE.npz SOLUTION.npz` prints what is wrong, or that the optimum is proved.
The instance holds row, peer, value, capacity, costs; the solution match, price, value, bound. docs/engine.md.
"""

import sys
from typing import Any

import numpy as np

from proofs.choosing.naive import Plain

Arrays = dict[str, Any]
LARGEST = 2**40  # of a price; sums of those beyond would run over, and prove what is not so


def main() -> int:
    instance, solution = (dict(np.load(path)) for path in sys.argv[1:3])
    wrong = faults(instance, solution)
    print("\n".join(wrong) or f"The optimum is {int(solution['value'])}, proved by prices.")
    return 1 if wrong else 0


def faults(instance: Arrays, solution: Arrays, rules: Plain | None = None) -> list[str]:
    """Everything that is wrong; an empty list means that this is a best matching."""
    wrong = _shapes(instance, solution)
    if wrong:
        return wrong
    met = [(i, int(j)) for i, j in enumerate(solution["match"]) if j != -1]
    values = _values(instance, met)
    wrong = [
        f"{i} and {j} could never meet" for (i, j), worth in zip(met, values, strict=True) if worth is None
    ]
    wrong += _crowded(instance, met)
    if rules is not None:
        wrong += [f"{i} and {j} break a rule" for i, j in met if not rules.holds(i, j)]
    return wrong or _wrong_sums(instance, solution, met, [worth or 0 for worth in values])


def worth(instance: Arrays, match: np.ndarray) -> int | list[str]:
    """What a matching is worth, or what is wrong with it; prices are not asked for."""
    nobody = {"match": match, "price": np.zeros(len(instance["capacity"]), np.int64)}
    wrong = _shapes(instance, nobody)
    if wrong:
        return wrong
    met = [(i, int(j)) for i, j in enumerate(match) if j != -1]
    values = _values(instance, met)
    wrong = [
        f"{i} and {j} could never meet" for (i, j), each in zip(met, values, strict=True) if each is None
    ]
    wrong += _crowded(instance, met)
    return wrong or _worth(instance, met, [each or 0 for each in values])


def _shapes(instance: Arrays, solution: Arrays) -> list[str]:
    people, peers = len(instance["row"]) - 1, len(instance["capacity"])
    match, price = solution["match"], solution["price"]
    if match.shape != (people,) or price.shape != (peers,):
        return [f"{match.shape} matches and {price.shape} prices for {people} people and {peers} peers"]
    if match.dtype.kind != "i" or price.dtype.kind != "i":
        return ["matches and prices must be whole numbers"]
    if not believable(price):
        return [f"a price is beyond {LARGEST}"]
    outside = (match < -1) | (match >= peers)
    return [f"{i} is matched with nobody we know" for i in np.flatnonzero(outside).tolist()]


def _values(instance: Arrays, met: list[tuple[int, int]]) -> list[int | None]:
    row, peer, value = instance["row"], instance["peer"], instance["value"]
    found: list[int | None] = []
    for i, j in met:
        theirs = dict(
            zip(peer[row[i] : row[i + 1]].tolist(), value[row[i] : row[i + 1]].tolist(), strict=True)
        )
        found.append(theirs.get(j))
    return found


def _crowded(instance: Arrays, met: list[tuple[int, int]]) -> list[str]:
    places = instance["capacity"].tolist()
    for _, j in met:
        places[j] -= 1
    return [f"peer {j} has {-left} more than their places" for j, left in enumerate(places) if left < 0]


def _worth(instance: Arrays, met: list[tuple[int, int]], values: list[int]) -> int:
    ladder = [0, *np.cumsum(instance["costs"]).tolist()]
    used = [0] * len(instance["capacity"])
    for _, j in met:
        used[j] += 1
    return int(sum(values) - sum(ladder[each] for each in used))


def _wrong_sums(
    instance: Arrays, solution: Arrays, met: list[tuple[int, int]], values: list[int]
) -> list[str]:
    value, proved = _worth(instance, met, values), bound(instance, solution["price"].tolist())
    said = int(solution["value"]), int(solution["bound"])
    wrong = [f"the value is {value}, not {said[0]}"] if said[0] != value else []
    wrong += [f"the prices prove {proved}, not {said[1]}"] if said[1] != proved else []
    return wrong + ([f"{proved - value} points may be missing"] if proved != value else [])


def believable(price: np.ndarray) -> bool:
    return bool(((price <= LARGEST) & (price >= -LARGEST)).all())


def bound(instance: Arrays, price: list[int]) -> int:
    """No matching can be worth more: what each place would earn and each person gain at these prices."""
    costs = instance["costs"].tolist()
    earned = sum(
        max(0, price[j] - costs[nth])
        for j, places in enumerate(instance["capacity"].tolist())
        for nth in range(places)
    )
    at = np.asarray(price)[instance["peer"]]
    gain = np.append(instance["value"] - at, 0)
    row = instance["row"]
    best = np.maximum.reduceat(gain, np.minimum(row[:-1], len(gain) - 1))
    return int(earned) + int(np.where(row[1:] > row[:-1], np.maximum(best, 0), 0).sum())


if __name__ == "__main__":
    sys.exit(main())
