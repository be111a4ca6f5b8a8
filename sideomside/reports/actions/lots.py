"""What a draw showed is worked out once, by who runs the programme, when nobody can answer any more."""

from django.db import transaction

from sideomside.matching import actions as matching
from sideomside.matching.rules import WaitDraw
from sideomside.people.rules import Viewer, allow
from sideomside.reports.queries import work_out_lots
from sideomside.reports.rules import may_keep_grant


@transaction.atomic
def tell_of_lots(*, draw: WaitDraw, by: Viewer) -> WaitDraw:
    """Pressed twice, it says the same."""
    allow(may_keep_grant(by, draw.programme_id))
    return draw if draw.told_at else matching.keep_figures(draw=draw, figures=work_out_lots(by, draw), by=by)
