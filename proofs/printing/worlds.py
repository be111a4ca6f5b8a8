"""Programmes drawn by chance, mostly with few in some rows: who came, met, ended, and who helped."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

from sideomside.reports.rules import (
    AIM,
    AIM_STEP,
    LAST,
    Answered,
    Course,
    Gathered,
    Helper,
    Journey,
    Material,
    Yardstick,
    answered,
    paired_aims,
)
from sideomside.reports.rules import (
    FIRST as AT_FIRST,
)
from sideomside.reports.rules.counting import VALUES

OURS, OTHERS = "ours", "others"
FIRST, TODAY = date(2026, 1, 1), date(2026, 9, 1)
PERIOD = "2026H1"
WAYS, REASONS = VALUES["came"], ("planned", "moved_on", "quiet", "")
MOSTLY = ((-1, 0, 0, 1), (1, 1, 1, 1, 1, 1, 1, 0), (0, 0, 0, 0, 0, 0, 0, -1))
"""How answers move: here and there, or nearly all alike."""
SIZES = (6, 18, 45, 110)


def drawn(rng: Random) -> Material:
    """Two programmes of one house; the report is of the first."""
    peers = [_helper(rng, OURS) for _ in range(rng.choice((3, 9, 24)))]
    people = [_journey(rng, OURS, peers) for _ in range(rng.choice(SIZES))]
    people += [_journey(rng, OTHERS, peers) for _ in range(rng.randint(0, 6))]
    evenings = [
        Gathered(OURS, FIRST + timedelta(days=rng.randrange(181)), "cafe", rng.randint(1, 12), 2, 90)
        for _ in range(rng.choice((0, 3, 12)))
    ]
    return Material(people, peers, evenings, TODAY, (OTHERS, OURS))


def said(rng: Random) -> tuple[dict[str, int], list[Answered]]:
    """Who was asked and who answered, and what two questions became; most groups are small."""
    both = rng.choice((0, 4, 9, 11, 14, 22, 31, 60))
    asked = both + rng.randint(0, 20)
    steps = {"asked": asked, "replied": asked - rng.randint(0, asked - both), "counted": both, "both": both}
    ours = [_answered(rng, item, both - rng.randint(0, min(3, both)), asked) for item in "CH"]
    return steps, [*ours, _of_their_own(rng, both - rng.randint(0, min(3, both)), asked)]


Pairs = dict[str, tuple[float, float]]


def five_things(rng: Random, people: int) -> Pairs:
    """What each answered first and last, from 0 to 4."""
    first, steps = [rng.randint(0, 4) for _ in range(people)], rng.choice(MOSTLY)
    return {
        str(n): (float(one), float(min(4, max(0, one + rng.choice(steps))))) for n, one in enumerate(first)
    }


def things_of_their_own(rng: Random, people: int) -> Pairs:
    """Up to three things each, from 0 to 10; some have a number at one of the two times only."""
    said, steps = [], rng.choice(MOSTLY)
    for who in range(people):
        for thing in range(rng.randint(1, 3)):
            first = rng.randint(0, 10)
            last = min(10, max(0, first + 3 * rng.choice(steps)))
            numbers = [(AT_FIRST, first), (LAST, last)][: 1 if thing and rng.random() < 0.3 else 2]
            said += [(f"{who} {thing}", (str(who), 1, wave, float(number))) for wave, number in numbers]
    return paired_aims(said)


def _answered(rng: Random, item: str, people: int, asked: int) -> Answered:
    pairs = five_things(rng, people)
    waited = [rng.choice((0.0, 1.0)) for _ in range(people // 2)]
    return answered(item, pairs, asked, questions=6, waited=waited)


def _of_their_own(rng: Random, people: int, asked: int) -> Answered:
    return answered(AIM, things_of_their_own(rng, people), asked, Yardstick(AIM_STEP), questions=6)


def _journey(rng: Random, programme: str, peers: list[Helper]) -> Journey:
    came = FIRST + timedelta(days=rng.randint(-60, 180))
    way = WAYS[min(len(WAYS) - 1, int(rng.expovariate(0.8)))]
    one = Journey(programme, _name(rng), [(came, way)])
    if rng.random() < 0.15:  # and once more, later
        one.wrote.append((came + timedelta(days=rng.randrange(5, 90)), rng.choice(WAYS)))
    if rng.random() < 0.8:
        one.answered = came + timedelta(days=rng.randrange(4))
    met = came + timedelta(days=int(rng.expovariate(1 / 14)))
    if rng.random() < 0.75 and met < TODAY:
        one.courses[_name(rng)] = _course(rng, met, peers)
    elif rng.random() < 0.5:
        one.left = came + timedelta(days=rng.randrange(10, 60))
        one.leaving = [(came, False), (one.left, True)]
    return one


def _course(rng: Random, met: date, peers: list[Helper]) -> Course:
    days = sorted({met, *(met + timedelta(days=7 * rng.randrange(30)) for _ in range(rng.randrange(14)))})
    days = [day for day in days if day < TODAY]
    peer = str(rng.choice(peers).who)
    one = Course(days, [(day, 60, peer) for day in days])
    if rng.random() < 0.6:
        one.ended, one.reason = min(TODAY, days[-1] + timedelta(days=7)), rng.choice(REASONS)
    return one


def _helper(rng: Random, programme: str) -> Helper:
    since = FIRST + timedelta(days=rng.randint(-500, 170))
    steps = [(since, "peer.active")]
    if rng.random() < 0.3:
        steps.append(
            (since + timedelta(days=rng.randrange(20, 300)), rng.choice(("peer.left", "peer.paused")))
        )
    return Helper(programme, _name(rng), [step for step in steps if step[0] < TODAY], "volunteer")


def _name(rng: Random) -> UUID:
    return UUID(int=rng.getrandbits(128), version=4)
