"""How somebody comes here, and what is written about them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from proofs.erasing.play import Alone
from sideomside.intake import actions as intake
from sideomside.intake.models import Way
from sideomside.people.models import Person, Role
from sideomside.people.rules import Hat, visitor
from tests.people import House, someone, wearing

NEVER = None
NUMBER = count(1)


@dataclass(frozen=True)
class Kind:
    """How it is made, where it stands, and how many days after its end it may still be here, by which keep-time.

    `told`: the day on which goodbye must be said before; by day and not at night, so it may take a day more.
    """

    make: Callable[[House], Any]
    rows: Any
    days: int | None
    of: str = ""
    told: int | None = None

    @property
    def days_that_matter(self) -> list[int]:
        return [one for one in (self.told, self.days) if one is not None]

    def due(self, end: datetime) -> datetime | None:
        return None if self.days is NEVER else end + timedelta(days=self.days)


def address() -> str:
    """Of nobody else."""
    return f"ida{next(NUMBER)}@example.org"


def wrote(
    house: House,
    *,
    talked: bool = False,
    answered: bool = False,
    closed: bool = True,
    why: str = "withdrawn",
    mail: str = "",
) -> Person:
    she = wearing(house, karen(house), Hat.COORDINATOR)
    person = someone(house, "Ida", Hat.PARTICIPANT, mail=mail)
    enquiry = intake.receive(
        programme=house.programme, person=person, way=Way.FORM, words="x", by=visitor(house.organisation.id)
    )
    if answered:
        intake.answer(enquiry=enquiry, words="Hej", by=she)
    if talked:
        intake.hold_talk(enquiry=enquiry, setting=intake.Setting(), note="", by=she)
    if closed:
        intake.close(enquiry=enquiry, reason=why, by=she)
    return person


def karen(house: House) -> Person:
    known = Person.objects.filter(roles__name=Hat.COORDINATOR, roles__state=Role.State.ACTIVE).first()
    return known or someone(house, "Karen", Hat.COORDINATOR)


def row(house: House, model: Any, about: str, person: Person | None = None, **known: Any) -> Any:
    """Built from what the model declares, then put where this life needs it."""
    whose = person or someone(house, "Ida", Hat.PARTICIPANT)
    made = Alone(whose, someone(house, "En anden", Hat.PEER), house.programme).row(model, about)
    model.objects.filter(pk=made.pk).update(**known)
    return made
