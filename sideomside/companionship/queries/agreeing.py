"""What comes of the trial, as each of the two sees it, and as their coordinator does."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from sideomside.companionship.models import Agreement, Companionship, Meeting, TrialAnswer
from sideomside.companionship.queries.seen import called, living_now, not_over, visible_to
from sideomside.companionship.rules import ANSWERS, both_go_on, may_answer, usual_end, waits_for
from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.people.rules import Viewer


@dataclass(frozen=True)
class Settling:
    """One companionship as one of the two sees it; the other's answer is nowhere in it."""

    companionship: Companionship
    other: str
    coordinator: str
    answer: str
    may_answer: bool
    both: bool
    newest: Agreement | None
    standing: Agreement | None
    usual_end: date | None
    to_read: bool

    @property
    def waits(self) -> bool:
        """There is something to answer: how one would like it, the first words, or somebody's words to read."""
        return (self.may_answer and not self.answer) or (self.both and not self.newest) or self.to_read


@dataclass(frozen=True)
class ToTalk:
    """For I dag: one of the two would rather stop, or talk first. Which of them is on the page alone."""

    companionship_id: UUID
    participant: str
    peer: str


def settling(viewer: Viewer, companionship_id: UUID | None = None) -> Settling | None:
    """Only for the two, and while there is something to settle or something that stands."""
    if not (viewer.is_peer or viewer.is_participant):
        return None
    found = [one for one in living_now(viewer) if companionship_id in (None, one.id)]
    one = max(found, key=lambda each: each.begun_at, default=None)
    return _settling(viewer, one) if one else None


def trial_answers(viewer: Viewer, one: Companionship) -> dict[UUID, TrialAnswer]:
    """Both answers, for the coordinator alone."""
    if not viewer.coordinates(one.programme_id):
        return {}
    return {row.person_id: row for row in one.answers.all()}


def agreement(viewer: Viewer, one: Companionship) -> Agreement | None:
    """The wording both said yes to."""
    if not visible_to(viewer).filter(id=one.id).exists():
        return None
    said = one.agreements.filter(participant_yes_at__isnull=False, peer_yes_at__isnull=False)
    return said.last()


def to_talk(viewer: Viewer) -> list[ToTalk]:
    """Somebody tells each of them in person; nothing is written and nobody is at fault."""
    if not viewer.is_coordinator:
        return []
    tried = {one.id: one for one in not_over(viewer) if one.state == Companionship.State.TRIAL}
    said = TrialAnswer.objects.filter(companionship__in=tried, answer__in=[ANSWERS.STOP, ANSWERS.TALK])
    whose = set(said.values_list("companionship_id", flat=True)) if tried else set()
    rows = [tried[one] for one in tried if one in whose]
    ids = [person_id for one in rows for person_id in (one.participant_id, one.peer_id)]
    take_keys(ids)
    log.record_list(viewer, ids, screen="to_talk")
    return [ToTalk(one.id, one.participant.name or "", one.peer.name or "") for one in rows]


def _settling(viewer: Viewer, one: Companionship) -> Settling:
    answers = list(one.answers.all())
    mine = next((row.answer for row in answers if row.person_id == viewer.person_id), "")
    met = one.meetings.filter(state=Meeting.State.MET).count()
    said = list(one.agreements.all())
    newest = said[-1] if said else None
    other, coordinator = called(viewer, one)
    return Settling(
        companionship=one,
        other=other,
        coordinator=coordinator,
        answer=mine,
        may_answer=may_answer(viewer, one, met, timezone.localdate()),
        both=both_go_on(one, answers),
        newest=newest,
        standing=next((each for each in reversed(said) if each.stands), None),
        usual_end=usual_end(one),
        to_read=waits_for(viewer, newest),
    )
