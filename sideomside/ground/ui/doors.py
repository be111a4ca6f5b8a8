"""Which door a page stands behind. Without a mark it is for those who work here: shut by default."""

from collections.abc import Callable
from typing import Any

View = Callable[..., Any]

ALL = "all"  # anybody
LINK = "link"  # holds a private link, the small key not given yet: states and times only
PARTICIPANT = "participant"  # past the small key
STAFF = "staff"  # signed in, with a second factor


def open_to_all(view: View) -> View:
    """Anybody may open this page; it stands on the written list in tests/test_house.py."""
    return _marked(view, ALL)


def for_link_holders(view: View) -> View:
    """The page shows states and times, and never anybody's words."""
    return _marked(view, LINK)


def for_participants(view: View) -> View:
    """The participant's own page, past the small key."""
    return _marked(view, PARTICIPANT)


def asks_again(view: View) -> View:
    """Not undone, or carried away: whoever sat down at an open screen proves once more who they are."""
    view.asks_again = True  # type: ignore[attr-defined]
    return view


def door_of(view: View) -> str:
    """allauth marks its open pages in Django's own way; they keep that mark."""
    if getattr(view, "login_required", True) is False:
        return ALL
    return getattr(view, "door", STAFF)


def must_prove(view: View) -> bool:
    return getattr(view, "asks_again", False)


def _marked(view: View, door: str) -> View:
    view.door = door  # type: ignore[attr-defined]
    return view
