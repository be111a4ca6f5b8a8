"""The hard rules: a pair that breaks one does not exist. Each has a code the room can put into words."""

from collections.abc import Callable

from .sides import Candidate, Seeker, both_accept_phone, metres_between
from .weights import Weights

Rule = Callable[[Seeker, Candidate, Weights], bool]


def _language(seeker: Seeker, candidate: Candidate, _: Weights) -> bool:
    return bool(seeker.languages & candidate.languages)


def _format(seeker: Seeker, candidate: Candidate, _: Weights) -> bool:
    return _shared_or_unsaid(seeker.formats, candidate.formats)


def _times(seeker: Seeker, candidate: Candidate, _: Weights) -> bool:
    return not seeker.slots or not candidate.slots or bool(seeker.slots & candidate.slots)


def _gender(seeker: Seeker, candidate: Candidate, _: Weights) -> bool:
    return not seeker.gender_must or candidate.gender in seeker.gender_must


def _age(seeker: Seeker, candidate: Candidate, _: Weights) -> bool:
    return not seeker.age_must or candidate.age_band in seeker.age_must


def _place(seeker: Seeker, candidate: Candidate, weights: Weights) -> bool:
    if seeker.areas & candidate.areas:
        return True
    distance = metres_between(seeker, candidate)
    if distance is not None and seeker.reach_km is not None:
        return distance <= reach_metres(seeker, candidate, weights)
    return _shared_or_unsaid(seeker.areas, candidate.areas) or both_accept_phone(seeker, candidate)


def _themes(seeker: Seeker, candidate: Candidate, _: Weights) -> bool:
    own = set(seeker.themes)
    return len(own & candidate.themes) >= min(seeker.need, len(own))


RULES: dict[str, Rule] = {
    "language": _language,
    "format": _format,
    "times": _times,
    "gender": _gender,
    "age": _age,
    "place": _place,
    "themes": _themes,
}


def broken(seeker: Seeker, candidate: Candidate, weights: Weights) -> tuple[str, ...]:
    """Codes of the rules this pair would break; empty when the two could meet."""
    return tuple(code for code, holds in RULES.items() if not holds(seeker, candidate, weights))


def reach_metres(seeker: Seeker, candidate: Candidate, weights: Weights) -> int:
    """How far apart is still fine; further when both are glad to talk on the phone."""
    stretch = weights.phone_reach if both_accept_phone(seeker, candidate) else 1
    return (seeker.reach_km or 0) * 1000 * stretch


def _shared_or_unsaid(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other)
