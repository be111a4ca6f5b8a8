"""Up to three peers with reasons. The engine proposes, a person decides."""

from collections.abc import Iterable
from dataclasses import dataclass

from .fit import fit, load_cost, rarity, tier_points
from .musts import broken
from .reasons import Reason, shared, talk_about
from .sides import Candidate, Seeker, available
from .ties import tie_key
from .weights import Weights

LIMIT = 3


@dataclass(frozen=True)
class Suggestion:
    """One peer who could be asked. The numbers order the list and stay in the run's record, off the page."""

    candidate_id: str
    shares: tuple[Reason, ...]
    talk_about: tuple[Reason, ...]
    fit: int
    value: int
    talk_first: bool


def shortlist(
    seeker: Seeker,
    candidates: Iterable[Candidate],
    weights: Weights,
    limit: int = LIMIT,
    *,
    tie_secret: bytes,
) -> list[Suggestion]:
    """The best few who break no rule and reach the programme's minimum fit."""
    everyone = ranked(seeker, candidates, weights, tie_secret=tie_secret)
    return [one for one in everyone if not one.talk_first][:limit]


def others(
    seeker: Seeker,
    candidates: Iterable[Candidate],
    weights: Weights,
    limit: int = LIMIT,
    *,
    tie_secret: bytes,
) -> list[Suggestion]:
    """Everyone else who breaks no rule, in the same order; some of them marked "talk first"."""
    everyone = ranked(seeker, candidates, weights, tie_secret=tie_secret)
    shown = [one for one in everyone if not one.talk_first][:limit]
    return [one for one in everyone if one not in shown]


def ranked(
    seeker: Seeker, candidates: Iterable[Candidate], weights: Weights, *, tie_secret: bytes
) -> list[Suggestion]:
    """All who break no rule, best first, equals by keyed hash."""
    everyone = tuple(candidates)
    rare = rarity(everyone)
    found = [
        _suggestion(seeker, one, weights, fit(seeker, one, weights, rare))
        for one in everyone
        if available(seeker, one) and not broken(seeker, one, weights)
    ]
    return sorted(found, key=lambda one: (-one.value, tie_key(tie_secret, seeker.id, one.candidate_id)))


def _suggestion(seeker: Seeker, candidate: Candidate, weights: Weights, points: int) -> Suggestion:
    return Suggestion(
        candidate_id=candidate.id,
        shares=shared(seeker, candidate),
        talk_about=talk_about(seeker, candidate, weights),
        fit=points,
        value=tier_points(seeker.waiting_days, weights) + points - load_cost(candidate, weights),
        talk_first=points < weights.minimum_fit,
    )
