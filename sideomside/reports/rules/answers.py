"""What people say themselves: the same people at their first meeting and at the end, and never fewer than ten.

Not even whoever runs the programme sees less: a few answers would be somebody's own.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from sideomside.reports.statistics.answers import had_the_silent_moved
from sideomside.reports.statistics.change import Change, paired_change
from sideomside.reports.statistics.regression import expected_regression
from sideomside.reports.statistics.reliable import Bands, bands
from sideomside.reports.statistics.wording import ENOUGH, Asked, Claim, claim

Line = tuple[str, Hashable, str, float | None]
"""Person, companionship, wave, value."""
BEFORE, FIRST, LAST = "intake", "first_meeting", "end"
ONE_STEP = 1.0
"""On our own five answers: from one to the next. Nobody has tested how sure such an answer is."""
AIM = "aim"
"""What somebody chose to look at themselves, 0 to 10. Its words are in no figure, and the numbers only together."""
AIM_STEP = 2.45
"""Beyond chance, as published for goals of one's own among children and young people (Edbrooke-Childs 2015)."""


@dataclass(frozen=True)
class Yardstick:
    """What a number means: how far somebody must move to notice it, and what would have moved by itself."""

    step: float = ONE_STEP
    better: int = 1
    norm: float | None = None
    reliability: float | None = None


@dataclass(frozen=True)
class Answered:
    """One question: who answered both times, and what may be said of it. Numbers only from ten people on."""

    question: str
    asked: int
    n: int
    claim: Claim
    change: Change | None
    bands: Bands | None
    by_itself: float | None
    waiting: float | None = None  # what the same people moved before their first meeting
    waited: int = 0  # how many of them that is
    silent_still: float | None = None  # the mean, had those who did not answer not moved at all
    step: float = ONE_STEP


def answered(
    question: str,
    pairs: Mapping[str, tuple[float, float]],
    asked: int,
    yardstick: Yardstick | None = None,
    questions: int = 1,
    waited: Sequence[float] = (),
) -> Answered:
    """`pairs` holds each person's two answers, by an opaque name; `asked` how many were asked at the end.

    `waited` is what those of them who answered at intake too had moved by their first meeting.
    """
    known = yardstick or Yardstick()
    before, after = [one for one, _two in pairs.values()], [two for _one, two in pairs.values()]
    n = len(pairs)
    told = Asked(max(0, asked - n), known.step, known.better, questions)
    what = claim(before, after, told)
    enough = n >= ENOUGH
    moved = [late - early for early, late in zip(before, after, strict=True)]
    change = paired_change(before, after) if enough else None
    return Answered(
        question,
        asked,
        n,
        what,
        change,
        bands(moved, known.step, known.better) if enough else None,
        _by_itself(before, known) if enough else None,
        fmean(waited) if enough and len(waited) >= ENOUGH else None,
        len(waited),
        had_the_silent_moved(change, max(0, asked - n)).mean if change else None,
        known.step,
    )


def paired(said: Iterable[Line]) -> dict[str, tuple[float, float]]:
    """From lines, oldest first: whoever answered first and last of the same companionship, with the newest of each."""
    return {person: (one[FIRST], one[LAST]) for person, one in _whole(said).items()}


def paired_aims(said: Iterable[tuple[str, Line]]) -> dict[str, tuple[float, float]]:
    """Each person's mean, then and now, of what they gave a number both times in their newest companionship."""
    courses: dict[tuple[str, Hashable], dict[str, dict[str, float]]] = {}
    newest: dict[str, Hashable] = {}
    for aim, (person, episode, wave, value) in said:
        at = courses.setdefault((person, episode), {}).setdefault(aim, {})
        if value is not None and (wave == LAST or (wave == FIRST and LAST not in at)):
            at[wave] = value
        if wave == LAST and len(at) == len((FIRST, LAST)):
            newest[person] = episode
    return {person: _then_and_now(courses[person, episode]) for person, episode in newest.items()}


def _then_and_now(aims: Mapping[str, Mapping[str, float]]) -> tuple[float, float]:
    both = [at for at in aims.values() if FIRST in at and LAST in at]
    return fmean(at[FIRST] for at in both), fmean(at[LAST] for at in both)


def moved_while_waiting(said: Iterable[Line]) -> list[float]:
    """The same people's own wait, which is the nearest we have to what would have happened anyway."""
    return [one[FIRST] - one[BEFORE] for one in _whole(said).values() if BEFORE in one]


def _whole(said: Iterable[Line]) -> dict[str, dict[str, float]]:
    """By person, of their newest companionship only: nobody counts twice, and nothing goes from one to the next."""
    came: dict[str, float] = {}
    courses: dict[tuple[str, Hashable], dict[str, float]] = {}
    whole: dict[str, dict[str, float]] = {}
    for person, episode, wave, value in said:
        course = courses.setdefault((person, episode), {})
        if value is None:
            continue
        if wave == BEFORE:
            came[person] = value
        elif wave == FIRST and LAST not in course:
            course |= {FIRST: value} | ({BEFORE: came.pop(person)} if person in came else {})
        elif wave == LAST:
            came.pop(person, None)  # what was said before one companionship is no wait for the next
            course[LAST] = value
            whole |= {person: course} if FIRST in course else {}
    return whole


def _by_itself(before: Sequence[float], known: Yardstick) -> float | None:
    if known.norm is None or known.reliability is None:
        return None
    return expected_regression(sum(before) / len(before), known.norm, known.reliability)
