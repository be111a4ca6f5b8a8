"""What a participant's own page tells, gathered from every room; nothing here is anybody else's."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from sideomside.ground.ui.dates import short_day
from sideomside.people import queries as people
from sideomside.people.models import Role
from sideomside.people.rules import Hat, Viewer


@dataclass(frozen=True, slots=True)
class Step:
    """One of the four plain steps; `state` is done, here or empty."""

    label: str
    note: str
    state: str


def steps(viewer: Viewer) -> list[Step]:
    """You wrote, we answered, we found someone, you meet: days and not timestamps, and nobody's words."""
    reached = [_since(viewer), None, None, None]
    here = sum(when is not None for when in reached)
    labels = [_("You wrote to us"), _("We answer"), _("We find someone you may want to meet"), _("You meet")]
    waits = [
        "",
        _("A person reads what you wrote"),
        _("We take the time it needs"),
        _("Only if you both say yes"),
    ]
    return [
        Step(label, short_day(when) if when else note, "done" if when else "here" if at == here else "")
        for at, (label, when, note) in enumerate(zip(labels, reached, waits, strict=True))
    ]


def has_word(viewer: Viewer) -> bool:
    """Has the holder of the link chosen a word of their own yet?"""
    return viewer.person_id is not None and people.small_key_of(viewer, viewer.person_id) is not None


def page(viewer: Viewer) -> dict[str, Any]:
    """Everything past the small key."""
    person = people.person(viewer, viewer.person_id) if viewer.person_id else None
    return {"person": person, "readers": people.coordinators(viewer, _programme_id(viewer))}


def _since(viewer: Viewer) -> datetime | None:
    role = Role.objects.filter(person_id=viewer.person_id, name=Hat.PARTICIPANT).order_by("since").first()
    return role.since if role else None


def _programme_id(viewer: Viewer) -> Any:
    return next(iter(viewer.programme_ids), None)
