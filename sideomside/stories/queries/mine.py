"""One's own stories: how far each is, what is still wanted, and what a coordinator may have asked about."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sideomside.ground.audit import log
from sideomside.people import queries as people
from sideomside.people.rules import Viewer
from sideomside.stories.models import Publication, ShownSound, Sound, State, Story
from sideomside.stories.queries.links import path_down, way_down
from sideomside.stories.queries.public import Shown, shown
from sideomside.stories.queries.sounds import shown_sound, sound_of
from sideomside.stories.queries.visible import followed, publication_of, visible_to, yes_in_force
from sideomside.stories.rules import (
    KEYS,
    STEPS,
    is_mine,
    is_whole,
    may_look,
    may_write_on,
    missing,
    part_names,
    recognisable,
)


@dataclass(frozen=True, slots=True)
class Mine:
    """A story with everything its writer's page shows."""

    story: Story
    read: Story | Publication  # the words on the page: of one that is shown, others meet what everybody reads
    publication: Publication | None
    until: date | None
    parts: list[tuple[str, Any, str]]
    missing: list[tuple[str, str]]  # address of a step, and what it is called
    whole: bool
    may_write: bool
    recognised: list[str]
    changed_since: bool
    sound: Sound | ShownSound | None  # as whoever reads the words on the page hears it
    way_down: str  # where it can be taken down without any hat

    @property
    def told(self) -> bool:
        """Written down by a coordinator, and waiting for whose it is to say that it is right."""
        return self.story.state == State.SHOWN


@dataclass(frozen=True, slots=True)
class Follows:
    """Told by somebody believed to be oneself: what everybody reads of it, if anything, and where to take it down."""

    shown: Shown | None
    path_down: str


def mine(viewer: Viewer) -> list[Mine]:
    """The newest first."""
    return [_with(viewer, one) for one in visible_to(viewer) if is_mine(viewer, one)]


def follows(viewer: Viewer) -> list[Follows]:
    """In the hat one wears."""
    found = [(one, publication_of(viewer, one)) for one in followed(viewer).filter(hat=viewer.role)]
    return [Follows(shown(viewer, page.id) if page else None, path_down(viewer, one)) for one, page in found]


def story(viewer: Viewer, story_id: UUID) -> Mine | None:
    """One of one's own."""
    found = visible_to(viewer).filter(id=story_id).first()
    return _with(viewer, found) if found and is_mine(viewer, found) else None


def told_story(viewer: Viewer, story_id: UUID) -> Mine | None:
    """One that a coordinator reads or writes down; a look that is written in the log."""
    found = visible_to(viewer).filter(id=story_id).first()
    if found is None or is_mine(viewer, found) or not may_look(viewer, found):
        return None
    stands = publication_of(viewer, found) if found.state == State.PUBLISHED else found
    if stands is None:
        return None
    log.record_opening(viewer, about=found.writer.id, thing=found.id, screen="story")
    return _with(viewer, found, stands)


def step_names(viewer: Viewer) -> dict[str, str]:
    """What each step of writing is called, in the order they come."""
    names = {
        "begin": _("Where it began"),
        "help": _("What helped"),
        "now": _("Where I am now"),
        "you": _("To you who read this"),
        "sound": _("Told aloud, if you like"),
        "names": _("A title and a name"),
        "about": _("What it is about"),
        "known": _("Can somebody know me by it?"),
    }
    return {slug: names[step] for slug, step in STEPS.items()}


def _with(viewer: Viewer, story: Story, read: Story | Publication | None = None) -> Mine:
    read = read or story
    stands, yes = publication_of(viewer, story), yes_in_force(viewer, story)
    own = sound_of(viewer, story)
    sound = shown_sound(viewer, read.id) if isinstance(read, Publication) else own
    steps = step_names(viewer)
    return Mine(
        story=story,
        read=read,
        publication=stands,
        until=yes.until if yes and stands else None,
        parts=part_names(read.parts),
        missing=[(KEYS[step], steps[KEYS[step]]) for step in missing(story, own)],
        whole=is_whole(story, own),
        may_write=may_write_on(viewer, story),
        recognised=recognisable(read, *_ways_to(viewer, story), (sound.transcript or "") if sound else ""),
        changed_since=bool(stands and story.changed_at > stands.changed_at),
        sound=sound,
        way_down=way_down(viewer, story),
    )


def _ways_to(viewer: Viewer, story: Story) -> tuple[list[str], list[str]]:
    """The writer's own name and addresses, to look for them in the words."""
    names = people.names(viewer, {story.person_id, story.writer.id})
    reach = [one.value or "" for one in people.contacts(viewer, story.writer.id)]
    return list(names.values()), reach
