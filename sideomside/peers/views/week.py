"""A week as a plain table of tick boxes."""

from dataclasses import dataclass

from django import forms
from django.utils.dates import WEEKDAYS

from sideomside.peers.rules import PART_NAMES, PARTS


@dataclass(frozen=True)
class Tick:
    value: int
    label: str
    checked: bool


@dataclass(frozen=True)
class Day:
    name: str
    ticks: list[Tick]


def week(form: forms.Form) -> dict[str, list]:
    """Seven rows of three ticks, Monday first; on a phone the rows fit."""
    chosen = {str(value) for value in form["slots"].value() or ()}
    return {"parts": list(PART_NAMES.values()), "days": [_day(number, chosen) for number in range(7)]}


def _day(number: int, chosen: set[str]) -> Day:
    name = str(WEEKDAYS[number])
    ticks = [
        Tick(slot, f"{name}: {PART_NAMES[part]}", str(slot) in chosen)
        for slot, part in enumerate(PARTS, start=number * len(PARTS))
    ]
    return Day(name, ticks)
