"""Answers as FHIR: one's own, to take along; and those of the willing, without names, for an evaluator."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from sideomside.consent import queries as consent
from sideomside.ground.vault.keys import blind, take_keys
from sideomside.outcomes.models import Answer, Rating, Sitting
from sideomside.outcomes.rules import HANDED, OWN_FORM, OwnForm, card_of, may_be_handed, may_say
from sideomside.outcomes.scoring import fhir
from sideomside.outcomes.scoring.score import score
from sideomside.people.rules import Viewer

CODES = "urn:sideomside:outcomes"
OWN_AIM = OwnForm("own-aim", "1", ("aim",))
FEWEST_HANDED = 10
"""Of fewer, whoever pays or evaluates could know them by what they answered."""
HANDED_AS = "outcomes handed over"  # another mark than in figures, so that the two are not laid side by side

Clock = Callable[[datetime], datetime | date]


def own_bundle(viewer: Viewer) -> dict[str, Any]:
    """Everything the person answered; the numbers of others' yardsticks too, since they are theirs."""
    if viewer.person_id is None or not may_say(viewer, viewer.person_id):
        return fhir.bundle([])
    return fhir.bundle(_told({viewer.person_id: "self"}, timezone.localtime, {}))


def handed(viewer: Viewer, programme_id: UUID) -> tuple[dict[str, Any], set[UUID]]:
    """Days instead of clocks, marks instead of names, no word anybody wrote; and who is in it, for the log.

    Nothing of fewer than ten.
    """
    if not may_be_handed(viewer, programme_id):
        return fhir.bundle([]), set()
    willing = _willing(viewer, programme_id)
    marks = {one: blind(viewer.organisation_id, HANDED_AS, str(one))[:16] for one in willing}
    told = list(_told(marks, timezone.localdate, {"programme_id": programme_id}))
    return fhir.bundle(told), willing


def count_willing(viewer: Viewer, programme_id: UUID) -> int:
    """None as long as they are fewer than ten."""
    return len(_willing(viewer, programme_id)) if may_be_handed(viewer, programme_id) else 0


def _willing(viewer: Viewer, programme_id: UUID) -> set[UUID]:
    people = set(Sitting.objects.filter(programme_id=programme_id).values_list("person_id", flat=True))
    found = consent.among(viewer, people, HANDED)
    return found if len(found) >= FEWEST_HANDED else set()


def _told(marks: dict[UUID, str], clock: Clock, here: dict[str, UUID]) -> Iterator[dict[str, Any]]:
    take_keys(marks)
    sittings = Sitting.objects.filter(person_id__in=list(marks), **here).select_related("instrument")
    said: dict[UUID, dict[str, float | None]] = {}
    for row in Answer.objects.filter(sitting__in=sittings, superseded_by=None):
        said.setdefault(row.sitting_id, {})[row.item] = float(row.value) if row.value else None
    for one in sittings:
        if one.id in said:
            yield from _sitting(one, said[one.id], marks[one.person_id], clock)
    for rating in Rating.objects.filter(person_id__in=list(marks), superseded_by=None, **here):
        form = replace(OWN_AIM, id=f"own-aim-{blind(rating.organisation_id, CODES, str(rating.item))[:8]}")
        number = float(rating.value) if rating.value else None
        told = fhir.observation(form, number, clock(rating.happened_at), marks[rating.person_id], CODES)
        yield fhir.asked_when(told, rating.wave, CODES)


def _sitting(
    one: Sitting, said: dict[str, float | None], mark: str, clock: Clock
) -> Iterator[dict[str, Any]]:
    at = clock(one.done_at or one.begun_at)
    card: fhir.Form = card_of(one.instrument) if one.instrument else replace(OWN_FORM, items=tuple(one.items))
    yield fhir.asked_when(fhir.questionnaire_response(card, said, at, mark, CODES), one.wave, CODES)
    if one.instrument:
        number = score(card_of(one.instrument), said)
        yield fhir.asked_when(fhir.observation(card, number, at, mark, CODES), one.wave, CODES)
