"""A week as seven rows of three ticks, Monday first."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

PART_NAMES = (_("Morning"), _("Afternoon"), _("Evening"))


@dataclass(frozen=True)
class Tick:
    value: int
    label: str
    checked: bool


@dataclass(frozen=True)
class Week:
    parts: list[str]
    days: list[tuple[str, list[Tick]]]


def week(chosen: Iterable[object]) -> Week:
    """Ready to be drawn as a plain table."""
    ticked = {str(value) for value in chosen}
    return Week([str(name) for name in PART_NAMES], [_day(number, ticked) for number in range(7)])


def _day(number: int, ticked: set[str]) -> tuple[str, list[Tick]]:
    name = str(WEEKDAYS[number])
    slots = enumerate(PART_NAMES, start=number * len(PART_NAMES))
    return name, [Tick(slot, f"{name}: {part}", str(slot) in ticked) for slot, part in slots]
