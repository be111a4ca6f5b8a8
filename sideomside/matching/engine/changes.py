"""Small changes a participant could make to what was asked for, each of them named exactly."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from .sides import PHONE, Candidate, Seeker, metres_between
from .slots import slots_in
from .weights import Weights

REACHES_KM = (3, 5, 8, 12, 16, 25, 40, 60, 100)
"""Distances are offered in these steps, so that none of them gives away where one peer lives."""

STEP = {"slot": 1, "reach": 2, "area": 2, "format": 3, "need": 4, "gender": 5, "age": 5}
"""How much each kind of change asks of a person; smaller is offered first. Public, like the weights."""


@dataclass(frozen=True)
class Change:
    """`slot` 4, `reach` 12 (km), `area` and `format` by code, `need` 1; `gender`, `age`: rather, not must."""

    code: str
    value: str | int | None = None


def changed(seeker: Seeker, change: Change) -> Seeker:
    """The same person with that one thing asked for differently."""
    return _CHANGES[change.code](seeker, change.value)


def changes_towards(
    seeker: Seeker, candidate: Candidate, rules: tuple[str, ...], weights: Weights
) -> Iterator[Change]:
    """What could mend the rules this pair breaks. Nobody is asked to speak another language."""
    for rule in rules:
        yield from _OFFERS.get(rule, _nothing)(seeker, candidate, weights)


def _nothing(seeker: Seeker, candidate: Candidate, weights: Weights) -> Iterator[Change]:
    yield from ()


def _formats(seeker: Seeker, candidate: Candidate, weights: Weights) -> Iterator[Change]:
    yield from (Change("format", code) for code in sorted(candidate.formats - seeker.formats))


def _slots(seeker: Seeker, candidate: Candidate, weights: Weights) -> Iterator[Change]:
    yield from (Change("slot", number) for number in slots_in(candidate.slots & ~seeker.slots))


def _places(seeker: Seeker, candidate: Candidate, weights: Weights) -> Iterator[Change]:
    if PHONE in candidate.formats and PHONE not in seeker.formats:
        yield Change("format", PHONE)
    if seeker.areas:
        yield from (Change("area", code) for code in sorted(candidate.areas - seeker.areas))
    distance = metres_between(seeker, candidate)
    if distance is not None and seeker.reach_km is not None:
        stretches = (1, weights.phone_reach) if PHONE in candidate.formats else (1,)
        yield from _reaches(seeker.reach_km, distance, stretches)


def _reaches(present: int, distance: int, stretches: tuple[int, ...]) -> Iterator[Change]:
    for stretch in stretches:
        enough = (km for km in REACHES_KM if km > present and km * 1000 * stretch >= distance)
        yield from (Change("reach", km) for km in list(enough)[:1])


def _need(seeker: Seeker, candidate: Candidate, weights: Weights) -> Iterator[Change]:
    if seeker.need > 1:
        yield Change("need", seeker.need - 1)


def _gender(seeker: Seeker, candidate: Candidate, weights: Weights) -> Iterator[Change]:
    yield Change("gender")


def _age(seeker: Seeker, candidate: Candidate, weights: Weights) -> Iterator[Change]:
    yield Change("age")


_OFFERS = {
    "format": _formats,
    "times": _slots,
    "place": _places,
    "themes": _need,
    "gender": _gender,
    "age": _age,
}

_CHANGES: dict[str, Callable[..., Seeker]] = {
    "slot": lambda seeker, number: replace(seeker, slots=seeker.slots | 1 << number),
    "reach": lambda seeker, km: replace(seeker, reach_km=km),
    "area": lambda seeker, code: replace(seeker, areas=seeker.areas | {code}),
    "format": lambda seeker, code: replace(seeker, formats=seeker.formats | {code}),
    "need": lambda seeker, need: replace(seeker, need=need),
    "gender": lambda seeker, _: replace(
        seeker, gender_must=frozenset(), gender_rather=seeker.gender_rather | seeker.gender_must
    ),
    "age": lambda seeker, _: replace(
        seeker, age_must=frozenset(), age_rather=seeker.age_rather | seeker.age_must
    ),
}
