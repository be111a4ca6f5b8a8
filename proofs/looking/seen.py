"""What eyes saw, added up."""

from dataclasses import dataclass, field

from proofs.looking.weighing import Wait, Weight


@dataclass
class Seen:
    """What one pair of eyes brought home; several are added together."""

    views: int = 0
    whole: int = 0  # views that were looked at in every way, keyboard and paper included
    error_states: int = 0
    kept: int = 0  # half-filled forms that came back with every word in place
    choices: int = 0  # groups of equal answers
    wrong: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    weights: dict[str, list[Weight]] = field(default_factory=dict)
    waits: dict[str, list[Wait]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def add(self, other: "Seen") -> None:
        for number in ("views", "whole", "error_states", "kept", "choices"):
            setattr(self, number, getattr(self, number) + getattr(other, number))
        for several in ("wrong", "broken", "elsewhere"):
            getattr(self, several).extend(getattr(other, several))
        for by_kind in ("weights", "waits"):
            for kind, ones in getattr(other, by_kind).items():
                getattr(self, by_kind).setdefault(kind, []).extend(ones)
        self.sources |= other.sources
