"""What somebody may do with what we know of them, and how long we keep it."""

from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sideomside.ground.vault.privacy import KEEP_DAYS
from sideomside.people.rules import SYSTEM, Viewer, is_self

VERBS = {
    "copy.taken": _("took a copy of everything"),
    "erasure.begun": _("asked to have everything deleted"),
    "erasure.swept": _("deleted what a room had left behind"),
    "pause.begun": _("began a pause"),
    "pause.ended": _("came back from a pause"),
    "log.dropped": _("dropped months of the log that had been kept long enough"),
    "retention.run": _("deleted what had been kept long enough"),
}

# A key store's copy is dropped after this long, and with it the last way to read somebody who was erased.
BACKUPS_LIVE = timedelta(days=30)

# Sealed, and yet not in anybody's copy: each with its reason.
NOT_TOLD = {
    "concerns.Concern.whom": "it names somebody else",
    "concerns.ConcernStep.note": "what was done may be about somebody else",
    "matching.MustNotMeet.other": "it names somebody else",
    "matching.Proposal.shared": "the same reasons stand in words beside it, as they were shown",
    "post.Letter.address": "the address stands with the person, and leaves the letter when it is sent",
    "intake.InboundMail.raw": "its words and the names of its files stand in the messages; the bytes go in a month",
    "messages.Picture.content": "the copy says that there was a picture; the picture stands in the conversation",
    "stories.Sound.content": "the copy says what is said in it; it is heard with the story",
    "stories.ShownSound.content": "the copy says what is said in it; it is heard with the story",
    "partners.Draft.words": "it is about somebody else, who has not said yes, and goes by itself",
    "peers.ImportDraft.sheet": "a list of other people, on its way in for a day",
}


def may_erase(viewer: Viewer, person_id: UUID, *, works_here: bool, known: bool) -> bool:
    """Whoever still coordinates hands over first; anybody else may have everything deleted, at any time.

    A coordinator may do it for somebody of her own programme, who asked her to.
    """
    asked = viewer.is_coordinator and known and viewer.person_id != person_id
    return viewer.role == SYSTEM or ((is_self(viewer, person_id) or asked) and not works_here)


def first_of_month(day: date) -> date:
    return day.replace(day=1)


def keep_for(name: str) -> timedelta:
    return timedelta(days=KEEP_DAYS[name])
