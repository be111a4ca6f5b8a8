"""Working out who could be suggested for whom, and deciding about it. Nobody is asked by either."""

import json
from dataclasses import asdict
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import blind_for_house
from sideomside.matching.engine.whole.tonight import Tonight, tonight
from sideomside.matching.models import Decision, Night, Proposal
from sideomside.matching.queries import (
    Everybody,
    everybody,
    newest_night,
    put_aside,
    secret_of_today,
    undecided,
)
from sideomside.matching.rules import DecidedAlready, GoneStale, may_decide, may_plan
from sideomside.people import queries as people
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer, allow


@transaction.atomic
def work_out(*, programme: Programme, by: Viewer) -> Night:
    """The best plan for everybody who waits, from what they say now; who it names is sealed, and nobody is asked."""
    allow(may_plan(by, programme.id))
    everyone = everybody(by, programme)
    found = tonight(
        everyone.seekers,
        everyone.suggestible,
        everyone.weights,
        secret_of_today(by),
        put_aside(by, programme.id),
    )
    _close_earlier(programme)
    night = Night(
        programme=programme,
        made_at=timezone.now(),
        by_id=by.person_id,
        weights_version=everyone.weights.version,
        waiting=len(everyone.seekers) + len(everyone.why_not),
        met=len(found.suggested),
        value=found.certificate.value,
        bound=found.certificate.bound,
        engine=found.engine,
        instance=_instance(everyone),
        found=_kept(found),
    )
    night.save(force_insert=True)
    log.record("board.made", thing=night.id, detail={"found": night.met}, by=by)
    return night


@transaction.atomic
def drop(*, programme: Programme, person_id: UUID, peer_id: UUID, why: str, by: Viewer) -> Decision:
    """Not these two, for now; another two, worked out meanwhile, are not what was read."""
    allow(may_decide(by, programme.id))
    night, one = _held(programme, person_id, by)
    if one["peer"] != str(peer_id):
        raise GoneStale
    return _decide(night, one, Decision.What.DROPPED, why=why, by=by)


@transaction.atomic
def decide_beside(*, proposal: Proposal, by: Viewer) -> None:
    """Somebody was asked, whichever page it came from: the suggestion there was is decided with it."""
    allow(may_decide(by, proposal.programme_id))
    night = newest_night(by, proposal.programme_id)
    if night:
        Night.objects.select_for_update(of=("self",)).get(id=night.id)
    waiting = undecided(by, night) if night else []
    one = next((each for each in waiting if each["person"] == str(proposal.participant_id)), None)
    if night and one:
        same = one["peer"] == str(proposal.peer_id)
        what = Decision.What.TAKEN if same else Decision.What.CHANGED
        _decide(night, one, what, why=proposal.why or "", proposal=proposal, by=by)


@transaction.atomic
def take_out(*, person_id: UUID, by: Viewer) -> None:
    """Whoever is forgotten stands in no suggestion, neither as one of the two nor as somebody who would move."""
    for night in Night.objects.exclude(found=None):
        kept = [one for one in night.found if str(person_id) not in json.dumps(one)]
        if len(kept) < len(night.found):
            night.found = kept
            night.save(update_fields=["found"])


def _held(programme: Programme, person_id: UUID, by: Viewer) -> tuple[Night, dict[str, object]]:
    """The suggestion as it stands, one press at a time; whoever comes second is told who was first."""
    night = newest_night(by, programme.id)
    held = Night.objects.select_for_update(of=("self",)).get(id=night.id) if night else None
    one = (
        next((each for each in undecided(by, held) if each["person"] == str(person_id)), None)
        if held
        else None
    )
    if held and one:
        return held, one
    known = Decision.objects.filter(night=held, participant_id=person_id).first() if held else None
    if known is None:
        raise GoneStale
    who = people.names(by, [known.by_id]).get(known.by_id, "").partition(" ")[0]
    raise DecidedAlready(who, str(known.get_what_display()))


def _decide(
    night: Night, one: dict[str, object], what: str, *, why: str, proposal: Proposal | None = None, by: Viewer
) -> Decision:
    decision = Decision(
        night=night,
        programme_id=night.programme_id,
        participant_id=UUID(str(one["person"])),
        peer_id=UUID(str(one["peer"])),
        what=what,
        why=why,
        proposal=proposal,
        weights_version=night.weights_version,
        happened_at=timezone.now(),
        by_id=by.person_id,
        by_role=by.role,
    )
    decision.save(force_insert=True)
    verb = "board.dropped" if what == Decision.What.DROPPED else "board.decided"
    log.record(verb, about=decision.participant_id, thing=decision.id, by=by)
    return decision


def _close_earlier(programme: Programme) -> None:
    """Yesterday's names are nobody's any more; how many they were stays."""
    Night.objects.filter(programme=programme).exclude(found=None).update(found=None)


def _kept(found: Tonight) -> list[dict[str, object]]:
    return [
        {
            "person": one.seeker,
            "peer": one.peer,
            "left": one.left,
            "waits_too": list(one.waits_too),
            "moves": {peer: [list(move) for move in moves] for peer, moves in one.moves.items()},
        }
        for one in found.suggested
    ]


def _instance(everyone: Everybody) -> str:
    """The same people saying the same give the same mark; nobody can read it back."""
    told = [asdict(one) for one in (*everyone.seekers, *everyone.candidates)]
    told.sort(key=lambda one: str(one["id"]))
    return blind_for_house("night", json.dumps(told, default=sorted, sort_keys=True))
