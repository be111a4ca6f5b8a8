"""A worry as those who are on it see it."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from sideomside.concerns.models import Concern, ConcernStep
from sideomside.concerns.queries.still_on import on_it_now, still_on
from sideomside.concerns.rules import may_be_on, may_handle
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.people import queries as people
from sideomside.people.models import Contact
from sideomside.people.rules import SYSTEM, Viewer


def _mine(viewer: Viewer) -> QuerySet[Concern]:
    found = Concern.objects.select_related("programme", "sender")
    mine = still_on(viewer).filter(person_id=viewer.person_id).values("concern_id")
    return found.filter(id__in=mine) if viewer.is_coordinator else found.none()


def listed(viewer: Viewer) -> list[Concern]:
    """Those one is on, the oldest first."""
    return known(viewer, _mine(viewer).filter(closed_at=None).order_by("received_at"))


def closed(viewer: Viewer) -> QuerySet[Concern]:
    """The newest first; more each year, so whoever shows them takes a few, and asks `known` for them."""
    return _mine(viewer).filter(closed_at__isnull=False).order_by("-closed_at", "id")


def known(viewer: Viewer, some: Iterable[Concern]) -> list[Concern]:
    """Those among them one may be on."""
    rows = list(some)
    take_keys({row.id for row in rows} | {row.sender_id for row in rows if row.sender_id})
    return [row for row in rows if may_be_on(viewer.person_id, row)]


def concern(viewer: Viewer, concern_id: UUID) -> Concern | None:
    """For deciding something; a page that shows it uses `opened`."""
    found = _mine(viewer).filter(id=concern_id).first()
    return found if found and may_be_on(viewer.person_id, found) else None


def as_it_is(viewer: Viewer, concern: Concern) -> Concern:
    """Held until the act is done, so that two at once come one after the other."""
    return Concern.objects.select_for_update(of=("self",)).select_related("programme").get(id=concern.id)


def handles(viewer: Viewer, concern: Concern) -> bool:
    """Those who are on it, and the house itself."""
    return viewer.role == SYSTEM or may_handle(viewer, concern, on_it_now(viewer, concern))


def opened(viewer: Viewer, concern_id: UUID) -> Concern | None:
    """On a page of its own; every single look is written down, about whoever sent it."""
    found = concern(viewer, concern_id)
    if found and found.sender_id:
        about = found.sender_id
        log.record_opening(viewer, about=about, screen="concern", thing=found.id, purpose="concern")
    return found


def keepers(viewer: Viewer, concern: Concern) -> dict[UUID, str]:
    """Who is on it, by name."""
    ids = on_it_now(viewer, concern)
    return people.names(viewer, ids) if viewer.person_id in ids else {}


def whom(viewer: Viewer, concern: Concern) -> str:
    """Whom it is about, when the sender pointed at somebody we know; in the log it would stand unsealed."""
    if not concern.whom:
        return ""
    about = UUID(concern.whom)
    return people.names(viewer, [about]).get(about, "")


def reach(viewer: Viewer, concern: Concern) -> list[str]:
    """Numbers and addresses of whoever is worried, for those who are on it."""
    if concern.sender_id is None or viewer.person_id not in on_it_now(viewer, concern):
        return []
    return [row.value or "" for row in Contact.objects.filter(person_id=concern.sender_id)]


def steps(viewer: Viewer, concern: Concern) -> list[tuple[ConcernStep, str]]:
    """What was done and who did it, in the order it happened; without the lines that a later one replaced."""
    rows = list(concern.steps.filter(superseded_by=None).select_related("concern"))
    take_keys(row.id for row in rows)
    known = people.names(viewer, {row.by_id for row in rows if row.by_id})
    return [(row, known.get(row.by_id, "").partition(" ")[0] if row.by_id else "") for row in rows]
