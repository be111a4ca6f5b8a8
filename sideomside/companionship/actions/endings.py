"""An ending is told by a person. A goodbye is offered, and what each takes along is theirs."""

from django.db import transaction
from django.utils import timezone

from sideomside.companionship.actions.rhythm import stop_quietly
from sideomside.companionship.actions.steps import note, tell_log
from sideomside.companionship.actions.writing import write_to_the_other
from sideomside.companionship.models import Companionship, Ending, Keepsake
from sideomside.companionship.queries import said_goodbye
from sideomside.companionship.rules import (
    IN_PERSON,
    LIVING,
    is_one_of,
    may_arrange,
    to_tell,
)
from sideomside.people.rules import SYSTEM, Viewer, allow


@transaction.atomic
def say_goodbye(*, companionship: Companionship, by: Viewer) -> Ending:
    """I would like it to end with a last meeting. The fixed time stops; the two find the time themselves."""
    one = Companionship.objects.select_for_update().get(id=companionship.id)
    allow(is_one_of(by, one) and one.state in LIVING)
    known = Ending.objects.filter(companionship=one).first()
    if known:
        return known
    ending = Ending(
        companionship=one, participant_id=one.participant_id, said_by=by.role, said_at=timezone.now()
    )
    ending.save(force_insert=True)
    for rhythm in one.rhythms.filter(stopped_at=None):
        stop_quietly(rhythm=rhythm, by=by)
    note(companionship=one, step="goodbye", by=by)
    write_to_the_other(companionship=one, by=by)
    return ending


@transaction.atomic
def write_ending(*, companionship: Companionship, kind: str, by: Viewer) -> Ending:
    """Over now. Whoever said it knows; a coordinator has talked with both first, unless it is of the heavy kind."""
    allow(by.role == SYSTEM or by.is_coordinator or is_one_of(by, companionship))
    now, ending = timezone.now(), Ending.objects.filter(companionship=companionship).first()
    agreed = ending is not None and said_goodbye(by, companionship, ending.said_at)
    ending = ending or Ending(companionship=companionship, participant_id=companionship.participant_id)
    ending.kind, ending.over_at = kind or ending.kind, now
    ending.said_by, ending.said_at = (
        by.role if by.role == SYSTEM else ending.said_by or by.role,
        ending.said_at or now,
    )
    talked = by.role == SYSTEM or (by.is_coordinator and kind not in IN_PERSON)
    if agreed or talked or by.is_participant:
        ending.participant_told_at = now
    if agreed or talked or by.is_peer:
        ending.peer_told_at = now
    ending.save()
    return ending


@transaction.atomic
def note_told(*, companionship: Companionship, hat: str, by: Viewer) -> Ending:
    """A person has told this one of the two."""
    allow(may_arrange(by, companionship.programme_id))
    ending = Ending.objects.select_for_update().get(companionship=companionship)
    if hat in to_tell(ending):
        field = "peer_told_at" if hat == "peer" else "participant_told_at"
        setattr(ending, field, timezone.now())
        ending.save(update_fields=[field])
        about = companionship.peer_id if hat == "peer" else companionship.participant_id
        tell_log(step="told", companionship=companionship, about={about}, by=by)
    return ending


@transaction.atomic
def note_away_told(*, companionship: Companionship, by: Viewer) -> Companionship:
    """The participant knows, from a person, that the peer is away, and what there is instead."""
    allow(may_arrange(by, companionship.programme_id))
    if companionship.peer_away_told_at is None:
        companionship.peer_away_told_at = timezone.now()
        companionship.save(update_fields=["peer_away_told_at"])
        tell_log(step="away_told", companionship=companionship, about={companionship.participant_id}, by=by)
    return companionship


@transaction.atomic
def peer_is_back(*, companionship: Companionship, by: Viewer) -> None:
    """The next time the peer is away, somebody tells it anew."""
    allow(by.role == SYSTEM)
    companionship.peer_away_told_at = None
    companionship.save(update_fields=["peer_away_told_at"])


@transaction.atomic
def keep_words(*, companionship: Companionship, words: str, by: Viewer) -> Keepsake | None:
    """What I take with me; nothing written is nothing kept."""
    allow(is_one_of(by, companionship))
    mine = Keepsake.objects.filter(companionship=companionship, person_id=by.person_id)
    if not words.strip():
        if mine.delete()[0]:
            tell_log(step="keepsake_gone", companionship=companionship, by=by)
        return None
    row = mine.select_for_update().first() or Keepsake(companionship=companionship, person_id=by.person_id)
    row.words, row.written_at = words, timezone.now()
    row.save()
    tell_log(step="keepsake", companionship=companionship, by=by)
    return row
