"""What is true of figures: periods, counting, what may be shown to whom, and how it is said."""

from sideomside.reports.rules.answers import LAST, Answered, Yardstick, answered, paired
from sideomside.reports.rules.cells import Cell
from sideomside.reports.rules.counting import Material
from sideomside.reports.rules.figures import Figures, Question, for_others, live
from sideomside.reports.rules.grants import ANSWERS, Reached, answer_to, headings, is_near
from sideomside.reports.rules.journeys import Course, Gathered, Helper, Journey, gathered, helpers, journeys
from sideomside.reports.rules.may import (
    LEVEL_OF,
    READS,
    Audience,
    may_keep_grant,
    may_read_reports,
    may_release,
    may_see_figures,
)
from sideomside.reports.rules.periods import Period, chosen, period, periods_until
from sideomside.reports.rules.said import BudgetSaid, GoalSaid, GrantSaid
from sideomside.reports.rules.sections import Section, as_grid
from sideomside.reports.rules.telling_answers import answers
from sideomside.reports.rules.telling_courses import courses
from sideomside.reports.rules.telling_flow import flow
from sideomside.reports.rules.telling_peers import of_peers
from sideomside.reports.rules.verbs import VERBS

__all__ = [
    "ANSWERS",
    "Answered",
    "LAST",
    "Yardstick",
    "answered",
    "answers",
    "paired",
    "Audience",
    "BudgetSaid",
    "Cell",
    "Course",
    "Figures",
    "Gathered",
    "GoalSaid",
    "GrantSaid",
    "Helper",
    "Journey",
    "LEVEL_OF",
    "Material",
    "Period",
    "Question",
    "READS",
    "Reached",
    "Section",
    "VERBS",
    "answer_to",
    "as_grid",
    "chosen",
    "courses",
    "flow",
    "for_others",
    "gathered",
    "headings",
    "helpers",
    "is_near",
    "journeys",
    "live",
    "may_keep_grant",
    "may_read_reports",
    "may_release",
    "may_see_figures",
    "of_peers",
    "period",
    "periods_until",
]
