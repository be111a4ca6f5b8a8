"""What is true of figures: periods, counting, what may be shown to whom, and how it is said."""

from sideomside.reports.rules.answers import (
    AIM,
    AIM_STEP,
    FIRST,
    LAST,
    Answered,
    Line,
    Yardstick,
    answered,
    moved_while_waiting,
    paired,
    paired_aims,
)
from sideomside.reports.rules.cells import Cell
from sideomside.reports.rules.counting import Material
from sideomside.reports.rules.figures import Figures, Question, for_others, live, told_again
from sideomside.reports.rules.grants import ANSWERS, Reached, answer_to, is_near
from sideomside.reports.rules.hiding import RULES, stricter_since
from sideomside.reports.rules.journeys import Course, Gathered, Helper, Journey, gathered, helpers, journeys
from sideomside.reports.rules.kept import Kept, together
from sideomside.reports.rules.kept import Line as KeptLine
from sideomside.reports.rules.lots import LEVEL as LOTS_LEVEL
from sideomside.reports.rules.lots import drawn_for_others, found_by_lot, half_year_of
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
from sideomside.reports.rules.remembering import gone_by, over_with, remembered, without
from sideomside.reports.rules.said import BudgetSaid, GoalSaid, GrantSaid, HeadingSaid, TemplateSaid
from sideomside.reports.rules.sections import Section, as_grid
from sideomside.reports.rules.telling_answers import answers, said, said_inside
from sideomside.reports.rules.telling_courses import courses
from sideomside.reports.rules.telling_flow import flow
from sideomside.reports.rules.telling_lots import told_of_lots
from sideomside.reports.rules.telling_peers import of_peers
from sideomside.reports.rules.template import (
    MOST_GOALS,
    MOST_HEADINGS,
    PARTS,
    Under,
    as_written,
    is_whole,
    kept,
    laid_out,
    start,
    template_of,
)
from sideomside.reports.rules.told import (
    Told,
    as_frozen,
    as_told,
    by_todays_rules,
    for_everybody,
    inside,
    not_yet,
    outside,
    steps_outside,
)
from sideomside.reports.rules.verbs import VERBS

__all__ = [
    "LOTS_LEVEL",
    "drawn_for_others",
    "found_by_lot",
    "half_year_of",
    "told_of_lots",
    "AIM",
    "AIM_STEP",
    "ANSWERS",
    "Answered",
    "FIRST",
    "LAST",
    "Yardstick",
    "answered",
    "answers",
    "paired",
    "paired_aims",
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
    "Kept",
    "KeptLine",
    "gone_by",
    "over_with",
    "without",
    "remembered",
    "together",
    "LEVEL_OF",
    "Line",
    "Material",
    "Period",
    "Question",
    "READS",
    "RULES",
    "Reached",
    "HeadingSaid",
    "MOST_GOALS",
    "MOST_HEADINGS",
    "PARTS",
    "Section",
    "TemplateSaid",
    "Under",
    "as_written",
    "is_whole",
    "kept",
    "laid_out",
    "start",
    "template_of",
    "Told",
    "VERBS",
    "answer_to",
    "as_frozen",
    "as_grid",
    "as_told",
    "by_todays_rules",
    "chosen",
    "courses",
    "flow",
    "for_everybody",
    "for_others",
    "gathered",
    "inside",
    "helpers",
    "is_near",
    "journeys",
    "live",
    "may_keep_grant",
    "moved_while_waiting",
    "may_read_reports",
    "may_release",
    "may_see_figures",
    "of_peers",
    "not_yet",
    "outside",
    "said",
    "said_inside",
    "steps_outside",
    "period",
    "periods_until",
    "stricter_since",
    "told_again",
]
