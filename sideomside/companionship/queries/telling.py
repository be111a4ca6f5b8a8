"""What we keep about somebody, for themselves."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from sideomside.companionship.models import (
    Afterwards,
    Agreement,
    Asked,
    Bridge,
    Companionship,
    Ending,
    Feed,
    Keepsake,
    Meeting,
    Note,
    Rhythm,
    TrialAnswer,
    WalkedBefore,
)
from sideomside.companionship.rules import FELT
from sideomside.ground.audit import log
from sideomside.people.rules import Viewer


def tell(viewer: Viewer, person_id: UUID) -> dict[str, Any]:
    """Companionships and meetings, without a name of the other."""
    found = Companionship.objects.filter(_room(viewer, person_id))
    _looked(viewer, person_id, found)
    return (
        {
            "companionships": [
                {
                    "kind": str(one.get_kind_display()),
                    "as": "participant" if one.participant_id == person_id else "peer",
                    "begun_at": one.begun_at.isoformat(),
                    "first_met_on": one.day_zero.isoformat() if one.day_zero else None,
                    "state": str(one.get_state_display()),
                    "on_a_pause": one.rests,
                    "meetings": [_meeting(m) for m in one.meetings.select_related("place")],
                }
                for one in found
            ],
            "walked_before": [_walked(one) for one in _before(viewer, person_id)],
        }
        | _said_by(person_id, found)
        | _arranged(viewer, person_id, found)
    )


def _before(viewer: Viewer, person_id: UUID) -> QuerySet[WalkedBefore]:
    """Of the participant; whoever asks in a peer's hat is told of that one."""
    found = WalkedBefore.objects.filter(participant_id=person_id).order_by("ended_on", "id")
    return found.none() if viewer.is_peer else found


def _walked(one: WalkedBefore) -> dict[str, Any]:
    met = [{"day": day, "minutes": minutes} for day, minutes in one.days_met]
    return {
        "met": met,
        "over_on": one.ended_on.isoformat(),
        "why": str(dict(Ending.Kind.choices).get(one.reason, "")),
    }


def _room(viewer: Viewer, person_id: UUID) -> Q:
    """One identity, two sealed rooms: whoever asks in one hat is told of that one."""
    if viewer.is_participant:
        return Q(participant_id=person_id)
    return Q(peer_id=person_id) if viewer.is_peer else Q(participant_id=person_id) | Q(peer_id=person_id)


def _looked(viewer: Viewer, person_id: UUID, found: QuerySet[Companionship]) -> None:
    """In a peer's own copy stands where the two meet and what they agreed: sealed with the other's key."""
    others = found.exclude(participant_id=person_id).values_list("participant_id", flat=True)
    log.record_list(viewer, others, screen="companionship")


def _said_by(person_id: UUID, found: Any) -> dict[str, Any]:
    """What they were asked and what they said, each of it their own; and the words both wrote."""
    return {
        "asked_how_it_goes": [
            {"when": str(row.get_when_display()), "asked_at": row.asked_at.isoformat()}
            for row in Asked.objects.filter(person_id=person_id, companionship__in=found).order_by("asked_at")
        ],
        "after_the_trial": [
            {"you_said": str(row.get_answer_display()), "said_at": row.said_at.isoformat()}
            for row in TrialAnswer.objects.filter(person_id=person_id, companionship__in=found).order_by(
                "said_at"
            )
        ],
        "agreements": [
            {
                "words": [f"{name}: {words}" for name, words in row.told],
                "until": row.ends_on.isoformat(),
                "counts": row.stands,
            }
            for row in Agreement.objects.filter(companionship__in=found)
        ],
        "after_meetings": [
            _after(one)
            for one in Afterwards.objects.filter(
                peer_id=person_id, meeting__companionship__in=found
            ).order_by("said_at")
        ],
    }


def _arranged(viewer: Viewer, person_id: UUID, found: Any) -> dict[str, Any]:
    """What they arranged themselves, and what they kept."""
    return {
        "calendar_addresses": [
            {"made_at": row.made_at.isoformat(), "open": row.revoked_at is None}
            for row in Feed.objects.filter(person_id=person_id, hat=viewer.role)
        ],
        "what_you_took_along": [
            {"words": row.words, "written_at": row.written_at.isoformat()}
            for row in Keepsake.objects.filter(person_id=person_id, companionship__in=found)
        ],
        "kept_from_meetings": [
            {
                "words": row.words,
                "written_at": row.changed_at.isoformat(),
                "for_your_next_peer": row.for_the_next,
            }
            for row in Note.objects.filter(meeting__companionship__in=found, participant_id=person_id)
        ],
        "when_you_come_home": [
            {
                "words": [f"{name}: {words}" for name, words in row.lines(only_ticked=False)],
                "your_peer_reads": [name for name, _words in row.lines(only_ticked=True)],
            }
            for row in Bridge.objects.filter(companionship__in=found, participant_id=person_id)
        ],
        "fixed_times": [_rhythm(row) for row in Rhythm.objects.filter(companionship__in=found)],
    }


def _after(said: Afterwards) -> dict[str, Any]:
    return {
        "said_at": said.said_at.isoformat(),
        "how_it_was_for_you": str(dict(FELT.choices).get(said.felt, said.felt)),
        "minutes": said.minutes,
        "would_like_a_call": said.call,
    }


def _rhythm(row: Rhythm) -> dict[str, Any]:
    return {
        "how_often": str(row.get_every_display()),
        "from": row.first_at.isoformat(),
        "how": str(row.get_form_display()),
        "place": row.place.name if row.place else "",
        "looks": row.looks,
        "video_link": row.video,
        "counts": row.stands,
    }


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "state": str(meeting.get_state_display()),
        "how": str(meeting.get_form_display()),
        "starts_at": meeting.starts_at.isoformat() if meeting.starts_at else None,
        "place": meeting.place.name if meeting.place else "",
        "looks": meeting.looks,
        "video_link": meeting.video,
    }
