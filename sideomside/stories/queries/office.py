"""What waits for whoever keeps the stories: heavy words first, then complaints and reports, then by age."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from sideomside.ground.audit import log
from sideomside.ground.vault.keys import take_keys
from sideomside.people import queries as people
from sideomside.people.models import Role
from sideomside.people.rules import Viewer
from sideomside.stories.models import Comment, CommentState, Publication, Report, State, Story
from sideomside.stories.queries.moderating import first_lines, is_open_complaint, visible_comments
from sideomside.stories.queries.visible import visible_to
from sideomside.stories.rules import WRITERS, may_decide
from sideomside.stories.rules.comments import HIDDEN


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to read and decide."""

    what: str
    text: str
    href: str
    since: datetime
    read_first: bool = False
    order: int = 2


@dataclass(frozen=True, slots=True)
class Waits:
    """How much waits, for the day's page: one line, and the way there."""

    count: int
    read_first: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class Around:
    """Stories a coordinator has to do with, besides those that wait."""

    story: Story
    title: str
    name: str
    what: str


def queue(viewer: Viewer) -> list[Due]:
    """Stories somebody asks to have read, and comments nobody has decided about."""
    found = [*_stories(viewer), *_comments(viewer)]
    return sorted(found, key=lambda one: (not one.read_first, one.order, one.since))


def waiting(viewer: Viewer) -> Waits | None:
    """Nothing when nothing waits."""
    found = queue(viewer)
    if not found:
        return None
    return Waits(len(found), found[0].read_first, min(one.since for one in found))


def around(viewer: Viewer) -> list[Around]:
    """What one is writing down for others, and what stands shown."""
    if not viewer.is_coordinator:
        return []
    rows = [one for one in visible_to(viewer) if one.state != State.ASKED]
    names = people.names(viewer, {one.writer.id for one in rows})
    log.record_list(viewer, list(names), screen="stories")
    shown = _read_by_all([one for one in rows if one.state == State.PUBLISHED])
    titles = {one.id: shown.get(one.id, "") if one.state == State.PUBLISHED else one.title for one in rows}
    return [
        Around(one, titles[one.id] or "", names.get(one.writer.id, ""), str(one.get_state_display()))
        for one in rows
    ]


def shown_here(viewer: Viewer) -> list[tuple[UUID, str]]:
    """Roles one may write a story down for, by name; whoever is both participant and peer is asked as which."""
    if not viewer.is_coordinator:
        return []
    hats = Role.objects.filter(
        programme_id__in=viewer.programme_ids, name__in=WRITERS, state=Role.State.ACTIVE
    ).exclude(person_id=viewer.person_id)
    found = list(hats.filter(person__joined_into=None).select_related("person", "programme"))
    take_keys(one.person_id for one in found)
    named = [one for one in found if one.person.name]
    log.record_list(viewer, list({one.person_id for one in named}), screen="stories")
    several = Counter(one.person_id for one in named)
    pairs = [
        (one.id, _in_which_hat(one) if several[one.person_id] > 1 else one.person.name or "") for one in named
    ]
    return sorted(pairs, key=lambda pair: pair[1].casefold())


def told_by(viewer: Viewer, role_id: UUID) -> Role | None:
    """The one who tells, in the hat they tell in."""
    if not viewer.is_coordinator:
        return None
    ours = Role.objects.filter(
        programme_id__in=viewer.programme_ids, name__in=WRITERS, state=Role.State.ACTIVE
    ).exclude(person_id=viewer.person_id)
    return ours.select_related("person", "programme").filter(id=role_id).first()


def _in_which_hat(role: Role) -> str:
    return f"{role.person.name} · {role.get_name_display()} · {role.programme.name}"


def _stories(viewer: Viewer) -> list[Due]:
    asked = visible_to(viewer).filter(state=State.ASKED)
    rows = [one for one in asked if may_decide(viewer, one)]
    take_keys(one.person_id for one in rows)
    return [
        Due(
            what=_("A story"),
            text=one.title or "",
            href=reverse("stories:to_read", args=[one.id]),
            since=one.changed_at,
        )
        for one in rows
    ]


def _read_by_all(stories: list[Story]) -> dict[UUID, str]:
    """The titles everybody reads, not those being written on since."""
    rows = list(Publication.objects.filter(story__in=stories, gone_at=None))
    take_keys(one.id for one in rows)
    return {one.story_id: one.title or "" for one in rows if one.story_id}


def _comments(viewer: Viewer) -> list[Due]:
    seen = visible_comments(viewer)
    undecided = Q(state=CommentState.WAITING) | Q(state__in=HIDDEN, complained_at__isnull=False)
    open_ = list(seen.filter(undecided))
    waits = [one for one in open_ if one.state == CommentState.WAITING]
    wrong = Report.objects.filter(settled_at=None).values("comment_id")
    reported = [one for one in seen.filter(id__in=wrong) if one.state == CommentState.PUBLISHED]
    argued = [one for one in open_ if one not in waits and is_open_complaint(viewer, one)]
    words = first_lines(viewer, [*waits, *reported, *argued])
    titles = _titles([*waits, *reported, *argued])
    kinds: list[tuple[str, list[Comment], int]] = [
        (_("Somebody does not agree"), argued, 0),
        (_("Somebody says that something is wrong"), reported, 1),
        (_("Written back to “%(title)s”"), waits, 2),
    ]
    return [_due(one, what, words[one.id], titles, order) for what, rows, order in kinds for one in rows]


def _due(one: Comment, what: str, words: str, titles: dict[UUID, str], order: int) -> Due:
    said = what % {"title": titles[one.publication_id]} if order == 2 else what
    href = reverse("stories:comment", args=[one.id])
    since = one.complained_at if order == 0 else one.confirmed_at
    return Due(said, f"“{words}”", href, since or one.written_at, one.read_first and order == 2, order)


def _titles(found: list[Comment]) -> dict[UUID, str]:
    rows: dict[UUID, Any] = {one.publication_id: one.publication for one in found}
    take_keys(rows)
    return {one_id: one.title or "" for one_id, one in rows.items() if isinstance(one, Publication)}
