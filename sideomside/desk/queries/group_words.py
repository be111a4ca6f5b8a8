"""A course and the place where it writes together: who comes is known in one room, who writes in another."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sideomside.gatherings import queries as gatherings
from sideomside.gatherings.rules import Gathering
from sideomside.messages import queries as messages
from sideomside.messages.rules import Thread
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat, Viewer

Coming = tuple[UUID, str]  # a person and the hat they come with


@dataclass(frozen=True, slots=True)
class GroupWords:
    """As the coordinator sees it: begun or not, and who has come to the course since."""

    gathering: Gathering
    circle: Thread | None
    leaders: list[Person]
    members: list[Coming]
    not_asked: list[Coming]  # nor ever in it: whoever left is asked by name
    gone: list[str]  # write along, and are not in the course any more

    @property
    def facilitators(self) -> list[Coming]:
        return [(one.id, Hat.PEER) for one in self.leaders]


def group_words(viewer: Viewer, gathering_id: UUID) -> GroupWords | None:
    """For whoever keeps the course, once it has begun: then nobody else comes in."""
    found = gatherings.gathering(viewer, gathering_id)
    if found is None or not viewer.coordinates(found.programme_id) or not found.has_begun:
        return None
    circle = messages.circle_for(viewer, found.id)
    seated = [one for one in gatherings.signups(viewer, found) if one.signup.seat == "seated"]
    leaders = gatherings.leaders(viewer, found)
    near = {one.signup.person_id for one in seated} | {one.id for one in leaders}
    here = _taking_part(found, near)
    members = [coming for one in seated if (coming := (one.signup.person_id, Hat.PARTICIPANT)) in here]
    inside = messages.members(viewer, circle) if circle else []
    known = _known(viewer, circle, inside) if circle else set()
    return GroupWords(
        gathering=found,
        circle=circle,
        leaders=[one for one in leaders if (one.id, Hat.PEER) in here],
        members=members,
        not_asked=[coming for coming in members if coming[0] not in known],
        gone=[name for member, name in inside if member.person_id not in near],
    )


def _known(viewer: Viewer, circle: Thread, inside: list[tuple[Any, str]]) -> set[UUID]:
    """Here, asked, or gone again of their own will or another's."""
    asked = messages.asked_along(viewer, circle)
    there = {member.person_id for member, _name in [*inside, *asked]}
    return there | messages.have_left(viewer, circle)


def _taking_part(found: Gathering, near: set[UUID]) -> set[Coming]:
    """Whoever is on a pause is asked nothing."""
    active = Role.objects.filter(programme_id=found.programme_id, state=Role.State.ACTIVE)
    return set(active.filter(person_id__in=near).values_list("person_id", "name"))


def own_group(viewer: Viewer, gathering_id: UUID) -> Gathering | None:
    """One I lead, or have a seat in."""
    found = gatherings.gathering(viewer, gathering_id)
    if found is None or viewer.is_coordinator or not found.has_begun:
        return None
    mine = gatherings.my_signup(viewer, gathering_id) if viewer.is_participant else None
    return found if viewer.is_peer or (mine and mine.signup.seat == "seated") else None
