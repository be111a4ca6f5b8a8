"""What is over, as each of the two sees it; and whom a coordinator still tells, or talks with."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from sideomside.companionship.models import Companionship, Ending, Keepsake, Meeting
from sideomside.companionship.queries.seen import back, called, not_over, visible_to
from sideomside.companionship.rules import KINDS, LIVING, TALK_WITHIN, is_early, to_tell
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.matching import queries as matching
from sideomside.people.rules import SYSTEM, Hat, Viewer

SHOWN_FOR = timedelta(days=180)


@dataclass(frozen=True)
class Over:
    """For one of the two. Until a person has told them, only that there is no meeting, and who talks with them."""

    companionship: Companionship
    other: str
    coordinator: str
    told: bool
    words: str
    warm: bool  # nobody is thanked for a time that a worry or a death ended
    gone: bool  # the peer has died: nothing is asked about contact
    stopped: bool  # contact was stopped, or this one wants none: no thanks, no door, nothing to write


@dataclass(frozen=True)
class ToTell:
    """For I dag: somebody hears it from a person; or the talk after an early end."""

    companionship_id: UUID
    name: str
    other: str
    why: str  # told, talk, away
    due: datetime


def over(viewer: Viewer, companionship_id: UUID | None = None) -> Over | None:
    """The newest that is over; a participant who walks with somebody again sees that instead."""
    if not (viewer.is_participant or viewer.is_peer):
        return None
    rows = visible_to(viewer).order_by("-begun_at")
    one = (rows.filter(id=companionship_id) if companionship_id else rows).first()
    ending = Ending.objects.filter(companionship=one).first() if one else None
    if one is None or ending is None or ending.over_at is None:
        return None
    if timezone.now() - ending.over_at > SHOWN_FOR:
        return None
    other_id = one.peer_id if viewer.is_participant else one.participant_id
    other, coordinator = called(viewer, one)
    mine = Keepsake.objects.filter(companionship=one, person_id=viewer.person_id).first()
    told = ending.peer_told_at if viewer.is_peer else ending.participant_told_at
    return Over(
        one,
        other,
        coordinator,
        bool(told),
        (mine.words or "") if mine else "",
        warm=ending.kind not in {KINDS.CONCERN, KINDS.DIED},
        gone=ending.kind == KINDS.DIED,
        stopped=ending.said_by == SYSTEM or matching.said_never(viewer, other_id),
    )


def walked_with(viewer: Viewer) -> list[Over]:
    """Everybody this peer walked with lately."""
    if not viewer.is_peer:
        return []
    since = timezone.now() - SHOWN_FOR
    ids = visible_to(viewer).filter(ending__over_at__gte=since).values_list("id", flat=True)
    return [found for one_id in ids if (found := over(viewer, one_id))]


def ended_early(viewer: Viewer, one: Companionship, kind: str) -> bool:
    """Seen from what the two had agreed on."""
    met = one.meetings.filter(state=Meeting.State.MET).count()
    return visible_to(viewer).filter(id=one.id).exists() and is_early(one, met, kind, timezone.localdate())


def said_goodbye(viewer: Viewer, one: Companionship, since: datetime | None) -> bool:
    """They met at a time both chose after it was said that it would end; only then was it the goodbye."""
    chosen = {"steps__name": "picked", "steps__happened_at__gte": since}
    return since is not None and one.meetings.filter(state=Meeting.State.MET, **chosen).exists()


def ending_of(viewer: Viewer, one: Companionship) -> Ending | None:
    """For the coordinator's page about the two."""
    return Ending.objects.filter(companionship=one).first() if viewer.coordinates(one.programme_id) else None


def to_tell_in_person(viewer: Viewer) -> list[ToTell]:
    """Soonest due first; nobody of them gets a letter."""
    if not viewer.is_coordinator:
        return []
    rows = _endings(viewer) + _talks(viewer) + _away(viewer)
    return sorted(rows, key=lambda row: row.due)


def peer_is_away(viewer: Viewer, one: Companionship) -> bool:
    """The peer is on a break, and the participant has not heard it from a person yet."""
    back = matching.stepped_back(viewer, [one.pair])
    return one.state in LIVING and one.peer_away_told_at is None and (one.pair_id, Hat.PEER) in back


def _endings(viewer: Viewer) -> list[ToTell]:
    untold = Q(ending__participant_told_at=None) | Q(ending__peer_told_at=None)
    seen = visible_to(viewer).filter(untold, ending__over_at__isnull=False)
    rows = [one for one in seen.select_related("ending") if to_tell(one.ending)]
    _looked(viewer, rows)
    return [
        ToTell(one.id, names[hat], names[other], "told", one.ending.over_at)
        for one in rows
        for names in [{"participant": one.participant.name or "", "peer": one.peer.name or ""}]
        for hat, other in (("participant", "peer"), ("peer", "participant"))
        if hat in to_tell(one.ending)
    ]


def _talks(viewer: Viewer) -> list[ToTell]:
    due = {pair.id: pair for pair in matching.ending_talk_due(viewer)}
    rows = list(visible_to(viewer).filter(pair_id__in=due)) if due else []
    _looked(viewer, rows)
    return [
        ToTell(one.id, one.participant.name or "", "", "talk", due[one.pair_id].ended_at + TALK_WITHIN)
        for one in rows
    ]


def _away(viewer: Viewer) -> list[ToTell]:
    untold = [one for one in not_over(viewer) if one.state in LIVING and one.peer_away_told_at is None]
    gone = back(viewer) if untold else set()
    rows = [one for one in untold if (one.pair_id, Hat.PEER) in gone]
    _looked(viewer, rows)
    return [
        ToTell(one.id, one.participant.name or "", one.peer.name or "", "away", timezone.now())
        for one in rows
    ]


def _looked(viewer: Viewer, rows: list[Companionship]) -> None:
    ids = [person for one in rows for person in (one.participant_id, one.peer_id)]
    take_keys(ids)
    log.record_list(viewer, ids, screen="endings")
