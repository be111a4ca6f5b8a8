"""Everything about the companionships of one person, looked up at once: as few look-ups for many as for one."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from sideomside.companionship.models import Companionship, Ending, Meeting, Rhythm
from sideomside.companionship.queries.quiet import quiet
from sideomside.companionship.queries.seen import back, meetings_of
from sideomside.companionship.queries.stepping_back import undecided
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.people import queries as people
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class Known:
    """What is known of them all."""

    meetings: dict[UUID, list[Meeting]]
    rhythms: dict[UUID, list[Rhythm]]
    back: set[tuple[UUID, str]]
    unsaid: set[
        tuple[UUID, str]
    ]  # meetings that stand, and the hat of the one who has not said what should be
    goodbyes: set[UUID]
    quiet: set[UUID]
    names: dict[UUID, str]


def known_of(viewer: Viewer, those: list[Companionship]) -> Known:
    """The viewer is one of the two in each."""
    take_keys({one.participant_id for one in those})
    meetings: dict[UUID, list[Meeting]] = defaultdict(list)
    rhythms: dict[UUID, list[Rhythm]] = defaultdict(list)
    for meeting in meetings_of(viewer, *those):
        meetings[meeting.companionship_id].append(meeting)
    for rhythm in Rhythm.objects.filter(companionship__in=those, stopped_at=None).select_related("place"):
        rhythms[rhythm.companionship_id].append(rhythm)
    named = {person for one in those for person in (other_of(viewer, one), one.begun_by_id) if person}
    log.record_list(viewer, {other_of(viewer, one) for one in those}, screen="companionship")
    endings = Ending.objects.filter(companionship__in=those)
    return Known(
        meetings=meetings,
        rhythms=rhythms,
        back=back(viewer),
        unsaid=undecided(viewer, [row for rows in meetings.values() for row in rows]),
        goodbyes=set(endings.values_list("companionship_id", flat=True)),
        quiet={one.id for one, _since in quiet(viewer)},
        names=people.names(viewer, named),
    )


def other_of(viewer: Viewer, one: Companionship) -> UUID:
    """Who the other one is, to one of the two."""
    return one.peer_id if viewer.is_participant else one.participant_id
