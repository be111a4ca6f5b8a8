"""A programme with people who wait and peers who have room, for pages that look at all of them."""

from typing import Any

from sideomside.intake import actions as intake
from sideomside.matching import actions
from sideomside.matching.tests.story import WISHES, Story
from sideomside.peers.models import PeerFile
from sideomside.peers.tests.cast import active_peer
from sideomside.people.models import Person
from tests.people import Hat, someone, wearing


def waits(story: Story, name: str, *, agreed: bool = True, **asked: Any) -> Person:
    """Had the first talk, said what they wish for, and yes to our looking."""
    house = story.house
    person = someone(house, name, Hat.PARTICIPANT)
    enquiry = intake.receive(
        programme=house.programme, person=person, way="form", words="Hej.", by=house.system
    )
    intake.sort(enquiry=enquiry, as_="seeks", by=story.karen)
    intake.hold_talk(enquiry=enquiry, by=story.karen)
    themself = wearing(house, person, Hat.PARTICIPANT)
    known = WISHES | {"themes": asked.pop("themes", WISHES["themes"]), "asked": WISHES["asked"] | asked}
    actions.wish(person=person, wishes=known, version=0, by=themself)
    if agreed:
        actions.say_yes(person=person, channel="page", by=themself)
    return person


def with_room(story: Story, name: str, **card: Any) -> PeerFile:
    return active_peer(story.house, name, room=card.pop("room", 1), **card)
