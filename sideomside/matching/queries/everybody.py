"""Everybody who waits in a programme and every peer, as the engine reads them. Opened in memory, and kept nowhere."""

from dataclasses import dataclass
from uuid import UUID

from sideomside.consent import queries as consent
from sideomside.consent.rules import Purpose
from sideomside.intake import queries as intake
from sideomside.matching.engine.sides import Candidate, Seeker
from sideomside.matching.engine.weights import Weights
from sideomside.matching.queries.after_ending import not_ready_for_somebody_new
from sideomside.matching.queries.by_hand import by_hand
from sideomside.matching.queries.held import held
from sideomside.matching.queries.policy import weights_for
from sideomside.matching.queries.sides import candidates, seekers
from sideomside.matching.queries.standing import here
from sideomside.matching.queries.waiting import asked_or_met, last_closed
from sideomside.matching.rules import Ending, may_plan
from sideomside.peers import queries as peers
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Hat, Viewer


@dataclass(frozen=True)
class Everybody:
    """`seekers` may be suggested somebody tonight; `why_not` holds the others who wait, each with a code."""

    programme: Programme
    weights: Weights
    seekers: list[Seeker]
    candidates: list[Candidate]
    facts: dict[str, peers.PeerFacts]
    why_not: dict[UUID, str]
    by_hand: set[UUID]  # peers who would rather be asked by a person alone

    @property
    def suggestible(self) -> list[Candidate]:
        return [one for one in self.candidates if UUID(one.id) not in self.by_hand]

    @property
    def both(self) -> tuple[list[Seeker], list[Candidate]]:
        return self.seekers, self.suggestible

    @property
    def waiting(self) -> set[str]:
        return {one.id for one in self.seekers}


def everybody(viewer: Viewer, programme: Programme) -> Everybody | None:
    """For the house by night, and the programme's coordinators; None for anybody else."""
    if not may_plan(viewer, programme.id):
        return None
    waiting = who_waits(viewer, programme)
    why_not = _why_not(viewer, waiting)
    facts = peers.candidates(viewer, programme.id)
    persons = [person for person_id, person in waiting.items() if person_id not in why_not]
    read = seekers(viewer, persons, programme, [each.person_id for each in facts])
    return Everybody(
        programme=programme,
        weights=weights_for(viewer, programme.id),
        seekers=read,
        candidates=candidates(viewer, programme, facts),
        facts={str(each.person_id): each for each in facts},
        why_not=why_not,
        by_hand=by_hand(viewer, [each.person_id for each in facts], Hat.PEER),
    )


def who_waits(viewer: Viewer, programme: Programme) -> dict[UUID, Person]:
    """Had the first talk, is here, and neither meets nor is asked about anybody; the longest wait first."""
    ready = [one for one in intake.ready_for_a_peer(viewer) if one.programme_id == programme.id]
    found = {one.person_id: one.person for one in ready}
    gone = asked_or_met(viewer, set(found)) | not_ready_for_somebody_new(viewer, found)
    present = {person_id for person_id, where in here(viewer, set(found)) if where == programme.id}
    return {key: person for key, person in found.items() if key in present - gone}


def _why_not(viewer: Viewer, waiting: dict[UUID, Person]) -> dict[UUID, str]:
    """Nobody is suggested without their yes, against their wish, or just after "not right now"."""
    agreed = consent.among(viewer, waiting, Purpose.MATCHING)
    alone = by_hand(viewer, waiting, Hat.PARTICIPANT)
    last = last_closed(viewer, set(waiting))
    later = {key for key, one in last.items() if one.ending == Ending.PARTICIPANT_LATER}
    said = {key: "later" for key in later} | {key: "by_hand" for key in alone}
    said |= dict.fromkeys(held(viewer, waiting), "lots")
    return said | {key: "no_yes" for key in waiting if key not in agreed}
