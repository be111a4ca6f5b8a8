"""Each published answer beside ours: the digits as printed, and what our code says of the same data."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from statistics import stdev

from proofs.figures import published
from proofs.figures.published import LIST_DAYS, LIST_ENDINGS, XMR, beside, lung
from sideomside.outcomes.scoring.goals import attainment
from sideomside.planner.clockwork.queueing import erlang_a
from sideomside.reports.disclosure.ledger import Ledger, Release
from sideomside.reports.disclosure.publish import Asked, publish
from sideomside.reports.disclosure.tables import Dimension, Spec, Universe
from sideomside.reports.statistics import answers, reliable, student
from sideomside.reports.statistics.change import Change, changes, paired_change
from sideomside.reports.statistics.control_chart import chart
from sideomside.reports.statistics.intercepts import Fit, fit
from sideomside.reports.statistics.regression import expected_regression
from sideomside.reports.statistics.staying import Stay, stay
from sideomside.reports.statistics.waiting import incidence

Reference = tuple[str, list[str], Callable[[], list[float]]]
JACOBSON, BTHEB = "jacobson_1989.csv", "BtheB.csv"


def same(found: float, printed: str) -> bool:
    """To the last digit printed."""
    decimals = len(printed.partition(".")[2])
    return f"{found:.{decimals}f}" == f"{float(printed):.{decimals}f}"


def at_hand() -> list[Reference]:
    """Those whose data are in the project."""
    return [
        ("XmR: mean and limits", ["0.1416238", "-3.01138", "3.294627"], _xmr),
        ("Kaplan-Meier, lung: people, endings", ["228", "165"], lambda: [_stay().n, _stay().endings]),
        ("Kaplan-Meier, lung: median and interval", ["310", "284", "361"], lambda: [*_stay().median]),
        (
            "Kaplan-Meier, lung: share beyond 100, 180, 365, 730 days",
            ["0.863969", "0.721671", "0.409242", "0.115693"],
            lambda: [_stay().beyond(day) for day in (100, 180, 365, 730)],
        ),
        ("Kaplan-Meier, lung: median, sex 1", ["138", "112", "270"], lambda: _of_sex("1")),
        ("Kaplan-Meier, lung: median, sex 2", ["90", "53", "426"], lambda: _of_sex("2")),
        ("Aalen-Johansen by hand: met", [f"{float(f):.12f}" for f in MET], _met),
        ("Aalen-Johansen by hand: left", [f"{13 / 60:.12f}"], lambda: [_by(2)]),
        ("Suppression, z1: shown and hidden for themselves", ["37", "4"], _z1),
        ("Goal attainment T", ["50", "60", "63.69", "22.61"], _goals),
        ("Student's t at 1, 5, 29, 120", ["12.7062", "2.5706", "2.0452", "1.9799"], _t),
        (
            "Regression to the mean, zero-effect programme",
            ["4.44"],
            lambda: [expected_regression(32.8, 55, 0.8)],
        ),
        ("Erlang-A, 6 servers", ["1.603779", "1.336482", "0.133648"], lambda: _erlang(1.2, 0.2, 6, 0.1)),
        ("Erlang-A, 32 servers", ["2.081398", "0.693799", "0.034690"], lambda: _erlang(3, 0.1, 32, 0.05)),
    ]


MET = [Fraction(1, 10), Fraction(1, 5), Fraction(19, 60), Fraction(17, 36), Fraction(47, 60)]


def lying_beside() -> Iterator[Reference]:
    """Those whose data are where the project is, when they are there."""
    if beside(JACOBSON):
        for scale, better, printed in _JACOBSON:
            yield (
                f"Paired and reliable change, Jacobson {scale}",
                printed,
                partial(_pair, scale, better),
            )
    if beside(BTHEB):
        yield "Random intercept, BtheB", _BTHEB, _random_intercept
        yield "Paired change, BtheB", ["52", "-7.8269", "-10.4737", "-5.1802"], lambda: _two_months("BtheB")
        yield "Paired change, TAU", ["45", "-4.4000", "-7.1642", "-1.6358"], lambda: _two_months("TAU")
        yield "Who answered, BtheB", ["97", "73", "58", "52", "23.0192", "23.6667"], _who_answered


_JACOBSON = [
    ("das", 1, ["30", "16.4667", "10.2803", "22.6531", "11.8257", "5.7934", "11.3550", "19", "10", "1"]),
    ("gds", -1, ["26", "-9.8462", "-13.3197", "-6.3726", "6.1021", "2.9894", "5.8592", "16", "10", "0"]),
]
_BTHEB = ["280", "5.592", "0.640", "-0.705", "-2.329", "-2.825", "0.197", "25.14", "48.78"]


def _xmr() -> list[float]:
    drawn = chart(XMR)
    return [drawn.mean, drawn.low, drawn.high] if drawn and drawn.low and drawn.high else []


def _stay() -> Stay:
    return stay(*lung())


def _of_sex(sex: str) -> list[float]:
    curve = stay(*lung(sex))
    return [curve.n, curve.endings, curve.median[0]]


def _met() -> list[float]:
    return [moment.share for moment in incidence(LIST_DAYS, LIST_ENDINGS).moments]


def _by(ending: int) -> float:
    found = incidence(LIST_DAYS, LIST_ENDINGS, ending).by(9)
    return found.share if found else -1.0


def z1_release() -> Release:
    counts = published.z1()
    universe = Universe(
        tuple(
            Dimension(name, tuple(sorted({key[n] for key in counts})))
            for n, name in enumerate(("region", "income"))
        )
    )
    asked = Asked("people", "2026", "R1", Spec(("region", "income")), "2026-11-22")
    found = publish(universe, [counts[atom] for atom in universe.atoms], asked, Ledger())  # type: ignore[index]
    assert isinstance(found, Release)
    return found


def _z1() -> list[float]:
    shown = z1_release().shown
    few = [key for key, count in published.z1().items() if 0 < count < 5 and shown[key] is None]
    return [sum(value is not None for value in shown.values()), len(few)]


def _goals() -> list[float]:
    return [attainment(reached) for reached in ([0], [1], [1, 1, 1], [-2, -2, -2])]


def _t() -> list[float]:
    return [student.t(freedom) for freedom in (1, 5, 29, 120)]


def _erlang(arrivals: float, service: float, servers: int, giving_up: float) -> list[float]:
    theory = erlang_a(arrivals, service, servers, giving_up)
    return [theory.waiting, theory.days, theory.give_up]


def readings(scale: str) -> tuple[list[float], list[float]]:
    """Before and after of those couples who have both."""
    rows = beside(JACOBSON) or []
    times = {
        when: {row["subject"]: row[scale] for row in rows if row["time"] == when and row[scale]}
        for when in ("pre", "post")
    }
    both = [who for who in times["pre"] if who in times["post"]]
    return [float(times["pre"][who]) for who in both], [float(times["post"][who]) for who in both]


def _pair(scale: str, better: int) -> list[float]:
    before, after = readings(scale)
    spread = stdev(before)
    limit = reliable.limit(spread, 0.88)
    bands = reliable.bands(changes(before, after), limit, better)
    noise = reliable.noise_of_change(spread, 0.88)
    return [*_told(paired_change(before, after)), spread, noise, limit, bands.better, bands.same, bands.worse]


def _told(change: Change | None) -> list[float]:
    return [change.n, change.mean, change.low, change.high] if change else []


def btheb() -> tuple[list[int], list[list[float]], list[float]]:
    """One row for each reading: who, the columns, and what was read."""
    who, columns, read = [], [], []
    for number, row in enumerate(beside(BTHEB) or []):
        for month in (2, 3, 5, 8):
            if row[f"bdi.{month}m"]:
                who.append(number)
                drug, long = row["drug"] == "Yes", row["length"] == ">6m"
                columns.append([1, float(row["bdi.pre"]), month, row["treatment"] == "BtheB", drug, long])
                read.append(float(row[f"bdi.{month}m"]))
    return who, columns, read


def _random_intercept() -> list[float]:
    who, columns, read = btheb()
    found: Fit = fit(who, columns, read)
    return [len(read), *found.coefficients, found.within, found.between]


def _two_months(treatment: str) -> list[float]:
    rows = [row for row in beside(BTHEB) or [] if row["treatment"] == treatment and row["bdi.2m"]]
    return _told(paired_change([float(r["bdi.pre"]) for r in rows], [float(r["bdi.2m"]) for r in rows]))


def _who_answered() -> list[float]:
    rows = beside(BTHEB) or []
    steps = answers.flow({month: sum(bool(row[f"bdi.{month}m"]) for row in rows) for month in "2358"})
    last = [float(row["bdi.8m"]) if row["bdi.8m"] else None for row in rows]
    first = answers.baselines([float(row["bdi.pre"]) for row in rows], last)
    return [*(step.n for step in steps), first.answered or 0, first.silent or 0]
