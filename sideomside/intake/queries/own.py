"""What the person sees of it: their own words, and plainly where things are."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext

from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose, text_of
from sideomside.ground.vault.asked_once import asked_once
from sideomside.intake.models import Direction, Enquiry, Message, Talk
from sideomside.intake.queries.readers import readers
from sideomside.intake.queries.seen import visible_to
from sideomside.intake.rules import in_words
from sideomside.people.queries import names
from sideomside.people.rules import Viewer


@dataclass(frozen=True, slots=True)
class Own:
    """One of my own enquiries with everything said in it."""

    enquiry: Enquiry
    messages: list[Message]
    talk: Talk | None  # the first talk that lies ahead


@dataclass(frozen=True, slots=True)
class Path:
    """States and times only: what the holder of a link may see before the small key."""

    wrote_at: datetime
    answered_at: datetime | None
    talk_for: datetime | None
    talked_at: datetime | None


@asked_once
def own(viewer: Viewer) -> list[Own]:
    """Newest first; nothing before the small key."""
    if not (viewer.is_participant and viewer.opened):
        return []
    mine = list(visible_to(viewer).order_by("-received_at"))
    said: dict[UUID, list[Message]] = {}
    messages = list(Message.objects.filter(enquiry__in=mine).exclude(direction=Direction.NOTE))
    known = names(viewer, {m.by_id for m in messages if m.by_id and m.direction == Direction.OUT})
    for message in messages:
        message.who = known.get(message.by_id, "").partition(" ")[0] if message.by_id else ""
        said.setdefault(message.enquiry_id, []).append(message)
    ahead = {t.enquiry_id: t for t in _ahead(viewer.person_id)}
    return [Own(e, said.get(e.id, []), ahead.get(e.id)) for e in mine]


def yes_asked_for(viewer: Viewer) -> str:
    """Somebody who mailed or called has not yet said whether we may keep their words: the words of that yes."""
    if not (viewer.is_participant and viewer.opened and viewer.person_id):
        return ""
    newest = visible_to(viewer).order_by("-received_at").first()
    if newest is None or consent.in_force(viewer, viewer.person_id, Purpose.WORDS):
        return ""
    names_read = in_words(readers(viewer, newest.programme_id), gettext("and"))
    return text_of(Purpose.WORDS, names_read or gettext("the coordinators"))


def path(viewer: Viewer) -> Path | None:
    """Where my newest enquiry stands."""
    if not viewer.is_participant or viewer.person_id is None:
        return None
    newest = Enquiry.objects.filter(person_id=viewer.person_id).order_by("-received_at").first()
    if newest is None:
        return None
    talk = next((t for t in _ahead(viewer.person_id) if t.enquiry_id == newest.id), None)
    return Path(newest.received_at, newest.answered_at, talk.planned_for if talk else None, newest.talked_at)


@asked_once
def _ahead(person_id: UUID | None) -> list[Talk]:
    found = Talk.objects.filter(person_id=person_id, held_at=None, called_off_at=None)
    return list(found.select_related("place"))
