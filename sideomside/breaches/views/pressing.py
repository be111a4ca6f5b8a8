"""What takes one press and no words: said by voice, closed, not yet."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from sideomside.breaches import actions, queries
from sideomside.people import queries as people


def _by_voice(request: HttpRequest, one: queries.Record) -> None:
    person = next(
        (p for p in people.visible_to(request.viewer) if str(p.id) == request.POST.get("person")), None
    )
    if person is None:
        raise Http404
    actions.told_by_voice(breach=one.breach, person=person, by=request.viewer)


def _close(request: HttpRequest, one: queries.Record) -> None:
    if one.breach.closing_by_id is None or not queries.is_ready(request.viewer, one):
        messages.warning(
            request, _("It is not ready to be closed: a colleague just put something otherwise.")
        )
        return
    actions.close(breach=one.breach, by=request.viewer)
    messages.success(request, _("It is closed. You were two about it."))


def _not_yet(request: HttpRequest, one: queries.Record) -> None:
    actions.not_yet(breach=one.breach, by=request.viewer)


DOING: dict[str, Callable[[HttpRequest, queries.Record], None]] = {
    "by_voice": _by_voice,
    "close": _close,
    "not_yet": _not_yet,
}
