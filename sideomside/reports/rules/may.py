"""Who may see what of figures. Aggregates only, and still each to their own."""

from collections.abc import Collection
from uuid import UUID

from sideomside.people.rules import Hat, Viewer
from sideomside.reports.models import Release

Audience = Release.Audience
LEVEL_OF = {Audience.HOUSE: "R1", Audience.PARTNER: "R1", Audience.FUNDER: "R1", Audience.PUBLIC: "R2"}
"""What somebody makes a report for. What lots showed (RUNS) is told as little as to everybody, and to fewer."""
READS = {
    Hat.COORDINATOR: tuple(Audience),
    Hat.EVALUATOR: (Audience.FUNDER, Audience.PUBLIC),
    Hat.PARTNER: (Audience.PARTNER, Audience.PUBLIC),
}


def may_see_figures(viewer: Viewer) -> bool:
    """True numbers, of the programmes one coordinates."""
    return viewer.is_coordinator and bool(viewer.programme_ids)


def may_release(viewer: Viewer, programme_id: UUID | None, every: Collection[UUID]) -> bool:
    """Of one's own programme; of all of them only by whoever coordinates every one."""
    if programme_id is not None:
        return viewer.coordinates(programme_id)
    return viewer.is_coordinator and bool(every) and all(viewer.works_in(each) for each in every)


def may_read_reports(viewer: Viewer) -> bool:
    return viewer.role in READS


def may_keep_grant(viewer: Viewer, programme_id: UUID) -> bool:
    return viewer.coordinates(programme_id)
