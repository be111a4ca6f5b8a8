"""What one thing otherwise is worth, in words: each life beside the one drawn from the same lots.

A café or a group course more leaves the people who come as they are. Growth, and staying longer, draw others; there
only many lives tell the change from luck, and most of those that move must move the same way.
"""

from statistics import fmean

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sideomside.planner.rules.living import Task, outlook
from sideomside.planner.rules.scenarios import FIRST, SCENARIOS

MOST_LIVES_AGREE = 0.8
"""Of the lives that move at all, and at least half of all must; else it may as well be chance."""


def otherwise(task: Task) -> list[str]:
    """One sentence for each future that has been lived through, beside the first."""
    names = [name for name in task.scenarios if name != FIRST and task.has_answer(name)]
    return [f"{SCENARIOS[name]}: {_worth(differences(task, name))}{_met(task, name)}" for name in names]


def _met(task: Task, scenario: str) -> str:
    """Whole peers are coarse in a small programme: how many meet somebody in time moves before their number does."""
    if not (task.lived.get(FIRST) and task.lived.get(scenario)):
        return ""
    now, then = (round(100 * outlook(task, name)[0]) for name in (FIRST, scenario))
    if now == then:
        return ""
    said = _(
        "Trained as many as the first answer says, %(then)s of 100 meet somebody in time, and not %(now)s."
    )
    return " " + said % {"then": then, "now": now}


def differences(task: Task, scenario: str) -> list[float] | None:
    """Peers more each quarter, life by life; None where some life never had enough."""
    pairs = list(zip(task.tried[FIRST], task.tried[scenario], strict=False))
    if any(first is None or other is None for first, other in pairs):
        return None
    return [(other or 0.0) - (first or 0.0) for first, other in pairs]


def _worth(found: list[float] | None) -> str:
    if found is None:
        return _("in some futures no number of peers is enough, so we cannot say.")
    number = round(fmean(found))
    if not number or not _agree(found, number):
        return _("as far as we can tell, as many new peers are needed.")
    words = (
        ngettext(
            "about %(count)s new peer more each quarter.",
            "about %(count)s new peers more each quarter.",
            number,
        )
        if number > 0
        else ngettext(
            "about %(count)s new peer fewer each quarter.",
            "about %(count)s new peers fewer each quarter.",
            -number,
        )
    )
    return words % {"count": abs(number)}


def _agree(found: list[float], number: int) -> bool:
    moved = [each for each in found if each]
    same = sum((each > 0) == (number > 0) for each in moved)
    return 2 * len(moved) >= len(found) and same >= MOST_LIVES_AGREE * len(moved)
