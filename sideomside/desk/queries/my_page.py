"""What a participant's own page holds, gathered from every room; nothing here is anybody else's."""

from typing import Any

from sideomside.breaches import queries as breaches
from sideomside.companionship import queries as companionship
from sideomside.concerns import queries as concerns
from sideomside.direction import queries as direction
from sideomside.gatherings import queries as gatherings
from sideomside.intake import queries as intake
from sideomside.matching import queries as matching
from sideomside.messages import queries as messages
from sideomside.outcomes import queries as outcomes
from sideomside.partners import queries as partners
from sideomside.path import queries as path
from sideomside.people import queries as people
from sideomside.people.rules import Viewer


def has_word(viewer: Viewer) -> bool:
    """Has the holder of the link chosen a word of their own yet?"""
    return viewer.person_id is not None and people.small_key_of(viewer, viewer.person_id) is not None


def page(viewer: Viewer) -> dict[str, Any]:
    """Everything past the small key; nothing at all before it."""
    if viewer.person_id is None or not viewer.opened:
        return {}
    own = intake.own(viewer)
    asked, between = matching.my_proposal(viewer), companionship.coming(viewer)
    ahead = between and between.kind in {"choose", "fixed"} and not between.on_a_pause
    return {
        "person": people.person(viewer, viewer.person_id),
        "readers": _readers(viewer),
        "talk": next((one.talk for one in own if one.talk), None),
        "newest": _newest_answer(own),
        "writes": bool(own),
        "yes_asked_for": intake.yes_asked_for(viewer),
        "asked": asked if asked and not asked.answer else None,
        "coming": between if ahead else None,
        "over": None if between else _over(viewer),
        "between": between if between and not ahead and between.has_begun else None,
        "comes_to": gatherings.next_for_me(viewer),
        "settling": companionship.settling(viewer),
        "mine": direction.mine(viewer),
        "asked_how": outcomes.open_asking(viewer),
        "writes_with": [one for one in messages.mine(viewer) if one.sort != "coordinator"],
        "asked_along": [one for one in messages.invitations(viewer) if not one.said_no],
        "told": bool(messages.goodbyes(viewer)),
        **_said_to_me(viewer),
        "meanwhile": path.my_cover(viewer),
        "has_partners": partners.any_of_mine(viewer),
        "paused": people.is_paused(viewer),
        **_looked_for(viewer, own),
    }


def _said_to_me(viewer: Viewer) -> dict[str, Any]:
    """What somebody here must tell them, and whom they can say stop to."""
    return {
        "should_know": bool(breaches.told_me(viewer)),
        "called_soon": concerns.called_soon(viewer),
        "walks_with": concerns.living_pairs(viewer),
    }


def _looked_for(viewer: Viewer, own: list[Any]) -> dict[str, Any]:
    """Taken back, or never said; a yes is asked for by nobody before there is an answer."""
    return {
        "lot": matching.my_lot(viewer),
        "looks_no_more": matching.looks_no_more(viewer),
        "waits_for_a_yes": _newest_answer(own) is not None and matching.waits_for_a_yes(viewer),
    }


def _over(viewer: Viewer) -> companionship.Over | None:
    """Where contact was stopped, the page does not bring it up again."""
    found = companionship.over(viewer)
    return None if found is None or found.stopped else found


def _newest_answer(own: list[Any]) -> Any:
    answers = [message for one in own for message in one.messages if message.direction == "out"]
    return max(answers, key=lambda message: message.happened_at, default=None)


def _readers(viewer: Viewer) -> list[str]:
    programme = people.programme(viewer)
    return intake.readers(viewer, programme.id) if programme else []
