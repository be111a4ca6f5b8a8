"""What is true of plans: who may ask, what is assumed, how the lives are lived, and how the answer is said."""

from django.utils.translation import gettext_lazy as _

from sideomside.people.rules import Viewer
from sideomside.planner.rules.assuming import TOO_LITTLE, Assumed, assumed
from sideomside.planner.rules.guessed import SUPPOSED
from sideomside.planner.rules.learning import fitted, seen_in, trend
from sideomside.planner.rules.living import Task, needed, outlook, work_on
from sideomside.planner.rules.looking_back import Quarter, look_back, quarters_over
from sideomside.planner.rules.scenarios import SCENARIOS, other_plan, scenarios_of
from sideomside.planner.rules.telling import Answer, answer
from sideomside.planner.rules.telling_the_past import Past, past

VERBS = {"plan.asked": _("asked how many peers are needed")}

__all__ = [
    "Answer",
    "Assumed",
    "Past",
    "Quarter",
    "SCENARIOS",
    "SUPPOSED",
    "TOO_LITTLE",
    "Task",
    "VERBS",
    "answer",
    "assumed",
    "fitted",
    "look_back",
    "may_plan",
    "needed",
    "other_plan",
    "outlook",
    "past",
    "quarters_over",
    "scenarios_of",
    "seen_in",
    "trend",
    "work_on",
]


def may_plan(viewer: Viewer, programme_id: object) -> bool:
    return viewer.is_coordinator and programme_id in viewer.programme_ids
