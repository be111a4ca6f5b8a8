"""Who has been gone so long that everything we know of them goes too: participants, guests, and who worked here."""

from datetime import datetime, timedelta
from uuid import UUID

from sideomside.gatherings import queries as gatherings
from sideomside.intake import queries as intake
from sideomside.matching import queries as matching
from sideomside.peers import queries as peers
from sideomside.people.models import Person, Role
from sideomside.people.rules import SYSTEM, Hat, Viewer
from sideomside.privacy.rules import keep_for
from sideomside.silence import queries as silence


def gone_long_enough(viewer: Viewer, now: datetime) -> list[UUID]:
    """Participants whose enquiries are all closed, and guests; nobody who has something here or wears another hat.

    Whoever still waits is only among them after a year of silence that was theirs, announced a month before.
    """
    if viewer.role != SYSTEM:
        return []
    closed = intake.put_away(viewer)
    found = Person.objects.filter(id__in=closed.keys(), joined_into=None)
    gone = {p.id for p in found if _long_ago(p, closed[p.id], now)} | _only_guests(viewer, now)
    free = _free(viewer, gone - _wears_another_hat(), now)
    return free + silence.over(viewer, now) + _hung_up_their_hats(viewer, set(closed), now)


def _free(viewer: Viewer, gone: set[UUID], now: datetime) -> list[UUID]:
    """Of these, who walks with nobody, waits for no word of ours, and has nothing else that stands."""
    busy = silence.something_stands(viewer, gone, now - keep_for("contact")) if gone else set()
    return sorted(gone - busy - _walks_with_somebody(viewer, now), key=str)


def _hung_up_their_hats(viewer: Viewer, put_away: set[UUID], now: datetime) -> list[UUID]:
    """Peers, and others who worked here, who have stopped and were not seen since; nobody who still comes here."""
    stopped = peers.stopped(viewer)
    off = Person.objects.filter(roles__state=Role.State.LEFT, joined_into=None)
    rows = off.exclude(id__in=_open_enquiries(put_away)).distinct().order_by("id")
    found = rows.select_related("account").prefetch_related("roles")
    gone = {p.id for p in found if _hats_are_off(p) and _stopped_at(p, stopped) < now - _kept_as(p)}
    return _free(viewer, gone, now)


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
