"""Pages that remember too much, each put in at both ages of the house."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from proofs.loading.cost import Cost
from sideomside.desk.queries import today
from sideomside.intake.models import Enquiry
from sideomside.people.models import Person

MANY = 2_000


@dataclass(frozen=True)
class Plant:
    """What is done at every opening of one page, and how it must show."""

    name: str
    at: str
    change: Callable[[], Any]
    seen: Callable[[Cost, Cost], bool]


def _more_questions(before: Cost, after: Cost) -> bool:
    return after.questions > before.questions


def _more_work(before: Cost, after: Cost) -> bool:
    return after.work > 1.5 * before.work and after.questions == before.questions


def _beside(act: Callable[[], object]) -> Callable[[], Any]:
    """Done each time the coordinator's day is put together."""

    @contextmanager
    def change() -> Iterator[None]:
        true = today.worries
        with patch.object(today, "worries", lambda *args, **more: (act(), true(*args, **more))[1]):
            yield

    return change


def _each_by_itself() -> None:
    for one in Enquiry.objects.filter(state="closed")[:MANY]:
        Enquiry.objects.get(id=one.id)


def _everybody_at_once() -> None:
    for one in Person.objects.all()[: 10 * MANY]:
        one.language.upper()


PLANTS = (
    Plant("a question for each who ever came", "desk:today", _beside(_each_by_itself), _more_questions),
    Plant("everybody who ever came is read", "desk:today", _beside(_everybody_at_once), _more_work),
)
