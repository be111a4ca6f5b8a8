"""Figures worked out by hand or printed by others; what is published at length is compared in bin/prove statistics."""

from fractions import Fraction
from math import inf
from random import Random
from statistics import fmean, stdev

import pytest

from sideomside.reports.statistics import answers, reliable, student, validation
from sideomside.reports.statistics.change import bootstrap, paired_change
from sideomside.reports.statistics.control_chart import chart, mean_moving_range
from sideomside.reports.statistics.intercepts import fit
from sideomside.reports.statistics.regression import expected_regression
from sideomside.reports.statistics.sites import shrink
from sideomside.reports.statistics.staying import stay
from sideomside.reports.statistics.two_groups import Group, claim_of_two, difference, sentence_of_two
from sideomside.reports.statistics.waiting import incidence
from sideomside.reports.statistics.wording import SENTENCES, Asked, Claim, claim, promises, sentence

DAYS, ENDINGS = [1, 2, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 1, 0, 1, 2, 0, 1, 0, 1]


@pytest.mark.parametrize(("freedom", "printed"), [(1, 12.7062), (5, 2.5706), (29, 2.0452), (120, 1.9799)])
def test_students_t_as_in_the_tables(freedom: int, printed: float) -> None:
    assert round(student.t(freedom), 4) == printed


def test_an_interval_of_a_share_says_something_at_nought() -> None:
    assert student.wilson(0, 10) == pytest.approx((0, 0.2775), abs=5e-5)
    assert student.wilson(0, 0) == (0, 1)


def test_paired_change_by_hand() -> None:
    change = paired_change([10, 20, 30], [12, 26, 31])
    assert change and (change.n, change.mean, round(change.sd, 6)) == (3, 3, 2.645751)
    assert (round(change.low, 4), round(change.high, 4)) == (-3.5724, 9.5724)
    assert paired_change([1], [2]) is None
    with pytest.raises(ValueError, match="zip"):
        paired_change([1, 2], [2])


def test_the_bootstrap_gives_the_same_again_and_leans_the_way_the_data_do() -> None:
    differences = [0, 0, 1, 1, 2, 2, 3, 12]
    low, high = bootstrap(differences, resamples=2000)
    assert (low, high) == bootstrap(differences, resamples=2000)
    assert high - fmean(differences) > fmean(differences) - low > 0
    assert bootstrap([2, 2, 2]) == (2, 2)


def test_what_would_have_happened_anyway() -> None:
    assert expected_regression(32.8, 55, 0.8) == pytest.approx(4.44)
    with pytest.raises(ValueError, match="between"):
        expected_regression(1, 2, 1.2)


def test_change_counts_beyond_noise_and_beyond_nothing() -> None:
    assert round(reliable.limit(11.8257, 0.88), 4) == 11.355
    assert reliable.limit(1, 0.9, meaningful=10) == 10
    seen = reliable.bands([-12, -11, 0, 3, 11, 15], limit=11)
    assert (seen.better, seen.same, seen.worse, seen.n) == (2, 2, 2, 6)
    assert reliable.bands([-12, 3], limit=11, better=-1).better == 1


def test_who_answered_and_who_did_not() -> None:
    steps = answers.flow({"asked": 40, "first": 30, "last": 20})
    assert [(step.name, step.n, step.share) for step in steps][2] == ("last", 20, 0.5)
    assert answers.baselines([10, 20, 40], [12, None, 44]) == answers.Baselines(25, 20)
    with pytest.raises(ValueError, match="later step"):
        answers.flow({"asked": 3, "first": 4})


def test_the_silent_are_counted_as_unchanged_or_as_worse() -> None:
    change = paired_change([0, 0, 0, 0], [4, 6, 4, 6])
    assert change
    unchanged = answers.had_the_silent_moved(change, silent=4)
    worse = answers.had_the_silent_moved(change, silent=4, moved=-10)
    assert (unchanged.mean, worse.mean, unchanged.n) == (2.5, -2.5, 8)
    assert unchanged.half_width == pytest.approx(change.half_width / 2)


def test_waiting_by_hand_as_fractions() -> None:
    met, left = incidence(DAYS, ENDINGS), incidence(DAYS, ENDINGS, ending=2)
    told = {m.day: Fraction(m.share).limit_denominator(100) for m in met.moments}
    assert told == {
        1: Fraction(1, 10), 2: Fraction(1, 5), 4: Fraction(19, 60), 7: Fraction(17, 36), 9: Fraction(47, 60)
    }  # fmt: skip
    assert Fraction(left.by(9).share).limit_denominator(100) == Fraction(13, 60)
    assert met.median == (9, 4, inf)
    assert met.by(0.5).share == 0 and met.by(9.5) is None


def test_who_left_is_neither_waiting_nor_forgotten() -> None:
    days, endings = [1, 2, 3, 4, 5, 6], [2, 2, 2, 1, 1, 1]
    assert incidence(days, endings).by(6).share == pytest.approx(0.5)
    assert stay(days, [ending == 1 for ending in endings]).beyond(6) == 0  # Kaplan-Meier would promise all


def test_staying_by_hand() -> None:
    curve = stay([1, 2, 2, 3, 5], [True, True, False, True, False])
    assert [(m.day, m.at_risk, m.ended, round(m.share, 6)) for m in curve.moments] == [
        (1, 5, 1, 0.8), (2, 4, 1, 0.6), (3, 2, 1, 0.3)
    ]  # fmt: skip
    assert curve.median[0] == 3 and curve.beyond(0.5) == 1 and curve.endings == 3
    assert stay([], []).median == (inf, inf, inf)


def test_one_wild_month_does_not_widen_the_limits() -> None:
    calm = [10, 11] * 8
    wild = [*calm, 90, *calm]
    drawn = chart(wild)
    assert mean_moving_range(wild) == 1
    assert drawn and drawn.low is not None and "outside" in drawn.signals[16]


@pytest.mark.parametrize(
    ("values", "rule", "points"),
    [
        ([0, 6] * 6 + [24], "outside", {12}),
        ([5, -5] * 4 + [1] * 7 + [-7], "one_side", set(range(8, 15))),
        ([0, 9, 0, 9, 0, 9, 1, 2, 3, 4, 5, 6, 7], "trend", set(range(6, 13))),
        ([0, 1] * 5 + [4, 4], "two_of_three", {10, 11}),
    ],
)
def test_each_rule_marks_its_own_points(values: list[float], rule: str, points: set[int]) -> None:
    drawn = chart(values)
    assert drawn and {n for n, found in enumerate(drawn.signals) if rule in found} == points


def test_under_twelve_points_only_the_line() -> None:
    drawn = chart([1, 2, 30, 4])
    assert drawn and drawn.low is None and not any(drawn.signals)
    assert chart([]) is None


def test_months_on_either_side_of_a_gap_are_no_neighbours() -> None:
    """Six below and then, after a gap, others: squeezed together they would be a leap, and a run of seven."""
    values = [4.0, 5.0, 4.0, 5.0, 4.0, 5.0, None, 90.0, 91.0, 90.0, 91.0, 90.0, 91.0, None, 4.0]
    drawn = chart(values)
    assert drawn and drawn.moving_range == 1.0 and len(drawn.signals) == len(values)
    assert drawn.signals[6] == drawn.signals[13] == ()
    calm = [1.0, 9.0, 1.0, 9.0, 1.0, 9.0, 2.0, 3.0, 4.0, None, 5.0, 6.0, 7.0, 8.0]
    cut, together = chart(calm), chart([one for one in calm if one is not None])
    assert cut and together and not any("trend" in one for one in cut.signals)
    assert any("trend" in one for one in together.signals)
    assert chart([None, None]) is None


def test_small_places_lean_on_all() -> None:
    told = shrink([10, 0, 5, 5], [1, 25, 4, 4])
    assert told and told.each[1].leans > told.each[0].leans
    assert 0 < told.each[1].shown < told.together < told.each[0].shown
    alike = shrink([5, 5.1], [4, 4])
    assert alike and alike.between == 0 and alike.each[0].shown == pytest.approx(alike.together)
    alone = shrink([7], [2])
    assert alone and alone.each[0].shown == 7


def test_a_level_of_ones_own() -> None:
    rng = Random(3)
    level = {who: rng.gauss(0, 4) for who in range(60)}
    rows = [(who, time, 10 + 2 * time + level[who] + rng.gauss(0, 1)) for who in level for time in range(4)]
    told = fit([r[0] for r in rows], [[1, r[1]] for r in rows], [r[2] for r in rows])
    assert told.coefficients[1] == pytest.approx(2, abs=4 * told.errors[1])
    assert told.within == pytest.approx(1, abs=0.3) and told.between == pytest.approx(16, abs=8)
    with pytest.raises(ValueError, match="same"):
        fit([1, 1, 2], [[1, 1], [1, 1], [1, 1]], [1, 2, 3])


def test_whether_our_own_questions_measure_anything() -> None:
    assert validation.consistency([[1, 1], [2, 2], [3, 3]]) == pytest.approx(1)
    assert validation.consistency([[2, 2], [2, 2]]) is None
    assert validation.retest([1, 2, 3, 4], [1, 2, 3, 4]) == pytest.approx(1)
    assert validation.retest([1, 2, 3, 4], [3, 4, 5, 6]) == pytest.approx(1.25 / (1.25 + 1.5), abs=0.06)
    found = validation.agreement([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])
    assert found and round(found.r, 3) == 0.8 and found.low < 0 < found.high


BEFORE = [30.0 + n % 7 for n in range(40)]
UP = [value + 9 + n % 3 for n, value in enumerate(BEFORE)]


@pytest.mark.parametrize(
    ("after", "asked", "said"),
    [
        (UP, Asked(silent=2, meaningful=10), Claim.MORE),
        (UP, Asked(silent=50, meaningful=10), Claim.UNSURE),
        (UP, Asked(silent=2, meaningful=10, better=-1), Claim.LESS),
        ([b + (-9 if n % 2 else 9) for n, b in enumerate(BEFORE)], Asked(2, 10), Claim.UNSURE),
        ([2 * b - u for b, u in zip(BEFORE, UP, strict=True)], Asked(50, 10), Claim.LESS),
    ],
)
def test_more_is_said_only_when_the_silent_cannot_overturn_it(
    after: list[float], asked: Asked, said: Claim
) -> None:
    assert claim(BEFORE, after, asked) is said


def test_few_people_and_many_figures_are_told_apart_from_change() -> None:
    assert claim(BEFORE[:9], UP[:9], Asked(0, 10)) is Claim.TOO_FEW
    hardly = [value + (3.0 if n % 4 else -6.5) for n, value in enumerate(BEFORE)]
    spread = stdev(b - a for a, b in zip(BEFORE, hardly, strict=True))
    assert 0 < fmean(hardly) - fmean(BEFORE) < spread
    hardly = [value + 1.1 for value in hardly]
    assert claim(BEFORE, hardly, Asked(0, 10)) is Claim.MORE
    assert claim(BEFORE, hardly, Asked(0, 10, figures_in_report=20)) is Claim.UNSURE


def test_the_sentence_says_change_and_how_sure_and_never_effect() -> None:
    said, figures = sentence(BEFORE, UP, Asked(silent=2, meaningful=10))
    assert "changed for the better" in said % figures and "42 people asked, 40 answered" in said % figures
    assert [text for text in SENTENCES.values() if promises(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Vi har en stor effekt",
        "Det virker.",
        "Takket være peers",
        "It works",
        "an effective service",
        "It led to",
    ],
)
def test_words_that_claim_a_cause_are_heard(text: str) -> None:
    assert promises(text)


def test_innocent_words_are_not() -> None:
    assert promises("Ændringen var 4 point. Virkeligheden er en anden. The network grew.") == []


# Student's own table of ten patients' extra hours of sleep, and what R prints of it as two groups (t.test, ?sleep).
DEXTRO = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
LAEVO = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_two_groups_as_printed_of_students_sleep() -> None:
    found = difference(DEXTRO, LAEVO)
    assert found and (round(found.low, 7), round(found.high, 7)) == (-3.3654832, 0.2054832)
    assert (round(found.mean, 2), round(found.freedom, 3)) == (-1.58, 17.776)
    assert difference([1], LAEVO) is difference([2, 2], [2, 2]) is None


def test_what_may_be_said_of_two_groups() -> None:
    rng = Random(3)
    still = tuple(rng.gauss(0, 10) for _ in range(60))
    up = tuple(value + 12 for value in still)
    assert claim_of_two(Group(up), Group(still), 10) is Claim.MORE
    assert claim_of_two(Group(still), Group(up), 10) is Claim.LESS
    assert claim_of_two(Group(up), Group(still), 10, better=-1) is Claim.LESS
    assert claim_of_two(Group(still), Group(still), 10) is Claim.UNSURE
    assert claim_of_two(Group(up[:9]), Group(still), 10) is Claim.TOO_FEW
    assert claim_of_two(Group(up, silent=180), Group(still), 10) is Claim.UNSURE
    assert claim_of_two(Group(up, silent=180), Group(still, silent=180), 10) is Claim.MORE
    said, numbers = sentence_of_two(Group(up), Group(still), 10)
    assert "effect" in said % numbers and numbers["mean"] == "+12.0"
