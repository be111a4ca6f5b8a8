"""A person's own copy: everything that stands about their way to being a peer."""

from typing import Any
from uuid import UUID

from sideomside.path.models import (
    Attended,
    Certificate,
    CoverOffer,
    Employed,
    Expense,
    Giving,
    Leaving,
    PathStep,
    PeerPath,
    Pulse,
    Reference,
    Signature,
    SparringNote,
    SparringSeat,
    TrainingSeat,
)
from sideomside.path.rules import kroner
from sideomside.people.rules import Viewer, is_self

# What is somebody's as a participant; it is not told where they work.
AS_PARTICIPANT = frozenset({"while_your_peer_was_away", "offered_to_you"})


def tell(viewer: Viewer, person_id: UUID) -> dict[str, Any]:
    """In their own words and ours; `privacy` has asked who wants it."""
    if not is_self(viewer, person_id):
        return {}
    paths = PeerPath.objects.filter(person_id=person_id).select_related("programme")
    signed = Signature.objects.filter(person_id=person_id).select_related("paper")
    seats = TrainingSeat.objects.filter(person_id=person_id).select_related("day__module")
    learned = Attended.objects.filter(person_id=person_id).select_related("module")
    return (
        _looked_after(person_id)
        | _worked(person_id)
        | _parted(person_id)
        | {
            "learned": [{"what": one.module.title, "on": one.on, "minutes": one.minutes} for one in learned],
            "days_for_learning": [
                {"what": one.day.module.title, "at": one.day.starts_at, "asked_anew": one.asked_anew}
                for one in seats
            ],
            "ways": [_way(one) for one in paths],
            "signed": [_signed(one) for one in signed],
        }
    )


def _looked_after(person_id: UUID) -> dict[str, Any]:
    seats = SparringSeat.objects.filter(person_id=person_id).select_related("sparring")
    notes = SparringNote.objects.filter(person_id=person_id).select_related("sparring")
    pulses = Pulse.objects.filter(person_id=person_id)
    offers = CoverOffer.objects.filter(person_id=person_id)
    return {
        "sparring": [
            {"at": one.sparring.starts_at, "came": one.came, "asked_anew": one.asked_anew} for one in seats
        ],
        "own_notes": [{"at": one.sparring.starts_at, "words": one.words} for one in notes],
        "how_you_were": [
            {"asked_at": one.asked_at, "answer": one.said, "would_like_a_call": one.call} for one in pulses
        ],
        "while_your_peer_was_away": [
            {"at": one.offered_at, "what": str(one.get_what_display())} for one in offers
        ],
    }


def _worked(person_id: UUID) -> dict[str, Any]:
    """Where one is employed, and what one laid out."""
    jobs = Employed.objects.filter(person_id=person_id)
    laid_out = Expense.objects.filter(person_id=person_id)
    return {
        "employed": [
            {"place": one.house, "minutes": one.minutes_a_week, "from": one.first_day, "until": one.last_day}
            for one in jobs
        ],
        "laid_out": [
            {
                "day": one.day,
                "amount": kroner(one.ore),
                "what": one.what,
                "state": str(one.get_state_display()),
                "note": one.said,
            }
            for one in laid_out
        ],
    }


def _parted(person_id: UUID) -> dict[str, Any]:
    """What was offered, and goodbyes."""
    offered = Giving.objects.filter(person_id=person_id)
    goodbyes = Leaving.objects.filter(person_id=person_id)
    return {
        "offered_to_you": [
            {
                "what": str(one.get_step_display()),
                "at": one.offered_at,
                "answer": str(one.get_answer_display()),
            }
            for one in offered
        ],
        "goodbyes": [
            {"at": one.said_at, "what_you_took_along": one.words, "thanks": one.thanks} for one in goodbyes
        ],
    }


def _way(path: PeerPath) -> dict[str, Any]:
    certificate = Certificate.objects.filter(path=path).first()
    return {
        "programme": path.programme.name,
        "state": str(path.get_state_display()),
        "since": path.moved_at,
        "words": path.words,
        "steps": [_step(one) for one in PathStep.objects.filter(path=path)],
        "who_knows_you": [_reference(one) for one in Reference.objects.filter(path=path)],
        "child_certificate": _certificate(certificate) if certificate else None,
    }


def _step(step: PathStep) -> dict[str, Any]:
    return {"what": str(step.get_name_display()), "happened_at": step.happened_at, "note": step.note}


def _reference(one: Reference) -> dict[str, Any]:
    return {
        "name": one.name,
        "value": one.reach,
        "asked_at": one.asked_at,
        "answered_at": one.answered_at,
        "words": one.words,
    }


def _certificate(one: Certificate) -> dict[str, Any]:
    return {
        "what": str(one.get_sort_display()),
        "asked_at": one.asked_at,
        "seen_at": one.seen_at,
        "outcome": dict(Certificate.Outcome.choices).get(one.outcome or "", one.outcome),
        "renew_on": one.renew_on,
    }


def _signed(one: Signature) -> dict[str, Any]:
    """With the words as they were."""
    words = one.paper.en if one.language == "en" else one.paper.da
    return {
        "what": str(one.paper.get_name_display()),
        "version": one.paper.version,
        "at": one.signed_at,
        "words": words,
    }


def told_at_work(viewer: Viewer, told: dict[str, Any]) -> dict[str, Any]:
    """A peer's own room; whoever wears another hat has laid something out at most."""
    if viewer.is_peer:
        return {name: said for name, said in told.items() if name not in AS_PARTICIPANT}
    return {"laid_out": told["laid_out"]} if told.get("laid_out") else {}
