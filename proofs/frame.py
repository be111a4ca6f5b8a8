"""What a proof is: figures held against aims that its own file states at the top, and faults it must catch.

A proof is a module here with a docstring whose first line is the claim, AIMS, and
`prove(stage: Stage) -> Findings`. `ok` is computed from the figures, never given. A figure that was not
measured is absent, and an aim without its figure is not met.
"""

import operator
import platform
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Aim = tuple[str, float]
COMPARE: dict[str, Callable[[Any, Any], bool]] = {"<=": operator.le, ">=": operator.ge, "==": operator.eq}
SIZES = ("small", "full")


class CannotRun(Exception):
    """Something the proof needs is missing; it is named, and it is never a pass."""


@dataclass(frozen=True)
class Stage:
    """What a proof is asked: how large, with which seed, and where to say how it goes."""

    size: str = "small"
    seed: int = 1
    say: Callable[[str], None] = print

    @property
    def is_full(self) -> bool:
        return self.size == "full"


@dataclass
class Findings:
    """What was measured, what was planted and caught, and on which database."""

    figures: dict[str, Any] = field(default_factory=dict)
    planted: int = 0
    caught: int = 0
    database: str = "none"

    def plant(self, name: str, caught: bool, say: Callable[[str], None] = print) -> None:
        """Count one planted fault; say so when nobody saw it."""
        self.planted += 1
        self.caught += caught
        if not caught:
            say(f"planted and not caught: {name}")


def unmet(figures: dict[str, Any], aims: dict[str, Aim]) -> list[str]:
    """Aims the figures do not meet, in words."""
    return [
        f"{name} is {figures.get(name, 'not measured')}, should be {how} {aim}"
        for name, (how, aim) in aims.items()
        if name not in figures or not COMPARE[how](figures[name], aim)
    ]


def verdict(
    name: str, stage: Stage, findings: Findings, aims: dict[str, Aim], seconds: float
) -> dict[str, Any]:
    """The last line of a proof. `ok` stands here and nowhere else."""
    missed = unmet(findings.figures, aims)
    for line in missed:
        stage.say(f"not met: {line}")
    slipped = findings.planted - findings.caught
    return {
        "proof": name,
        "ok": not missed and not slipped,
        "missed": [*missed, *([f"{slipped} planted faults were not caught"] if slipped else [])],
        "size": stage.size,
        "seed": stage.seed,
        "figures": findings.figures,
        "faults_planted": findings.planted,
        "faults_caught": findings.caught,
        "seconds": round(seconds, 1),
        "python": platform.python_version(),
        "database": findings.database,
    }
