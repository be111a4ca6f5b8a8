"""Whom goodbye is said to, and who may go: for the house, and never without somebody who could hear an answer."""

from datetime import datetime
from uuid import UUID

from sideomside.ground.post.models import Letter
from sideomside.intake import queries as intake
from sideomside.people.rules import SYSTEM, Viewer
from sideomside.silence.queries.standing import Silent, silent
from sideomside.silence.rules import FAREWELL, TOLD_BEFORE, Stage


def to_announce(viewer: Viewer, now: datetime) -> list[Silent]:
    """Whose year is nearly over, and whom a letter of goodbye never reached. Letters first."""
    every, in_vain = silent(viewer, now), {one.to_id for one in never_left(viewer)}
    due = [one for one in every if one.stage == Stage.ANNOUNCE]
    due += [one for one in every if one.is_told and one.person.id in in_vain]
    return sorted((one for one in due if one.somebody_hears), key=lambda one: not one.letterbox)


def never_left(viewer: Viewer) -> list[Letter]:
    """Letters of goodbye that were given up."""
    if viewer.role != SYSTEM:
        return []
    return list(Letter.objects.filter(template=FAREWELL, state=Letter.State.GIVEN_UP))


def of_no_use(viewer: Viewer, now: datetime) -> list[Letter]:
    """Of those, the ones to whoever was heard from since; the others stay until goodbye is said otherwise."""
    told = {one.person.id for one in silent(viewer, now) if one.clock.told}
    return [one for one in never_left(viewer) if one.to_id not in told]


def over(viewer: Viewer, now: datetime) -> list[UUID]:
    """Goodbye was said a month ago, and not a word since; nor a mail that nobody has read. For keep-times."""
    if viewer.role != SYSTEM:
        return []
    left = Letter.objects.filter(template=FAREWELL).exclude(
        state=Letter.State.SENT, sent_at__lt=now - TOLD_BEFORE
    )
    not_yet, mail = set(left.values_list("to_id", flat=True)), intake.newest_unread_mail(viewer)
    due = [one for one in silent(viewer, now) if one.stage == Stage.OVER and one.somebody_hears]
    read = [one for one in due if not (mail and one.clock.told and mail > one.clock.told)]
    return [one.person.id for one in read if one.person.id not in not_yet]
