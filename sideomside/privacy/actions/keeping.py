"""Keep-times: what has been kept long enough goes by itself, the same if run twice, and never early."""

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from sideomside.breaches import actions as breaches
from sideomside.breaches import queries as got_out
from sideomside.ground.audit import dropping, log
from sideomside.ground.post.models import Letter
from sideomside.messages import actions as messages
from sideomside.messages import queries as conversations
from sideomside.oversight import actions as oversight
from sideomside.oversight import queries as looked_over
from sideomside.people.rules import SYSTEM, Viewer, allow
from sideomside.privacy import queries
from sideomside.privacy.actions.erasing import erase
from sideomside.privacy.rules import first_of_month, keep_for
from sideomside.reports.queries import hold_figures
from sideomside.silence.rules import FAREWELL

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of thing: what is due, and how it goes."""

    name: str
    due: Callable[[Viewer, datetime], Any]
    count: Callable[[Any], int]
    go: Callable[[Any, Viewer], None]


def _letters(by: Viewer, now: datetime) -> QuerySet[Letter]:
    """Sent or given up this long ago; a goodbye that never left stays until it is said otherwise."""
    before = now - keep_for("letter")
    given_up = Q(state=Letter.State.GIVEN_UP, made_at__lt=before) & ~Q(template=FAREWELL)
    return Letter.objects.filter(Q(sent_at__lt=before) | given_up)


def _sessions(by: Viewer, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lt=now)


def _people(by: Viewer, now: datetime) -> list[UUID]:
    return queries.gone_long_enough(by, now)


def _months_of_log(by: Viewer, now: datetime) -> date:
    """Whole months only: the last day that goes is the last of a month."""
    return first_of_month(timezone.localdate(now - keep_for("log")))


def _conversations(by: Viewer, now: datetime) -> list[UUID]:
    """Where a pair has ended, or a group was closed, this long ago."""
    return conversations.kept_long_enough(by, now)


def _questions(by: Viewer, now: datetime) -> list[UUID]:
    return looked_over.kept_long_enough(by, now)


def _let_go(threads: list[UUID], by: Viewer) -> None:
    messages.let_go(thread_ids=threads, by=by)


def _erase_all(people: list[UUID], by: Viewer) -> None:
    """Each by themselves; whoever cannot go yet stands in the ledger, and privacy.finish tries again, and says so."""
    for person_id in people:
        try:
            erase(person_id=person_id, by=by)
        except Exception:
            logger.exception("somebody who was due could not go yet")


RULES = (
    Rule("letters", _letters, lambda rows: rows.count(), lambda rows, by: rows.delete()),
    Rule("sessions", _sessions, lambda rows: rows.count(), lambda rows, by: rows.delete()),
    Rule("messages", _conversations, len, _let_go),
    Rule("people", _people, len, _erase_all),
    Rule("oversight", _questions, len, lambda rows, by: oversight.let_go(old=rows, by=by)),
    Rule("breaches", got_out.kept_long_enough, len, lambda rows, by: breaches.let_go(old=rows, by=by)),
    Rule("log", _months_of_log, dropping.count_before, lambda day, by: dropping.drop_before(day, by=by)),
)


@transaction.atomic
def keep_times(
    *, dry_run: bool = False, now: datetime | None = None, rules: Collection[Rule] = RULES, by: Viewer
) -> dict[str, int]:
    """How much of each was due; unless it is a dry run it is gone, and the log has a receipt."""
    allow(by.role == SYSTEM)
    hold_figures(by)
    done = {}
    for rule in rules:
        due = rule.due(by, now or timezone.now())
        done[rule.name] = rule.count(due)
        if done[rule.name] and not dry_run:
            rule.go(due, by)
    if any(done.values()) and not dry_run:
        log.record("retention.run", detail=done, by=by)
    return done
