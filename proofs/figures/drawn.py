"""Draws in which nothing happened: two groups that lots made, told as the report tells them."""

from itertools import islice
from random import Random
from statistics import fmean

from proofs.figures.nothing import MEANINGFUL, NOISE, NORM, TRUE_SPREAD
from sideomside.matching.engine.lots import FIRST, lots
from sideomside.reports.statistics.change import paired_change
from sideomside.reports.statistics.two_groups import Group, sentence_of_two
from sideomside.reports.statistics.wording import promises

FIGURES = 5  # the five questions share the chance of a false alarm between them
Person = tuple[float, float, float]
"""The reading before, the reading after, and a draw of chance that says whether they answer."""
STEADY, FEWER = 0.85, 0.6


def a_draw(
    rng: Random, each: int, effect: float = 0.0, first: float = STEADY, later: float = STEADY
) -> list[Group]:
    """Chance decides by our own lots; `effect` is what being first adds, `first` and `later` who answers again."""
    people = [_person(rng) for _ in range(2 * each)]
    drawn = list(islice(lots(f"{rng.random()}"), 2 * each))
    return [
        _group(
            [one for one, lot in zip(people, drawn, strict=True) if (lot == FIRST) is group], answers, moved
        )
        for group, answers, moved in ((True, first, effect), (False, later, 0.0))
    ]


def the_worst_off_first(rng: Random, each: int) -> list[Group]:
    """No lots at all: whoever is worst off is thought of first, as a kind person would."""
    people = sorted(_person(rng) for _ in range(2 * each))
    return [_group(people[:each], 1, 0), _group(people[each:], 1, 0)]


def the_pleased_answer(rng: Random, each: int) -> list[Group]:
    """Of those thought of first mostly the pleased answer, of those who waited everybody; and nobody minds."""
    people = [_person(rng) for _ in range(2 * each)]
    pleased = [one for one in people[:each] if one[1] - one[0] > -0.3 * NOISE]
    return [_group(pleased, 1, 0), _group(people[each:], 1, 0)]


def told(groups: list[Group]) -> str:
    """The text a reader gets, of one of five questions."""
    said, numbers = sentence_of_two(groups[0], groups[1], MEANINGFUL, FIGURES)
    return said % numbers


def says_effect(text: str) -> bool:
    return bool(promises(text))


def one_group_alone(groups: list[Group]) -> bool:
    """The naive report: those thought of first, before and after, as if nobody had waited."""
    change = paired_change([0.0] * len(groups[0].moved), groups[0].moved)
    return change is not None and change.low > 0


def _person(rng: Random) -> Person:
    """As they come: on a bad day, which passes by itself."""
    while True:
        true = rng.gauss(NORM, TRUE_SPREAD)
        before = rng.gauss(true, NOISE)
        if before < NORM - rng.random() * TRUE_SPREAD:
            return before, rng.gauss(true, NOISE), rng.random()


def _group(people: list[Person], answers: float, moved: float) -> Group:
    stayed = [after - before + moved for before, after, chance in people if chance < answers]
    return Group(tuple(stayed), len(people) - len(stayed))


def share(rng: Random, many: int, each: int, **more: float) -> float:
    """How many of so many draws are said to show an effect on the one question where there is one."""
    return round(fmean(says_effect(told(a_draw(rng, each, **more))) for _ in range(many)), 3)


def round_of_nothing(asked: tuple[int, int, int]) -> dict[str, float]:
    """Draws of so many people in which nothing happened: how often any of the five questions is called an effect."""
    size, many, seed = asked
    rng = Random(f"{seed} drawn {size}")

    def any_of_five(first: float) -> bool:
        return any(says_effect(told(a_draw(rng, size // 2, first=first))) for _ in range(FIGURES))

    return {
        "ours": round(fmean(any_of_five(STEADY) for _ in range(many)), 3),
        "fewer_of_the_first_answer": round(fmean(any_of_five(FEWER) for _ in range(many)), 3),
        "first_group_alone": round(fmean(one_group_alone(a_draw(rng, size // 2)) for _ in range(many)), 3),
    }
