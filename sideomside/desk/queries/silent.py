"""Whoever waits and was not heard from: one row each, and the one thing to do."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sideomside.desk.queries.lines import Line
from sideomside.ground.ui.dates import short_day
from sideomside.people.rules import Viewer
from sideomside.silence import queries as silence
from sideomside.silence.queries import Silent
from sideomside.silence.rules import Stage


def silent(viewer: Viewer) -> list[Line]:
    """Who said goodbye, and then the longest silence first."""
    return _left(viewer) + [
        Line(
            name=one.person.name or _("Without a name"),
            text=_text(one),
            verb=_verb(one),
            href=reverse("silence:one", args=[one.quiet.enquiry.id]),
            wait=short_day(one.clock.heard_at),
            long=one.rises and one.to_call,
        )
        for one in silence.waiting(viewer)
    ]


def _left(viewer: Viewer) -> list[Line]:
    """By the button in our letter: one of us should know, and it may have been somebody else."""
    return [
        Line(
            name=one.enquiry.person.name or _("Without a name"),
            text=_("Said goodbye for now, with the button in our letter"),
            verb=_("Look at it"),
            href=reverse("silence:one", args=[one.enquiry.id]),
            wait=short_day(one.happened_at),
        )
        for one in silence.goodbyes(viewer)
    ]


def _text(one: Silent) -> str:
    if one.stage == Stage.SAME:
        return _("Somebody with the same address has written. Is it the same person?")
    if one.to_call:
        return _("Gets no letters, and nobody has tried to call yet. Say goodbye, or hear how it is")
    if one.stage == Stage.DECIDE:
        return _("Was asked, and has not answered. Wait a while longer, or let go?")
    if one.clock.waits_for_us:
        return _("Waits for us, and has not been heard from for half a year. Ask kindly")
    if one.letterbox:
        return _("Has not been heard from for half a year. Ask kindly")
    return _("Has not been heard from for half a year, and gets no letters. Call")


def _verb(one: Silent) -> str:
    if one.stage in {Stage.SAME, Stage.DECIDE}:
        return _("Look at it") if one.stage == Stage.SAME else _("Take a decision")
    return _("Ask") if one.letterbox and not one.to_call else _("Call")
