"""What somebody may see of figures. A stranger gets nothing; nobody gets a name."""

from sideomside.reports.queries.answers import heard, look_at_answers
from sideomside.reports.queries.beside import municipalities_beside
from sideomside.reports.queries.choosing import crossed, times_of, year_of
from sideomside.reports.queries.giving import deadlines_near, evaluators, grant, grants, next_day, reached
from sideomside.reports.queries.holding import hold_figures
from sideomside.reports.queries.looking import Look, houses_programmes, look, programmes
from sideomside.reports.queries.lots import OfLots, look_at_lots, work_out_lots
from sideomside.reports.queries.material import leaving, material
from sideomside.reports.queries.overview import Overview, overview
from sideomside.reports.queries.released import (
    ledger,
    may_take_back,
    newest_public,
    preview,
    public_report,
    release,
    releases,
    sections_in,
    sections_of,
)
from sideomside.reports.queries.validating import how_sure_of_questions, measured_in

__all__ = [
    "OfLots",
    "look_at_lots",
    "work_out_lots",
    "Look",
    "Overview",
    "crossed",
    "deadlines_near",
    "evaluators",
    "grant",
    "grants",
    "heard",
    "hold_figures",
    "houses_programmes",
    "how_sure_of_questions",
    "measured_in",
    "municipalities_beside",
    "leaving",
    "ledger",
    "look",
    "look_at_answers",
    "material",
    "may_take_back",
    "newest_public",
    "next_day",
    "public_report",
    "overview",
    "preview",
    "programmes",
    "reached",
    "release",
    "releases",
    "sections_in",
    "sections_of",
    "times_of",
    "year_of",
]
