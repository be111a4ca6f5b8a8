"""Who could be asked for one participant: the engine's short list, and anybody else a coordinator may choose."""

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.utils import timezone

from sideomside.ground.vault.keys import blind_for_house
from sideomside.matching.engine.musts import broken
from sideomside.matching.engine.reasons import Reason, shared, talk_about
from sideomside.matching.engine.shortlist import Suggestion, others, shortlist
from sideomside.matching.engine.sides import Candidate, Seeker
from sideomside.matching.engine.weights import Weights
from sideomside.matching.models import Proposal
from sideomside.matching.queries.naming import known_names
from sideomside.matching.queries.sides import candidates, seeker
from sideomside.matching.rules import needs_a_reason, reason_to_begin_with, share_words, talk_words
from sideomside.peers import queries as peers
from sideomside.people import queries as people
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Viewer

WEIGHTS = Weights()
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


@dataclass(frozen=True)
class Pool:
    """The participant and every peer of the programme, as the engine reads them; loaded once for a page."""

    one: Seeker
    everybody: list[Candidate]
    facts: dict[str, peers.PeerFacts]

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
    )


def suggested(viewer: Viewer, pool: Pool) -> list[Thought]:
    """Up to three, best first. None of them is chosen beforehand."""
    found = shortlist(pool.one, pool.everybody, WEIGHTS, tie_secret=_secret_of_today())
    return _thoughts(viewer, pool, found, listed=True)


def anybody_else(viewer: Viewer, pool: Pool) -> list[Thought]:
    """Everybody else who can be asked: first those who break no wish, then those who do."""
    secret = _secret_of_today()
    first = {each.candidate_id for each in shortlist(pool.one, pool.everybody, WEIGHTS, tie_secret=secret)}
    fitting = others(pool.one, pool.everybody, WEIGHTS, tie_secret=secret)
    seen = first | {each.candidate_id for each in fitting}
    free = pool.nobody_is_left_out
    beside = [
        _against_the_wishes(each, pool)
        for ask in (shortlist, others)
        for each in ask(free, pool.everybody, WEIGHTS, tie_secret=secret)
        if each.candidate_id not in seen
    ]
    return _thoughts(viewer, pool, [*fitting, *beside], listed=False)


def _against_the_wishes(each: Suggestion, pool: Pool) -> Suggestion:
    """Chosen past a wish: what they share is told by the wishes as they are, and so is what does not fit."""
    other = next(one for one in pool.everybody if one.id == each.candidate_id)
    broken_wishes = tuple(Reason(f"breaks_{code}") for code in broken(pool.one, other, WEIGHTS))
    return replace(
        each,
        shares=shared(pool.one, other),
        talk_about=broken_wishes + talk_about(pool.one, other, WEIGHTS),
    )


def _thoughts(viewer: Viewer, pool: Pool, found: list[Suggestion], *, listed: bool) -> list[Thought]:
    called = people.names(viewer, [UUID(each.candidate_id) for each in found])
    names, latest = known_names(viewer), _latest_places(viewer)
    thoughts = []
    for at, each in enumerate(found, 1):
        facts, place = pool.facts[each.candidate_id], at if listed else None
        shares = _shares(each, pool.one, facts)
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
                talk=talk_words(_talk(each, pool.one, facts)),
                shared=[[code, values] for code, values in shares],
                place_in_list=place,
                reason_needed=needed,
                reason=reason_to_begin_with(shares, names) if needed and listed else "",
            )
        )
    return thoughts


def _shares(each: Suggestion, one: Seeker, facts: peers.PeerFacts) -> list[tuple[str, list[Any]]]:
    """A wish about how to meet is told as what both would like to do."""
    shares = []
    for reason in each.shares:
        values = [value for value in reason.values if (reason.code, value) != ("wish", "format")]
        shares += [(reason.code, values)] if values else []
        if len(values) < len(reason.values):
            shares.append(("format", sorted(one.format_rather & facts.formats)))
    return shares


def _talk(each: Suggestion, one: Seeker, facts: peers.PeerFacts) -> list[tuple[str, list[Any]]]:
    """Whoever said how they would rather meet has said it."""
    said = bool(one.format_rather and facts.formats)
    return [(r.code, list(r.values)) for r in each.talk_about if not (said and r.code == "format_unsaid")]


def _latest_places(viewer: Viewer) -> list[int | None]:
    """Which suggestions this coordinator took lately, newest first."""
    own = Proposal.objects.filter(made_by_id=viewer.person_id).order_by("-made_at")
    return list(own.values_list("place_in_list", flat=True)[:3])


def _secret_of_today() -> bytes:
    """Equals change places from day to day, and stay where they are within one."""
    return sha256(blind_for_house("ties", str(timezone.localdate())).encode()).digest()
