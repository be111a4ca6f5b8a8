"""Two people who have not met for a while, or not yet: asked kindly, both of them, and their coordinator is told."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from sideomside.companionship.models import Companionship, CompanionshipStep, Frame, Meeting
from sideomside.companionship.queries.seen import back, living_now, open_times
from sideomside.companionship.rules import is_new, is_quiet, quiet_since
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.people.rules import Hat, Viewer


@dataclass(frozen=True)
class Quiet:
    """For I dag: two people, and when they last met, or last looked for a first time."""

    companionship: Companionship
    participant: str
    peer: str
    since: datetime


def quiet(viewer: Viewer) -> list[tuple[Companionship, datetime]]:
    """Everybody the viewer may see; whoever took a yes back or is away is asked about elsewhere."""
    now, days = timezone.now(), dict(Frame.objects.values_list("programme_id", "quiet_days"))
    usual = Frame().quiet_days
    rows = living_now(viewer)
    heard, dated = _heard(rows), _dated(viewer)
    since = {one: quiet_since(one, heard.get(one.id, []), dated.get(one.id, []), now) for one in rows}
    found = [one for one in rows if is_quiet(since[one], days.get(one.programme_id, usual), now)]
    gone = back(viewer) if found else set()
    hats = (Hat.PARTICIPANT, Hat.PEER)
    return [(one, since[one]) for one in found if not {(one.pair_id, hat) for hat in hats} & gone]


def gone_quiet(viewer: Viewer) -> list[Quiet]:
    """Longest first, until somebody has asked them."""
    if not viewer.is_coordinator:
        return []
    rows = [(one, since) for one, since in quiet(viewer) if is_new(one.quiet_talked_at, since)]
    ids: list[UUID] = [person for one, _since in rows for person in (one.participant_id, one.peer_id)]
    take_keys(ids)
    log.record_list(viewer, ids, screen="gone_quiet")
    found = [Quiet(one, one.participant.name or "", one.peer.name or "", since) for one, since in rows]
    return sorted(found, key=lambda row: row.since)


def quiet_between(viewer: Viewer, one: Companionship) -> datetime | None:
    """Since when it has been quiet between these two, if it is long ago."""
    return next((since for each, since in quiet(viewer) if each.id == one.id), None)


def _heard(rows: list[Companionship]) -> dict[UUID, list[CompanionshipStep]]:
    """What happened, without a word of it."""
    stands = CompanionshipStep.objects.filter(superseded_by=None, companionship__in=rows)
    found: dict[UUID, list[CompanionshipStep]] = {}
    for step in stands.only("companionship_id", "name", "happened_at") if rows else ():
        found.setdefault(step.companionship_id, []).append(step)
    return found


def _dated(viewer: Viewer) -> dict[UUID, list[Meeting]]:
    found: dict[UUID, list[Meeting]] = {}
    for meeting in open_times(viewer):
        found.setdefault(meeting.companionship_id, []).append(meeting)
    return found
