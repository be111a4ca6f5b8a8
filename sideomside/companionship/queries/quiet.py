"""Two people who have not met for a while, or not yet: asked kindly, both of them, and their coordinator is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch
from django.utils import timezone

from sideomside.companionship.models import Companionship, CompanionshipStep, Frame, Meeting
from sideomside.companionship.queries.seen import living
from sideomside.companionship.rules import is_new, is_quiet, quiet_since
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.matching import queries as matching
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
    rows = _with_what_happened(living(viewer))
    since = {one: quiet_since(one, one.heard, one.dated, now) for one in rows}
    found = [one for one in rows if is_quiet(since[one], days.get(one.programme_id, usual), now)]
    back = matching.stepped_back(viewer, [one.pair for one in found])
    hats = (Hat.PARTICIPANT, Hat.PEER)
    return [(one, since[one]) for one in found if not {(one.pair_id, hat) for hat in hats} & back]


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


def _with_what_happened(rows: Iterable[Companionship]) -> list[Companionship]:
    steps = CompanionshipStep.objects.filter(superseded_by=None)
    open_ = Meeting.objects.filter(state__in=[Meeting.State.FIXED, Meeting.State.OFFERED])
    heard = Prefetch("steps", steps, to_attr="heard")
    dated = Prefetch("meetings", open_.defer("looks", "video"), to_attr="dated")
    return list(rows.prefetch_related(heard, dated))
