"""A grant is written down once, and then a report is figures the house has anyway and a few words."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault.cpr import mask
from sideomside.people.models import Programme
from sideomside.people.rules import Changed, Viewer, allow
from sideomside.reports.models import BudgetLine, Deadline, Goal, Grant
from sideomside.reports.queries import evaluators
from sideomside.reports.rules import (
    ANSWERS,
    BudgetSaid,
    GoalSaid,
    GrantSaid,
    TemplateSaid,
    is_whole,
    kept,
    may_keep_grant,
    template_of,
)

MOST_WORDS = 6000


@transaction.atomic
def keep_grant(  # noqa: PLR0913 - a new one, or another wording of one there is
    *,
    programme: Programme,
    said: GrantSaid,
    grant: Grant | None = None,
    version: int = 1,
    once: UUID,
    by: Viewer,
) -> Grant:
    """Pressed twice it is one; if somebody else changed it meanwhile, theirs stands until one has looked."""
    allow(may_keep_grant(by, programme.id) and (grant is None or grant.programme_id == programme.id))
    Programme.objects.select_for_update().get(id=programme.id)
    if grant is None:
        row = Grant.objects.filter(once=once, programme=programme).first() or Grant(
            programme=programme, once=once
        )
    else:
        row = _held(grant)
        if row.version != version:
            raise Changed
        row.version += 1
    for name, value in asdict(said).items():
        setattr(row, name, mask(value)[0] if isinstance(value, str) else value)
    row.changed_by_id = by.person_id
    row.save()
    log.record("report.grant", thing=row.id, by=by)
    return row


@transaction.atomic
def keep_goals(*, grant: Grant, goals: Sequence[GoalSaid], version: int | None = None, by: Viewer) -> None:
    """All of them at once, in the order they were written."""
    allow(may_keep_grant(by, grant.programme_id) and all(goal.indicator in {"", *ANSWERS} for goal in goals))
    _turned(grant, version, by).goals.all().delete()
    for number, goal in enumerate(goals, 1):
        Goal(
            grant=grant,
            number=number,
            words=mask(goal.words)[0],
            indicator=goal.indicator,
            target=goal.target,
            told=mask(goal.told)[0],
        ).save(force_insert=True)
    log.record("report.grant", thing=grant.id, by=by)


@transaction.atomic
def keep_budget(*, grant: Grant, lines: Sequence[BudgetSaid], version: int | None = None, by: Viewer) -> None:
    allow(may_keep_grant(by, grant.programme_id))
    _turned(grant, version, by).budget.all().delete()
    for number, line in enumerate(lines, 1):
        told = asdict(line) | {"what": mask(line.what)[0]}
        BudgetLine(grant=grant, number=number, **told).save(force_insert=True)
    log.record("report.grant", thing=grant.id, by=by)


@transaction.atomic
def keep_template(
    *, grant: Grant, template: TemplateSaid | None, version: int | None = None, by: Viewer
) -> Grant:
    """The headings the funder asks for, in the funder's words; None for those of its kind again."""
    allow(may_keep_grant(by, grant.programme_id) and (template is None or is_whole(template)))
    row = _turned(grant, version, by)
    row.own_headings = {} if template is None else kept(_masked(template))
    row.save(update_fields=["own_headings"])
    log.record("report.grant", thing=grant.id, by=by)
    return row


def _masked(said: TemplateSaid) -> TemplateSaid:
    own = (replace(one, words=mask(one.words)[0], asks=mask(one.asks)[0]) for one in said.headings)
    return replace(said, headings=tuple(own))


@transaction.atomic
def keep_words(*, grant: Grant, words: Mapping[str, str], version: int | None = None, by: Viewer) -> Grant:
    """What is written under each heading of this grant, kept until the next report."""
    allow(may_keep_grant(by, grant.programme_id))
    row = _turned(grant, version, by)
    said = {
        one.key: mask(words.get(one.key, "").strip()[: one.most or MOST_WORDS])[0]
        for one in template_of(row).headings
    }
    row.words = row.words | said  # what stood under a heading that is gone is there if it comes again
    row.save(update_fields=["words"])
    log.record("report.grant", thing=grant.id, by=by)
    return row


@transaction.atomic
def keep_readers(*, grant: Grant, readers: Sequence[UUID], version: int | None = None, by: Viewer) -> Grant:
    """Only evaluators of the programme; whoever takes off that hat reads no more, named or not."""
    allow(may_keep_grant(by, grant.programme_id))
    allow(set(readers) <= {one.id for one in evaluators(by, grant.programme_id)})
    row = _turned(grant, version, by)
    row.readers = sorted(map(str, readers))
    row.save(update_fields=["readers"])
    log.record("report.readers", thing=grant.id, by=by)
    return row


@transaction.atomic
def add_deadline(*, grant: Grant, day: date, what: str, by: Viewer) -> Deadline:
    """The same day for the same thing is one."""
    allow(may_keep_grant(by, grant.programme_id) and bool(what.strip()))
    _held(grant)
    row, _new = Deadline.objects.get_or_create(grant=grant, day=day, what=mask(what.strip()[:160])[0])
    log.record("report.deadline", thing=row.id, by=by)
    return row


@transaction.atomic
def send_deadline(*, deadline: Deadline, by: Viewer) -> Deadline:
    """It is sent, and no longer stands on I dag."""
    allow(may_keep_grant(by, deadline.grant.programme_id))
    row = Deadline.objects.select_for_update(of=("self",)).get(id=deadline.id)
    if row.done_at is None:
        row.done_at, row.done_by_id = timezone.now(), by.person_id
        row.save(update_fields=["done_at", "done_by_id"])
        log.record("report.deadline", thing=row.id, by=by)
    return row


def _turned(grant: Grant, version: int | None, by: Viewer) -> Grant:
    """Held as it was seen, else a colleague's words would go unread; None for whoever has seen nothing else."""
    row = _held(grant)
    if version not in (None, row.version):
        raise Changed
    row.version, row.changed_by_id = row.version + 1, by.person_id
    row.save(update_fields=["version", "changed_by_id"])
    return row


def _held(grant: Grant) -> Grant:
    return Grant.objects.select_for_update().get(id=grant.id)
