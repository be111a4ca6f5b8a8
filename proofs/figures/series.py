"""Programmes and the reports they might send, drawn by chance; and the same sent by those who hide less."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from sideomside.reports.disclosure.ledger import Ledger, Release, from_cells
from sideomside.reports.disclosure.levels import LEVELS
from sideomside.reports.disclosure.primary import hidden_for_themselves
from sideomside.reports.disclosure.publish import Asked, publish
from sideomside.reports.disclosure.tables import Dimension, Spec, Table, Universe

GENDERS = ("woman", "man", "other")


@dataclass(frozen=True)
class Series:
    """Who is in the programme, and what is asked about them, in order."""

    universe: Universe
    counts: tuple[int, ...]
    asked: tuple[Asked, ...]


def drawn(rng: Random) -> Series:
    """Three to five municipalities, two or three genders, three or four ages or endings; most cells small."""
    universe = Universe(
        (
            Dimension("place", tuple(f"place {n}" for n in range(rng.randint(3, 5)))),
            Dimension("gender", GENDERS[: rng.randint(2, 3)]),
            Dimension("ending", tuple(f"ending {n}" for n in range(rng.randint(3, 4))), rng.random() < 0.3),
        )
    )
    size = rng.choice([2, 4, 8, 16])
    means = [rng.expovariate(1 / size) for _ in universe.atoms]
    counts = tuple(int(rng.expovariate(1 / (mean + 0.1))) for mean in means)
    return Series(universe, counts, tuple(_questions(rng, universe)))


def _questions(rng: Random, universe: Universe) -> list[Asked]:
    places = universe.called("place").values
    fewer = (("place", tuple(place for place in places if place != rng.choice(places))),)
    specs = [
        ("R1", Spec(("place", "gender"))),
        ("R1", Spec(("place", "ending"))),
        ("R1", Spec(("gender", "ending"))),
        ("R1", Spec(("gender",), fewer)),
        ("R1", Spec(("place", "gender"), fewer)),
        ("R1", Spec(("ending",))),
        ("R2", Spec(("place", "gender"))),
        ("R2", Spec(("ending",))),
        ("R2", Spec(("gender",), fewer)),
    ]
    chosen = rng.sample(specs, rng.randint(3, 6))
    return [Asked("supported", "2026H1", level, spec, "2026-07-01") for level, spec in chosen]


def ours(series: Series, with_ledger: bool = True) -> tuple[list[Release], int]:
    """What leaves, and how often nothing does."""
    left: list[Release] = []
    refused = 0
    for asked in series.asked:
        before = Ledger(tuple(left)) if with_ledger else Ledger()
        found = publish(series.universe, series.counts, asked, before)
        if isinstance(found, Release):
            left.append(found)
        else:
            refused += 1
    return left, refused


def naive(series: Series) -> list[Release]:
    """Only what is small is hidden, and all totals stand as they are: the common rule."""
    return [_naive(series.universe, series.counts, asked) for asked in series.asked if asked.level == "R1"]


def _naive(universe: Universe, counts: Sequence[int], asked: Asked) -> Release:
    table = Table(universe, asked.spec, counts)
    plain = replace(universe, dimensions=tuple(replace(d, sensitive=False) for d in universe.dimensions))
    hidden = hidden_for_themselves(Table(plain, asked.spec, counts), LEVELS["R1"])
    shown = {key: None if key in hidden else cell.count for key, cell in table.cells.items()}
    return Release(asked.indicator, asked.period, "R1", asked.spec, from_cells(shown), asked.today)
