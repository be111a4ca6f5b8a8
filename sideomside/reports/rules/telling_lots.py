"""What lots showed, in words. Only here may a sentence say effect, because chance alone decided who waited."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sideomside.matching.rules import FIRST, LATER
from sideomside.reports.rules import cells
from sideomside.reports.rules.cells import Cell, signed
from sideomside.reports.rules.sections import Section
from sideomside.reports.rules.telling_aims import question_words
from sideomside.reports.statistics.wording import Claim

WORDS = {
    Claim.MORE: gettext_lazy(
        "Those who were thought of first changed for the better by %(mean)s points more than those who "
        "waited (%(low)s to %(high)s). Lots decided who waited, so this is an effect of being thought of first."
    ),
    Claim.LESS: gettext_lazy(
        "Those who were thought of first changed for the worse, by %(mean)s points against those who "
        "waited (%(low)s to %(high)s). Lots decided who waited, so this is an effect of being thought of first."
    ),
    Claim.UNSURE: gettext_lazy(
        "We cannot tell whether it made a difference: %(mean)s points (%(low)s to %(high)s)."
    ),
    Claim.TOO_FEW: gettext_lazy("Too few have answered to say anything."),
}
GROUPS = {FIRST: gettext_lazy("Thought of first"), LATER: gettext_lazy("Waited")}
STEPS = (
    ("drawn", gettext_lazy("Drawn")),
    ("answered", gettext_lazy("Answered again")),
    ("let_out", gettext_lazy("Let out of the wait")),
)
METHOD = (
    gettext_lazy(
        "Everybody counts in the group they were drawn into, also those who were let out of the wait. A point is one "
        "step on our own question, and the interval is 95 %."
    ),
    gettext_lazy(
        "To be called an effect it must hold at 98 %, which the five questions share. Where more of those thought of "
        "first fell silent, they count as if they had lost a whole step."
    ),
    gettext_lazy("So short a wait shows only what comes quickly. The questions are our own, and new."),
)


def told_of_lots(found: Mapping[str, Any]) -> list[Section]:
    """Who was drawn and who answered, and then the five questions."""
    return [_who(found["groups"]), _questions(found["questions"])]


def _who(groups: Mapping[str, Mapping[str, int | None]]) -> Section:
    rows = [
        (cells.words(label), *(cells.count(groups[name].get(step)) for name in GROUPS))
        for step, label in STEPS
    ]
    return Section(
        "drawn",
        _("Who was drawn, and who answered again"),
        "",
        (_("People, in whole fives"), *map(str, GROUPS.values())),
        rows,
    )


def _questions(every: list[dict[str, Any]]) -> Section:
    return Section(
        "differences",
        _title(every),
        " ".join(_sentence(one) for one in every if one["claim"] in (Claim.MORE, Claim.LESS)),
        (_("Question"), _("Points of difference"), _("From"), _("To")),
        [_row(one) for one in every],
        meaning=" ".join(map(str, METHOD)),
    )


def _title(every: list[dict[str, Any]]) -> str:
    claims = {one["claim"] for one in every}
    if claims & {Claim.MORE, Claim.LESS}:
        return _("There is a difference between those who were thought of first and those who waited")
    return (
        str(WORDS[Claim.TOO_FEW])
        if claims == {Claim.TOO_FEW}
        else _("We cannot tell whether it made a difference")
    )


def _sentence(one: dict[str, Any]) -> str:
    said = WORDS[Claim(one["claim"])] % {name: signed(one[name]) for name in ("mean", "low", "high")}
    return f"{question_words(one['question'])}: {said}"


def _row(one: dict[str, Any]) -> tuple[Cell, ...]:
    numbers = [
        Cell(signed(one[name]), one[name]) if name in one else Cell(cells.HIDDEN)
        for name in ("mean", "low", "high")
    ]
    return (cells.words(question_words(one["question"])), *numbers)
