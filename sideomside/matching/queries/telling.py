"""What happened here, for reports; and what we keep about somebody, for themselves."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sideomside.ground.audit.events import Event, same_one
from sideomside.matching.models import (
    ByHand,
    Decision,
    Lot,
    MustNotMeet,
    Pair,
    Proposal,
    ProposalStep,
    Wishes,
)
from sideomside.matching.rules import lot_words
from sideomside.people.rules import SYSTEM, Hat, Viewer

KINDS = {
    "drafted": "match.proposed",
    "participant_yes": "match.accepted_by_participant",
    "peer_yes": "match.accepted_by_peer",
    "participant_no": "match.declined",
    "participant_later": "match.declined",
    "peer_no": "match.declined",
    "peer_later": "match.declined",
}
# A person's own copy tells what they were asked and what they answered; never the other's answer.
OF_PARTICIPANT = ("peer_has_room", "participant_yes", "participant_no", "participant_later")
OF_PEER = ("peer_asked", "peer_has_room", "peer_no", "peer_later", "peer_yes", "peer_talk")


def events(viewer: Viewer) -> Iterator[Event]:
    """Steps of proposals as events; who said no stands in the reason's name, never a person."""
    steps = ProposalStep.objects.filter(name__in=KINDS, superseded_by=None).select_related("proposal")
    if viewer.is_coordinator:
        steps = steps.filter(proposal__programme_id__in=viewer.programme_ids)
    elif viewer.role != SYSTEM:
        return
    for step in steps.iterator():
        kind = KINDS[step.name]
        payload = {"programme": str(step.proposal.programme_id)}
        yield Event(
            kind=kind,
            episode=step.proposal_id,
            happened_at=step.happened_at,
            written_at=step.written_at,
            by_role=step.by_role,
            payload=payload | ({"reason_code": step.name} if kind == "match.declined" else {}),
            who=same_one(Hat.PARTICIPANT, step.proposal.participant_id),
        )


def tell(viewer: Viewer, person_id: UUID) -> dict[str, Any]:
    """Wishes, notes, what one was asked and answered, and pairs. Where a no was the other's, nothing stands."""
    wishes = Wishes.objects.filter(person_id=person_id).first()
    return {
        "wishes": _wishes(wishes) if wishes else {},
        "must_not_meet": [
            {"on": row.set_at.isoformat(), "words": row.words} for row in _notes(viewer, person_id)
        ],
        "thought_of": [
            {"on": p.made_at.isoformat(), "why": p.why}
            for p in Proposal.objects.filter(participant_id=person_id)
        ],
        "suggested": [
            {"on": d.happened_at.isoformat(), "what": str(d.get_what_display())} | _why(d)
            for d in Decision.objects.filter(participant_id=person_id)
        ],
        "by_hand": [
            {"on": said.happened_at.isoformat(), "by_hand": said.by_hand}
            for said in ByHand.objects.filter(person_id=person_id, hat__in=_hats(viewer))
        ],
        "lots": [
            {"on": one.happened_at.isoformat(), "what": str(one.get_what_display())} | _lot(one)
            for one in Lot.objects.filter(person_id=person_id)
        ],
        "asked": _steps(ProposalStep.objects.filter(proposal__participant_id=person_id), OF_PARTICIPANT),
        "asked_as_peer": _steps(ProposalStep.objects.filter(proposal__peer_id=person_id), OF_PEER),
        "pairs": _pairs(Pair.objects.filter(participant_id=person_id)),
        "pairs_as_peer": _pairs(Pair.objects.filter(peer_id=person_id)),
    }


def _why(decision: Decision) -> dict[str, str]:
    """Why two were put aside may be about the other one, and is not this person's to read."""
    return {} if decision.what == Decision.What.DROPPED else {"why": decision.why or ""}


def _lot(one: Lot) -> dict[str, str]:
    group = lot_words(one.group) if one.group else ""
    return {name: value for name, value in (("group", group), ("why", one.why)) if value}


def _notes(viewer: Viewer, person_id: UUID) -> Any:
    """Said as a peer, it stands in the peer's copy; everything else in the participant's."""
    rows = MustNotMeet.objects.filter(person_id=person_id)
    if viewer.role == SYSTEM:
        return rows
    return rows.filter(by_role=Hat.PEER) if viewer.is_peer else rows.exclude(by_role=Hat.PEER)


def _hats(viewer: Viewer) -> list[str]:
    """Two rooms, sealed from each other: what was said as a peer is not told to the participant."""
    own = Hat.PEER if viewer.is_peer else Hat.PARTICIPANT
    return [Hat.PEER, Hat.PARTICIPANT] if viewer.role == SYSTEM else [own]


def _wishes(wishes: Wishes) -> dict[str, Any]:
    return {
        "words": wishes.words,
        "themes": wishes.themes,
        "asked": wishes.asked,
        "not_wanted": wishes.not_wanted,
        "marked": wishes.marked,
        "changed_at": wishes.changed_at.isoformat(),
    }


def _steps(steps: Any, names: tuple[str, ...]) -> list[dict[str, str]]:
    return [
        {"step": step.name, "happened_at": step.happened_at.isoformat(), "by": step.by_role}
        for step in steps.filter(name__in=names)
    ]


def _pairs(pairs: Any) -> list[dict[str, str | None]]:
    return [
        {"since": pair.since.isoformat(), "ended_at": pair.ended_at.isoformat() if pair.ended_at else None}
        for pair in pairs
    ]
