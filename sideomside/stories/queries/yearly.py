"""A year's numbers: what was shown, what was not and why, who did not agree, and how long it took."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from sideomside.people.rules import Hat, Viewer
from sideomside.stories.models import Comment, Decided, Decision, Publication, Reason, Report
from sideomside.stories.rules import SETTLES


@dataclass(frozen=True, slots=True)
class Year:
    """Everything decided by people; `by_machine` is written down because the law asks for it, and is always 0."""

    year: int
    stories_shown: int
    stories_taken_down: int
    comments: int
    decisions: list[tuple[Any, int]]
    reasons: list[tuple[Any, int]]
    reports: int
    complaints: int
    hours: int | None  # half were decided sooner than this
    by_machine: int = 0


def yearly(viewer: Viewer, year: int) -> Year | None:
    """For those who keep the stories; nobody else."""
    if viewer.role not in {Hat.MODERATOR, Hat.COORDINATOR}:
        return None
    begins, ends = _bounds(year)
    within = (begins, ends - timedelta(microseconds=1))
    shown = Publication.objects.filter(programme_id__in=viewer.programme_ids)
    comments = Comment.objects.filter(publication__in=shown)
    decisions = Decision.objects.filter(comment__in=comments, happened_at__range=within)
    kinds, reasons = Counter(decisions.values_list("kind", flat=True)), _reasons(decisions)
    return Year(
        year=year,
        stories_shown=shown.filter(published_at__range=within).count(),
        stories_taken_down=shown.filter(gone_at__range=within).count(),
        comments=comments.filter(confirmed_at__range=within).count(),
        decisions=[(Decided(kind).label, kinds[kind]) for kind in Decided.values if kinds[kind]],
        reasons=[(Reason(why).label, count) for why, count in reasons.most_common()],
        reports=Report.objects.filter(comment__in=comments, reported_at__range=within).count(),
        complaints=decisions.filter(kind__in=SETTLES).count() + _open(comments, within),
        hours=_hours(decisions),
    )


def first_year(viewer: Viewer) -> int:
    """The first one there is anything to tell of."""
    first = Publication.objects.filter(programme_id__in=viewer.programme_ids).order_by("published_at").first()
    return timezone.localtime(first.published_at).year if first else timezone.localdate().year


def _open(comments: QuerySet[Comment], within: tuple[datetime, datetime]) -> int:
    """Complaints nobody has answered yet; each answered one is counted by its answer."""
    answers = Decision.objects.filter(
        comment=OuterRef("pk"), kind__in=SETTLES, happened_at__gte=OuterRef("complained_at")
    )
    return comments.filter(~Exists(answers), complained_at__range=within).count()


def _reasons(decisions: QuerySet[Decision]) -> Counter[str]:
    hidden = decisions.filter(kind__in=[Decided.REFUSED, Decided.REMOVED])
    return Counter(hidden.values_list("why", flat=True))


def _hours(decisions: QuerySet[Decision]) -> int | None:
    first = decisions.filter(
        kind__in=[Decided.PUBLISHED, Decided.REFUSED], comment__confirmed_at__isnull=False
    )
    waits = [at - since for at, since in first.values_list("happened_at", "comment__confirmed_at")]
    return round(median(wait.total_seconds() for wait in waits) / 3600) if waits else None


def _bounds(year: int) -> tuple[datetime, datetime]:
    return timezone.make_aware(datetime(year, 1, 1)), timezone.make_aware(datetime(year + 1, 1, 1))  # noqa: DTZ001 - made aware here
