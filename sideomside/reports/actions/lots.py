"""What a draw showed is worked out once, by who runs the programme, and frozen as every other report is."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.matching import actions as matching
from sideomside.matching.rules import WaitDraw
from sideomside.people.rules import Viewer, allow
from sideomside.reports.actions.releasing import into_the_ledger
from sideomside.reports.disclosure import ledger as book
from sideomside.reports.models import Release
from sideomside.reports.queries import hold_figures, work_out_lots
from sideomside.reports.rules import LOTS_LEVEL, RULES, Audience, half_year_of, may_keep_grant


@transaction.atomic
def tell_of_lots(*, draw: WaitDraw, by: Viewer) -> WaitDraw:
    """Pressed twice, it says the same; its people stand in the ledger, so that no later table can be taken from it."""
    allow(may_keep_grant(by, draw.programme_id))
    hold_figures(by)
    draw.refresh_from_db()
    if draw.told_at:
        return draw
    leaving: list[book.Release] = []
    figures = work_out_lots(by, draw, leaving.append)
    told = matching.keep_figures(draw=draw, figures=figures, by=by)
    row = Release(
        programme_id=draw.programme_id,
        audience=Audience.RUNS,
        level=LOTS_LEVEL,
        period=half_year_of(timezone.localdate(draw.closed_at)),
        figures=figures,
        made_at=timezone.now(),
        made_by_id=by.person_id,
        rules=RULES,
        once=draw.id,  # a draw is told of once
    )
    row.save(force_insert=True)
    into_the_ledger(row=row, leaving=leaving, by=by)
    log.record("report.released", thing=row.id, detail={"level": row.level, "period": row.period}, by=by)
    return told
