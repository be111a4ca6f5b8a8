"""What counts, and how much: public, versioned, bounded. Set by people, never learned from them."""

from dataclasses import asdict, dataclass

TERMS = ("themes", "nearness", "times", "wishes")

BOUNDS: dict[str, tuple[int, int]] = {
    "themes": (0, 1000),
    "nearness": (0, 1000),
    "times": (0, 1000),
    "wishes": (0, 1000),
    "full_slots": (1, 21),
    "phone_reach": (1, 10),
    "minimum_fit": (0, 1000),
    "tier_days": (1, 3650),
    "tier_points": (0, 17000),
    "load_costs": (0, 1000),
}


@dataclass(frozen=True, kw_only=True)
class Weights:
    """One version of the programme's choices; a run is only explained together with its version."""

    version: int = 1
    themes: int = 450
    nearness: int = 150
    times: int = 100
    wishes: int = 100
    full_slots: int = 4
    phone_reach: int = 4
    minimum_fit: int = 100
    tier_days: tuple[int, ...] = (30, 90, 180)
    tier_points: tuple[int, ...] = (4000, 8000, 12000, 16000)
    load_costs: tuple[int, ...] = (0, 50, 120, 210)

    def __post_init__(self) -> None:
        broken = problems(self)
        if broken:
            raise ValueError(", ".join(broken))

    def of(self, term: str) -> int:
        return getattr(self, term)


def problems(weights: Weights) -> list[str]:
    """Codes of what is wrong, for the form in which a programme sets them."""
    found = [f"{name}_out_of_bounds" for name in BOUNDS if not _within(getattr(weights, name), *BOUNDS[name])]
    if not any(weights.of(term) for term in TERMS):
        found.append("nothing_counts")
    if len(weights.tier_points) != len(weights.tier_days) + 1:
        found.append("tiers_do_not_fit")
    rising = {"tier_days": weights.tier_days, "tier_points": weights.tier_points}
    rising["load_costs"] = weights.load_costs
    found += [f"{name}_must_not_fall" for name, row in rising.items() if list(row) != sorted(row)]
    return found + ([] if weights.load_costs else ["load_costs_missing"])


def public(weights: Weights) -> list[tuple[str, object]]:
    """Every choice as (text code, value): the page on which a programme shows how it chooses."""
    return [(f"weight.{name}", value) for name, value in asdict(weights).items()]


def _within(value: int | tuple[int, ...], low: int, high: int) -> bool:
    return all(low <= one <= high for one in (value if isinstance(value, tuple) else (value,)))
