"""One person once, also where several programmes are counted together."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sideomside.reports.rules.journeys import Helper, Journey

FURTHEST = ("peer.active", "peer.paused", "peer.trained", "peer.applied", "peer.left", "")
"""Who helps in one programme is a peer who helps, wherever else they have stopped."""


def each_once(journeys: Iterable[Journey]) -> list[Journey]:
    """Somebody who came to two programmes came once: the first time, with all their meetings."""
    found: defaultdict[UUID, list[Journey]] = defaultdict(list)
    for one in journeys:
        found[one.who].append(one)
    return [parts[0] if len(parts) == 1 else _as_one(parts) for parts in found.values()]


def each_peer_once(helpers: Iterable[Helper]) -> list[Helper]:
    found: defaultdict[UUID, list[Helper]] = defaultdict(list)
    for one in helpers:
        found[one.who].append(one)
    return [parts[0] if len(parts) == 1 else _as_one_peer(parts) for parts in found.values()]


def _as_one(parts: list[Journey]) -> Journey:
    first = min(parts, key=lambda one: one.came or date.max)
    leaving = [(day, _gone(parts, day)) for day in sorted({step[0] for one in parts for step in one.leaving})]
    return Journey(
        programme=first.programme,
        who=first.who,
        wrote=sorted(step for one in parts for step in one.wrote),
        answered=min((one.answered for one in parts if one.answered), default=None),
        left=leaving[-1][0] if leaving and leaving[-1][1] else None,
        courses={episode: course for one in parts for episode, course in one.courses.items()},
        leaving=leaving,
    )


def _gone(parts: list[Journey], day: date) -> bool:
    """Left everywhere they had come to by then."""
    return all(one.left_by(day) for one in parts if one.came and one.came <= day)


def _as_one_peer(parts: list[Helper]) -> Helper:
    days = sorted({day for one in parts for day, _kind in one.steps})
    steps = [(day, min((one.standing(day) for one in parts), key=FURTHEST.index)) for day in days]
    return Helper(parts[0].programme, parts[0].who, steps, _paid_or_not(parts))


def _paid_or_not(parts: list[Helper]) -> str:
    """A volunteer only where they are one everywhere: hours that were paid are not counted as given."""
    return next(
        (one.employment for one in parts if one.employment not in ("", "volunteer")), parts[0].employment
    )
