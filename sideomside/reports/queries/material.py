"""Every room's events, read once and made into lines without names. There is no other truth behind a figure.

But for one: of whoever is erased nothing is left to read, and what they counted for was written down as they went.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.utils import timezone

from sideomside.companionship import queries as companionship
from sideomside.gatherings import queries as gatherings
from sideomside.ground.audit.events import Event, same_one
from sideomside.intake import queries as intake
from sideomside.peers import queries as peers
from sideomside.people.models import Programme
from sideomside.people.rules import SYSTEM, Hat, Viewer
from sideomside.reports.models import GoneCount
from sideomside.reports.rules import (
    Kept,
    KeptLine,
    Material,
    gathered,
    gone_by,
    helpers,
    journeys,
    over_with,
    remembered,
    without,
)


def material(viewer: Viewer) -> Material:
    """What this viewer's own programmes have lived through; everything, for the house itself when it counts."""
    programmes = Programme.objects.all()
    if viewer.role != SYSTEM:
        programmes = programmes.filter(id__in=viewer.programme_ids if viewer.is_coordinator else [])
    return Material(
        journeys([*intake.events(viewer), *companionship.events(viewer)]),
        helpers(peers.events(viewer)),
        gathered(gatherings.events(viewer)),
        timezone.localdate(),
        tuple(sorted(str(one) for one in programmes.values_list("id", flat=True))),
        gone=_gone(viewer),
    )


def _gone(viewer: Viewer) -> dict[str | None, Kept]:
    """Of each programme by itself; all together only for the house, which counts everybody."""
    found = GoneCount.objects.values_list("together", "period", "figure", "programme_id", "stood", "how_many")
    if viewer.role != SYSTEM:
        own = viewer.programme_ids if viewer.is_coordinator else []
        found = found.filter(together=False, programme_id__in=own)
    lines: defaultdict[str | None, list[KeptLine]] = defaultdict(list)
    for together, when, figure, programme_id, value, number in found.iterator():
        programme = str(programme_id)
        lines[None if together else programme].append(KeptLine(when, figure, programme, value, number))
    return {programme: Kept.of_lines(those) for programme, those in lines.items()}


def leaving(viewer: Viewer, people: Collection[UUID], on: date) -> list[tuple[bool, KeptLine]]:
    """What is to be remembered when these people go, each programme by itself (False) and all together (True).

    For the house itself. Read is only what is about them and whoever walked with them.
    """
    if viewer.role != SYSTEM:
        return []
    walked = companionship.walked_together(viewer, people)
    seeking = {*people, *(participant for participant, _peer in walked)}
    helping = {*people, *(peer for _participant, peer in companionship.walked_together(viewer, seeking))}
    told = [*intake.events(viewer, seeking), *companionship.events(viewer, seeking)]
    peers_told = list(peers.events(viewer, helping))
    whos = frozenset(same_one(hat, one) for hat in (Hat.PARTICIPANT, Hat.PEER) for one in people)
    told += over_with(told, whos, on)
    before = gone_by(_of(told, peers_told, on), whos)
    after = _of(without(told, whos), without(peers_told, whos), on)
    return [
        (programme is None, line)
        for programme in [None, *_programmes(before)]
        for line in remembered(before.of(programme), after.of(programme))
    ]


def _of(told: Collection[Event], peers_told: Collection[Event], on: date) -> Material:
    return Material(journeys(told), helpers(peers_told), [], on)


def _programmes(material: Material) -> list[str]:
    return sorted({one.programme for one in [*material.journeys, *material.helpers]})
