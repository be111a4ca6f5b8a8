"""Who may write a story, read a draft, show it, take it down, and decide about a comment."""

from collections.abc import Collection
from uuid import UUID

from sideomside.people.rules import SYSTEM, Hat, Viewer, is_self
from sideomside.stories.models import State, Story

WRITERS = frozenset({Hat.PARTICIPANT, Hat.PEER})
READ_BY_US = frozenset({State.ASKED, State.PUBLISHED})  # of one that is shown: what everybody reads, no more


def may_write(viewer: Viewer, person_id: UUID, programme_id: UUID) -> bool:
    """One's own story, past the small key; a coordinator what somebody tells aloud."""
    own = viewer.role in WRITERS and is_self(viewer, person_id) and viewer.works_in(programme_id)
    return own or (viewer.coordinates(programme_id) and viewer.person_id != person_id)


def is_mine(viewer: Viewer, story: Story) -> bool:
    """Wearing the hat it was written in. Somebody's guess that two are one opens no draft to the other."""
    return viewer.role in WRITERS and viewer.role == story.hat and is_self(viewer, story.person_id)


def may_keep(viewer: Viewer, story: Story) -> bool:
    return viewer.coordinates(story.programme_id)


def wrote_it_down(viewer: Viewer, story: Story) -> bool:
    """Only until it is given back: from then on it is nobody's but whose it is."""
    return may_keep(viewer, story) and story.told_to_id == viewer.person_id and story.state == State.DRAFT


def may_look(viewer: Viewer, story: Story) -> bool:
    """A draft is nobody's but its writer's, or the coordinator's who writes down what was told."""
    if is_mine(viewer, story):
        return story.told_to_id is None or story.state != State.DRAFT
    return may_keep(viewer, story) and (story.state in READ_BY_US or wrote_it_down(viewer, story))


def may_write_on(viewer: Viewer, story: Story) -> bool:
    """Not while somebody has been asked to read it: then one takes it back first."""
    if story.state == State.ASKED:
        return False
    if is_mine(viewer, story):
        return may_look(viewer, story)
    return wrote_it_down(viewer, story)


def may_decide(viewer: Viewer, story: Story) -> bool:
    """Show it or ask about something; never one's own, whatever hat."""
    return may_keep(viewer, story) and story.state == State.ASKED and viewer.person_id != story.writer.id


def may_send_back(viewer: Viewer, story: Story) -> bool:
    """Where its writer reads the answer. Joined with somebody else, nobody reads it: then one talks instead."""
    return may_decide(viewer, story) and story.person.joined_into_id is None


def may_take_down(viewer: Viewer, story: Story) -> bool:
    """Its writer at any time; a coordinator whom they asked to; the house when the yes runs out."""
    return is_mine(viewer, story) or may_keep(viewer, story) or viewer.role == SYSTEM


def may_moderate(viewer: Viewer, programme_id: UUID) -> bool:
    return viewer.role in {Hat.MODERATOR, Hat.COORDINATOR} and viewer.works_in(programme_id)


def may_settle(viewer: Viewer, decided_by: Collection[UUID], others: Collection[UUID]) -> bool:
    """A complaint is read by somebody else than whoever decided, where there is somebody else."""
    elsewhere = set(others) - set(decided_by)
    return viewer.person_id not in decided_by or not elsewhere
