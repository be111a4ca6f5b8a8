"""Fifty-odd invented people, from their first words to wherever they are now, told step by step."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from sideomside.site.demo.clock import Timeline, on, workday_back
from sideomside.site.demo.house import House, told
from sideomside.site.demo.steps import STEPS
from sideomside.site.demo.story import Story


def tell_stories(house: House, timeline: Timeline, home: str = "people", first: int = 0) -> None:
    for number, one in enumerate(told(home)["person"], first):
        story = Story(house, one, number, today=timezone.localdate(timeline.now))
        for step in each(one["steps"]):
            at = moment_of(step, timeline.now)
            timeline.add(at, lambda story=story, step=step: STEPS[step["did"]](story, step))


def each(steps: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A step with several days happens on each of them."""
    for step in steps:
        days = step.get("back")
        yield from [step | {"back": day} for day in days] if isinstance(days, list) else [step]


def moment_of(step: dict[str, Any], now: datetime) -> datetime:
    """So many minutes ago, or a clock on a working day before today."""
    if "minutes" in step:
        return now - timedelta(minutes=step["minutes"])
    return on(workday_back(timezone.localdate(now), step["back"]), step["at"])
