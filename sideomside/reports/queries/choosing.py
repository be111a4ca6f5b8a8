"""Which times a report may still be about, held against what has left."""

from uuid import UUID

from django.utils import timezone

from sideomside.people.rules import Viewer
from sideomside.reports.models import Grant, LedgerLine, Release
from sideomside.reports.queries.looking import houses_programmes
from sideomside.reports.rules import may_keep_grant, may_release, period
from sideomside.reports.rules.choosing import Left, Time, crossing, times, year_to_come
from sideomside.reports.rules.counting import OUTSIDE
from sideomside.reports.rules.figures import ALL
from sideomside.reports.rules.periods import Period


def times_of(viewer: Viewer, grant: Grant) -> list[Time]:
    """For whoever writes the report of this grant."""
    if not may_keep_grant(viewer, grant.programme_id):
        return []
    told = set(Release.objects.filter(grant=grant, withdrawn_at=None).values_list("period", flat=True))
    left = _left(str(grant.programme_id))
    return times(grant.first_day, grant.last_day, timezone.localdate(), left, told)


def year_of(viewer: Viewer, grant: Grant) -> str:
    """What may be said of the year that runs; for whoever writes the report of this grant."""
    if not may_keep_grant(viewer, grant.programme_id):
        return ""
    left = _left(str(grant.programme_id))
    return year_to_come(grant.first_day, grant.last_day, timezone.localdate(), left)


def crossed(viewer: Viewer, programme_id: UUID | None, when: Period) -> Left | None:
    """What stands in the way of a report of this time, also of all programmes together."""
    if not may_release(viewer, programme_id, houses_programmes(viewer)):
        return None
    return crossing(when, _left(str(programme_id or ALL)))


def _left(of: str) -> list[Left]:
    """By the names tables have in the ledger: what is counted, and of whom."""
    lines = LedgerLine.objects.order_by().values_list("indicator", "period").distinct()
    parts = [(*indicator.partition(":")[::2], code) for indicator, code in lines]
    found = {
        Left(when, of_all=whose == ALL != of)
        for what, whose, code in parts
        if what in OUTSIDE and whose in (of, ALL) and (when := period(code))
    }
    return sorted(found, key=lambda one: one.period, reverse=True)
