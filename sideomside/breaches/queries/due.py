"""For the house itself and for I dag: what waits, who is to be written to, and what has been kept long enough."""

from datetime import datetime, timedelta
from uuid import UUID

from sideomside.breaches.models import Breach
from sideomside.breaches.queries.register import Record, coordinators, register
from sideomside.breaches.rules import Thing
from sideomside.ground.vault.privacy import KEEP_DAYS
from sideomside.people.models import Person
from sideomside.people.rules import SYSTEM, Viewer


def waiting(viewer: Viewer) -> list[Record]:
    """Open ones this coordinator can do something about: not where one waits for the second of two oneself."""
    return [one for one in register(viewer) if one.breach.closing_by_id != viewer.person_id]


def keepers(viewer: Viewer, one: Record) -> list[Person]:
    """Everybody who may look after it, but whoever wrote it down."""
    roles = coordinators(viewer).exclude(person_id=viewer.person_id).select_related("person")
    apart = one.whose if one.thing == Thing.ACCOUNT else frozenset()
    return list({role.person_id: role.person for role in roles if role.person_id not in apart}.values())


def responsible_unwritten(viewer: Viewer) -> list[Breach]:
    """For the house itself."""
    waits = Breach.objects.filter(responsible_at=None, closed_at=None)
    return list(waits) if viewer.role == SYSTEM else []


def to_remind(viewer: Viewer) -> list[Record]:
    """For the house itself: less than a day is left, and nobody has decided."""
    rows = register(viewer) if viewer.role == SYSTEM else []
    late = [one for one in rows if one.clock.is_near or one.clock.is_over]
    return [one for one in late if one.breach.reminded_at is None]


def kept_long_enough(viewer: Viewer, now: datetime) -> list[UUID]:
    """For the house itself."""
    before = now - timedelta(days=KEEP_DAYS["breach"])
    old = Breach.objects.filter(closed_at__lt=before).values_list("id", flat=True)
    return list(old) if viewer.role == SYSTEM else []
