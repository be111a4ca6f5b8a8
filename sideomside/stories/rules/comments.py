"""What may become of a comment, and how it is said to whoever wrote it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from sideomside.stories.models import Comment, CommentState, Decided, Reason

MOST_COMMENT = 3000
CHECK_WITHIN = timedelta(days=3)  # to open the link in the mail; then the comment deletes itself
FORGET_MAIL_AFTER = timedelta(days=90)  # after the last decision; a fingerprint stays
BY_ONE_READER = 5  # comments of one address that may wait at a time

# Said on the commenter's own page. Nobody is scolded; the words may be written anew.
STATEMENTS: dict[str, Any] = {
    Reason.KNOWN: _("Somebody could be recognised in it, and they cannot say yes to that here."),
    Reason.ADDRESS: _("There is a name, a number or an address in it, and everybody can read along here."),
    Reason.HURTS: _("It could hurt somebody who reads along on a hard day."),
    Reason.HARM: _(
        "It tells how one can harm oneself. We never show that, since it can be dangerous to others."
    ),
    Reason.SELLS: _("It offers or sells something. There is no room for that here."),
    Reason.ELSEWHERE: _("It is about something else than the story."),
    Reason.LAW: _("It says something that the law does not let us show."),
    Reason.OTHER: _("The reason stands in the words below."),
}
ANSWERS: dict[str, Any] = {
    Decided.PUBLISHED: _("Show it"),
    Decided.REFUSED: _("Do not show it"),
    Decided.REMOVED: _("Do not show it any more"),
    Decided.KEPT: _("It stays"),
    Decided.UPHELD: _("The decision stands"),
    Decided.PUT_BACK: _("Show it after all"),
}
REPORTS = (Reason.KNOWN, Reason.ADDRESS, Reason.HURTS, Reason.HARM, Reason.SELLS, Reason.LAW, Reason.OTHER)
LEADS_TO = {
    Decided.PUBLISHED: CommentState.PUBLISHED,
    Decided.REFUSED: CommentState.REFUSED,
    Decided.REMOVED: CommentState.REMOVED,
    Decided.KEPT: CommentState.PUBLISHED,
    Decided.PUT_BACK: CommentState.PUBLISHED,
}
SETTLES = frozenset({Decided.UPHELD, Decided.PUT_BACK})  # the answers to a complaint
HIDDEN = frozenset({CommentState.REFUSED, CommentState.REMOVED})


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader writes back; the address is asked for, and shown to nobody."""

    words: str
    mail: str
    called: str = ""
    language: str = "da"


def decisions_for(comment: Comment, *, reported: bool, complained: bool) -> list[str]:
    """What may be decided now."""
    if comment.state == CommentState.WAITING:
        return [Decided.PUBLISHED, Decided.REFUSED]
    if comment.state == CommentState.PUBLISHED:
        return [Decided.KEPT, Decided.REMOVED] if reported else [Decided.REMOVED]
    if comment.state in HIDDEN and complained:
        return [Decided.UPHELD, Decided.PUT_BACK]
    return []


def may_be_decided(comment: Comment, kind: str, *, reported: bool, complained: bool) -> bool:
    return kind in decisions_for(comment, reported=reported, complained=complained)


def needs_a_reason(kind: str) -> bool:
    """What is not shown is always explained."""
    return kind in {Decided.REFUSED, Decided.REMOVED}


def where_to(comment: Comment, kind: str) -> str:
    return LEADS_TO.get(Decided(kind), CommentState(comment.state))


def may_complain(comment: Comment) -> bool:
    """Once about each time it was decided not to show it."""
    return comment.state in HIDDEN and comment.complained_at is None
