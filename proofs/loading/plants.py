"""Pages that remember too much, each put in at both ages of the house, and one that is no page any more."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from django.http import Http404

from proofs.loading.pages import TODAY
from sideomside.desk.queries import today
from sideomside.intake.models import Enquiry
from sideomside.people.models import Contact, Person
from sideomside.reports import queries as figures

OVERVIEW = ("coordinator", "reports:overview")


@dataclass(frozen=True)
class Plant:
    """What is done at every opening of one page, and the fault by which it must show."""

    name: str
    change: Callable[[], Any]
    shows: str
    at: tuple[str, str] = TODAY


def _beside(act: Callable[[], object]) -> Callable[[], Any]:
    """Done each time the coordinator's day is put together."""

    @contextmanager
    def change() -> Iterator[None]:
        true = today.worries
        with patch.object(today, "worries", lambda *args, **more: (act(), true(*args, **more))[1]):
            yield

    return change


def _beside_the_figures(act: Callable[[], object]) -> Callable[[], Any]:
    """Done each time the figures of a programme are put together, on a page of which it is said that it may grow."""

    @contextmanager
    def change() -> Iterator[None]:
        true = figures.overview
        with patch.object(figures, "overview", lambda *args, **more: (act(), true(*args, **more))[1]):
            yield

    return change


def _each_by_itself() -> None:
    for one in Enquiry.objects.filter(state="closed").values_list("id", flat=True)[:1_000]:
        Enquiry.objects.filter(id=one).exists()


def _everybody_unsealed() -> None:
    for one in Person.objects.all()[:1_000]:
        str(one.name)


def _without_an_index() -> None:
    Contact.objects.filter(way="none", fingerprint__endswith="nobody").exists()


def _all_of_them() -> None:
    len(Enquiry.objects.values_list("id", "received_at")[:5_000])


def _not_there() -> None:
    raise Http404


def _falls() -> None:
    raise RuntimeError("planted")


PLANTS = (
    Plant("a question for each who ever came", _beside(_each_by_itself), "asks"),
    Plant("everybody who ever came is unsealed", _beside(_everybody_unsealed), "unseals"),
    Plant("a whole table is looked through without an index", _beside(_without_an_index), "steps"),
    Plant("every enquiry there ever was is fetched", _beside(_all_of_them), "steps"),
    Plant(
        "a page that may look through more asks more", _beside_the_figures(_each_by_itself), "asks", OVERVIEW
    ),
    Plant("a page that is not there is counted as opened", _beside(_not_there), "broken"),
    Plant("a page that falls is counted as opened", _beside(_falls), "broken"),
)
