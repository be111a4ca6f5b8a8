"""How long it takes, said honestly: those who still wait and those who left count too."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

ENOUGH = 10
"""With fewer who met somebody nobody can say anything, and somebody could be recognised."""


@dataclass(frozen=True)
class Wait:
    """Days, and how it ended: `met`, `left`, or `waits` still."""

    days: int
    how: str


def half_have_met_after(waits: Iterable[Wait]) -> int | None:
    """Days after which half have met somebody (Aalen and Johansen 1978, leaving competes); None when we do not know."""
    told = sorted(waits, key=lambda one: one.days)
    if sum(one.how == "met" for one in told) < ENOUGH:
        return None
    here, still, met = len(told), Fraction(1), Fraction(0)
    for day, ended in groupby(told, key=lambda one: one.days):
        today = list(ended)
        came, left = (sum(one.how == how for one in today) for how in ("met", "left"))
        met += still * Fraction(came, here)
        still *= 1 - Fraction(came + left, here)
        here -= len(today)
        if 2 * met >= 1:
            return day
    return None


def expected_words(days: int | None) -> str:
    """For whoever waits: a plain sentence, and no promise."""
    if days is None:
        return _("We do not know yet how long it takes. Too few have waited for us to say.")
    weeks = max(1, ceil(days / 7))
    return ngettext(
        "About half of those who seek a peer here have met somebody within %(weeks)s week. For some it takes longer.",
        "About half of those who seek a peer here have met somebody within %(weeks)s weeks. For some it takes longer.",
        weeks,
    ) % {"weeks": weeks}
