"""Reports that have left, each for those it was made for; and the ledger every new table is held against."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from sideomside.people.rules import VISITOR, Viewer, system
from sideomside.reports.disclosure import ledger as book
from sideomside.reports.disclosure.tables import Spec
from sideomside.reports.models import Grant, LedgerLine, Release
from sideomside.reports.queries.answers import with_answers
from sideomside.reports.queries.looking import houses_programmes
from sideomside.reports.queries.material import material
from sideomside.reports.rules import (
    LEVEL_OF,
    READS,
    RULES,
    Audience,
    Figures,
    Period,
    Question,
    Section,
    courses,
    flow,
    for_others,
    may_release,
    of_peers,
    period,
    said,
    told_again,
    told_of_lots,
)


def releases(viewer: Viewer) -> QuerySet[Release]:
    """Those of one's own programmes and of all of them together, as far as they were made for somebody like this."""
    found = Release.objects.select_related("programme", "grant")
    if viewer.role not in READS:
        return found.filter(audience=Audience.PUBLIC) if viewer.role == VISITOR else found.none()
    ours = found.filter(programme_id__in=viewer.programme_ids) | found.filter(programme=None)
    if not viewer.is_coordinator:  # of a grant only those who are named on it
        ours = ours.filter(grant=None) | ours.filter(grant_id__in=_named_on(viewer))
    return ours.filter(audience__in=READS[viewer.role]) if viewer.programme_ids else found.none()


def _named_on(viewer: Viewer) -> list[UUID]:
    grants = Grant.objects.filter(programme_id__in=viewer.programme_ids).values_list("id", "readers")
    return [grant_id for grant_id, readers in grants if str(viewer.person_id) in readers]


def release(viewer: Viewer, release_id: UUID) -> Release | None:
    return releases(viewer).filter(id=release_id).first()


def may_take_back(viewer: Viewer, one: Release) -> bool:
    return one.withdrawn_at is None and may_release(viewer, one.programme_id, houses_programmes(viewer))


def newest_public(viewer: Viewer) -> Release | None:
    """For everybody: the whole house before one programme, the newest time before the last one made."""
    made = Release.objects.filter(audience=Audience.PUBLIC, withdrawn_at=None).select_related("programme")
    return max(made, key=_how_wide_and_new, default=None)


def sections_of(viewer: Viewer, one: Release) -> list[Section]:
    """In the reader's language, from nothing but what is frozen; nothing of what was taken back."""
    if one.withdrawn_at:
        return []
    if one.audience == Audience.RUNS:
        return told_of_lots(one.figures)
    return sections_in(viewer, Figures.from_json(one.figures))


def sections_in(viewer: Viewer, figures: Figures) -> list[Section]:
    """Everything that may be said, and nothing of what may not."""
    every = [*flow(figures), *courses(figures), *said(figures), *of_peers(figures)]
    return [section for section in every if _says_something(section)]


def preview(
    viewer: Viewer,
    programme_id: UUID | None,
    period: Period,
    audience: str,
    keep: Callable[[book.Release], object] | None = None,
) -> Figures | None:
    """What would leave, or has left already: asked again, a report says what it said. None for whoever may not.

    What was frozen under older rules is told again only as far as today's allow, also after it was taken back.
    What people say themselves is worked out only as it is frozen, which is when the tables that leave are kept.
    The house counts everybody here, also in programmes of others, since whoever reads may have their reports too.
    """
    if not may_release(viewer, programme_id, houses_programmes(viewer)):
        return None
    level = LEVEL_OF[Audience(audience)]
    same = Release.objects.filter(programme_id=programme_id, period=period.code, level=level)
    same = same.exclude(audience=Audience.RUNS)  # what lots showed has figures of its own
    before = same.order_by("-rules", "made_at").first()
    if before is not None and before.rules == RULES:
        return Figures.from_json(before.figures)
    programme = str(programme_id) if programme_id else None
    everything = material(system(viewer.organisation_id))
    now = for_others(everything, Question(programme, period, level), ledger(viewer), keep or _leaves_it)
    figures = told_again(Figures.from_json(before.figures), now) if before else now
    return with_answers(viewer, figures, programme_id, period, freezing=keep is not None)


def _leaves_it(_table: book.Release) -> None:
    """A look keeps nothing."""


def ledger(viewer: Viewer) -> book.Ledger:
    """Everything of the organisation: what was shown to one reader may reach another."""
    return book.Ledger(tuple(_line(one) for one in LedgerLine.objects.order_by("made_on", "id")))


def _line(one: LedgerLine) -> book.Release:
    part = tuple((name, tuple(values)) for name, values in one.part)
    return book.Release(
        indicator=one.indicator,
        period=one.period,
        level=one.level,
        spec=Spec(tuple(one.dimensions), part),
        cells=tuple((tuple(key), shown) for key, shown in one.cells),
        made_on=one.made_on.isoformat(),
    )


def public_report(viewer: Viewer, asked: str) -> Release | None:
    """The one of that address, while it stands."""
    made = Release.objects.filter(audience=Audience.PUBLIC, withdrawn_at=None).select_related("programme")
    return next((one for one in made if str(one.id) == asked), None)


def _how_wide_and_new(one: Release) -> tuple[bool, date, int, datetime]:
    when = period(one.period)
    last, days = (when.after, (when.after - when.first).days) if when else (date.min, 0)
    return one.programme_id is None, last, days, one.made_at


def _says_something(section: Section) -> bool:
    """A table with nothing but marks stays out of what others read."""
    numbers: list[Any] = [cell.number for row in section.rows for cell in row]
    return any(number is not None for number in numbers)
