"""Who has written to the coordinators, and what a colleague asks to open."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sideomside.desk.queries.lines import Line
from sideomside.desk.rules import workdays
from sideomside.messages import queries as messages
from sideomside.people.rules import Viewer

LONG = 2  # working days


def written(viewer: Viewer) -> list[Line]:
    """Longest waiting first; before them what somebody chose to show, which nobody has read yet."""
    return shown(viewer) + [
        Line(
            name=one.name or _("Without a name"),
            text=_("Has written to you"),
            verb=_("Read and answer"),
            href=reverse("messages:thread", args=[one.thread_id]),
            wait=workdays(one.days),
            long=one.days > LONG,
        )
        for one in messages.waiting_for_answer(viewer)
    ]


def shown(viewer: Viewer) -> list[Line]:
    """Until a coordinator has opened it, also when the two have ended."""
    return [
        Line(
            name=f"{one.participant or _('Without a name')} · {one.peer or _('Without a name')}",
            text=_("One of them shows you a message"),
            verb=_("Read it"),
            href=reverse("messages:two", args=[one.thread_id]),
            wait=workdays(one.days),
            long=one.days > LONG,
        )
        for one in messages.shown_and_unopened(viewer)
    ]


def to_open(viewer: Viewer) -> list[Line]:
    """A second person is needed before two people's messages may be read."""
    return [
        Line(
            _("Messages"),
            _("A colleague asks you to open messages"),
            _("Look at it"),
            reverse("messages:list"),
        )
        for _one in messages.to_confirm(viewer)
    ]
