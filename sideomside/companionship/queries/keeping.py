"""What the two kept from their meetings; and what came before, as far as the participant lets a new peer read it."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef

from sideomside.companionship.models import Companionship, Ending, Meeting, Note
from sideomside.companionship.queries.seen import called, living, visible_to
from sideomside.companionship.rules import may_keep
from sideomside.ground.audit import log
from sideomside.people.rules import Viewer

NEWEST = 12  # older ones without a note are nobody's homework


@dataclass(frozen=True)
class Kept:
    """Two people's meetings, each with what they kept; `by_me` tells whose words stand last."""

    companionship: Companionship
    other: str
    rows: list[tuple[Meeting, Note | None]]
    for_the_next: bool = False


@dataclass(frozen=True)
class Notes:
    """What one of the two sees on the page."""

    now: Kept | None
    before: list[Kept] = field(default_factory=list)  # for the participant: those who are over
    lent: list[Note] = field(default_factory=list)  # for the peer: what the participant lets them read


def notes(viewer: Viewer, companionship_id: UUID | None = None) -> Notes | None:
    """A participant's own page; a peer's about one they walk with now."""
    if viewer.is_participant:
        return _participants(viewer)
    one = living(viewer).filter(id=companionship_id).first() if viewer.is_peer and companionship_id else None
    return _peers(viewer, one) if one else None


def meeting_to_keep(viewer: Viewer, meeting_id: UUID) -> Meeting | None:
    """A meeting one may write about."""
    if not (viewer.is_participant or viewer.is_peer):
        return None
    found = Meeting.objects.filter(
        Exists(visible_to(viewer).filter(id=OuterRef("companionship_id"))), id=meeting_id
    )
    meeting = found.select_related("companionship", "note").first()
    return meeting if meeting and may_keep(viewer, meeting.companionship, meeting) else None


def note_of(viewer: Viewer, meeting: Meeting) -> Note | None:
    """Its words; a peer's look at them is written down, as every look at somebody's own words."""
    known = Note.objects.filter(meeting=meeting).first()
    if known and viewer.is_peer:
        log.record_opening(viewer, about=known.participant_id, screen="notes")
    return known


def _participants(viewer: Viewer) -> Notes:
    mine = list(visible_to(viewer).order_by("-begun_at"))
    now = next((one for one in mine if one.id in set(living(viewer).values_list("id", flat=True))), None)
    told = set(Ending.objects.exclude(participant_told_at=None).values_list("companionship_id", flat=True))
    before = [_kept(viewer, one, only_notes=True) for one in mine if one != now and one.id in told]
    return Notes(now=_kept(viewer, now) if now else None, before=[kept for kept in before if kept.rows])


def _peers(viewer: Viewer, one: Companionship) -> Notes:
    kept = _kept(viewer, one)
    passed_on = Note.objects.filter(participant_id=one.participant_id, for_the_next=True)
    lent = list(passed_on.exclude(meeting__companionship=one).order_by("meeting__starts_at"))
    if lent or any(note for _meeting, note in kept.rows):
        log.record_opening(viewer, about=one.participant_id, screen="notes")
    return Notes(now=kept, lent=lent)


def _kept(viewer: Viewer, one: Companionship, *, only_notes: bool = False) -> Kept:
    held = one.meetings.filter(state=Meeting.State.MET).select_related("note").order_by("-starts_at")
    rows = [(meeting, getattr(meeting, "note", None)) for meeting in held]
    shown = [row for at, row in enumerate(rows) if row[1] or (at < NEWEST and not only_notes)]
    return Kept(
        one, called(viewer, one)[0], shown, any(note.for_the_next for _meeting, note in shown if note)
    )
