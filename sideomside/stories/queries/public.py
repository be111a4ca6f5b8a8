"""What everybody may read: the stories shown now, and what readers wrote back. Nothing is counted."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone

from sideomside.ground.vault.keys import KeyIsGone, take_keys
from sideomside.peers.queries import theme_names
from sideomside.people.rules import Viewer
from sideomside.stories.models import Comment, CommentState, Publication
from sideomside.stories.queries.sounds import transcripts
from sideomside.stories.rules import first_words, minutes_to_read, part_names


@dataclass(frozen=True, slots=True)
class Shown:
    """A story as anybody may read it: a chosen name, and never whose it is."""

    id: UUID
    title: str
    called: str
    note: str
    parts: list[tuple[str, Any, str]]
    lead: str
    minutes: int
    themes: list[tuple[str, str]]  # code and name
    language: str
    published_at: datetime
    changed_at: datetime
    comments_open: bool
    from_here: bool = False  # told by whoever wrote it, and only at that programme's own front door

    @property
    def href(self) -> str:
        return reverse("stories:shown", args=[self.id])


@dataclass(frozen=True, slots=True)
class Aloud:
    """A comment as anybody may read it."""

    id: UUID
    called: str
    words: str
    language: str
    at: datetime


def published(
    viewer: Viewer, *, theme: str = "", language: str = "", limit: int | None = None
) -> list[Shown]:
    """Newest first, and before them those from here; in every language unless one is asked for; no more are opened."""
    found = _standing().order_by(*_from_here_first(viewer), "-published_at")
    if language:
        found = found.filter(language=language)
    if theme:
        codes = found.values_list("id", "themes")
        found = found.filter(id__in=[one for one, themes in codes if theme in themes])
    return _opened(viewer, found[:limit])


def about_themes(viewer: Viewer, codes: Collection[str], limit: int = 3) -> list[Shown]:
    """Stories by somebody who has tried some of the same. Nobody is told who asked, and nothing is kept of it."""
    wanted = set(codes)
    near = [(len(wanted & set(themes)), one) for one, themes in _standing().values_list("id", "themes")]
    best = [one for same, one in sorted(near, key=lambda pair: -pair[0]) if same][:limit]
    shown = {one.id: one for one in _opened(viewer, _standing().filter(id__in=best))}
    return [shown[one] for one in best if one in shown]


def one_of_today(viewer: Viewer) -> Shown | None:
    """A story for the front page: another one each day, the same for everybody; one from here, where there is one."""
    here = _standing().filter(programme_id=viewer.at, story__from_here=True)
    known = list(
        (here if here.exists() else _standing()).order_by("published_at").values_list("id", flat=True)
    )
    if not known:
        return None
    today = known[timezone.localdate().toordinal() % len(known)]
    return next(iter(_opened(viewer, _standing().filter(id=today))), None)


def shown(viewer: Viewer, publication_id: UUID) -> Shown | None:
    return next(iter(_opened(viewer, _standing().filter(id=publication_id))), None)


def publication(viewer: Viewer, publication_id: UUID) -> Publication | None:
    return _standing().filter(id=publication_id).first()


def gone(viewer: Viewer, publication_id: UUID) -> bool:
    """Did a story stand here that cannot be read any more?"""
    return Publication.objects.filter(id=publication_id).exists() and shown(viewer, publication_id) is None


def themes_shown(viewer: Viewer) -> list[tuple[str, str]]:
    """The themes that at least one story is about, by name."""
    codes = {code for themes in _standing().values_list("themes", flat=True) for code in themes}
    return [(code, name) for code, name in theme_names(viewer).items() if code in codes]


def comments(viewer: Viewer, publication_id: UUID) -> list[Aloud]:
    """Those somebody has read and shown, oldest first, under a story that still stands."""
    found = list(
        Comment.objects.filter(
            publication_id=publication_id, publication__gone_at=None, state=CommentState.PUBLISHED
        )
    )
    take_keys(one.id for one in found)
    return [words for one in found if (words := _aloud(one))]


def search_texts(viewer: Viewer) -> Iterator[tuple[UUID, str, str, str]]:
    """For a search on the roof: address, title, words and language of each story that stands now."""
    found = published(viewer)
    aloud = transcripts(viewer, [one.id for one in found])
    for one in found:
        words = "\n".join([one.note, *(text for _key, _name, text in one.parts), aloud.get(one.id, "")])
        yield one.id, one.title, words, one.language


def _standing() -> QuerySet[Publication]:
    return Publication.objects.filter(gone_at=None).select_related("story")


def _from_here_first(viewer: Viewer) -> list[Case]:
    """Only by a programme's own front door, and only what its writer lets stand as from there."""
    ours = When(programme_id=viewer.at, story__from_here=True, then=Value(0))
    return [Case(ours, default=Value(1))] if viewer.at else []


def _opened(viewer: Viewer, found: QuerySet[Publication]) -> list[Shown]:
    rows = list(found)
    take_keys(one.id for one in rows)
    names = theme_names(viewer) if rows else {}
    return [story for one in rows if (story := _shown(viewer, one, names))]


def _aloud(one: Comment) -> Aloud | None:
    """Without its key it is gone, whatever else the row says."""
    try:
        words, called = one.words or "", one.called or ""
    except KeyIsGone:
        return None
    return Aloud(one.id, called, words, one.language, one.written_at)


def _shown(viewer: Viewer, one: Publication, names: dict[str, str]) -> Shown | None:
    """Without its key it is gone, whatever else the row says."""
    try:
        title = one.title or ""
    except KeyIsGone:
        return None
    return Shown(
        id=one.id,
        title=title,
        called=one.called or "",
        note=one.note or "",
        parts=part_names(one.parts),
        lead=first_words(one.parts),
        minutes=minutes_to_read(one.parts),
        themes=[(code, names[code]) for code in one.themes if code in names],
        language=one.language,
        published_at=one.published_at,
        changed_at=one.changed_at,
        comments_open=bool(one.story and one.story.comments_open),
        from_here=bool(one.story and one.story.from_here and one.programme_id == viewer.at),
    )
