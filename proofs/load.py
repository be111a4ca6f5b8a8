"""A page costs the same in a house with a long past: as many questions to its database, and about as much work.

A house in which there is one of everything is opened page by page by those who may. Then a past moves in behind it,
written through the house's own models and sealed as always: people who came, were answered and talked with, and went.
Every page is opened again. Work is time on the processor, the least of several openings, and never the clock on the
wall; what an empty page of the same framework costs is measured beside it in the same run. On PostgreSQL at full size
too. The past is of enquiries, letters and lines in the log; it holds no companionships, groups or stories.
"""

from typing import Any

from house.needs import POSTGRES
from house.postgres import throwaway
from proofs.frame import Aim, CannotRun, Findings, Stage
from proofs.own_house import empty_house, moved_in, played

AIMS: dict[str, Aim] = {
    "pages": (">=", 40),
    "pages_that_ask_more": ("==", 0),
    "pages_not_counted": ("==", 0),
    "broken_pages": ("==", 0),
    "work_growth_p95": ("<=", 1.5),
    "today_to_an_empty_page": ("<=", 12),
    "public_to_an_empty_page_p95": ("<=", 3),
}
PAST = {"small": (100, 1_000), "full": (1_000, 100_000)}  # people who came and went, before and after
AT_MOST = {"small": 240, "full": 4_800}
Told = dict[str, Any]


def prove(stage: Stage) -> Findings:
    rounds = {"sqlite": _on_sqlite(stage)}
    if stage.is_full:
        rounds["postgresql"] = _on_postgres(stage)
    figures: Told = {"past": PAST[stage.size][1], "pages": min(one["pages"] for one in rounds.values())}
    for name, told in rounds.items():
        for line in told["wrong"]:
            stage.say(f"{name}: {line}")
        figures |= {f"{name}_{figure}": value for figure, value in told["figures"].items()}
    figures |= {name: max(one[name] for one in rounds.values()) for name in AIMS if name != "pages"}
    findings = Findings(figures, database=", ".join(rounds))
    for name, told in rounds.items():
        for plant, caught in told["plants"].items():
            findings.plant(f"{plant} ({name})", caught, stage.say)
    return findings


def _on_sqlite(stage: Stage) -> Told:
    with empty_house("load") as data:
        return _round(stage, data)


def _on_postgres(stage: Stage) -> Told:
    if not POSTGRES.is_here():
        raise CannotRun("PostgreSQL 15 or newer")
    with throwaway() as cluster, moved_in(cluster, "load") as data:
        return _round(stage, data, **cluster.environment())


def _round(stage: Stage, data: Any, **around: str) -> Told:
    young, old = PAST[stage.size]
    words = [stage.size, str(stage.seed), str(young), str(old)]
    return played("proofs.loading.play", data, *words, at_most=AT_MOST[stage.size], **around)
