"""Row security holds from below: every table of an organisation is walled, and plain SQL sees nobody else's row.

Read from PostgreSQL's own catalogue and tried as the app role: without a context nothing, across organisations
nothing, over connections that are used again and again. Holes knocked in on purpose must be seen.
"""

from proofs.frame import Aim, Findings, Stage
from proofs.guarding.house import play, stood_up

AIMS: dict[str, Aim] = {
    "wrong_in_catalogue": ("==", 0),
    "tables": (">=", 80),
    "tables_without_rows": ("==", 0),
    "rows_without_context": ("==", 0),
    "rows_moved_across": ("==", 0),
    "cross_rows": ("==", 0),
    "rows_left_on_a_connection": ("==", 0),
    "pairs_missing": ("==", 0),
    "own_rows": (">=", 100),
}
PAIRS = {"small": 500, "full": 10_000}
AT_MOST = {"small": 540, "full": 1800}


def prove(stage: Stage) -> Findings:
    with stood_up(postgres=True) as around:
        told = play("walled", around, str(PAIRS[stage.size]), str(stage.seed), within=AT_MOST[stage.size])
    for line in [*told["wrong"], *(f"no row in {name}" for name in told["without_rows"])]:
        stage.say(line)
    findings = Findings(database="postgresql")
    findings.figures = {
        "tables": told["tables"],
        "outside_the_walls": told["outside"],
        "wrong_in_catalogue": len(told["wrong"]),
        "tables_without_rows": len(told["without_rows"]),
        "rows_without_context": told["without_context"],
        "rows_moved_across": told["moved_across"],
        "query_pairs": told["pairs"],
        "pairs_missing": PAIRS[stage.size] - told["pairs"],
        "connections": 8,
        "own_rows": told["own_rows"],
        "cross_rows": told["cross_rows"],
        "rows_left_on_a_connection": told["left_behind"],
    }
    for name, caught in told["caught"].items():
        findings.plant(name, caught, stage.say)
    return findings
