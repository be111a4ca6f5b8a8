"""The rules a programme may choose between, in words: each has a name, a unit, and how far it may go."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sideomside.matching.engine.weights import BOUNDS, Weights

OF_THE_HOUSE = 1
"""The version that comes with the house; a programme's own begin after it."""

NAMES = {
    "themes": gettext_lazy("That they have tried some of the same"),
    "nearness": gettext_lazy("That they live near each other"),
    "times": gettext_lazy("That their times fit"),
    "wishes": gettext_lazy("That a wish is met, such as man or woman"),
    "full_slots": gettext_lazy("So many shared times in a week are plenty"),
    "phone_reach": gettext_lazy("On the phone it may be so many times as far"),
    "minimum_fit": gettext_lazy("Less in common than this, and nobody is suggested"),
    "tier_days": gettext_lazy("Days of waiting at which somebody moves up"),
    "tier_points": gettext_lazy("Points for waiting, one more number than there are days"),
    "load_costs": gettext_lazy("Points off for a peer's first, second, third and fourth companionship"),
}
LISTS = ("tier_days", "tier_points", "load_costs")
WRONG = {
    "nothing_counts": gettext_lazy("Something has to count. Give one of the first four more than nothing."),
    "tiers_do_not_fit": gettext_lazy("Write one more number of points than there are numbers of days."),
    "tier_days_must_not_fall": gettext_lazy("The days must rise."),
    "tier_points_must_not_fall": gettext_lazy("Whoever has waited longer must not get fewer points."),
    "load_costs_must_not_fall": gettext_lazy(
        "A further companionship must not cost less than the one before."
    ),
    "load_costs_missing": gettext_lazy("Write at least one number."),
}


@dataclass(frozen=True)
class Line:
    """One rule in words, with what it is and what it was; `before` is empty where nothing changed."""

    name: str
    now: str
    before: str = ""


def weights_of(choices: dict[str, Any], version: int) -> Weights:
    """A version as it was kept; what a later house adds keeps the house's own value."""
    known: dict[str, Any] = {
        name: tuple(each) if name in LISTS else each for name, each in choices.items() if name in BOUNDS
    }
    return replace(Weights(), version=version, **known)


def choices_of(weights: Weights) -> dict[str, Any]:
    """To be kept: whole numbers and lists of them."""
    return {
        name: list(each) if isinstance(each, tuple) else each
        for name, each in asdict(weights).items()
        if name in BOUNDS
    }


def wrong_with(choices: dict[str, Any]) -> dict[str, str]:
    """What is wrong, in words, by the field it stands at."""
    try:
        weights_of(choices, 0)
    except ValueError as wrong:
        return dict(_said(code) for code in str(wrong).split(", "))
    return {}


def _said(code: str) -> tuple[str, str]:
    name = code.removesuffix("_out_of_bounds")
    if name in BOUNDS:
        low, high = BOUNDS[name]
        return name, _("From %(low)s to %(high)s.") % {"low": low, "high": high}
    field = {"nothing_counts": "themes", "tiers_do_not_fit": "tier_points"}.get(code)
    return field or code.removesuffix("_must_not_fall").removesuffix("_missing"), str(WRONG[code])


def in_words(weights: Weights, before: Weights | None = None) -> list[Line]:
    """Every rule; with an earlier version, what it was where it was otherwise."""
    return [
        Line(
            str(name),
            _figures(getattr(weights, field)),
            _figures(getattr(before, field))
            if before and getattr(before, field) != getattr(weights, field)
            else "",
        )
        for field, name in NAMES.items()
    ]


def changed_lines(weights: Weights, before: Weights) -> list[Line]:
    return [line for line in in_words(weights, before) if line.before]


def what_counts(weights: Weights) -> list[str]:
    """For whoever is chosen for: what counts, most first, without a number."""
    terms = sorted(("themes", "nearness", "times", "wishes"), key=lambda one: -weights.of(one))
    return [str(NAMES[one]) for one in terms if weights.of(one)]


def _figures(value: int | tuple[int, ...]) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
