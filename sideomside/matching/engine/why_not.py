"""Why not this peer: the rules between two people, or that others come before, and never who must not meet whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from .changes import Change
from .doors import doors_to
from .fit import fit, rarity
from .musts import broken
from .sides import Candidate, Seeker, available
from .weights import Weights


@dataclass(frozen=True)
class WhyNot:
    """`code`: not_available_now, rules, talk_first, or could_be_asked. `opens`: the smallest change, when one helps."""

    code: str
    rules: tuple[str, ...] = ()
    opens: tuple[Change, ...] = ()


def why_not(seeker: Seeker, peer: Candidate, everyone: Iterable[Candidate], weights: Weights) -> WhyNot:
    """One undivided answer for whoever is not available, so that nobody can tell a rest from a "must not meet"."""
    if not available(seeker, peer):
        return WhyNot("not_available_now")
    rules, rare = broken(seeker, peer, weights), rarity(everyone)
    if rules:
        return WhyNot("rules", rules, doors_to(seeker, peer, weights, rare))
    enough = fit(seeker, peer, weights, rare) >= weights.minimum_fit
    return WhyNot("could_be_asked" if enough else "talk_first")
