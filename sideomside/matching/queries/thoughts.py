"""Who could be asked for one participant: the engine's short list, and anybody else a coordinator may choose."""

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.utils import timezone

from sideomside.ground.vault.keys import blind_for_house
from sideomside.matching.engine.musts import broken
from sideomside.matching.engine.reasons import Reason, shared, talk_about
from sideomside.matching.engine.shortlist import Suggestion, ranked, shortlist
from sideomside.matching.engine.sides import Candidate, Seeker
from sideomside.matching.engine.weights import Weights
from sideomside.matching.engine.why_not import why_not
from sideomside.matching.models import Proposal
from sideomside.matching.queries.by_hand import by_hand
from sideomside.matching.queries.naming import known_names
from sideomside.matching.queries.policy import weights_for
from sideomside.matching.queries.sides import candidates, seeker
from sideomside.matching.rules import (
    Names,
    codes_of,
    needs_a_reason,
    reason_to_begin_with,
    share_words,
    talk_codes,
    talk_words,
    why_not_words,
)
from sideomside.peers import queries as peers
from sideomside.people import queries as people
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Hat, Viewer

# What a coordinator may look past when choosing somebody by hand. Never a language, a pause or a "must not meet".
WITHOUT_WISHES: dict[str, Any] = {
    "need": 0,
    "formats": frozenset(),
    "slots": 0,
    "areas": frozenset(),
    "reach_km": None,
    "gender_must": frozenset(),
    "age_must": frozenset(),
}


@dataclass(frozen=True)
class Thought:
    """One peer who could be asked: what the two share and what is worth a word, in words."""

    person_id: UUID
    name: str
    face: str
    employment: str
    capacity: int
    load: int
    shares: list[str]
    talk: list[str]
    shared: list[list[Any]]  # the same as codes, kept with the proposal
    place_in_list: int | None
    reason_needed: bool
    reason: str = ""  # stands there already, to be changed, when a suggested peer needs one
    why_not: str = ""  # of somebody the house does not suggest by itself


@dataclass(frozen=True)
class Pool:
    """The participant and every peer of the programme, as the engine reads them; loaded once for a page."""

    one: Seeker
    everybody: list[Candidate]
    facts: dict[str, peers.PeerFacts]
    weights: Weights
    by_hand: set[UUID]  # of these, whoever would rather be thought of by a person alone

    @property
    def suggestible(self) -> list[Candidate]:
        """Nobody, when the participant asked to be matched by hand."""
        if UUID(self.one.id) in self.by_hand:
            return []
        return [one for one in self.everybody if UUID(one.id) not in self.by_hand]

    @property
    def nobody_is_left_out(self) -> Seeker:
        return replace(self.one, **WITHOUT_WISHES)


def pool_for(viewer: Viewer, person: Person, programme: Programme) -> Pool:
    """Nobody is their own peer, in whichever room they are met."""
    facts = [each for each in peers.candidates(viewer, programme.id) if each.person_id != person.id]
    return Pool(
        one=seeker(viewer, person, programme, [each.person_id for each in facts]),
        everybody=candidates(viewer, programme, facts),
        facts={str(each.person_id): each for each in facts},
        weights=weights_for(viewer, programme.id),
        by_hand=by_hand(viewer, [person.id], Hat.PARTICIPANT)
        | by_hand(viewer, [each.person_id for each in facts], Hat.PEER),
    )


def suggested(viewer: Viewer, pool: Pool) -> list[Thought]:
    """Up to three, best first. None of them is chosen beforehand."""
    found = shortlist(pool.one, pool.suggestible, pool.weights, tie_secret=secret_of_today(viewer))
    return _thoughts(viewer, pool, found, listed=True)


def anybody_else(viewer: Viewer, pool: Pool) -> list[Thought]:
    """Everybody else who can be asked: first those who break no wish, then those who do."""
    secret, weights = secret_of_today(viewer), pool.weights
    first = {each.candidate_id for each in shortlist(pool.one, pool.suggestible, weights, tie_secret=secret)}
    fitting = [
        each
        for each in ranked(pool.one, pool.everybody, weights, tie_secret=secret)
        if each.candidate_id not in first
    ]
    seen = first | {each.candidate_id for each in fitting}
    free = pool.nobody_is_left_out
    beside = [
        _against_the_wishes(each, pool)
        for each in ranked(free, pool.everybody, weights, tie_secret=secret)
        if each.candidate_id not in seen
    ]
    thoughts = _thoughts(viewer, pool, [*fitting, *beside], listed=False)
    return sorted(thoughts, key=lambda one: one.name.casefold()) if not pool.suggestible else thoughts


def _against_the_wishes(each: Suggestion, pool: Pool) -> Suggestion:
    """Chosen past a wish: what they share is told by the wishes as they are, and so is what does not fit."""
    other = next(one for one in pool.everybody if one.id == each.candidate_id)
    broken_wishes = tuple(Reason(f"breaks_{code}") for code in broken(pool.one, other, pool.weights))
    return replace(
        each,
        shares=shared(pool.one, other),
        talk_about=broken_wishes + talk_about(pool.one, other, pool.weights),
    )


def _thoughts(viewer: Viewer, pool: Pool, found: list[Suggestion], *, listed: bool) -> list[Thought]:
    called = people.names(viewer, [UUID(each.candidate_id) for each in found])
    names, latest = known_names(viewer), _latest_places(viewer)
    thoughts = []
    for at, each in enumerate(found, 1):
        facts, place = pool.facts[each.candidate_id], at if listed else None
        shares = codes_of(each.shares, pool.one, facts.formats)
        needed = needs_a_reason(place, latest)
        thoughts.append(
            Thought(
                person_id=facts.person_id,
                name=called.get(facts.person_id, ""),
                face=facts.face,
                employment=facts.employment,
                capacity=facts.capacity,
                load=facts.load,
                shares=share_words(shares, names),
                talk=talk_words(talk_codes(each.talk_about, pool.one, facts.formats)),
                shared=[[code, values] for code, values in shares],
                place_in_list=place,
                reason_needed=needed,
                reason=reason_to_begin_with(shares, names) if needed and listed else "",
                why_not="" if listed else _why_not(pool, each.candidate_id, names),
            )
        )
    return thoughts


def _why_not(pool: Pool, candidate_id: str, names: Names) -> str:
    """By the wishes as they are, and the smallest change that would open the door to this very peer."""
    other = next(one for one in pool.everybody if one.id == candidate_id)
    return why_not_words(why_not(pool.one, other, pool.everybody, pool.weights), names)


def _latest_places(viewer: Viewer) -> list[int | None]:
    """Which suggestions this coordinator took lately, newest first."""
    own = Proposal.objects.filter(made_by_id=viewer.person_id).order_by("-made_at")
    return list(own.values_list("place_in_list", flat=True)[:3])


def secret_of_today(viewer: Viewer) -> bytes:
    """Equals change places from day to day, and stay where they are within one."""
    return sha256(blind_for_house("ties", str(timezone.localdate())).encode()).digest()
