"""How far each person has come, for the questions about how they are: only up here are all the days known."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from sideomside.companionship import queries as companionship
from sideomside.intake import queries as intake
from sideomside.matching import queries as matching
from sideomside.outcomes.rules import OPEN_FOR, Due, Wave, course
from sideomside.people.rules import SYSTEM, Viewer

# After these nobody asks somebody how they are in a letter from us: a person has talked with them.
NOT_ASKED_AFTER = {"concern", "died"}


def waves(viewer: Viewer) -> Iterator[Due]:
    """Every time that has come for anybody; which of them are asked at, and until when, the questions know."""
    for enquiry in intake.lately_talked_with(viewer, timezone.now() - OPEN_FOR):
        on = timezone.localdate(enquiry.talked_at)
        yield Due(enquiry.person, enquiry.programme, Wave.INTAKE, on, enquiry.id)
    not_asked = _in_a_hard_time(viewer)
    for lot, day in matching.days_that_came(viewer):
        if lot.person_id not in not_asked:
            yield Due(lot.person, lot.draw.programme, Wave.LOTS, day, lot.id)
    for one in companionship.visible_to(viewer).exclude(day_zero=None).select_related("ending"):
        for wave, on in _course(one):
            yield Due(one.participant, one.programme, wave, on, one.id)


def _in_a_hard_time(viewer: Viewer) -> set[UUID]:
    """After a worry, a death, or contact that was stopped, not even somebody whose lot was drawn is written to."""
    every = companionship.visible_to(viewer).select_related("ending")
    return {one.participant_id for one in every if getattr(one, "ending", None) and _too_hard(one.ending)}


def _course(one: Any) -> Iterator[tuple[Wave, date]]:
    """Over is over only when the person has heard it from somebody; and a pause is no time to ask."""
    ending = getattr(one, "ending", None)
    if one.rests or (ending and _too_hard(ending)):
        return iter(())
    told = ending.participant_told_at if ending and ending.over_at else None
    return course(one.day_zero, timezone.localdate(told) if told else None)


def _too_hard(ending: Any) -> bool:
    """A worry, a death, contact that was stopped; or it is over, and the person does not know yet."""
    unknown = ending.over_at is not None and ending.participant_told_at is None
    return unknown or ending.kind in NOT_ASKED_AFTER or ending.said_by == SYSTEM
