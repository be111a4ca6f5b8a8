"""A report is frozen: what it says now it says for ever, and every later one is held against it."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.cpr import mask
from sideomside.people.models import Programme
from sideomside.people.rules import Viewer, allow
from sideomside.reports.disclosure import ledger as book
from sideomside.reports.models import Grant, LedgerLine, Release
from sideomside.reports.queries import hold_figures, houses_programmes, preview, reached
from sideomside.reports.rules import (
    LEVEL_OF,
    RULES,
    Audience,
    Figures,
    may_read_reports,
    may_release,
    may_see_figures,
    period,
    template_of,
)


@transaction.atomic
def release_report(  # noqa: PLR0913 - of what, when, to whom, and what was written beside it
    *,
    programme: Programme | None,
    when: str,
    audience: str,
    grant: Grant | None = None,
    once: UUID,
    by: Viewer,
) -> Release:
    """Only of a period that is over. Pressed twice it is one; asked for again the figures are the same."""
    programme_id = programme.id if programme else None
    allow(may_release(by, programme_id, houses_programmes(by)) and audience in LEVEL_OF)
    allow(grant is None or grant.programme_id == programme_id)
    asked = period(when)
    allow(asked is not None and asked.is_over(timezone.localdate()))
    hold_figures(by)
    known = Release.objects.filter(once=once).first()
    if known:
        return known
    leaving: list[book.Release] = []
    figures = preview(by, programme_id, asked, audience, leaving.append)
    row = Release(
        programme=programme,
        grant=grant,
        audience=audience,
        level=LEVEL_OF[Audience(audience)],
        period=asked.code,
        figures=figures.as_json(),
        made_at=timezone.now(),
        made_by_id=by.person_id,
        rules=RULES,
        once=once,
    )
    row.words = _written(Grant.objects.get(id=grant.id), row, by) if grant else {}
    row.save(force_insert=True)
    into_the_ledger(row=row, leaving=leaving, by=by)
    log.record("report.released", thing=row.id, detail={"level": row.level, "period": row.period}, by=by)
    return row


@transaction.atomic
def withdraw_report(*, release: Release, by: Viewer) -> Release:
    """Nobody reads it any more. What it said stays in the ledger, for whoever has read it remembers."""
    allow(may_release(by, release.programme_id, houses_programmes(by)))
    row = Release.objects.select_for_update(of=("self",)).get(id=release.id)
    if row.withdrawn_at is None:
        row.withdrawn_at, row.withdrawn_by_id = timezone.now(), by.person_id
        row.save(update_fields=["withdrawn_at", "withdrawn_by_id"])
        log.record("report.withdrawn", thing=row.id, by=by)
    return row


@transaction.atomic
def note_read(*, release: Release, by: Viewer) -> None:
    """Who reads a report stands in the log; nobody in it could."""
    allow(may_read_reports(by))
    log.record("report.read", thing=release.id, detail={"level": release.level}, by=by)


@transaction.atomic
def note_taken(*, thing: str, by: Viewer) -> None:
    allow(may_read_reports(by))
    log.record("report.taken", thing=thing, by=by)


@transaction.atomic
def into_the_ledger(*, row: Release, leaving: list[book.Release], by: Viewer) -> None:
    """Each table that left, so that every later one is held against it."""
    allow(may_see_figures(by))
    known = set(LedgerLine.objects.values_list("digest", flat=True))
    for table in leaving:
        if table.digest not in known:
            LedgerLine(
                release=row,
                indicator=table.indicator,
                period=table.period,
                level=table.level,
                dimensions=list(table.spec.dimensions),
                part=[[name, list(values)] for name, values in table.spec.where],
                cells=[[list(key), shown] for key, shown in table.cells],
                made_on=table.made_on,
                digest=table.digest,
            ).save(force_insert=True)


def _written(grant: Grant, row: Release, by: Viewer) -> dict[str, object]:
    """As it stood when it was frozen: words by heading, goals and money."""
    figures, template = Figures.from_json(row.figures), template_of(grant)
    return {
        "grant": grant.name,
        "funder": grant.funder,
        "kroner": grant.kroner,
        "parts": [
            [
                one.key,
                one.words if grant.own_headings else "",
                mask(grant.words.get(one.key, ""))[0],
                one.figures,
            ]
            for one in template.headings
        ],
        "rest": template.rest,
        "goals": [
            [goal.words, goal.indicator, goal.target, goal.reached, mask(goal.told)[0]]
            for goal in reached(by, grant, figures)
        ],
        "budget": [[line.what, line.set_aside, line.spent] for line in grant.budget.all()],
    }
