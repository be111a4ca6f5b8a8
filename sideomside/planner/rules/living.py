"""The work itself, in pieces: some lives now, more at the next turn, and always the same lives."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import inf
from statistics import fmean
from time import monotonic

from sideomside.planner.clockwork.asking import Goal, Needed, fewest, ranks_around
from sideomside.planner.clockwork.clock import live
from sideomside.planner.clockwork.inputs import QUARTER, YEAR, Inputs
from sideomside.planner.clockwork.tally import quantile
from sideomside.planner.clockwork.world import draw
from sideomside.planner.rules.scenarios import FIRST, other_plan, scenarios_of

LIVES, LIVES_OF_OTHERS, LIVES_TO_SEE = 40, 20, 10
Number = float | None
"""JSON knows no endless: None is a life in which no number of peers was enough."""


@dataclass
class Task:
    """One question with what is tried so far."""

    inputs: Inputs
    goal: Goal
    seed: int
    tried: dict[str, list[Number]] = field(default_factory=dict)
    lived: dict[str, list[list[float]]] = field(default_factory=dict)

    @property
    def scenarios(self) -> list[str]:
        return scenarios_of(self.inputs)

    @property
    def done(self) -> int:
        return sum(map(len, self.tried.values())) + sum(map(len, self.lived.values()))

    @property
    def of(self) -> int:
        return sum(lives_of(name) + LIVES_TO_SEE for name in self.scenarios)

    @property
    def is_done(self) -> bool:
        return self.done >= self.of

    def has_answer(self, scenario: str) -> bool:
        return len(self.tried.get(scenario, ())) >= lives_of(scenario)


def lives_of(scenario: str) -> int:
    return LIVES if scenario == FIRST else LIVES_OF_OTHERS


def work_on(task: Task, seconds: float) -> Task:
    """As far as that time goes, but one life at least. The same steps in the same order, wherever it was cut."""
    until = monotonic() + seconds
    for _step in _steps(task):
        if monotonic() >= until:
            break
    return task


def _steps(task: Task) -> Iterator[None]:
    for name in task.scenarios:
        plan, found = other_plan(task.inputs, name), task.tried.setdefault(name, [])
        while len(found) < lives_of(name):
            number = fewest(plan, task.goal, task.seed + len(found)).fewest
            found.append(None if number == inf else number)
            yield
    answer = needed(task, FIRST).per_quarter
    for name in task.scenarios:
        plan = other_plan(task.inputs, name)
        plan = replace(plan, trained_per_quarter=plan.trained_per_quarter if answer == inf else answer)
        seen = task.lived.setdefault(name, [])
        while len(seen) < LIVES_TO_SEE:
            seen.append(_lived(plan, task.goal, task.seed + len(seen)))
            yield


def needed(task: Task, scenario: str) -> Needed:
    """From the lives of one scenario; inf where too many of them never had enough."""
    numbers = sorted(inf if each is None else each for each in task.tried[scenario])
    low, high = ranks_around(len(numbers), task.goal.certainty)
    return Needed(
        per_quarter=quantile(numbers, task.goal.certainty) or 0.0,
        low=numbers[low],
        high=numbers[high] if high < len(numbers) else inf,
        lives=len(numbers),
        runs=0,
        fewest=tuple(numbers),
    )


def outlook(task: Task, scenario: str) -> tuple[float, float, float]:
    """With as many peers as the first answer says: share met in time, share who left, and share of places used."""
    rows = task.lived[scenario]
    return (fmean(row[0] for row in rows), fmean(row[1] for row in rows), fmean(row[2] for row in rows))


def _lived(plan: Inputs, goal: Goal, seed: int) -> list[float]:
    since = min(YEAR, goal.horizon / 2)
    tally = live(draw(plan, goal.horizon, seed), plan, since)
    met = tally.met_within(goal.days, since, goal.horizon - QUARTER)
    return [met or 0.0, tally.gave_up(since) or 0.0, tally.used or 0.0]
