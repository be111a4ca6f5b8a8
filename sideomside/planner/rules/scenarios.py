"""What might be otherwise: growth, peers who stay longer, a group course, a second café."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from sideomside.planner.clockwork.inputs import QUARTER, Inputs

FIRST = "as_now"
HALF_A_YEAR = 182.5
IN_SIX_YEARS = {"a_third_more": 1.30, "four_fifths_more": 1.80}
LONGER_WITH_A_CAFE = 1.5
"""How much longer people would wait where there is coffee meanwhile. A guess nobody has measured; it says so."""

SCENARIOS = {
    "as_now": _("As many come as now"),
    "own_trend": _("It goes on as in the last two years"),
    "a_third_more": _("30 per cent more come in six years"),
    "four_fifths_more": _("80 per cent more come in six years"),
    "stay_longer": _("Peers stay half a year longer"),
    "group_course": _("A group course each quarter"),
    "second_cafe": _("A second café"),
}


def other_plan(inputs: Inputs, scenario: str) -> Inputs:
    """The same programme, with one thing otherwise."""
    if scenario in IN_SIX_YEARS:
        return replace(inputs, growth_per_year=IN_SIX_YEARS[scenario] ** (1 / 6) - 1)
    changes: dict[str, dict[str, Any]] = {
        "stay_longer": {"stay_days": inputs.stay_days + HALF_A_YEAR},
        "group_course": {"group_every_days": QUARTER},
        "second_cafe": {"patience_days": inputs.patience_days * LONGER_WITH_A_CAFE},
    }
    kept = inputs if scenario == "own_trend" else replace(inputs, growth_per_year=0.0)
    return replace(kept, **changes.get(scenario, {}))


def scenarios_of(inputs: Inputs) -> list[str]:
    """Without enough of its own past a programme has no trend of its own."""
    return [name for name in SCENARIOS if name != "own_trend" or inputs.growth_per_year]
