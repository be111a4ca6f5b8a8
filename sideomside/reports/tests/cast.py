"""Karen runs the programme, Frank pays for it, Charlie evaluates another one; and those who came, without names."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

from django.test import Client
from django.utils import timezone

from sideomside.ground.audit.events import Event
from sideomside.intake.models import Enquiry, EnquiryStep
from sideomside.people.models import Person, Programme
from sideomside.people.rules import Hat, Viewer
from sideomside.reports.rules import Period, periods_until
from tests.people import House, at_work, someone, wearing


@dataclass
class Cast:
    house: House
    karen: Person
    frank: Person

    @property
    def as_karen(self) -> Viewer:
        return wearing(self.house, self.karen, Hat.COORDINATOR)

    @property
    def as_frank(self) -> Viewer:
        return wearing(self.house, self.frank, Hat.EVALUATOR)

    @property
    def desk(self) -> Client:
        return at_work(self.house, self.karen)

    @property
    def franks(self) -> Client:
        return at_work(self.house, self.frank)

    @property
    def quarter(self) -> Period:
        """The last one that is over."""
        today = timezone.localdate()
        return next(one for one in periods_until(today) if one.is_over(today) and "Q" in one.code)

    def came(self, number: int, way: str, programme: Programme | None = None) -> None:
        """So many, one a day from the beginning of the quarter."""
        for day in range(number):
            at = datetime.combine(
                self.quarter.first + timedelta(days=day), time(10), timezone.get_current_timezone()
            )
            one = Enquiry.objects.create(
                programme=programme or self.house.programme,
                person=Person.objects.create(),
                first_person_id=uuid4(),
                way=way,
                received_at=at,
                sort="seeks",
            )
            EnquiryStep.objects.create(
                enquiry=one, number=1, kind="received", happened_at=at, by_role="system"
            )


def gather(house: House) -> Cast:
    return Cast(house, someone(house, "Karen", Hat.COORDINATOR), someone(house, "Frank", Hat.EVALUATOR))


def event(kind: str, who: UUID, day: date, episode: UUID | None = None, **payload: str) -> Event:
    """One thing that happened, at ten in the morning."""
    at = datetime.combine(day, time(10), timezone.get_current_timezone())
    return Event(kind, episode or who, at, at, "system", {"programme": "p"} | payload, who)
