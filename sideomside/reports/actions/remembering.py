"""Somebody goes: what they counted for stays behind, and nothing that leads to them."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from sideomside.people.rules import SYSTEM, Viewer, allow
from sideomside.reports import queries
from sideomside.reports.models import GoneCount
from sideomside.reports.rules import KeptLine

AT_A_TIME = 500
Place = tuple[UUID, bool, str, str, str]
"""Programme, whether all are counted together, period, figure, value."""


@transaction.atomic
def remember_counts(*, people: Collection[UUID], on: date, by: Viewer) -> None:
    """Just before their rows go, and in the same transaction; of whoever has nothing here any more, nothing.

    `on`: the day they go; it lies in the past where a copy is put back, and they go once more. The house does it by
    itself whenever somebody is erased, and the log has its line of that.
    """
    allow(by.role == SYSTEM)
    lines = queries.leaving(by, people, on)
    if lines:
        queries.hold_figures(by)
        _add(lines)


def _add(lines: Iterable[tuple[bool, KeptLine]]) -> None:
    wanted = {_place(together, line): line.number for together, line in lines}
    programmes, periods = {place[0] for place in wanted}, {place[2] for place in wanted}
    found = GoneCount.objects.filter(programme_id__in=programmes, period__in=periods)
    stand = {(row.programme_id, row.together, row.period, row.figure, row.stood): row for row in found}
    for place, row in stand.items():
        row.how_many += wanted.get(place, 0)
    old = [stand[place] for place in wanted if place in stand]
    GoneCount.objects.bulk_update(old, ["how_many"], AT_A_TIME)
    new = [_row(place, number) for place, number in wanted.items() if place not in stand]
    GoneCount.objects.bulk_create(new, AT_A_TIME)


def _place(together: bool, one: KeptLine) -> Place:
    return UUID(one.programme), together, one.period, one.figure, one.value


def _row(place: Place, how_many: int) -> GoneCount:
    """Its number is made from where it stands, so that a copy that is put back has the same."""
    programme_id, together, period, figure, stood = place
    return GoneCount(
        id=uuid5(programme_id, f"{together} {period} {figure} {stood}"),
        programme_id=programme_id,
        together=together,
        period=period,
        figure=figure,
        stood=stood,
        how_many=how_many,
    )
