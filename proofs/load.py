"""A page costs the same in a house with a long past: as many questions to its database, and about as much work.

A house in which there is one of everything is opened page by page by everybody who is let in. Then a past moves in
behind it, lived once through the house's own acts, sealed as always and long over: people who came, were answered and
talked with, and went; one in ten of them walked with a peer, wrote, came to groups, told how it was. Every page is
opened again. Questions to the database, steps inside SQLite, words unsealed and bytes sent are counted, and are the
same on every machine; work is time on the processor, the least of several openings, beside an empty page of the same
framework with nothing around it, by turns. PostgreSQL tells nothing of its steps; there the clock has to tell.

A public page is counted and compared as it is drawn anew; against the empty page stands what the next reader gets, who
is handed the same page for some seconds (docs/operate.md). Both figures are told.

What it cannot see: many who come at once, and a house in which a great many wait at the same time; its past is over.
"""

from typing import Any

from house.needs import POSTGRES
from house.postgres import throwaway
from proofs.frame import Aim, CannotRun, Findings, Stage
from proofs.own_house import empty_house, moved_in, played

BY_THE_CLOCK = True
BY_NAME_ALONE = (
    True  # it names what does not hold yet (docs/decisions/0028): `all` would be red until it does
)
AIMS: dict[str, Aim] = {
    "pages": (">=", 40),
    "audiences": (">=", 6),
    "broken_pages": ("==", 0),
    "pages_not_counted": ("==", 0),
    "pages_that_ask_more": ("==", 0),
    "pages_that_unseal_more": ("==", 0),
    "pages_that_search_more": ("==", 0),
    "pages_that_grow_longer": ("==", 0),
    "work_growth_p95": ("<=", 1.5),
    "p95_growth": ("<=", 1.5),
    "today_to_an_empty_page": ("<=", 12),
    "public_to_an_empty_page_p95": ("<=", 3),
}
AS_IN_USE = "10"  # seconds a public page is kept, as in an installation
LEAST = ("pages", "audiences")
PAST = {"small": (60, 600), "full": (1_000, 100_000)}  # people who came and went, before and after
ON_POSTGRES = (1_000, 1_000_000)
AT_MOST = {"small": 540, "full": 5_000}
Told = dict[str, Any]


def prove(stage: Stage) -> Findings:
    rounds = {"sqlite": _on_sqlite(stage)}
    if stage.is_full:
        rounds["postgresql"] = _on_postgres(stage)
    figures: Told = {"past": PAST[stage.size][1]}
    for name, told in rounds.items():
        for line in [*told["wrong"], *told["dear"]]:
            stage.say(f"{name}: {line}")
        figures |= {f"{name}_{figure}": value for figure, value in told["figures"].items()}
    figures |= {name: _worst(name, list(rounds.values())) for name in AIMS}
    findings = Findings(figures, database=", ".join(rounds))
    for name, told in rounds.items():
        for plant, caught in told["plants"].items():
            findings.plant(f"{plant} ({name})", caught, stage.say)
    return findings


def _worst(name: str, rounds: list[Told]) -> Any:
    return (min if name in LEAST else max)(one[name] for one in rounds)


def _on_sqlite(stage: Stage) -> Told:
    with empty_house("load") as data:
        return _round(stage, data, PAST[stage.size])


def _on_postgres(stage: Stage) -> Told:
    if not POSTGRES.is_here():
        raise CannotRun("PostgreSQL 15 or newer")
    with throwaway() as cluster, moved_in(cluster, "load") as data:
        return _round(stage, data, ON_POSTGRES, **cluster.environment())


def _round(stage: Stage, data: Any, past: tuple[int, int], **around: str) -> Told:
    words = [stage.size, str(stage.seed), *map(str, past)]
    around = {"SIDEOMSIDE_KEEP_PAGES": AS_IN_USE} | around
    return played("proofs.loading.play", data, *words, at_most=AT_MOST[stage.size], **around)
