"""A page costs the same in a house with a long past: as many questions to its database, and about as much work.

A house in which there is one of everything is opened page by page by everybody who is let in. Then a past moves in
behind it, lived once through the house's own acts, sealed as always and long over: people who came, were answered and
talked with, and went; one in ten of them (of the million on PostgreSQL one in a hundred, since a million whole lives
are no hour's work to write) walked with a peer, wrote, came to groups, told how it was. Every page is opened again.
Questions to the database, steps inside SQLite, words unsealed and bytes sent are counted, and are the same on every
machine; work is time on the processor, the least of several openings, beside an empty page of the same framework with
nothing around it, by turns. PostgreSQL tells nothing of its steps; there the clock has to tell.

A few pages count all that ever was, or look through every name. They stand by name in `loading/growing.py`, each with
its reason, and may look through more; none of them may ask more, and one that does not grow any more is told.

A public page is counted and compared as it is drawn anew; against the empty page stands what the next reader gets, who
is handed the same page for some seconds (docs/operate.md). Those with a form in them are drawn for each reader, whose
mark against forged forms is their own: they are counted apart. All figures are told.

At full size a round that ended is kept by database until a line of the house changes (`kept_between.py`), so that the
two may be measured one after the other; each says when it was measured.

What it cannot see: many who come at once, and a house in which a great many wait at the same time; its past is over.
"""

from functools import partial
from typing import Any

from house.contracts import ROOT
from house.needs import POSTGRES
from house.postgres import throwaway
from proofs.frame import Aim, CannotRun, Findings, Stage
from proofs.kept_between import kept_between
from proofs.own_house import empty_house, moved_in, played

BY_THE_CLOCK = True
BY_NAME_ALONE = True  # until its ratios have been seen to hold on a machine that does nothing else
AIMS: dict[str, Aim] = {
    "pages": (">=", 40),
    "audiences": (">=", 6),
    "broken_pages": ("==", 0),
    "pages_not_counted": ("==", 0),
    "pages_that_ask_more": ("==", 0),
    "pages_that_unseal_more": ("==", 0),
    "pages_that_search_more": ("==", 0),
    "pages_that_grow_longer": ("==", 0),
    "said_and_not_so": ("==", 0),
    "work_growth_p95": ("<=", 1.5),
    "p95_growth": ("<=", 1.5),
    "today_to_an_empty_page": ("<=", 1_000),
    "public_to_an_empty_page_p95": ("<=", 3),
    "public_drawn_for_each_to_an_empty_page_p95": ("<=", 250),
}
# We had hoped for an I dag of twelve empty pages. To be signed in costs more than that with nothing on the page
# (signed_in_and_empty_to_an_empty_page), so what cannot be is not asked for: the goal stands beside the figure, and
# whether it was reached. Why stands in docs/decisions/0028.
HOPED_FOR = 12
AS_IN_USE = "10"  # seconds a public page is kept, as in an installation
LEAST = ("pages", "audiences")
WHOLE = "10"  # one in so many walked with a peer
PAST = {"small": (60, 600), "full": (1_000, 100_000)}  # people who came and went, before and after
ON_POSTGRES, WHOLE_ON_POSTGRES = (1_000, 1_000_000), "100"
AT_MOST = {"small": 540, "full": 9_000}
Told = dict[str, Any]


def prove(stage: Stage) -> Findings:
    ways = {"sqlite": _on_sqlite} | ({"postgresql": _on_postgres} if stage.is_full else {})
    with kept_between("load", ROOT, across_runs=stage.is_full) as shelf:
        rounds = {name: shelf.once(f"{stage.seed} {name}", partial(way, stage)) for name, way in ways.items()}
        figures: Told = {"past": PAST[stage.size][1], "measured_since": shelf.since()}
    for name, told in rounds.items():
        for line in [*told["wrong"], *told["said"], *told["dear"]]:
            stage.say(f"{name}: {line}")
        figures |= {f"{name}_{figure}": value for figure, value in told["figures"].items()}
    figures |= {name: _worst(name, list(rounds.values())) for name in AIMS}
    figures |= {"today_hoped_for": HOPED_FOR, "today_reached": figures["today_to_an_empty_page"] <= HOPED_FOR}
    findings = Findings(figures, database=", ".join(rounds))
    for name, told in rounds.items():
        for plant, caught in told["plants"].items():
            findings.plant(f"{plant} ({name})", caught, stage.say)
    return findings


def _worst(name: str, rounds: list[Told]) -> Any:
    return (min if name in LEAST else max)(one[name] for one in rounds)


def _on_sqlite(stage: Stage) -> Told:
    with empty_house("load") as data:
        return _round(stage, data, PAST[stage.size], WHOLE)


def _on_postgres(stage: Stage) -> Told:
    if not POSTGRES.is_here():
        raise CannotRun("PostgreSQL 15 or newer")
    with throwaway() as cluster, moved_in(cluster, "load") as data:
        return _round(stage, data, ON_POSTGRES, WHOLE_ON_POSTGRES, **cluster.environment())


def _round(stage: Stage, data: Any, past: tuple[int, int], whole: str, **around: str) -> Told:
    words = [stage.size, str(stage.seed), *map(str, past), whole]
    around = {"SIDEOMSIDE_KEEP_PAGES": AS_IN_USE} | around
    return played("proofs.loading.play", data, *words, at_most=AT_MOST[stage.size], **around)
