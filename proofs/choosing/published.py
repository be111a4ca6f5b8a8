"""Assignment instances in the text format in which they are published: n, then n times n costs, lines wrapped anywhere.

Each person gets exactly one task and the sum of costs is least. None of the published files is kept here, for nobody
has said under which terms; whoever has one, or a way to it, may try:

    python -m proofs.choosing.published assign100.txt
    python -m proofs.choosing.published --fetch        # assign100 from OR-Library, whose optimum is 305
"""

import sys
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import numpy as np

from sideomside.matching.engine.whole.problem import Problem, Refused, problem
from sideomside.matching.engine.whole.solve import Solution, solve

OR_LIBRARY = "https://people.brunel.ac.uk/~mastjjb/jeb/orlib/files/assign100.txt"
KNOWN = 305
PATIENCE = 20  # seconds


def main() -> int:
    words = sys.argv[1:]
    if not words:
        print(__doc__)
        return 1
    text = fetched() if words[0] == "--fetch" else Path(words[0]).read_text(encoding="ascii")
    if text is None:
        print(f"{OR_LIBRARY} could not be reached from here.")
        return 1
    costs = read(text)
    least, done = cheapest(costs)
    print(f"{len(costs)} people, least cost {least}. {done.certificate}")
    return 0


def fetched() -> str | None:
    """None where there is no way out, or nobody there."""
    try:
        with urlopen(OR_LIBRARY, timeout=PATIENCE) as answer:  # noqa: S310 - one written address
            return str(answer.read().decode("ascii"))
    except (URLError, TimeoutError, OSError):
        return None


def read(text: str) -> np.ndarray:
    """(n, n) costs. Raises Refused when numbers are missing, too many, or no whole numbers."""
    try:
        numbers = [int(each) for each in text.split()]
    except ValueError as wrong:
        raise Refused(f"whole numbers only: {wrong}") from wrong
    size = numbers[0] if numbers else 0
    if size < 1 or len(numbers) != 1 + size * size:
        raise Refused(f"{size} people need {size * size} costs, the file has {max(0, len(numbers) - 1)}")
    return np.array(numbers[1:], np.int64).reshape(size, size)


def written(costs: np.ndarray, width: int = 20) -> str:
    """The same format, for instances of our own."""
    lines = [str(len(costs))]
    for row in costs.tolist():
        lines += [" ".join(map(str, row[at : at + width])) for at in range(0, len(row), width)]
    return "\n".join(lines) + "\n"


def arrays_of(costs: np.ndarray) -> tuple[dict[str, Any], int]:
    """As a matching in which meeting is worth more than any saving, so that everybody is matched; and that worth."""
    size = len(costs)
    worth = size * int(costs.max() - min(0, costs.min())) + 1
    arrays = {
        "row": np.arange(size + 1) * size,
        "peer": np.tile(np.arange(size), size),
        "value": (worth - costs).ravel(),
        "capacity": np.ones(size, np.int64),
        "costs": np.zeros(1, np.int64),
    }
    return arrays, worth


def cheapest(costs: np.ndarray) -> tuple[int, Solution]:
    """The least sum of costs, proved; Refused should anybody be left over."""
    arrays, worth = arrays_of(costs)
    instance: Problem = problem(**arrays)
    done = solve(instance)
    if done.certificate.met != len(costs) or not done.certificate.is_optimal:
        raise Refused(f"not everybody has a task: {done.certificate}")
    return len(costs) * worth - done.certificate.value, done


def of_our_own(size: int = 100, seed: int = 7) -> np.ndarray:
    """Costs from 1 to 100, as in the published ones."""
    return np.random.default_rng(seed).integers(1, 101, (size, size))


if __name__ == "__main__":
    raise SystemExit(main())
