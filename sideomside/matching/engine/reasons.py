"""Reasons as codes with values; only the room knows the words."""

from collections.abc import Sequence
from dataclasses import dataclass

from .fit import wishes_met
from .musts import reach_metres
from .sides import Candidate, Seeker, metres_between
from .slots import slots_in
from .weights import Weights


@dataclass(frozen=True)
class Reason:
    """`themes` with theme codes, `times` with slot numbers, `near` with whole kilometres, and so on."""

    code: str
    values: tuple[str | int, ...] = ()


def shared(seeker: Seeker, candidate: Candidate) -> tuple[Reason, ...]:
    """What the two have in common, themes first, in the order the participant named them."""
    met = [wish for wish, is_met in wishes_met(seeker, candidate).items() if is_met]
    found: dict[str, Sequence[str | int]] = {
        "themes": [theme for theme in dict.fromkeys(seeker.themes) if theme in candidate.themes],
        "times": slots_in(seeker.slots & candidate.slots),
        "area": sorted(seeker.areas & candidate.areas),
        "near": _near(seeker, candidate),
        "language": sorted(seeker.languages & candidate.languages),
        "format": sorted(seeker.formats & candidate.formats),
        "wish": met,
    }
    return tuple(Reason(code, tuple(values)) for code, values in found.items() if values)


def talk_about(seeker: Seeker, candidate: Candidate, weights: Weights) -> tuple[Reason, ...]:
    """What to ask the peer, or to say openly, before anyone is asked."""
    unmet = [wish for wish, is_met in wishes_met(seeker, candidate).items() if not is_met]
    few = (seeker.slots & candidate.slots).bit_count() == 1
    found = {
        "heavy": candidate.recent_heavy,
        "nearly_full": candidate.load > 0 and candidate.load + 1 >= candidate.capacity,
        "far": _far(seeker, candidate, weights),
        "few_times": few,
        "times_unsaid": not (seeker.slots and candidate.slots),
        "place_unsaid": not _place_said(seeker, candidate),
        "format_unsaid": not (seeker.formats and candidate.formats),
    }
    reasons = [Reason(code) for code, applies in found.items() if applies]
    return (*reasons, *([Reason("wish_unmet", tuple(unmet))] if unmet else []))


def _near(seeker: Seeker, candidate: Candidate) -> list[int]:
    """Within reach without counting on the phone."""
    distance = metres_between(seeker, candidate)
    if distance is None or seeker.reach_km is None or distance > seeker.reach_km * 1000:
        return []
    return [max(1, round(distance / 1000))]


def _far(seeker: Seeker, candidate: Candidate, weights: Weights) -> bool:
    """In the outer fifth of the reach, or in different places with only the phone between them."""
    distance = metres_between(seeker, candidate)
    if distance is not None and seeker.reach_km is not None:
        plain = seeker.reach_km * 1000
        return 5 * distance > 4 * plain or distance > reach_metres(seeker, candidate, weights)
    return bool(seeker.areas and candidate.areas) and not seeker.areas & candidate.areas


def _place_said(seeker: Seeker, candidate: Candidate) -> bool:
    measured = metres_between(seeker, candidate) is not None and seeker.reach_km is not None
    return measured or bool(seeker.areas and candidate.areas)
