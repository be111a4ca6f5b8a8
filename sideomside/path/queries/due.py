"""What comes due by itself: certificates to renew, and paths kept long enough."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.ground.vault.privacy import KEEP_DAYS
from sideomside.path.models import PeerPath
from sideomside.path.queries.reading import visible_to
from sideomside.path.rules import certificate_stands
from sideomside.peers import queries as peers
from sideomside.peers.rules import GROWN
from sideomside.people.rules import SYSTEM, Viewer

SOON = timedelta(days=30)
LET_GO = (PeerPath.State.NOT_NOW, PeerPath.State.STEPPED_BACK)
ON_THE_WAY = tuple(one for one in PeerPath.State if one not in {*LET_GO, PeerPath.State.WELCOMED})


@dataclass(frozen=True)
class CertificateDue:
    """For I dag: whose, and by when."""

    person_id: UUID
    name: str
    renew_on: date | None  # none: a peer who is with children, and no certificate that stands


def certificates_due(viewer: Viewer) -> list[CertificateDue]:
    """Those a peer lacks, and then a month before they run out, the soonest first."""
    if not viewer.is_coordinator:
        return []
    files = peers.living(viewer)
    here = Q(state__in=ON_THE_WAY) | Q(person__in={file.person_id for file in files})
    asked = visible_to(viewer).filter(here, with_children=True).exclude(state__in=LET_GO)
    paths = list(asked.select_related("certificate"))
    take_keys(path.person_id for path in paths)
    grown = {(file.person_id, file.programme_id) for file in files if file.state in GROWN}
    found = [path for path in paths if _is_due(path, (path.person_id, path.programme_id) in grown)]
    log.record_list(viewer, {path.person_id for path in found}, screen="certificates")
    due = [CertificateDue(path.person_id, path.person.name or "", _renewed_by(path)) for path in found]
    return sorted(due, key=lambda one: one.renew_on or date.min)


def _is_due(path: PeerPath, grown: bool) -> bool:
    """Nobody is asked for one who is no peer any more."""
    if path.state == PeerPath.State.WELCOMED and not grown:
        return False
    today, renew_on = timezone.localdate(), _renewed_by(path)
    if renew_on is not None and renew_on <= today + SOON:
        return True
    return grown and not certificate_stands(getattr(path, "certificate", None), today)


def _renewed_by(path: PeerPath) -> date | None:
    known = getattr(path, "certificate", None)
    return known.renew_on if known else None


def kept_long_enough(viewer: Viewer, now: datetime) -> list[PeerPath]:
    """Put aside this long ago, by either side."""
    if viewer.role != SYSTEM:
        return []
    before = now - timedelta(days=KEEP_DAYS["contact"])
    return list(PeerPath.objects.filter(state__in=LET_GO, moved_at__lt=before))
