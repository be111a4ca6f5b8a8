"""Why there is nobody yet, told so that no answer gives away who must not meet whom."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .musts import RULES, broken
from .sides import Candidate, Seeker, available
from .weights import Weights

FEW = 4
"""Up to here a participant reads "a few"; beyond it "several"."""


@dataclass(frozen=True)
class WhyNobody:
    """Counts for the coordinator. `only` holds, per rule, the peers who break that rule and no other."""

    could_meet: int
    not_available_now: int
    only: tuple[tuple[str, int], ...]
    several_rules: int

    def bands(self) -> tuple[tuple[str, str], ...]:
        """The same for the participant's eyes: no counts, and nothing about who is not available."""
        return tuple((code, band(count)) for code, count in self.only)


def band(count: int) -> str:
    """A number of people as `none`, `few` or `several`."""
    if count == 0:
        return "none"
    return "few" if count <= FEW else "several"


def why_nobody(seeker: Seeker, candidates: Iterable[Candidate], weights: Weights) -> WhyNobody:
    """Those not available leave the pool before anything is counted."""
    everyone = tuple(candidates)
    pool = [one for one in everyone if available(seeker, one)]
    reasons = Counter(broken(seeker, one, weights) for one in pool)
    only = tuple((code, reasons[(code,)]) for code in RULES)
    alone = sum(count for _, count in only)
    return WhyNobody(
        could_meet=reasons[()],
        not_available_now=len(everyone) - len(pool),
        only=only,
        several_rules=len(pool) - reasons[()] - alone,
    )
