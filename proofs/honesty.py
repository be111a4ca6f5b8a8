"""Programmes that do nothing are not said to help: not by chance, not by a bad first day, not by who answers.

Before and after, and completers only, are what many reports print; they stand beside ours, on the same people. A
programme that does help must still be allowed to say so, or silence would pass for honesty.
"""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from random import Random
from statistics import fmean
from typing import Any

from proofs.figures.drawn import (
    a_draw,
    round_of_nothing,
    says_effect,
    share,
    the_pleased_answer,
    the_worst_off_first,
    told,
)
from proofs.figures.nothing import (
    MEANINGFUL,
    NORM,
    WORLDS,
    above_zero,
    everybody,
    gain,
    mostly_the_better,
    only_the_better,
    our_report,
    programme,
    says_anything,
    says_better,
)
from proofs.frame import Aim, Findings, Stage
from sideomside.reports.statistics.regression import expected_regression
from sideomside.reports.statistics.two_groups import Group
from sideomside.reports.statistics.wording import SENTENCES, Asked, promises, sentence

AIMS: dict[str, Aim] = {
    "programmes": (">=", 150),
    "worst_share_said_to_help": ("<=", 0.05),
    "worst_share_said_anything": ("<=", 0.05),
    "worst_share_of_reports_of_ten": ("<=", 0.05),
    "naive_at_100": (">=", 0.8),
    "completers_at_30": (">=", 0.9),
    "helping_programmes_that_may_say_so": (">=", 0.8),
    "draws": (">=", 150),
    "worst_share_of_draws_said_to_have_an_effect": ("<=", 0.05),
    "helping_draws_of_86_that_may_say_so": (">=", 0.8),
    "regression_foretold_off_by": ("<=", 0.5),
    "promises_in_our_sentences": ("==", 0),
}
PROGRAMMES = {"small": 200, "full": 1000}
SIZES = (30, 50, 100, 200)
HELPS = 8.6  # d = .43, the Danish trial, on a scale with a spread of 20
TEN = 10


def prove(stage: Stage) -> Findings:
    asked = [(world, size, PROGRAMMES[stage.size], stage.seed) for world in WORLDS for size in SIZES]
    with ProcessPoolExecutor(max_workers=2) as both_cores:
        rounds = list(both_cores.map(_round, asked))
    findings = Findings(_figures(rounds, stage))
    for name, caught in _planted(stage.seed):
        findings.plant(name, caught, stage.say)
    return findings


def _figures(rounds: list[dict[str, Any]], stage: Stage) -> dict[str, Any]:
    told = {f"{one['world']}_{one['size']}": one["shares"] for one in rounds}
    for name, shares in told.items():
        stage.say(f"{name}: {shares}")
    return {
        "programmes": PROGRAMMES[stage.size],
        "worst_share_said_to_help": max(shares["ours"] for shares in told.values()),
        "worst_share_said_anything": max(shares["ours_any"] for shares in told.values()),
        "worst_share_of_reports_of_ten": _reports_of_ten(stage),
        "naive_at_100": told["everybody_answers_100"]["before_after"],
        "completers_at_30": told["only_the_better_answer_30"]["completers"],
        "apparent_gain": round(
            fmean(one["gain"] for one in rounds if one["world"] == "everybody_answers"), 2
        ),
        "helping_programmes_that_may_say_so": _may_say_so(stage),
        **_drawn(stage),
        "regression_foretold_off_by": _foretold(stage.seed),
        "promises_in_our_sentences": sum(bool(promises(text)) for text in SENTENCES.values()),
        **told,
    }


def _round(asked: tuple[str, int, int, int]) -> dict[str, Any]:
    """Many programmes of one size in one world, told in four ways."""
    world, size, many, seed = asked
    rng = Random(f"{seed} {world} {size}")
    ones = [programme(rng, size, WORLDS[world]) for _ in range(many)]
    texts = [our_report(one) for one in ones]
    shares = {
        "ours": [says_better(text) for text in texts],
        "ours_any": [says_anything(text) for text in texts],
        "before_after": [above_zero(one.all_enquiry, one.all_end) for one in ones],
        "completers": [above_zero(one.enquiry, one.end) for one in ones],
        "second_baseline_alone": [above_zero(one.meeting, one.end) for one in ones],
    }
    return {
        "world": world,
        "size": size,
        "gain": fmean(gain(one.all_enquiry, one.all_end) for one in ones),
        "shares": {name: round(fmean(each), 3) for name, each in shares.items()},
    }


def _reports_of_ten(stage: Stage) -> float:
    """Ten figures about programmes that do nothing, in one report: how often any of them is said to have risen."""
    rng, many = Random(f"{stage.seed} ten"), PROGRAMMES[stage.size] // 2
    wrong = 0
    for _ in range(many):
        ones = (programme(rng, 50, everybody) for _ in range(TEN))
        wrong += any(says_better(our_report(one, TEN)) for one in ones)
    return round(wrong / many, 3)


def _may_say_so(stage: Stage) -> float:
    """Programmes of a hundred that help as the Danish trial did, of whom five in six answer."""
    rng, many = Random(f"{stage.seed} helps"), PROGRAMMES[stage.size] // 2
    return round(
        fmean(says_better(our_report(programme(rng, 100, mostly_the_better, HELPS))) for _ in range(many)), 3
    )


def _drawn(stage: Stage) -> dict[str, Any]:
    """Draws in which being thought of first changed nothing, also where fewer of the first group answer."""
    many = PROGRAMMES[stage.size]
    with ProcessPoolExecutor(max_workers=2) as both_cores:
        rounds = list(both_cores.map(round_of_nothing, [(size, many, stage.seed) for size in SIZES]))
    told_of = {f"draws_of_{size // 2}": one for size, one in zip(SIZES, rounds, strict=True)}
    for name, one in told_of.items():
        stage.say(f"{name} in each group: {one}")
    return {
        "draws": many,
        "worst_share_of_draws_said_to_have_an_effect": max(
            max(one["ours"], one["fewer_of_the_first_answer"]) for one in rounds
        ),
        "helping_draws_of_86_that_may_say_so": share(
            Random(f"{stage.seed} drawn helps"), many // 2, 86, effect=HELPS
        ),
        **told_of,
    }


def _foretold(seed: int) -> float:
    """The formula's regression against the gain that nothing at all brought about."""
    one = programme(Random(f"{seed} regression"), 20_000, everybody)
    expected = expected_regression(fmean(one.all_enquiry), NORM, 0.8)
    return round(abs(expected - gain(one.all_enquiry, one.all_end)), 3)


def _effects(drawn: Callable[[Random, int], list[Group]], rng: Random) -> float:
    return fmean(says_effect(told(drawn(rng, 100))) for _ in range(60))


def _planted(seed: int) -> list[tuple[str, bool]]:
    """Our own sentence, misused as reports are: each way must show more claims than are allowed."""
    rng = Random(f"{seed} planted")
    ones = [programme(rng, 100, only_the_better) for _ in range(60)]
    asked, unasked = [Asked(one.silent, MEANINGFUL) for one in ones], Asked(0, MEANINGFUL)
    first_day = [sentence(one.all_enquiry, one.all_end, unasked)[0] for one in ones]
    silent_left_out = [sentence(one.enquiry, one.end, unasked)[0] for one in ones]
    second_baseline_only = [sentence(one.meeting, one.end, unasked)[0] for one in ones]
    honest = [sentence(one.meeting, one.end, each)[0] for one, each in zip(ones, asked, strict=True)]
    allowed = AIMS["worst_share_said_to_help"][1]

    def claims(texts: list[str]) -> float:
        return fmean(map(says_better, texts))

    return [
        ("the reading at the enquiry as baseline", claims(first_day) > allowed),
        ("completers only", claims(silent_left_out) > allowed),
        ("the silent forgotten", claims(second_baseline_only) > allowed),
        ("innocent: the same people told honestly", claims(honest) <= allowed),
        ("the worst off thought of first, and called a draw", _effects(the_worst_off_first, rng) > allowed),
        (
            "mostly the pleased of the first group answer, and nobody minds",
            _effects(the_pleased_answer, rng) > allowed,
        ),
        ("innocent: the same people drawn by lot", _effects(a_draw, rng) <= allowed),
        ("a sentence that says effect", bool(promises("Our peers had an effect of 4 points."))),
        ("a Danish one", bool(promises("Indsatsen virker: 4 point bedre."))),
    ]
