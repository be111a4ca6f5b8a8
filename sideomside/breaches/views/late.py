"""Somebody else was quicker: why it cannot be written down any more, and the words, which are not lost."""

from django import forms
from django.utils.translation import gettext as _

from sideomside.breaches import queries
from sideomside.people.rules import Viewer


def too_late(viewer: Viewer, one: queries.Record, act: str) -> str:
    """Why it cannot be written down any more, when somebody else was quicker; no words when it can."""
    if one.is_closed:
        return _("It was closed in the meantime, so what you wrote was not written down.")
    if act == "closing" and viewer.person_id in one.whose:
        return _("It was yours, so a colleague is the one who thinks it can be closed.")
    if act == "closing" and one.breach.closing_by_id:
        return _("Somebody thought so already, so what you wrote was not written down.")
    if act == "closing" and not queries.is_ready(viewer, one):
        return _("It cannot be closed yet: something is missing, or a colleague just put it otherwise.")
    if act == "not_reached" and queries.write_first(viewer, one):
        return _("Write first to those who can get a letter.")
    return ""


def what_is_lost(viewer: Viewer, one: queries.Record, act: str, wrong: forms.Form | None) -> str:
    """Words whose own box is not on the page any more."""
    passed_on = one.breach.closing_by_id is not None or viewer.person_id in one.whose
    gone = one.is_closed or (act == "closing" and passed_on)
    gone = gone or (act == "not_reached" and queries.write_first(viewer, one))
    return str(wrong.data.get("words", "")).strip() if wrong and gone else ""
