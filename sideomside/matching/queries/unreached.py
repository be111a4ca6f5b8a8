"""Whom we asked by a letter that could not be sent, so that they know of no question."""

from datetime import datetime
from uuid import UUID

from sideomside.ground.post.models import Letter
from sideomside.matching.models import Proposal
from sideomside.matching.rules import LETTERS, OPEN, asked_now
from sideomside.people.rules import SYSTEM, Viewer


def asked_in_vain(viewer: Viewer) -> list[Proposal]:
    """Open questions whose letter was given up since they were asked, and that nobody is to call about yet."""
    if viewer.role != SYSTEM:
        return []
    lost = Letter.objects.filter(state=Letter.State.GIVEN_UP, template__in=LETTERS.values())
    given_up = set(lost.values_list("to_id", "template", "made_at"))
    if not given_up:
        return []
    found = Proposal.objects.filter(state__in=OPEN & LETTERS.keys(), call=False)
    return [one for one in found if _never_heard(one, given_up)]


def _never_heard(one: Proposal, given_up: set[tuple[UUID, str, datetime]]) -> bool:
    """Whoever was called since has moved it on, and an older letter is no news."""
    asked = (asked_now(one), LETTERS[one.state])
    return any((to_id, template) == asked and at >= one.moved_at for to_id, template, at in given_up)
