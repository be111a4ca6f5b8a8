"""Loaded yardsticks: what they are, what still stands in the way of using one, and which are for whom."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from sideomside.outcomes.models import Instrument
from sideomside.outcomes.rules import LOADED_WAVES, card_of, may_load, text_of
from sideomside.outcomes.scoring import activation
from sideomside.outcomes.scoring.card import Card
from sideomside.outcomes.scoring.shelf import shipped
from sideomside.people.rules import Viewer


def instruments(viewer: Viewer) -> QuerySet[Instrument]:
    return Instrument.objects.all() if may_load(viewer) else Instrument.objects.none()


def instrument(viewer: Viewer, instrument_id: UUID) -> Instrument | None:
    return instruments(viewer).filter(id=instrument_id).first()


def stands_in_the_way(viewer: Viewer, one: Instrument) -> list[str]:
    """Codes of all that is missing before it may be used; the examples on the card are worked through each time."""
    leave = None
    if one.leave_at and one.leave_by_id:
        by, on = str(one.leave_by_id), timezone.localdate(one.leave_at)
        leave = activation.Leave(by=by, on=on, note=one.leave_note)
    return activation.missing(card_of(one), text_of(one), leave)


def for_person(viewer: Viewer, language: str, wave: str) -> list[Instrument]:
    """Those in use, in a language the person reads; none in between."""
    if wave not in LOADED_WAVES:
        return []
    active = Instrument.objects.filter(state=Instrument.State.ACTIVE, language__in=["", language])
    return list(active) if viewer.is_participant and viewer.opened else []


def in_use(viewer: Viewer, instrument_id: UUID) -> Instrument | None:
    """One that is active; whether it is for this person is asked when they begin it."""
    return Instrument.objects.filter(id=instrument_id, state=Instrument.State.ACTIVE).first()


def shelf(viewer: Viewer) -> list[Card]:
    """The cards that come with the house: facts only."""
    return list(shipped().values()) if may_load(viewer) else []
