"""Suggestions for a coordinator: who for whom, what they share, and what would change for everybody else."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sideomside.ground.audit import log
from sideomside.matching.engine.fit import fit, rarity
from sideomside.matching.engine.musts import broken
from sideomside.matching.engine.reasons import shared, talk_about
from sideomside.matching.engine.sides import Candidate, Seeker, available
from sideomside.matching.models import Night
from sideomside.matching.queries.decided import Decided, decided_in, latest_decisions, newest_night, undecided
from sideomside.matching.queries.everybody import Everybody, everybody
from sideomside.matching.queries.naming import known_names
from sideomside.matching.rules import (
    Names,
    changes,
    codes_of,
    could_meet,
    hardly_ever_no,
    if_not,
    if_taken,
    may_decide,
    share_words,
    stale_words,
    talk_codes,
    talk_words,
)
from sideomside.people import queries as people
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer

Named = dict[UUID, str]
AT_A_TIME = 30
"""Those who have waited longest; the others come as these are decided."""


@dataclass(frozen=True)
class Instead:
    """Another peer one could ask, and what that would change."""

    peer_id: UUID
    peer: str
    changes: list[str]


@dataclass(frozen=True)
class Suggestion:
    """One suggestion in words. `stale` says why it cannot be taken any more."""

    night_id: UUID
    person_id: UUID
    name: str
    peer_id: UUID
    peer: str
    face: str = ""
    days: int = 0
    shares: list[str] = field(default_factory=list)
    talk: list[str] = field(default_factory=list)
    codes: list[list[Any]] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    instead: list[Instead] = field(default_factory=list)
    stale: str = ""


@dataclass(frozen=True)
class Board:
    programme: Programme
    night: Night | None
    rows: list[Suggestion]
    decided: list[Decided]
    hardly_ever_no: bool
    version: int  # of the rules by which it was worked out


def board(viewer: Viewer, programme: Programme) -> Board | None:
    """None for whoever does not coordinate here. Each look is written down for all who are on it."""
    if not may_decide(viewer, programme.id):
        return None
    night = newest_night(viewer, programme.id)
    rows = _rows(viewer, programme, night, undecided(viewer, night)) if night else []
    decided = decided_in(viewer, night) if night else []
    rows = sorted(rows, key=lambda one: (bool(one.stale), -one.days, one.name))[:AT_A_TIME]
    shown = {str(one.person_id) for one in rows}
    named = [_everybody_in(one) for one in (night.found if night else None) or [] if one["person"] in shown]
    log.record_list(viewer, sorted({UUID(key) for each in named for key in each}, key=str), screen="board")
    return Board(
        programme=programme,
        night=night,
        rows=rows,
        decided=decided,
        hardly_ever_no=hardly_ever_no(latest_decisions(viewer, programme.id)),
        version=night.weights_version if night else 0,
    )


def suggestion(viewer: Viewer, programme: Programme, person_id: UUID) -> Suggestion | None:
    """One that nobody has decided yet, as it stands now."""
    night = newest_night(viewer, programme.id) if may_decide(viewer, programme.id) else None
    waiting = undecided(viewer, night) if night else []
    theirs = [one for one in waiting if one["person"] == str(person_id)]
    return next(iter(_rows(viewer, programme, night, theirs)), None) if night else None


def _rows(
    viewer: Viewer, programme: Programme, night: Night, waiting: list[dict[str, Any]]
) -> list[Suggestion]:
    everyone = everybody(viewer, programme) if waiting else None
    if everyone is None:
        return []
    called = people.names(viewer, {UUID(key) for one in waiting for key in _everybody_in(one)})
    names = {key: name or _("Somebody") for key, name in called.items()}
    read = _Read(everyone, names, known_names(viewer))
    return [_row(night, one, read) for one in waiting]


@dataclass(frozen=True)
class _Read:
    """Everybody as they are now, and what people and codes are called; looked up once for a page."""

    everyone: Everybody
    called: Named
    known: Names


def _everybody_in(one: dict[str, Any]) -> set[str]:
    moves = [who for each in one["moves"].values() for move in each for who in move if who]
    return {one["person"], one["peer"], *one["waits_too"], *(key for key in one["moves"] if key), *moves}


def _row(night: Night, one: dict[str, Any], read: _Read) -> Suggestion:
    person_id, peer_id = UUID(one["person"]), UUID(one["peer"])
    said = {"participant": read.called.get(person_id, ""), "peer": read.called.get(peer_id, "")}
    two = Suggestion(night.id, person_id, said["participant"], peer_id, said["peer"])
    code = _stale(read.everyone, one["person"], one["peer"])
    return Suggestion(*_first_five(two), stale=stale_words(code, said)) if code else _told(two, one, read)


def _first_five(two: Suggestion) -> tuple[UUID, UUID, str, UUID, str]:
    return two.night_id, two.person_id, two.name, two.peer_id, two.peer


def _told(two: Suggestion, one: dict[str, Any], read: _Read) -> Suggestion:
    """Both are here, and it still fits: what they share is told from what they say now."""
    everyone, names = read.everyone, read.called
    seeker, candidate = _both(everyone, one["person"], one["peer"])
    facts = everyone.facts[candidate.id]
    codes = codes_of(shared(seeker, candidate), seeker, facts.formats)
    return Suggestion(
        *_first_five(two),
        face=facts.face,
        days=seeker.waiting_days,
        shares=share_words(codes, read.known),
        talk=talk_words(talk_codes(talk_about(seeker, candidate, everyone.weights), seeker, facts.formats)),
        codes=[[code, values] for code, values in codes],
        taken=if_taken(
            two.peer,
            one["left"],
            [
                names.get(UUID(key), "")
                for key in one["waits_too"]
                if could_meet(everyone.both, key, candidate.id)
            ],
        ),
        dropped=if_not(changes(one["moves"].get(""), everyone.both, names)),
        instead=[
            Instead(UUID(key), names.get(UUID(key), ""), if_not(what))
            for key, what in (
                (key, changes(moves, everyone.both, names)) for key, moves in one["moves"].items()
            )
            if key and what is not None and could_meet(everyone.both, one["person"], key)
        ],
    )


def _both(everyone: Everybody, person: str, peer: str) -> tuple[Seeker, Candidate]:
    seeker = next(one for one in everyone.seekers if one.id == person)
    return seeker, next(one for one in everyone.candidates if one.id == peer)


def _stale(everyone: Everybody, person: str, peer: str) -> str:
    """By the rules and the people as they are now: one undivided answer for whatever keeps a peer away."""
    if not any(one.id == person for one in everyone.seekers):
        return "participant"
    if not any(one.id == peer for one in everyone.suggestible):
        return "peer"
    seeker, candidate = _both(everyone, person, peer)
    if not available(seeker, candidate):
        return "peer"
    least, rare = everyone.weights.minimum_fit, rarity(everyone.suggestible)
    fits = not broken(seeker, candidate, everyone.weights)
    return "" if fits and fit(seeker, candidate, everyone.weights, rare) >= least else "wishes"
