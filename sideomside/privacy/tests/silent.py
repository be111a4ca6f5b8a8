"""Ida wrote, was answered, and has not been heard from since; Karen coordinates."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import time_machine
from django.test import Client

from sideomside.ground.post.carrier import deliver_waiting
from sideomside.ground.vault.keys import has_key
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.intake.models import Enquiry, EnquiryStep, Way
from sideomside.people.models import Person
from sideomside.people.rules import Hat, Viewer, visitor
from sideomside.privacy.actions import keep_times
from sideomside.silence import jobs
from tests.people import House, at_work, build_house, someone, wearing

START = datetime(2026, 3, 10, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def day(number: int) -> datetime:
    """A little after noon, so that a whole number of days has surely passed."""
    return START + timedelta(days=number) + SECOND


class Story:
    """A house, a coordinator at work, and somebody who waits."""

    def __init__(self, **known: str) -> None:
        with time_machine.travel(START, tick=False):
            self.house = build_house("København")
            with within(self.house.organisation.id):
                self.karen = someone(self.house, "Karen", Hat.COORDINATOR)
                self.ida = self.came("Ida", **known)

    @property
    def by(self) -> Viewer:
        return wearing(self.house, self.karen, Hat.COORDINATOR)

    def came(self, name: str, **known: str) -> Person:
        """Wrote, and was answered on the same day."""
        person = someone(self.house, name, Hat.PARTICIPANT, **known)
        enquiry = intake.receive(
            programme=self.house.programme, person=person, way=Way.FORM, words="x",
            by=visitor(self.house.organisation.id),
        )  # fmt: skip
        intake.answer(enquiry=enquiry, words="Hej", by=wearing(self.house, self.karen, Hat.COORDINATOR))
        return person

    @property
    def enquiry(self) -> Enquiry:
        return Enquiry.objects.get(person_id=self.ida.id)

    def kinds(self) -> list[str]:
        with within(self.house.organisation.id):
            found = EnquiryStep.objects.filter(enquiry__person_id=self.ida.id)
            return list(found.values_list("kind", flat=True))

    def page(self, at: datetime) -> str:
        with time_machine.travel(at, tick=False):
            return self.at_work_as(self.karen).get(f"/stille/{self._id()}/").content.decode()

    def today(self, at: datetime) -> str:
        with time_machine.travel(at, tick=False):
            return self.at_work_as(self.karen).get("/i-dag/").content.decode()

    def press(
        self, at: datetime, do: str, version: int | None = None, who: Person | None = None, **more: str
    ) -> Any:
        """By Karen, or by a colleague, on the page as it stood at that version."""
        seen = self.version() if version is None else version
        with time_machine.travel(at, tick=False):
            client = self.at_work_as(who or self.karen)
            return client.post(f"/stille/{self._id()}/", {"do": do, "version": seen, **more})

    def version(self) -> int:
        with within(self.house.organisation.id):
            return self.enquiry.version

    def at_work_as(self, who: Person) -> Client:
        return at_work(self.house, who)

    def _id(self) -> UUID:
        with within(self.house.organisation.id):
            return self.enquiry.id


def sweep(house: House, at: datetime) -> int:
    """A day of the house: goodbyes are announced, letters leave, and what may go, goes. How many people went."""
    with time_machine.travel(at, tick=False):
        jobs.announce(house.organisation.id)
        with within(house.organisation.id):
            deliver_waiting()
            return keep_times(by=house.system)["people"]


def is_here(person: Person) -> bool:
    return has_key(person.id) and Person.objects.filter(id=person.id).exists()
