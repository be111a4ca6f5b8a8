"""Whether everybody who must hear of it has, or stands by name with the reason why not; and whom one may name."""

from uuid import UUID

from sideomside.breaches.models import Touched
from sideomside.breaches.queries.people_told import SHOWN, may_know
from sideomside.breaches.queries.reaching import Reach, reach
from sideomside.breaches.queries.register import Record
from sideomside.breaches.rules import Risk, Step, is_ready_to_close
from sideomside.ground.audit import log
from sideomside.people import queries as people
from sideomside.people.rules import Viewer


def not_heard(viewer: Viewer, one: Record, found: Reach | None = None) -> set[UUID]:
    """Everybody who could be reached or is to be told, less those told, those named with a reason, and those on it."""
    rows = list(one.breach.touched.filter(part=Touched.Part.TOLD))
    done = {row.person_id for row in rows if row.told_at or row.why_id}
    known = {step.by_id for step in one.steps} | {one.breach.opened_by_id}
    reached = (found or reach(viewer, one)).everybody
    return (reached | {row.person_id for row in rows}) - done - known


def is_ready(viewer: Viewer, one: Record, found: Reach | None = None) -> bool:
    """Where the harm can be great, it is asked of each of them."""
    names = {step.name for step in one.steps}
    heard = one.risk != Risk.HIGH or (
        (one.heard > 0 or Step.NOT_REACHED in names) and not not_heard(viewer, one, found)
    )
    return is_ready_to_close(names, one.risk, heard=heard)


def write_first(viewer: Viewer, one: Record, found: Reach | None = None) -> bool:
    """Nobody one may know of was written to yet, and somebody who has not heard it can get a letter."""
    rows = one.breach.touched.filter(part=Touched.Part.TOLD).exclude(step=None)
    if may_know(viewer, set(rows.values_list("person_id", flat=True))):
        return False
    near = may_know(viewer, not_heard(viewer, one, found)) - {viewer.person_id}
    return bool(people.with_letterbox(viewer, near))


def to_name(viewer: Viewer, one: Record, found: Reach) -> list[tuple[str, str]]:
    """Those one may know of who have not heard it, some at a time; every name shown leaves its line.

    Nobody as long as those who can get a letter are to be written to first.
    """
    if write_first(viewer, one, found):
        return []
    mine = sorted(may_know(viewer, not_heard(viewer, one, found)), key=str)[:SHOWN]
    log.record_list(viewer, mine, screen="breach")
    names = people.names(viewer, mine) if mine else {}
    return sorted(((str(who), names.get(who, "")) for who in mine), key=lambda pair: pair[1])
