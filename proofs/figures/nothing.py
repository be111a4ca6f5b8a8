"""Programmes that do nothing, and look as if they did: people come on a bad day, and those who feel better answer.

True wellbeing ~ N(55, 320); each reading adds N(0, 80), which gives a spread of 20 and a reliability of .8. People
come with odds 1/(1+exp((T0-40)/6)): low readings come. T0 at the enquiry, T1 at the first meeting, T2 at the end.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, sqrt
from random import Random
from statistics import fmean

from sideomside.reports.statistics.change import paired_change
from sideomside.reports.statistics.wording import Asked, sentence

NORM, TRUE_SPREAD, NOISE = 55.0, sqrt(320), sqrt(80)
MEANINGFUL = 10.0
SAYS_BETTER, SAYS_WORSE = "changed for the better", "changed for the worse"

Answers = Callable[[Random, float], bool]
"""Whether somebody answers at the end, given how far the last reading is above the first of all."""


def everybody(rng: Random, gain: float) -> bool:
    return True


def mostly_the_better(rng: Random, gain: float) -> bool:
    """About five in six, those who feel better more often."""
    return rng.random() < 1 / (1 + exp(-(gain + 18) / 12))


def only_the_better(rng: Random, gain: float) -> bool:
    """About three in five; these are the completers of many a report."""
    return rng.random() < 1 / (1 + exp(-gain / 12))


WORLDS: dict[str, Answers] = {
    "everybody_answers": everybody,
    "most_of_the_better_answer": mostly_the_better,
    "only_the_better_answer": only_the_better,
}


@dataclass(frozen=True)
class Programme:
    """Readings of those who answered at the end, all there would have been of all, and how many fell silent."""

    enquiry: list[float]
    meeting: list[float]
    end: list[float]
    all_enquiry: list[float]
    all_end: list[float]
    silent: int


def programme(rng: Random, people: int, answers: Answers, true_change: float = 0.0) -> Programme:
    """Runs until `people` have answered both times."""
    found = Programme([], [], [], [], [], 0)
    silent = 0
    while len(found.end) < people:
        true = rng.gauss(NORM, TRUE_SPREAD)
        enquiry, meeting = rng.gauss(true, NOISE), rng.gauss(true, NOISE)
        end = rng.gauss(true + true_change, NOISE)
        if rng.random() >= 1 / (1 + exp((enquiry - 40) / 6)):
            continue
        found.all_enquiry.append(enquiry)
        found.all_end.append(end)
        if answers(rng, end - enquiry):
            found.enquiry.append(enquiry)
            found.meeting.append(meeting)
            found.end.append(end)
        else:
            silent += 1
    return Programme(found.enquiry, found.meeting, found.end, found.all_enquiry, found.all_end, silent)


def our_report(one: Programme, figures_in_report: int = 1) -> str:
    """The text a reader gets."""
    asked = Asked(one.silent, MEANINGFUL, figures_in_report=figures_in_report)
    said, numbers = sentence(one.meeting, one.end, asked)
    return said % numbers


def says_better(text: str) -> bool:
    """Read as a reader would, from the words alone."""
    return SAYS_BETTER in text


def says_anything(text: str) -> bool:
    return SAYS_BETTER in text or SAYS_WORSE in text


def above_zero(before: list[float], after: list[float]) -> bool:
    """The naive report: an interval above zero is called success."""
    change = paired_change(before, after)
    return change is not None and change.low > 0


def gain(before: list[float], after: list[float]) -> float:
    return fmean(after) - fmean(before)
