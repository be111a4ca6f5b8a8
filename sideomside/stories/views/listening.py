"""A story told aloud, piece by piece as a player asks for it. Kept on the way no longer than the story's own page."""

import re
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sideomside.ground.ui.doors import for_participants, open_to_all
from sideomside.people.rules import VISITOR
from sideomside.stories import queries
from sideomside.stories.models import ShownSound, Sound
from sideomside.stories.reading import MIMES
from sideomside.stories.views.public import FRESH

_ASKED = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")
HEADERS = {
    "Accept-Ranges": "bytes",
    "Content-Disposition": "inline",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, noarchive",
}


@open_to_all
@require_safe
def aloud(request: HttpRequest, publication_id: UUID, kind: str) -> HttpResponse:
    """As anybody may hear it; taken down, it is gone like the words."""
    viewer = request.viewer
    sound = queries.shown_sound(viewer, publication_id)
    if sound is None and queries.gone(viewer, publication_id):
        return render(request, "stories/gone.html", status=410)
    if sound is None or sound.kind != kind:
        raise Http404
    return _played(request, sound, FRESH if viewer.role == VISITOR else "no-store")


@for_participants
@require_safe
def my_sound(request: HttpRequest, story_id: UUID) -> HttpResponse:
    return _own(request, story_id)


@require_safe
def sound(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """A peer's."""
    return _own(request, story_id)


@require_safe
def told_sound(request: HttpRequest, story_id: UUID) -> HttpResponse:
    """By a coordinator who is asked to hear it; a look that is written in the log."""
    found = queries.told_story(request.viewer, story_id)
    if found is None or found.sound is None:
        raise Http404
    return _played(request, found.sound, "no-store")


def _own(request: HttpRequest, story_id: UUID) -> HttpResponse:
    found = queries.story(request.viewer, story_id)
    if found is None or found.sound is None:
        raise Http404
    return _played(request, found.sound, "no-store")


def _played(request: HttpRequest, sound: Sound | ShownSound, kept: str) -> HttpResponse:
    """Whole, or the piece that was asked for: a phone asks for two bytes first, and plays nothing without them."""
    content = bytes(queries.whole(request.viewer, sound).content)
    mark = f'"{sound.id.hex}"'
    piece = _piece(request, len(content)) if request.headers.get("If-Range", mark) == mark else None
    answer = HttpResponse(content if piece is None else content[piece], content_type=MIMES[sound.kind])
    if piece is not None:
        answer.status_code = 206 if answer.content else 416
        where = f"{piece.start}-{piece.stop - 1}" if answer.content else "*"
        answer.headers["Content-Range"] = f"bytes {where}/{len(content)}"
    for name, said in (HEADERS | {"ETag": mark, "Cache-Control": kept}).items():
        answer.headers[name] = said
    request.META["HTTP_ACCEPT_ENCODING"] = (
        "identity"  # a piece that is packed on the way is no piece of the whole
    )
    return answer


def _piece(request: HttpRequest, size: int) -> slice | None:
    """From where to where; None for the whole, also when somebody asks for several pieces at once."""
    asked = _ASKED.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if asked is None or not any(asked.groups()):
        return None
    first, last = asked.groups()
    if not first:
        return slice(max(0, size - int(last)), size)
    return slice(int(first), min(int(last) + 1 if last else size, size))
