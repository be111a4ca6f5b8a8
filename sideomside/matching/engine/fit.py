"""Points in whole numbers: 1 is a thousandth of everything the participant asked for."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain
from math import log

from .sides import Candidate, Seeker, metres_between
from .weights import TERMS, Weights

FULL = 1000


def rarity(candidates: Iterable[Candidate]) -> dict[str, int]:
    """A shared theme that few can talk about counts more; key "" is for themes nobody offers."""
    held = Counter(chain.from_iterable(candidate.themes for candidate in candidates))
    everything = held.total() + len(held) + 1
    return {theme: max(1, round(10 * log(everything / (held[theme] + 1)))) for theme in (*held, "")}


def terms(
    seeker: Seeker, candidate: Candidate, weights: Weights, rare: Mapping[str, int]
) -> dict[str, int | None]:
    """Each term 0..1000, or None when too little was said to judge it."""
    return {
        "themes": _themes(seeker, candidate, rare),
        "nearness": _nearness(seeker, candidate),
        "times": _times(seeker, candidate, weights),
        "wishes": _wishes(seeker, candidate),
    }


def fit(seeker: Seeker, candidate: Candidate, weights: Weights, rare: Mapping[str, int]) -> int:
    """Weighted mean of the terms that can be judged; who asked for nothing has all of it."""
    judged = terms(seeker, candidate, weights, rare)
    total = weight = 0
    for term in TERMS:
        points = judged[term]
        if points is not None:
            counts = weights.of(term) * (2 if seeker.most_important == term else 1)
            total, weight = total + counts * points, weight + counts
    return total // weight if weight else FULL


def tier_points(waiting_days: int, weights: Weights) -> int:
    """Waiting weighs more than any fit: nobody is overtaken for ever by better matches."""
    return weights.tier_points[bisect_right(weights.tier_days, waiting_days)]


def load_cost(candidate: Candidate, weights: Weights) -> int:
    """What one more companionship would cost this peer, on the peer's own scale."""
    step = min(candidate.load, len(weights.load_costs) - 1)
    return weights.load_costs[step] * candidate.load_percent // 100


def wishes_met(seeker: Seeker, candidate: Candidate) -> dict[str, bool]:
    """Each "rather" the participant voiced, and whether this peer meets it."""
    said = {
        "gender": (seeker.gender_rather, {candidate.gender}),
        "age": (seeker.age_rather, {candidate.age_band}),
        "format": (seeker.format_rather, candidate.formats),
        "language": (seeker.language_rather, candidate.languages),
    }
    return {code: bool(wish & offer) for code, (wish, offer) in said.items() if wish}


def _themes(seeker: Seeker, candidate: Candidate, rare: Mapping[str, int]) -> int | None:
    own = dict.fromkeys(seeker.themes)
    asked = sum(_rare(theme, rare) for theme in own)
    shared = sum(_rare(theme, rare) for theme in own if theme in candidate.themes)
    return FULL * shared // asked if asked else None


def _rare(theme: str, rare: Mapping[str, int]) -> int:
    return rare.get(theme, rare.get("", 1))


def _nearness(seeker: Seeker, candidate: Candidate) -> int | None:
    distance = metres_between(seeker, candidate)
    if distance is not None and seeker.reach_km:
        far = 3 * seeker.reach_km * 1000
        return max(0, FULL * (far - 2 * distance) // far)
    if seeker.areas and candidate.areas:
        return FULL if seeker.areas & candidate.areas else 0
    return None


def _times(seeker: Seeker, candidate: Candidate, weights: Weights) -> int | None:
    if not seeker.slots or not candidate.slots:
        return None
    shared = (seeker.slots & candidate.slots).bit_count()
    return min(FULL, FULL * shared // weights.full_slots)


def _wishes(seeker: Seeker, candidate: Candidate) -> int | None:
    met = wishes_met(seeker, candidate)
    return FULL * sum(met.values()) // len(met) if met else None
