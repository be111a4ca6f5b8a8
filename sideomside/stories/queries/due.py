"""What time brings: a yes that soon runs out, one that has, comments nobody confirmed, addresses kept long enough."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone

from sideomside.people import queries as people
from sideomside.people.models import Role
from sideomside.people.rules import SYSTEM, Hat, Viewer
from sideomside.stories.models import Comment, CommentState, Publication, State, Step, Story, Yes
from sideomside.stories.rules import ASK_AGAIN, CHECK_WITHIN, FORGET_MAIL_AFTER


def to_ask_again(viewer: Viewer) -> list[Story]:
    """Shown, the yes runs out within a month, and they have not been asked; once more in the last week.

    Not while its writer is believed to be somebody else: nobody but the writer says yes.
    """
    if viewer.role != SYSTEM:
        return []
    today = timezone.localdate()
    soon = [one for one in _last_yeses() if today <= one.until <= today + ASK_AGAIN[0]]
    due = [one.story for one in soon if _is_due(one, today + ASK_AGAIN[1])]
    return [one for one in due if one.person.joined_into_id is None]


def run_out(viewer: Viewer) -> list[Story]:
    """Shown although the yes is no longer one."""
    if viewer.role != SYSTEM:
        return []
    today = timezone.localdate()
    return [one.story for one in _last_yeses() if one.until < today]


def left_with_nobody(viewer: Viewer) -> list[Story]:
    """Told aloud, not given back yet, and whoever wrote it down coordinates here no more."""
    if viewer.role != SYSTEM:
        return []
    told = Story.objects.filter(state=State.DRAFT, told_to_id__isnull=False)
    here = Role.objects.filter(
        person_id=OuterRef("told_to_id"),
        programme_id=OuterRef("programme_id"),
        name=Hat.COORDINATOR,
        state=Role.State.ACTIVE,
    )
    return list(told.filter(~Exists(here)))


def shown_of(viewer: Viewer, person_id: UUID, hat: str) -> list[Story]:
    """What somebody shows in one hat, for the day they hang it up. The roof asks."""
    if viewer.role != SYSTEM and not viewer.is_coordinator:
        return []
    whose = people.known_as(viewer, person_id)
    stands = Publication.objects.filter(gone_at=None).values("story_id")
    return list(Story.objects.filter(id__in=stands, person_id__in=whose, hat=hat).select_related("person"))


def all_shown(viewer: Viewer) -> list[Story]:
    """Every story that stands, for the day the whole house moves."""
    if viewer.role != SYSTEM:
        return []
    stands = Publication.objects.filter(gone_at=None).values("story_id")
    return list(Story.objects.filter(id__in=stands).select_related("person").order_by("id"))


def unconfirmed(viewer: Viewer) -> QuerySet[Comment]:
    """Nobody opened the link in the mail."""
    if viewer.role != SYSTEM:
        return Comment.objects.none()
    return Comment.objects.filter(state=CommentState.UNSURE, written_at__lt=timezone.now() - CHECK_WITHIN)


def with_old_mail(viewer: Viewer) -> list[Comment]:
    """Decided about so long ago that we have nothing more to write to them about."""
    if viewer.role != SYSTEM:
        return []
    before: datetime = timezone.now() - FORGET_MAIL_AFTER
    settled = Comment.objects.exclude(mail=None).exclude(
        state__in=[CommentState.UNSURE, CommentState.WAITING]
    )
    return list(settled.annotate(last=Max("decisions__happened_at")).filter(last__lt=before))


def still_shown(viewer: Viewer) -> set[UUID]:
    """Whose story stands: they said yes to it, and must be able to find us. The roof asks."""
    if viewer.role != SYSTEM:
        return set()
    found = Story.objects.filter(publications__gone_at=None, publications__isnull=False)
    return {one.writer.id for one in found.select_related("person")}


def _last_yeses() -> list[Yes]:
    """The yes each shown story stands on."""
    shown = Publication.objects.filter(gone_at=None, story__isnull=False).values("story_id")
    last: dict[UUID, Yes] = {}
    for one in Yes.objects.filter(story_id__in=shown).select_related("story__person", "story__programme"):
        last[one.story_id] = one
    return list(last.values())


def _is_due(yes: Yes, last_week: object) -> bool:
    asked = yes.story.steps.filter(kind=Step.ASKED_AGAIN, happened_at__gte=yes.given_at).count()
    return asked == 0 or (asked == 1 and yes.until <= last_week and not _just_asked(yes))  # type: ignore[operator]


def _just_asked(yes: Yes) -> bool:
    recently = timezone.now() - timedelta(days=7)
    return yes.story.steps.filter(kind=Step.ASKED_AGAIN, happened_at__gte=recently).exists()
