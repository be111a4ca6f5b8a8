"""Every room's events, read once and made into lines without names. There is no other truth behind a figure."""

from django.utils import timezone

from sideomside.companionship import queries as companionship
from sideomside.gatherings import queries as gatherings
from sideomside.intake import queries as intake
from sideomside.peers import queries as peers
from sideomside.people.models import Programme
from sideomside.people.rules import SYSTEM, Viewer
from sideomside.reports.rules import Material, gathered, helpers, journeys


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
    )
