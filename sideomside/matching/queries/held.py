"""Who waits a little because lots were drawn, and until when. Asked at every look, so stepping out counts at once."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils import timezone

from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose
from sideomside.ground.vault.keys import take_keys
from sideomside.intake import queries as intake
from sideomside.matching.models import Lot
from sideomside.matching.rules import LATER, day_of
from sideomside.people.rules import Viewer, system

OUT = (Lot.What.STEPPED_OUT, Lot.What.TAKEN_OUT)


def held(viewer: Viewer, person_ids: Iterable[UUID]) -> dict[UUID, date]:
    """A fact, whoever looks: of these, those who drew the later lot and whose day has not come.

    Whoever has written heavy words is held no more from that moment; a sweep lets them out and writes it down.
    """
    waits, house = waits_by_lot(viewer, person_ids), viewer.organisation_id
    danger = intake.read_first_of(system(house), waits) if waits and house else set()
    return {one: day for one, day in waits.items() if one not in danger}


def waits_by_lot(viewer: Viewer, person_ids: Iterable[UUID]) -> dict[UUID, date]:
    """As the lots fell, and as long as nobody let them out."""
    today, asked = timezone.localdate(), list(person_ids)
    drawn = Lot.objects.filter(draw__closed_at=None, what=Lot.What.DRAWN, person_id__in=asked)
    days = {
        one: day_of(timezone.localdate(one.happened_at), one.draw.wait_weeks)
        for one in drawn.select_related("draw")
    }
    ahead = {one: day for one, day in days.items() if day > today}
    stays = consent.among(viewer, [one.person_id for one in ahead], Purpose.LOTS) - _out(asked)
    take_keys(stays)
    return {one.person_id: day for one, day in ahead.items() if one.person_id in stays and one.group == LATER}


def _out(person_ids: list[UUID]) -> set[UUID]:
    return set(Lot.objects.filter(person_id__in=person_ids, what__in=OUT).values_list("person_id", flat=True))
