"""Whether our own questions measure anything: of those who let themselves be counted, one half-year at a time."""

from collections import defaultdict
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from sideomside.outcomes import queries as outcomes
from sideomside.outcomes.rules import FIVE_THINGS
from sideomside.people.rules import Viewer
from sideomside.reports.rules import Period
from sideomside.reports.rules.validating import Measured, Reading, measured


def how_sure_of_questions(viewer: Viewer, programme_id: UUID, when: Period) -> Measured:
    """Only what was answered in the half-year itself; whatever stands outside it is another's."""
    said = outcomes.answers_for_reports(viewer, programme_id, when.first, when.after - timedelta(days=1))
    own: dict[UUID, list[outcomes.Said]] = defaultdict(list)
    scores: dict[str, list[tuple[str, date, float]]] = defaultdict(list)
    for one in said:
        if one.yardstick and one.value is not None:
            scores[one.yardstick.partition("|")[0]].append((one.person, _day(one), one.value))
        elif one.sitting and not one.yardstick:
            own[one.sitting].append(one)
    readings = [found for answers in own.values() if (found := _reading(answers))]
    return measured(readings, scores)


def _reading(answers: list[outcomes.Said]) -> Reading | None:
    """None where one of the five was skipped."""
    known = {one.item: one.value for one in answers}
    values = [known.get(item) for item in FIVE_THINGS]
    whole = [value for value in values if value is not None]
    return Reading(answers[0].person, _day(answers[0]), tuple(whole)) if len(whole) == len(values) else None


def _day(one: outcomes.Said) -> date:
    return timezone.localdate(one.happened_at)
