"""What people say themselves, of those who let themselves be counted and as long as they do."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from sideomside.outcomes import queries as outcomes
from sideomside.outcomes.rules import FIVE_THINGS, QUESTIONS
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer
from sideomside.reports.queries.looking import Look, programmes
from sideomside.reports.rules import (
    LAST,
    Answered,
    Period,
    Yardstick,
    answered,
    answers,
    paired,
    periods_until,
)
from sideomside.reports.statistics.reliable import limit

LONG_AGO = date(2000, 1, 1)


def look_at_answers(viewer: Viewer, period: str = "", programme: str = "") -> Look | None:
    """None for whoever runs no programme. Nothing is shown of fewer than ten, to anybody.

    Only half-years that are over: a year less a half, or today less yesterday, would be somebody's own answer.
    """
    own = list(programmes(viewer))
    if not own:
        return None
    today = timezone.localdate()
    halves = [one for one in periods_until(today) if "H" in one.code and one.is_over(today)]
    of = next((one for one in own if str(one.id) == programme), own[0])
    when = next((one for one in halves if one.code == period), halves[0])
    return Look(when, halves, of, own, answers(_found(viewer, of, when)))


def _found(viewer: Viewer, of: Programme, when: Period) -> list[Answered]:
    """Whose last answer fell in the period; the first one may be older."""
    last_day = when.after - timedelta(days=1)
    asked = outcomes.asked_for_reports(viewer, of.id, when.first, last_day)
    at_the_end = sum(one.wave == LAST for one in asked)
    said = outcomes.answers_for_reports(viewer, of.id, LONG_AGO, last_day)
    by_question: dict[tuple[str, str], list[tuple[str, str, float | None]]] = defaultdict(list)
    for one in sorted(said, key=lambda one: one.happened_at):
        late = one.wave != LAST or when.holds(timezone.localdate(one.happened_at))
        if late:
            by_question[one.yardstick, one.item].append((one.person, one.wave, one.value))
    own = [
        answered(
            f"“{QUESTIONS[item]}”", paired(by_question["", item]), at_the_end, questions=len(FIVE_THINGS)
        )
        for item in FIVE_THINGS
    ]
    return own + _yardsticks(viewer, by_question, at_the_end)


def _yardsticks(viewer: Viewer, by_question: dict, asked: int) -> list[Answered]:  # type: ignore[type-arg]
    """Those the house has leave to use, each with its own published step."""
    return [
        answered(
            card.id,
            paired(by_question[key, "score"]),
            asked,
            Yardstick(_step(card), card.better, card.norm, card.reliability),
        )
        for key, card in outcomes.cards_in_use(viewer).items()
        if (key, "score") in by_question
    ]


def _step(card: Any) -> float:
    """Beyond noise by published figures, and as far as somebody would notice, whichever is more."""
    if card.reference_sd and card.reliability is not None:
        return limit(card.reference_sd, card.reliability, card.meaningful or 0.0)
    return card.meaningful or 1.0
