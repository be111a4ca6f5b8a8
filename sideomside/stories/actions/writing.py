"""Writing a story: in small pieces, as often as one likes, seen by nobody else."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault import cpr
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Hat, Viewer, allow
from sideomside.stories.actions.steps import hold, take_step
from sideomside.stories.models import Step, Story
from sideomside.stories.rules import (
    KNOWN,
    PARTS,
    WRITERS,
    Changed,
    may_take_down,
    may_write,
    may_write_on,
    tidy,
)


@transaction.atomic
def begin(
    *, person: Person, programme: Programme, hat: str, called: str = "", once: UUID | None = None, by: Viewer
) -> Story:
    """By whoever it is about; or by a coordinator who writes down what somebody tells."""
    allow(may_write(by, person.id, programme.id))
    known = Story.objects.filter(once=once).first() if once else None
    if known:
        return known
    told = by.role not in WRITERS
    story = Story(
        programme=programme,
        person=person,
        hat=(hat if hat in WRITERS else Hat.PARTICIPANT) if told else by.role,
        told_to_id=by.person_id if told else None,
        language=person.language[:2],
        called=called,
        parts={},
        themes=[],
        changed_at=timezone.now(),
        once=once,
    )
    story.save(force_insert=True)
    take_step(story=story, kind=Step.BEGUN, by=by)
    log.record("story.begun", about=person.id, thing=story.id, by=by)
    return story


@transaction.atomic
def write(*, story: Story, changes: dict[str, Any], version: int, by: Viewer) -> Story:
    """A number that looks like somebody's is covered; a page that is out of date changes nothing."""
    allow(may_write_on(by, story))
    held = hold(story=story, by=by)
    allow(may_write_on(by, held))
    if held.version != version:
        raise Changed
    kept = _tidied(held, changes)
    for name, value in kept.items():
        setattr(held, name, value)
    held.version, held.changed_at = version + 1, timezone.now()
    held.save(update_fields=[*kept, "version", "changed_at"])
    log.record("story.written", about=held.writer.id, thing=held.id, detail={"fields": sorted(kept)}, by=by)
    return held


@transaction.atomic
def delete_draft(*, story: Story, by: Viewer) -> None:
    """A story that is not shown goes for good; one that is shown is taken down first."""
    held = hold(story=story, by=by)
    mine = may_take_down(by, held) and may_write_on(by, held)
    allow(mine and not held.publications.filter(gone_at=None).exists())
    log.record("story.deleted", about=held.writer.id, thing=held.id, by=by)
    held.delete()


def _tidied(held: Story, changes: dict[str, Any]) -> dict[str, Any]:
    """Only what a story is made of; words as they are, but for such numbers."""
    kept: dict[str, Any] = {
        name: cpr.mask(tidy(str(changes[name])))[0] for name in ("title", "called", "note") if name in changes
    }
    if "parts" in changes:
        said = {key: cpr.mask(tidy(str(words)))[0] for key, words in changes["parts"].items() if key in PARTS}
        kept["parts"] = {key: words for key, words in ((held.parts or {}) | said).items() if words}
    if "themes" in changes:
        kept["themes"] = sorted(set(changes["themes"]))
    if "known" in changes:
        kept["known"] = [code for code in KNOWN if code in changes["known"]]
    return kept
