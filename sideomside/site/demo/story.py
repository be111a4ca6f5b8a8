"""One invented person's story so far, and those who act in it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sideomside.matching import queries as matches
from sideomside.people.models import Person
from sideomside.people.rules import Hat, Viewer
from sideomside.site.demo.clock import ahead, on, workday_back
from sideomside.site.demo.house import House


@dataclass
class Story:
    """What came of it is kept here from step to step."""

    house: House
    about: dict[str, Any]
    number: int
    today: date
    enquiry: Any = None
    proposal: Any = None
    companionship: Any = None
    before: Any = None  # the companionship before this one

    @property
    def person(self) -> Person:
        return self.enquiry.person

    @property
    def themself(self) -> Viewer:
        return self.house.wearing(self.person, Hat.PARTICIPANT)

    @property
    def peer(self) -> Person:
        return self.proposal.peer

    @property
    def as_peer(self) -> Viewer:
        return self.house.wearing(self.peer, Hat.PEER)

    @property
    def pair(self) -> Any:
        """The two of today."""
        return matches.pairs(self.themself).get(proposal_id=self.proposal.id)

    def coordinator(self, step: dict[str, Any]) -> Viewer:
        return self.house.staff(step.get("by", self.house.leads))

    def once(self) -> UUID:
        return UUID(int=self.house.chance.getrandbits(128), version=4)

    def days(self, step: dict[str, Any]) -> list[datetime]:
        """The clocks a step names: today, on working days to come, or on working days gone by."""
        if "today" in step:
            return [on(self.today, step["today"])]
        coming, gone = _several(step.get("ahead")), _several(step.get("back_to"))
        days = [ahead(self.today, count) for count in coming]
        days += [workday_back(self.today, count) for count in gone]
        return [on(day, step["clock"]) for day in days]


def _several(value: int | list[int] | None) -> list[int]:
    return value if isinstance(value, list) else [value] if value else []
