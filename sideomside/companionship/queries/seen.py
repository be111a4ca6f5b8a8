"""The two see the same; a coordinator sees those of her programmes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from sideomside.companionship.models import Companionship, Meeting
from sideomside.companionship.queries.stepping_back import undecided
from sideomside.companionship.rules import is_ahead
from sideomside.ground.audit import log
from sideomside.matching import queries as matching
from sideomside.people import queries as people
from sideomside.people.rules import SYSTEM, Hat, Viewer


@dataclass(frozen=True)
class Coming:
    """What one of the two sees: the other's name, the newest meeting, and what there is to choose."""

    companionship: Companionship
    meeting: Meeting | None
    other: str
    coordinator: str
    times: list[datetime]
    stands: bool = True  # something may be arranged for the two
    asks: bool = False  # this one stepped back, and the meeting is theirs to keep or to call off
    rests: bool = False  # this one stepped back

    @property
    def kind(self) -> str:
        """`choose`, `fixed`, `gone` (its time has passed), or what became of the newest meeting."""
        if self.meeting is None:
            return "wait"
        if self.meeting.state == Meeting.State.OFFERED:
            return "off" if not self.stands else "choose" if self.times else "none_fits"
        if self.meeting.state == Meeting.State.FIXED and not is_ahead(self.meeting, timezone.now()):
            return "gone"
        return str(self.meeting.state)


def visible_to(viewer: Viewer) -> QuerySet[Companionship]:
    """Through the pair: who may see the pair may see what became of it, wearing the same hat."""
    found = Companionship.objects.select_related("programme", "participant", "peer", "pair")
    if viewer.role == SYSTEM:
        return found
    return found.filter(pair__in=matching.pairs(viewer))


def companionship(viewer: Viewer, companionship_id: UUID) -> Companionship | None:
    return visible_to(viewer).filter(id=companionship_id).first()


def coming(viewer: Viewer, companionship_id: UUID | None = None) -> Coming | None:
    """One companionship as one of the two sees it: the one asked for, or a participant's newest."""
    found = visible_to(viewer).exclude(state=Companionship.State.ENDED).order_by("-begun_at")
    if companionship_id is not None:
        found = found.filter(id=companionship_id)
    elif not viewer.is_participant:
        return None
    newest = found.first()
    return _coming(viewer, newest) if newest else None


def next_meeting(viewer: Viewer) -> Coming | None:
    """For the first page: a meeting that lies ahead, or times to choose between."""
    found = coming(viewer)
    return found if found and found.kind in {"choose", "fixed"} else None


def meetings_of_peer(viewer: Viewer) -> list[Coming]:
    """Everybody this peer walks with, soonest first."""
    if not viewer.is_peer:
        return []
    living = visible_to(viewer).exclude(state=Companionship.State.ENDED)
    found = [_coming(viewer, one) for one in living]
    far = timezone.now().replace(year=9998)
    return sorted(found, key=lambda one: (one.meeting and one.meeting.starts_at) or far)


def _coming(viewer: Viewer, one: Companionship) -> Coming:
    meeting = one.meetings.select_related("place", "companionship__pair").order_by("-offered_at").first()
    other_id = one.peer_id if viewer.is_participant else one.participant_id
    names = people.names(viewer, {other_id, *([one.begun_by_id] if one.begun_by_id else [])})
    now = timezone.now()
    times = [time.starts_at for time in meeting.times.all() if time.starts_at > now] if meeting else []
    coordinator = names.get(one.begun_by_id, "") if one.begun_by_id else ""
    back = matching.stepped_back(viewer, [one.pair])
    return Coming(
        one,
        meeting,
        names.get(other_id, ""),
        coordinator.partition(" ")[0],
        times,
        stands=(one.pair_id, Hat.PARTICIPANT) not in back,
        asks=bool(meeting) and (meeting.id, viewer.role) in undecided(viewer, [meeting]),
        rests=(one.pair_id, viewer.role) in back,
    )


def opened(viewer: Viewer, one: Companionship) -> None:
    """A coordinator looked at the two: written down for each."""
    for person_id in (one.participant_id, one.peer_id):
        log.record_opening(viewer, about=person_id, screen="companionship")
