"""Pages that remember too much, each put in while two openings are compared."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from sideomside.desk.queries import today
from sideomside.intake.models import Enquiry
from sideomside.people.models import Person


@dataclass(frozen=True)
class Plant:
    """What is done at every opening of one page, and how it must show."""

    name: str
    at: str
    change: Callable[[], Any]
    seen: Callable[[dict[str, Any], dict[str, Any]], bool]


def _more_questions(before: dict[str, Any], after: dict[str, Any]) -> bool:
    return any(after[name].queries > before[name].queries for name in before)


def _more_work(before: dict[str, Any], after: dict[str, Any]) -> bool:
    return any(after[name].work > 1.5 * before[name].work for name in before)


def _beside(act: Callable[[], object]) -> Callable[[], Any]:
    """Done each time the coordinator's day is put together."""

    @contextmanager
    def change() -> Iterator[None]:
        true = today.worries
        with patch.object(today, "worries", lambda *args, **more: (act(), true(*args, **more))[1]):
            yield

    return change


def _each_by_itself() -> None:
    for one in Enquiry.objects.filter(state="closed")[:2_000]:
        Enquiry.objects.get(id=one.id)


def _everybodys_name() -> None:
    for one in Person.objects.all()[:2_000]:
        one.language.upper()


PLANTS = (
    Plant("a question for each who ever came", "desk:today", _beside(_each_by_itself), _more_questions),
    Plant("everybody who ever came is read", "desk:today", _beside(_everybodys_name), _more_work),
)
