"""Who has been gone so long that everything we know of them goes too: participants, guests, and who worked here."""

from datetime import datetime, timedelta
from uuid import UUID

from sideomside.concerns import queries as concerns
from sideomside.gatherings import queries as gatherings
from sideomside.intake import queries as intake
from sideomside.matching import queries as matching
from sideomside.peers import queries as peers
from sideomside.people.models import Person, Role
from sideomside.people.rules import SYSTEM, Hat, Viewer
from sideomside.privacy.rules import keep_for
from sideomside.silence import queries as silence
from sideomside.stories import queries as stories


def gone_long_enough(viewer: Viewer, now: datetime) -> list[UUID]:
    """Participants whose enquiries are all closed, who walk with nobody, and who wear no other hat.

    Whoever still waits is only among them after a year of silence that was theirs, announced a month before.
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
    guests = sorted(_only_guests(viewer, now) - busy, key=str)
    return gone + silence.over(viewer, now) + guests + _hung_up_their_hats(viewer, set(closed), now)


def _hung_up_their_hats(viewer: Viewer, put_away: set[UUID], now: datetime) -> list[UUID]:
    """Peers, and others who worked here, who have stopped and were not seen since; nobody who still comes here."""
    stopped = peers.stopped(viewer)
    busy = _open_enquiries(put_away) | _walks_with_somebody(viewer, now) | concerns.worried_still(viewer)
    busy |= gatherings.still_come(viewer, now - keep_for("contact"))
    off = Person.objects.filter(roles__state=Role.State.LEFT, joined_into=None).exclude(id__in=busy)
    found = off.select_related("account").prefetch_related("roles").distinct().order_by("id")
    return [p.id for p in found if _hats_are_off(p) and _stopped_at(p, stopped) < now - _kept_as(p)]


def _hats_are_off(person: Person) -> bool:
    hats = [role for role in person.roles.all() if role.name != Hat.PARTICIPANT]
    return bool(hats) and all(role.state == Role.State.LEFT for role in hats)


def _stopped_at(person: Person, stopped: dict[UUID, datetime]) -> datetime:
    """Where nobody wrote down the day, the last time they were seen."""
    account = getattr(person, "account", None)
    seen = [person.last_contact_at, *(role.since for role in person.roles.all()), stopped.get(person.id)]
    return max(at for at in [*seen, account and account.last_login] if at)


def _kept_as(person: Person) -> timedelta:
    only_a_peer = {role.name for role in person.roles.all()} <= {Hat.PEER, Hat.PARTICIPANT}
    return keep_for("peer" if only_a_peer else "account")


def _open_enquiries(put_away: set[UUID]) -> set[UUID]:
    wrote = Person.objects.filter(enquiries__isnull=False).exclude(id__in=put_away)
    return set(wrote.values_list("id", flat=True))


def _only_guests(viewer: Viewer, now: datetime) -> set[UUID]:
    """Those who never wrote to us, and only signed up for something that has been."""
    return gatherings.guests_past_their_time(viewer, now - keep_for("never_started"))


def _long_ago(person: Person, ended: intake.PutAway, now: datetime) -> bool:
    if ended.talked:
        return max(ended.closed_at, person.last_contact_at) < now - keep_for("enquiry")
    return max(ended.closed_at, person.last_contact_at) < now - keep_for("never_started")


def _walks_with_somebody(viewer: Viewer, now: datetime) -> set[UUID]:
    pairs = matching.pairs(viewer).exclude(ended_at__lt=now - keep_for("contact"))
    return {one for pair in pairs.values_list("participant_id", "peer_id") for one in pair}


def _wears_another_hat() -> set[UUID]:
    return set(Role.objects.exclude(name=Hat.PARTICIPANT).values_list("person_id", flat=True))
