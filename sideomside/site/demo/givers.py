"""Who pays for the invented programme: one grant whose report is nearly due, and a half-year already told."""

from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from sideomside.reports import actions
from sideomside.reports.rules import BudgetSaid, GoalSaid, GrantSaid
from sideomside.site.demo.clock import Timeline
from sideomside.site.demo.house import House, told

DUE_IN = timedelta(days=9)


def tell_givers(house: House, timeline: Timeline) -> None:
    timeline.add(
        timeline.now - timedelta(minutes=20), lambda: _grant(house, timezone.localdate(timeline.now))
    )


def _grant(house: House, today: date) -> None:
    plan, by = told("givers"), house.staff("signe")
    first = date(today.year - (today.month < 4), 1, 1)
    said = GrantSaid(**plan["grant"], first_day=first, last_day=date(first.year + 1, 12, 31))
    grant = actions.keep_grant(programme=house.programme, said=said, once=_once(house), by=by)
    actions.keep_goals(grant=grant, goals=[GoalSaid(**goal) for goal in plan["goals"]], by=by)
    actions.keep_budget(grant=grant, lines=[BudgetSaid(**line) for line in plan["budget"]], by=by)
    actions.keep_words(grant=grant, words=plan["words"], by=by)
    actions.add_deadline(grant=grant, day=today + DUE_IN, what=plan["due"], by=by)
    actions.keep_readers(grant=grant, readers=[house.people["ragnhild"].id], by=by)
    for audience in ("house", "public", "funder"):
        actions.release_report(
            programme=house.programme, when=_half_before(today), audience=audience, once=_once(house), by=by
        )


def _half_before(today: date) -> str:
    """The last half-year that is over."""
    return f"{today.year}H1" if today.month > 6 else f"{today.year - 1}H2"


def _once(house: House) -> UUID:
    return UUID(int=house.chance.getrandbits(128), version=4)
