"""What may be said of a change. The word is change; without a drawn waiting list it is never an effect.

A report says "more" only when the interval stays above zero even had each person who did not answer lost a whole
meaningful step, since those who fall silent may be those it did not help. It says "less" as soon as the plain
interval lies below zero: bad news needs no such proof. The interval printed is 95 %; to be called more or less it must
hold at 98 %, so that both kinds of false alarm together stay well under five in a hundred. Several figures in one
report share those two chances in a hundred between them (Bonferroni).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from .answers import had_the_silent_moved
from .change import Change, paired_change

ENOUGH = 10
DOUBT = 0.02
"""Chance of a false alarm, better and worse together, in one report."""


class Claim(StrEnum):
    """What the sentence says; each has its own in SENTENCES."""

    MORE = "more"
    LESS = "less"
    UNSURE = "unsure"
    TOO_FEW = "too_few"


@dataclass(frozen=True)
class Asked:
    """What must be known beside two readings: the silent, what step is meaningful, which way is better."""

    silent: int
    meaningful: float
    better: int = 1
    figures_in_report: int = 1


SENTENCES = {
    Claim.MORE: "Of %(asked)s people asked, %(n)s answered both times. Between the first meeting and the end they "
    "changed for the better, by %(mean)s points on average (%(low)s to %(high)s).",
    Claim.LESS: "Of %(asked)s people asked, %(n)s answered both times. Between the first meeting and the end they "
    "changed for the worse, by %(mean)s points on average (%(low)s to %(high)s).",
    Claim.UNSURE: "Of %(asked)s people asked, %(n)s answered both times. We cannot tell whether anything changed: "
    "%(mean)s points on average (%(low)s to %(high)s).",
    Claim.TOO_FEW: "Too few have answered to say anything.",
}


def claim(before: Sequence[float], after: Sequence[float], asked: Asked) -> Claim:
    """From readings at the first meeting and at the end of those who answered both."""
    sure = 1 - DOUBT / asked.figures_in_report
    change = paired_change(before, after, sure)
    if change is None or change.n < ENOUGH:
        return Claim.TOO_FEW
    plain = _turned(change, asked.better)
    if plain[1] < 0:
        return Claim.LESS
    doubting = had_the_silent_moved(change, asked.silent, -asked.better * asked.meaningful, sure)
    return Claim.MORE if plain[0] > 0 and _turned(doubting, asked.better)[0] > 0 else Claim.UNSURE


def sentence(before: Sequence[float], after: Sequence[float], asked: Asked) -> tuple[str, dict[str, str]]:
    """The sentence, to be translated, and what goes into it with one decimal. The interval shown is 95 %."""
    change = paired_change(before, after)
    said = SENTENCES[claim(before, after, asked)]
    if change is None:
        return said, {}
    figures = {"mean": change.mean, "low": change.low, "high": change.high}
    counts = {"n": str(change.n), "asked": str(change.n + asked.silent)}
    return said, counts | {name: f"{value:+.1f}" for name, value in figures.items()}


def _turned(change: Change, better: int) -> tuple[float, float]:
    return (change.low, change.high) if better > 0 else (-change.high, -change.low)


PROMISES = re.compile(
    r"\b(effekt\w*|virkning\w*|virke(?:r|de|t)|skyldes|takket være|på grund af|fører til|beviser|helbrede\w*|"
    r"effects?|effective\w*|impact\w*|works|worked|caused?|causes|because of|thanks to|led to|leads to|"
    r"proves?|proven|cures?|cured)\b",
    re.IGNORECASE,
)


def promises(text: str) -> list[str]:
    """Words that claim a cause, which only a drawn waiting list could show. Danish and English, whole words."""
    return [found.group(0) for found in PROMISES.finditer(text)]
