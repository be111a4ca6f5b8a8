"""A person's own copy as a page to read: names of things in words, days as people say them, nothing empty."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from sideomside.ground.ui.dates import day, day_and_clock
from sideomside.privacy.rules.labels import LABELS

ISO = re.compile(r"\d{4}-\d\d-\d\d(T[\d:.+]+)?$")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing we know: its name, and its value or the things inside it."""

    label: str
    value: str = ""
    inside: "list[Told]" = field(default_factory=list)


def readable(told: Any) -> list[Told]:
    """Dictionaries become lines with a name, lists groups of such lines; what is empty is left out."""
    if isinstance(told, dict):
        return [one for key, value in told.items() if (one := _thing(str(key), value))]
    return [Told("", inside=inside) for value in told if (inside := readable(value))]


def _thing(key: str, value: Any) -> Told | None:
    if value is None or value == "" or value == [] or value == {}:
        return None
    if isinstance(value, dict | list | tuple):
        inside = readable(value) if not _plain_list(value) else []
        text = ", ".join(_said(one) for one in value) if _plain_list(value) else ""
        return Told(_label(key), text, inside) if inside or text else None
    return Told(_label(key), _said(value))


def _plain_list(value: Any) -> bool:
    return isinstance(value, list | tuple) and not any(isinstance(one, dict | list) for one in value)


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    moment = _moment(value)
    if isinstance(moment, datetime):
        return day_and_clock(moment)
    return day(moment) if moment else str(value)


def _moment(value: Any) -> date | None:
    """Some rooms tell their moments as ISO text."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not ISO.match(value):
        return None
    try:
        return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except ValueError:
        return None


def _label(key: str) -> str:
    return capfirst(str(LABELS.get(key, key.replace("_", " "))))
