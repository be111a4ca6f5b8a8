"""What people say themselves, of those who let themselves be counted and as long as they do."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from sideomside.outcomes import queries as outcomes
from sideomside.outcomes.rules import FIVE_THINGS
from sideomside.people.rules import Viewer
from sideomside.reports.queries.looking import Look, programmes
from sideomside.reports.queries.validating import first_told, how_sure_of_questions, sure_as_frozen
from sideomside.reports.rules import (
    AIM,
    AIM_STEP,
    FIRST,
    LAST,
    Answered,
    Figures,
    Line,
    Period,
    Told,
    Yardstick,
    answered,
    as_frozen,
    as_told,
    by_todays_rules,
    for_everybody,
    moved_while_waiting,
    not_yet,
    outside,
    paired,
    paired_aims,
    periods_until,
    said_inside,
    steps_outside,
)
from sideomside.reports.statistics.reliable import limit

LONG_AGO = date(2000, 1, 1)


@dataclass(frozen=True)
class Heard:
    """How many came how far on the way from being asked to being counted, and what each question says."""

    steps: dict[str, int]
    questions: list[Answered]


def look_at_answers(viewer: Viewer, period: str = "", programme: str = "") -> Look | None:
    """None for whoever runs no programme. Nothing is shown of fewer than ten, to anybody.

    Only half-years that are over: a year less a half, or today less yesterday, would be somebody's own answer.
    """
    own = list(programmes(viewer))
    if not own:
        return None
    today = timezone.localdate()
    halves = [one for one in periods_until(today) if _is_told_of(one) and one.is_over(today)]
    of = next((one for one in own if str(one.id) == programme), own[0])
    when = next((one for one in halves if one.code == period), halves[0])
    sure = how_sure_of_questions(viewer, of.id, when)
    return Look(when, halves, of, own, [*said_inside(*_told(viewer, of.id, when)), sure])


def with_answers(
    viewer: Viewer, figures: Figures, programme_id: UUID | None, when: Period, *, freezing: bool = False
) -> Figures:
    """Of one programme and one half-year, as everybody who may see it sees it; the public a little less."""
    if programme_id is None or not _is_told_of(when):
        return figures
    (steps, told), for_all = _told(viewer, programme_id, when, freezing=freezing), figures.level == "R2"
    known = {name: number or 0 for name, number in steps.items()}
    frozen = as_frozen([for_everybody(one) for one in told] if for_all else told)
    sure = sure_as_frozen(viewer, programme_id, when) if freezing else {}
    return figures.with_answers(steps_outside(known, for_all), frozen, sure)


def _told(
    viewer: Viewer, programme_id: UUID, when: Period, *, freezing: bool = False
) -> tuple[dict[str, int | None], list[Told]]:
    """Worked out at the half-year's first report; from then on that, or less, for every reader, also inside.

    Until then only how many answered: else whoever took back their yes would be the difference between two looks.
    """
    if first := first_told(viewer, programme_id, when):
        return first.figures["answered"], [by_todays_rules(one) for one in as_told(first.figures["answers"])]
    found = heard(viewer, programme_id, when)
    tell = outside if freezing else not_yet
    return steps_outside(found.steps), [tell(one) for one in found.questions]


def heard(viewer: Viewer, programme_id: UUID, when: Period) -> Heard:
    """Whose last answer fell in the period; the first one may be older."""
    last_day = when.after - timedelta(days=1)
    asked = [
        one
        for one in outcomes.asked_for_reports(viewer, programme_id, when.first, last_day)
        if one.wave == LAST
    ]
    by_question: dict[tuple[str, str], list[Line]] = defaultdict(list)
    everything = outcomes.answers_for_reports(viewer, programme_id, LONG_AGO, last_day)
    for one in sorted(everything, key=lambda one: one.happened_at):
        if one.wave != LAST or when.holds(timezone.localdate(one.happened_at)):
            by_question[one.yardstick, one.item].append((one.person, one.episode, one.wave, one.value))
    steps = _steps(asked, by_question)
    ours = [_Question(item, by_question["", item], steps["asked"]) for item in FIVE_THINGS]
    others = _of_others(viewer, by_question, steps["asked"])
    return Heard(steps, _answered([*ours, _aims(viewer, programme_id, when, asked), *others]))


def _steps(
    asked: Sequence[outcomes.Asked], by_question: Mapping[tuple[str, str], list[Line]]
) -> dict[str, int]:
    """Each person once, however often they were asked."""
    replied = [one for one in asked if one.answered]
    counted = {one.person for one in replied if one.counts}
    both = {person for lines in by_question.values() for person in paired(lines)}
    return {
        "asked": len({one.person for one in asked}),
        "replied": len({one.person for one in replied}),
        "counted": len(counted),
        "both": len(both & counted),
    }


@dataclass(frozen=True)
class _Question:
    """What was said of one thing, of how many; our own step, unless a yardstick has one."""

    name: str
    said: Sequence[Line]
    asked: int
    means: Yardstick | None = None
    pairs: Mapping[str, tuple[float, float]] | None = None  # where they are made another way


def _answered(every: Sequence[_Question]) -> list[Answered]:
    """All of them share what chance there is of a false alarm in one report."""
    return [
        answered(
            one.name,
            paired(one.said) if one.pairs is None else one.pairs,
            one.asked,
            one.means,
            questions=len(every),
            waited=moved_while_waiting(one.said),
        )
        for one in every
    ]


def _of_others(
    viewer: Viewer, by_question: Mapping[tuple[str, str], list[Line]], asked: int
) -> Iterator[_Question]:
    """The yardsticks the house has leave to use, each with its own published step."""
    for key, card in outcomes.cards_in_use(viewer).items():
        if said := by_question.get((key, "score")):
            means = Yardstick(_step(card), card.better, card.norm, card.reliability)
            yield _Question(card.id, said, asked, means)


def _aims(viewer: Viewer, programme_id: UUID, when: Period, asked: Sequence[outcomes.Asked]) -> _Question:
    """What people chose themselves: of those who gave it a number when they first met, and were asked at the end."""
    every = outcomes.ratings_for_reports(viewer, programme_id, LONG_AGO, when.after - timedelta(days=1))
    said = [
        (one.item, (one.person, one.episode, one.wave, one.value))
        for one in sorted(every, key=lambda one: one.happened_at)
        if one.wave != LAST or when.holds(timezone.localdate(one.happened_at))
    ]
    began = {(one.person, one.episode) for one in every if one.wave == FIRST}
    of = {one.person for one in asked if one.counts and (one.person, one.episode) in began}
    return _Question(AIM, (), len(of), Yardstick(AIM_STEP), paired_aims(said))


def _step(card: Any) -> float:
    """Beyond noise by published figures, and as far as somebody would notice, whichever is more."""
    if card.reference_sd and card.reliability is not None:
        return limit(card.reference_sd, card.reliability, card.meaningful or 0.0)
    return card.meaningful or 1.0


def _is_told_of(when: Period) -> bool:
    return "H" in when.code
