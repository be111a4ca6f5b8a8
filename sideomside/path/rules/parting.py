"""Who may say goodbye, and who may answer what was offered."""

from sideomside.path.models import Giving, Leaving
from sideomside.people.rules import Viewer, is_self


def may_want_to_stop(viewer: Viewer) -> bool:
    return viewer.is_peer and viewer.person_id is not None and bool(viewer.programme_ids)


def may_word_goodbye(viewer: Viewer, leaving: Leaving) -> bool:
    """The peer's own words, and their own way back, until the goodbye is done."""
    own = viewer.is_peer and is_self(viewer, leaving.person_id)
    return own and viewer.works_in(leaving.programme_id) and leaving.done_at is None


def may_answer_offer(viewer: Viewer, giving: Giving) -> bool:
    return viewer.is_participant and is_self(viewer, giving.person_id) and giving.ended_at is None
