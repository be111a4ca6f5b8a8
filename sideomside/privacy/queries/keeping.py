"""Who has been gone so long that everything we know of them goes too."""

from datetime import datetime
from uuid import UUID

from sideomside.concerns import queries as concerns
from sideomside.gatherings import queries as gatherings
from sideomside.intake import queries as intake
from sideomside.matching import queries as matching
from sideomside.people.models import Person, Role
from sideomside.people.rules import SYSTEM, Hat, Viewer
from sideomside.privacy.rules import keep_for
from sideomside.stories import queries as stories


def gone_long_enough(viewer: Viewer, now: datetime) -> list[UUID]:
    """Participants whose enquiries are all closed, who walk with nobody, and who wear no other hat.

    Nobody who still waits is ever among them: an open enquiry rises, and never runs out.
    """
    if viewer.role != SYSTEM:
        return []
    closed = intake.put_away(viewer)
    busy = _walks_with_somebody(viewer, now) | _wears_another_hat()
    busy |= gatherings.still_come(viewer, now - keep_for("contact"))
    busy |= concerns.worried_still(viewer)
    busy |= stories.still_shown(viewer)
    found = Person.objects.filter(id__in=closed.keys() - busy, joined_into=None)
    gone = [p.id for p in found.order_by("id") if _long_ago(p, closed[p.id], now)]
    return gone + sorted(_only_guests(viewer, now) - busy, key=str)


def _only_guests(viewer: Viewer, now: datetime) -> set[UUID]:
    """Those who never wrote to us, and only signed up for something that has been."""
    return gatherings.guests_past_their_time(viewer, now - keep_for("never_started"))


def _long_ago(person: Person, ended: intake.PutAway, now: datetime) -> bool:
    if ended.talked:
        return max(ended.closed_at, person.last_contact_at) < now - keep_for("enquiry")
    return max(ended.closed_at, person.last_contact_at) < now - keep_for("never_started")


def _walks_with_somebody(viewer: Viewer, now: datetime) -> set[UUID]:
    pairs = matching.pairs(viewer).exclude(ended_at__lt=now - keep_for("contact"))
    return set(pairs.values_list("participant_id", flat=True))


def _wears_another_hat() -> set[UUID]:
    return set(Role.objects.exclude(name=Hat.PARTICIPANT).values_list("person_id", flat=True))
