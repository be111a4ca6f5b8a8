"""Everything we know of somebody, told by each room that remembers people."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from sideomside.breaches import queries as breaches
from sideomside.companionship import queries as companionship
from sideomside.concerns import queries as concerns
from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose
from sideomside.direction import queries as direction
from sideomside.gatherings import queries as gatherings
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.fields import SealedField
from sideomside.ground.vault.privacy import KEEP_DAYS, declared_models
from sideomside.intake import queries as intake
from sideomside.matching import queries as matching
from sideomside.messages import queries as messages
from sideomside.outcomes import queries as outcomes
from sideomside.oversight import queries as oversight
from sideomside.partners import queries as partners
from sideomside.path import queries as path
from sideomside.peers import queries as peers
from sideomside.people import queries as people
from sideomside.people.rules import Hat, Viewer, is_self
from sideomside.privacy.queries.looking import what_was_done, who_looked
from sideomside.stories import queries as stories

OF_WORK = ("person", "contacts", "absences", "has_an_account")
WAY_IN = re.compile(r"/m/[^/\s]+/")

# Written out by hand: a room that is missing here fails tests/test_nothing_is_left_out.py.
ROOMS: dict[str, Callable[[Viewer, UUID], dict[str, Any]]] = {
    "people": people.tell,
    "consent": consent.tell,
    "intake": intake.tell,
    "peers": peers.tell,
    "matching": matching.tell,
    "companionship": companionship.tell,
    "direction": direction.tell,
    "gatherings": gatherings.tell,
    "messages": messages.tell,
    "outcomes": outcomes.tell,
    "partners": partners.tell,
    "stories": stories.tell,
    "concerns": concerns.tell,
    "path": path.tell,
    "oversight": oversight.tell,
    "breaches": breaches.tell,
}


def everything(viewer: Viewer, person_id: UUID) -> dict[str, Any]:
    """The person's own copy; nothing to anybody else."""
    if not is_self(viewer, person_id):
        return {}
    told = {room: tell(viewer, person_id) for room, tell in ROOMS.items()}
    if not viewer.is_participant:
        return at_work(viewer, told) | {"log": _log(viewer)}
    return told | {"letters": _letters(person_id), "log": _log(viewer)}


def at_work(viewer: Viewer, told: dict[str, Any]) -> dict[str, Any]:
    """What somebody is told where they work here: nothing of what they may be to us as a participant."""
    people_, matching_, gatherings_ = told["people"], told["matching"], told["gatherings"]
    roles = [one for one in people_.get("roles", []) if one["role"] != str(Hat.PARTICIPANT.label)]
    yeses = [one for one in told["consent"]["consents"] if one["for"] == str(Purpose.PEER.label)]
    walks = [one for one in told["companionship"]["companionships"] if one["as"] == "peer"]
    return {
        "people": {name: people_[name] for name in OF_WORK if name in people_} | {"roles": roles},
        "consent": {"consents": yeses},
        "peers": told["peers"],
        "matching": {name: matching_[name] for name in ("asked_as_peer", "pairs_as_peer")},
        "companionship": told["companionship"] if viewer.is_peer else {"companionships": walks},
        "gatherings": {name: gatherings_[name] for name in gatherings.AT_WORK},
        "messages": told["messages"],
        "partners": {name: told["partners"][name] for name in partners.AT_WORK},
        "stories": stories.told_at_work(viewer, told["stories"]),
        "concerns": told["concerns"],
        "path": path.told_at_work(viewer, told["path"]),
        "oversight": told["oversight"],
        "breaches": told["breaches"],
    }


def how_long(viewer: Viewer) -> list[dict[str, Any]]:
    """Each kind of thing we remember about people: why, how long, and which words of it are sealed."""
    return [
        {
            "what": model._meta.label,
            "why": str(privacy.why),
            "kept_days": KEEP_DAYS[privacy.keep],
            "sealed": [str(f.label) for f in model._meta.concrete_fields if isinstance(f, SealedField)],
        }
        for model, privacy in declared_models()
        if privacy.about
    ]


def _letters(person_id: UUID) -> list[dict[str, Any]]:
    """What we have sent; the words leave us when the letter does, and a way in is no part of a copy."""
    return [
        {
            "sent": letter.sent_at,
            "channel": letter.channel,
            "subject": letter.subject,
            "words": WAY_IN.sub("/m/…/", letter.text or ""),
        }
        for letter in Letter.objects.filter(to_id=person_id).order_by("made_at")
    ]


def _log(viewer: Viewer) -> list[dict[str, Any]]:
    looks = [*who_looked(viewer), *what_was_done(viewer)]
    return [{"day": look.day, "who": look.who, "what": look.what, "times": look.times} for look in looks]
