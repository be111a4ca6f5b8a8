"""The open benchmark in plain text, for whoever brings another solver. The page is docs/benchmark.md.

python -m proofs.choosing.benchmark write S FOLDER            # S.txt, the instance
python -m proofs.choosing.benchmark solve FOLDER/S.txt OUT    # our own answer, in the same text
python -m proofs.choosing.benchmark check FOLDER/S.txt OUT    # anybody's answer, by a judge of its own
"""

import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from proofs.choosing import judge
from proofs.choosing.country import SIZES
from proofs.choosing.ours import made
from sideomside.matching.engine.whole.problem import Refused, problem
from sideomside.matching.engine.whole.solve import solve

Arrays = dict[str, Any]
NAMES = ("row", "peer", "value", "capacity", "costs")
KNOWN = {
    "14ea14b0e02c3ec62fe4377ac027ae9839611b365daa825b6d0cf52603ea01d7": 729_475,  # S
    "b5dad8da9ac8433f515585d31933d3920c92da766cee34aae9cca8969a4cf4bf": 7_643_271,  # M
    "d6858e049dba899fff0196431010b3fb1fab6e21ba0a56c33fcc738538a82421": 66_438_760,  # L
}
"""The optimum of each published instance, by its fingerprint."""


def main() -> int:
    words = sys.argv[1:]
    if len(words) != 3 or words[0] not in TASKS:
        print(__doc__)
        return 2
    try:
        return TASKS[words[0]](*words[1:])
    except (Refused, OSError, UnicodeDecodeError) as wrong:
        print(wrong)
        return 2


def write(size: str, folder: str) -> int:
    if size not in SIZES:
        raise Refused(f"one of {', '.join(SIZES)}")
    arrays = made(size)[3]
    path = Path(folder) / f"{size}.txt"
    path.write_text("".join(as_text(arrays)), encoding="ascii")
    print(f"{path}: {len(arrays['peer'])} pairs, fingerprint {fingerprint(arrays)}")
    return 0


def solve_it(instance: str, out: str) -> int:
    arrays = read(_lines(instance))
    done = solve(problem(**arrays))
    told = {"match": done.match, "price": done.price, "value": done.certificate.value}
    Path(out).write_text("".join(as_answer(told)), encoding="ascii")
    print(done.certificate)
    return 0


def check(instance: str, answer: str) -> int:
    arrays = read(_lines(instance))
    told = read_answer(_lines(answer), len(arrays["row"]) - 1, len(arrays["capacity"]))
    wrong, worth = judged(arrays, told)
    best = KNOWN.get(fingerprint(arrays))
    print("\n".join(wrong) or f"{worth} points, and the prices prove that there is nothing better.")
    if worth is not None and best is not None:
        print(f"The optimum known for this instance is {best}: {best - worth} points from it.")
    return 1 if wrong or (worth is not None and best is not None and worth != best) else 0


def judged(arrays: Arrays, told: Arrays) -> tuple[list[str], int | None]:
    """What is wrong, and what the matching is worth; None where it is no matching. Without prices nothing is proved."""
    worth = judge.worth(arrays, told["match"])
    if isinstance(worth, list):
        return worth, None
    if told["value"] != worth:
        return [f"the value is {worth}, not {told['value']}"], worth
    if told["price"] is None:
        return [f"{worth} points. No prices were given, so nothing is proved."], worth
    if not judge.believable(told["price"]):
        return [f"{worth} points. A price is beyond {judge.LARGEST}, so nothing is proved."], worth
    missing = judge.bound(arrays, told["price"].tolist()) - worth
    return ([f"{worth} points; by these prices {missing} may be missing"] if missing else []), worth


def fingerprint(arrays: Arrays) -> str:
    """SHA-256 of the five columns as 64-bit whole numbers, lowest byte first, in the order of NAMES."""
    whole = sha256()
    for name in NAMES:
        whole.update(np.ascontiguousarray(arrays[name], "<i8").tobytes())
    return whole.hexdigest()


def as_text(arrays: Arrays) -> Iterator[str]:
    row, peer, value = (arrays[name].tolist() for name in NAMES[:3])
    yield f"p {len(row) - 1} {len(arrays['capacity'])} {len(peer)}\n"
    yield "c " + " ".join(map(str, arrays["costs"].tolist())) + "\n"
    yield from (f"k {j} {places}\n" for j, places in enumerate(arrays["capacity"].tolist()))
    for i in range(len(row) - 1):
        yield from (f"e {i} {peer[at]} {value[at]}\n" for at in range(row[i], row[i + 1]))


def read(lines: Iterable[tuple[str, list[int]]]) -> Arrays:
    """The five columns. Refused where a line is missing, out of order, or about somebody there is none of."""
    people = peers = pairs = -1
    found: dict[str, list[list[int]]] = {"c": [], "k": [], "e": []}
    for kind, numbers in lines:
        if kind == "p" and people < 0 and len(numbers) == 3:
            people, peers, pairs = numbers
        elif kind in found and people >= 0:
            found[kind].append(numbers)
        else:
            raise Refused(f"a line that belongs nowhere: {kind} {numbers}")
    told = np.array(found["e"], np.int64).reshape(-1, 3)
    places = np.array(found["k"], np.int64).reshape(-1, 2)
    whole = len(told) == pairs and places[:, 0].tolist() == list(range(peers)) and len(found["c"]) == 1
    if not whole or (pairs and not _in_order(told, people, peers)):
        raise Refused(
            "an instance has every pair once, in order, a line of places for each peer, and one of costs"
        )
    row = np.searchsorted(told[:, 0], np.arange(people + 1))
    return dict(
        zip(
            NAMES, (row, told[:, 1], told[:, 2], places[:, 1], np.array(found["c"][0], np.int64)), strict=True
        )
    )


def _in_order(told: np.ndarray, people: int, peers: int) -> bool:
    at = told[:, 0] * peers + told[:, 1]
    inside = told[:, :2].min() >= 0 and told[:, 0].max() < people and told[:, 1].max() < peers
    return bool(inside and (np.diff(at) > 0).all())


def as_answer(told: Arrays) -> Iterator[str]:
    yield f"s {int(told['value'])}\n"
    yield from (f"m {i} {j}\n" for i, j in enumerate(told["match"].tolist()) if j >= 0)
    yield from (f"d {j} {price}\n" for j, price in enumerate(told["price"].tolist()))


def read_answer(lines: Iterable[tuple[str, list[int]]], people: int, peers: int) -> Arrays:
    """Who meets whom, and the prices if there are any: one for each peer, or none."""
    match, prices, value = np.full(people, -1), {}, None
    for kind, numbers in lines:
        if kind == "s" and len(numbers) == 1 and value is None:
            value = numbers[0]
        elif kind == "m" and len(numbers) == 2 and 0 <= numbers[0] < people and match[numbers[0]] == -1:
            match[numbers[0]] = numbers[1]
        elif kind == "d" and len(numbers) == 2 and numbers[0] not in prices and 0 <= numbers[0] < peers:
            prices[numbers[0]] = numbers[1]
        else:
            raise Refused(f"a line that belongs nowhere, or somebody twice: {kind} {numbers}")
    if value is None or len(prices) not in (0, peers):
        raise Refused("an answer says what it is worth, and a price for each peer or for none")
    return {"match": match, "price": _column(prices, peers) if prices else None, "value": value}


def _column(prices: dict[int, int], peers: int) -> np.ndarray:
    try:
        return np.array([prices[j] for j in range(peers)], np.int64)
    except OverflowError as wrong:
        raise Refused("a price is larger than any number here") from wrong


def _lines(path: str) -> Iterator[tuple[str, list[int]]]:
    with Path(path).open(encoding="ascii") as text:
        for line in text:
            kind, *numbers = line.split() or ["#"]
            if kind == "#":
                continue
            try:
                yield kind, [int(each) for each in numbers]
            except ValueError as wrong:
                raise Refused(f"whole numbers only: {line.strip()[:60]}") from wrong


TASKS = {"write": write, "solve": solve_it, "check": check}

if __name__ == "__main__":
    sys.exit(main())
