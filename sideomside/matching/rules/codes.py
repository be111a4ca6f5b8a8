"""What the engine found between two people, as the codes that are kept and put into words."""

from collections.abc import Iterable
from typing import Any

from sideomside.matching.engine.reasons import Reason
from sideomside.matching.engine.sides import Seeker

Codes = list[tuple[str, list[Any]]]


def codes_of(shares: Iterable[Reason], one: Seeker, formats: frozenset[str]) -> Codes:
    """A wish about how to meet is told as what both would like to do."""
    told: Codes = []
    for reason in shares:
        values = [value for value in reason.values if (reason.code, value) != ("wish", "format")]
        told += [(reason.code, values)] if values else []
        if len(values) < len(reason.values):
            told.append(("format", sorted(one.format_rather & formats)))
    return told


def talk_codes(reasons: Iterable[Reason], one: Seeker, formats: frozenset[str]) -> Codes:
    """Whoever said how they would rather meet has said it."""
    said = bool(one.format_rather and formats)
    return [(r.code, list(r.values)) for r in reasons if not (said and r.code == "format_unsaid")]
