"""Whether our own questions measure anything: of those who let themselves be counted, one half-year at a time."""

from collections import defaultdict
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from sideomside.outcomes import queries as outcomes
from sideomside.outcomes.rules import FIVE_THINGS
from sideomside.people.rules import Viewer
from sideomside.reports.models import Release
from sideomside.reports.rules import Period, Section
from sideomside.reports.rules.validating import (
    Measured,
    Reading,
    how_many_so_far,
    how_sure,
    in_twentieths,
    measured,
)


def first_told(viewer: Viewer, programme_id: UUID, when: Period) -> Release | None:
    """The report with which a half-year was frozen, also when it was taken back since."""
    told = Release.objects.filter(programme_id=programme_id, period=when.code, figures__has_key="answers")
    return told.order_by("made_at", "id").first()


def how_sure_of_questions(viewer: Viewer, programme_id: UUID, when: Period) -> Section:
    """Worked out once, as the half-year is frozen; until then only how many: two looks would be somebody's answers."""
    if first := first_told(viewer, programme_id, when):
        return how_sure(first.figures.get("sure", {}))
    return how_many_so_far(measured_in(viewer, programme_id, when))


def sure_as_frozen(viewer: Viewer, programme_id: UUID, when: Period) -> dict[str, float | str | None]:
    """For the report that freezes it, and for each one after it the same."""
    if first := first_told(viewer, programme_id, when):
        known: dict[str, float | str | None] = first.figures.get("sure", {})
        return known
    return in_twentieths(measured_in(viewer, programme_id, when))


def measured_in(viewer: Viewer, programme_id: UUID, when: Period) -> Measured:
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
