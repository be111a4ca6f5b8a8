"""Comments as those who read them first see them: words, story, decisions, reports. Never an address."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.text import Truncator

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.people import queries as people
from sideomside.people.models import Role
from sideomside.people.rules import Hat, Viewer
from sideomside.stories.models import Comment, CommentState, Decision, Report
from sideomside.stories.rules import SETTLES, decisions_for, may_settle


@dataclass(frozen=True, slots=True)
class Read:
    """One comment, whole."""

    comment: Comment
    title: str
    decisions: list[tuple[Decision, str]]  # with the first name of whoever decided
    reports: list[Report]
    kinds: list[str]  # what may be decided now
    for_another: bool  # a complaint that somebody else should read


CONFIRMED = tuple(one for one in CommentState if one not in {CommentState.UNSURE, CommentState.WITHDRAWN})


def visible_comments(viewer: Viewer) -> QuerySet[Comment]:
    """Confirmed by their writers, under the stories of one's own programmes."""
    if viewer.role not in {Hat.MODERATOR, Hat.COORDINATOR}:
        return Comment.objects.none()
    found = Comment.objects.select_related("publication")
    return found.filter(publication__programme_id__in=viewer.programme_ids).filter(state__in=CONFIRMED)


def comment_to_read(viewer: Viewer, comment_id: UUID) -> Read | None:
    """Opening a reader's words is written in the log, though nobody knows whose they are."""
    comment = visible_comments(viewer).filter(id=comment_id).first()
    if comment is None or comment.words is None:
        return None
    log.record("comment.read", thing=comment.id, by=viewer)
    decisions, waits = list(comment.decisions.all()), list(comment.reports.filter(settled_at=None))
    kinds = decisions_for(comment, reported=bool(waits), complained=is_open_complaint(viewer, comment))
    names = people.names(viewer, [one.by_id for one in decisions if one.by_id])
    return Read(
        comment=comment,
        title=comment.publication.title or "",
        decisions=[(one, names.get(one.by_id, "").partition(" ")[0]) for one in decisions],
        reports=waits,
        kinds=kinds,
        for_another=is_open_complaint(viewer, comment) and not _may_settle(viewer, comment),
    )


def is_open_complaint(viewer: Viewer, comment: Comment) -> bool:
    """Complained about, and nobody has read it again yet."""
    if comment.complained_at is None:
        return False
    return not comment.decisions.filter(kind__in=SETTLES, happened_at__gte=comment.complained_at).exists()


def has_reports(viewer: Viewer, comment: Comment) -> bool:
    return comment.reports.filter(settled_at=None).exists()


def decided_by(viewer: Viewer, comment: Comment) -> set[UUID]:
    """Those who have decided about it before."""
    return {one for one in comment.decisions.values_list("by_id", flat=True) if one}


def others_who_decide(viewer: Viewer, programme_id: UUID) -> set[UUID]:
    """Everybody who may decide about comments here."""
    hats = Role.objects.filter(
        programme_id=programme_id, name__in=[Hat.MODERATOR, Hat.COORDINATOR], state=Role.State.ACTIVE
    )
    return set(hats.values_list("person_id", flat=True))


def first_lines(viewer: Viewer, found: Iterable[Comment]) -> dict[UUID, Any]:
    """The first words of each, opened together."""
    rows = list(found)
    take_keys(one.id for one in rows)
    return {one.id: Truncator(" ".join((one.words or "").split())).words(16, truncate=" …") for one in rows}


def _may_settle(viewer: Viewer, comment: Comment) -> bool:
    others = others_who_decide(viewer, comment.publication.programme_id)
    return may_settle(viewer, decided_by(viewer, comment), others)
