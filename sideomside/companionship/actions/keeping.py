"""What the two keep from a meeting: three lines, written by either, seen by both, struck by either."""

from django.db import transaction
from django.utils import timezone

from sideomside.companionship.actions.steps import tell_log
from sideomside.companionship.models import Companionship, Meeting, Note
from sideomside.companionship.rules import LINES, MOST_KEPT, may_keep, owns
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def keep_note(*, meeting: Meeting, words: str, by: Viewer) -> Note | None:
    """The newest words stand; nothing written is nothing kept. Nobody is told by a letter."""
    one = Companionship.objects.select_for_update().get(id=meeting.companionship_id)
    said = "\n".join(line.strip() for line in words[:MOST_KEPT].splitlines() if line.strip())
    allow(may_keep(by, one, meeting) and len(said.splitlines()) <= LINES)
    known = Note.objects.filter(meeting=meeting).first()
    if not said:
        _strike(one, known, by)
        return None
    if known and known.words == said:
        return known
    note = known or Note(meeting=meeting, participant_id=one.participant_id)
    note.words, note.changed_at, note.changed_by = said, timezone.now(), by.role
    note.save()
    tell_log(step="note_kept", companionship=one, about={one.participant_id}, by=by)
    return note


@transaction.atomic
def pass_notes_on(*, companionship: Companionship, yes: bool, by: Viewer) -> int:
    """May a peer who comes later read what I kept with this one? Mine to say, and mine to take back."""
    allow(owns(by, companionship))
    notes = Note.objects.filter(meeting__companionship=companionship)
    changed = notes.exclude(for_the_next=yes).update(for_the_next=yes)
    if changed:
        step = "notes_passed_on" if yes else "notes_shut"
        tell_log(step=step, companionship=companionship, about={companionship.participant_id}, by=by)
    return changed


def _strike(one: Companionship, known: Note | None, by: Viewer) -> None:
    if known:
        known.delete()
        tell_log(step="note_struck", companionship=one, about={one.participant_id}, by=by)
