"""A decision about a comment: by a person, with a reason where it is not shown, and told kindly to its writer."""

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.people.rules import Viewer, allow
from sideomside.stories import queries
from sideomside.stories.actions.commenting import NEWS
from sideomside.stories.actions.letters import write_to_reader
from sideomside.stories.models import Comment, Decided, Decision, Reason
from sideomside.stories.queries.moderating import is_open_complaint
from sideomside.stories.rules import (
    SETTLES,
    Changed,
    may_be_decided,
    may_moderate,
    may_settle,
    needs_a_reason,
    tidy,
    where_to,
)


@transaction.atomic
def decide(*, comment: Comment, kind: str, why: str = "", words: str = "", by: Viewer) -> Decision:
    """Two who decide at once: the second is told that it has been decided."""
    held = _one_at_a_time(comment)
    allow(may_moderate(by, held.publication.programme_id))
    complained, reported = is_open_complaint(by, held), queries.has_reports(by, held)
    if not may_be_decided(held, kind, reported=reported, complained=complained):
        raise Changed
    others = queries.others_who_decide(by, held.publication.programme_id)
    allow(kind not in SETTLES or may_settle(by, queries.decided_by(by, held), others))
    allow(not needs_a_reason(kind) or (why in Reason.values and (why != Reason.OTHER or bool(words.strip()))))
    allow(not needs_a_reason(kind) or bool(why))
    decision = _write(held, kind, why if needs_a_reason(kind) else Reason.NONE, words, by)
    held.state = where_to(held, kind)
    if kind == Decided.REMOVED:
        held.complaint, held.complained_at = (
            None,
            None,
        )  # said of an earlier decision; this one may be argued with
    held.save(update_fields=["state", "complaint", "complained_at"])
    held.reports.filter(settled_at=None).update(settled_at=timezone.now())
    if kind != Decided.KEPT:
        write_to_reader(comment=held, template=NEWS, by=by)
    return decision


def _write(held: Comment, kind: str, why: str, words: str, by: Viewer) -> Decision:
    decision = Decision(
        comment=held,
        kind=kind,
        why=why,
        words=tidy(words) or None,
        happened_at=timezone.now(),
        by_id=by.person_id,
        by_role=by.role,
    )
    decision.save(force_insert=True)
    log.record("comment.decided", thing=held.id, detail={"kind": str(kind), "why": str(why)}, by=by)
    return decision


def _one_at_a_time(comment: Comment) -> Comment:
    rows = Comment.objects.select_for_update(of=("self",)).select_related("publication")
    return rows.get(id=comment.id)
