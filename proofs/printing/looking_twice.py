"""Somebody who runs the programme looks at what people say, and looks again when one has taken back their yes.

What differs between the two looks is that one person's. A count in fives may differ; nothing that was answered may.
"""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from proofs.printing.worlds import Pairs, five_things, things_of_their_own
from sideomside.reports.rules import AIM, AIM_STEP, Told, Yardstick, answered, not_yet, outside
from sideomside.reports.rules.validating import (
    Reading,
    how_many_so_far,
    how_sure,
    in_twentieths,
    measured,
)

SIZES = (11, 12, 14, 23, 40)
AROUND_FIFTY = (49, 50, 51, 55)
DAY = date(2026, 3, 2)


def looked_twice(rng: Random) -> tuple[int, int]:
    """How many pairs of looks, and how many of them told more than that somebody may have gone."""
    five, own = five_things(rng, rng.choice(SIZES)), things_of_their_own(rng, rng.choice(SIZES))
    many, gone = readings(rng, rng.choice(AROUND_FIFTY)), rng.randrange(49)
    alike = {str(n): (1.0, 2.0) for n in range(12)} | {"other": (4.0, 0.0)}
    told = [
        learned(*_both("C", alike, "other", shown=True)),
        learned(*_both("C", five, rng.choice(sorted(five)), shown=True)),
        learned(*_both(AIM, own, rng.choice(sorted(own)), shown=True)),
        _so_far(many) != _so_far(many[:gone] + many[gone + 1 :]),
    ]
    return len(told), sum(told)


def planted_looks() -> list[tuple[str, bool]]:
    """The same, had a half-year told of answers before it was frozen."""
    mixed = {str(n): (float(n % 3), float(2 + n % 2)) for n in range(14)} | {"other": (4.0, 0.0)}
    own = {str(n): (float(n % 5), float(3 + n % 4)) for n in range(14)} | {"other": (9.0, 1.0)}
    alike = {str(n): (1.0, 2.0) for n in range(12)} | {"other": (4.0, 0.0)}
    fifty = readings(Random("planted looks"), 50)
    was, now = (how_sure(in_twentieths(measured(each, {}))).rows for each in (fifty, fifty[1:]))
    return [
        ("two looks at answers too much alike", learned(*_both("C", alike, "other", shown=False))),
        ("two looks at a mean", learned(*_both("C", mixed, "other", shown=False))),
        ("two looks at things of their own", learned(*_both(AIM, own, "other", shown=False))),
        ("two looks at what the questions are worth", was != now),
    ]


def learned(before: Told, after: Told) -> bool:
    """Whether anything but a count has changed: whatever it is, it is the one who went."""
    one, other = (replace(each, asked=None, n=None, waited=None) for each in (before, after))
    return one != other


def _both(question: str, pairs: Pairs, gone: str, *, shown: bool) -> tuple[Told, Told]:
    """Before and after one of eleven or more has gone; `shown` as the page shows it."""
    means = Yardstick(AIM_STEP) if question == AIM else None
    fewer = {who: two for who, two in pairs.items() if who != gone}
    tell = not_yet if shown else outside
    before, after = (tell(answered(question, each, len(pairs), means)) for each in (pairs, fewer))
    return before, after


def _so_far(many: list[Reading]) -> list[str]:
    """Everything the page says of the questions but for its counts."""
    section = how_many_so_far(measured(many, {}))
    return [section.title, section.lead, section.meaning, *(row[0].text for row in section.rows)]


def readings(rng: Random, people: int) -> list[Reading]:
    """Answers of one sort of people; some answered twice."""
    found = []
    for who in range(people):
        level = rng.uniform(0.5, 3.5)
        answers = tuple(float(min(4, max(0, round(level + rng.gauss(0, 0.8))))) for _thing in range(5))
        found.append(Reading(str(who), DAY + timedelta(days=who % 3), answers))
    return found
