"""What comes due by itself: certificates to renew, and paths kept long enough."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.ground.vault.privacy import KEEP_DAYS
from sideomside.path.models import Certificate, PeerPath
from sideomside.path.queries.reading import visible_to
from sideomside.people.rules import SYSTEM, Viewer

SOON = timedelta(days=30)
LET_GO = (PeerPath.State.NOT_NOW, PeerPath.State.STEPPED_BACK)


@dataclass(frozen=True)
class CertificateDue:
    """For I dag: whose, and by when."""

    person_id: UUID
    name: str
    renew_on: date


def certificates_due(viewer: Viewer) -> list[CertificateDue]:
    """Soonest first, a month before."""
    if not viewer.is_coordinator:
        return []
    soon = timezone.localdate() + SOON
    mine = visible_to(viewer).exclude(state__in=LET_GO).filter(with_children=True)
    rows = Certificate.objects.filter(path__in=mine, renew_on__lte=soon).select_related("person")
    found = list(rows.order_by("renew_on"))
    take_keys(one.person_id for one in found)
    log.record_list(viewer, {one.person_id for one in found}, screen="certificates")
    return [CertificateDue(one.person_id, one.person.name or "", one.renew_on) for one in found]


def kept_long_enough(viewer: Viewer, now: datetime) -> list[PeerPath]:
    """Put aside this long ago, by either side."""
    if viewer.role != SYSTEM:
        return []
    before = now - timedelta(days=KEEP_DAYS["contact"])
    return list(PeerPath.objects.filter(state__in=LET_GO, moved_at__lt=before))
