"""A nervous thumb and two coordinators: at the very same moment, still one of each."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from sideomside.ground.vault.walls import within
from sideomside.intake import actions
from sideomside.intake.models import Enquiry, EnquiryStep, Message
from sideomside.intake.rules import Stale
from sideomside.intake.tests.conftest import Cast
from tests.people import Hat, build_house, someone

# SQLite lets one writer in at a time, and a test keeps it in memory; here it takes a database with many.
pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def committed() -> Iterator[Cast]:
    house = build_house("Karens forening")
    with within(house.organisation.id):
        cast = Cast(
            house, someone(house, "Signe", Hat.COORDINATOR), someone(house, "Omar", Hat.COORDINATOR), None
        )
    yield cast


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Each in a thread with a connection of its own, let go together."""
    ready = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            ready.wait(timeout=20)
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as threads:
        return [done.result() for done in [threads.submit(run, act) for act in acts]]


def test_send_tapped_four_times_is_one_enquiry(committed):
    seal = Client().get("/skriv/").context["form"]["seal"].value()
    said = {"seal": seal, "words": "Hej", "channel": "comes", "consent": "on"}
    answers = at_once(*[lambda: Client().post("/skriv/", said).status_code] * 4)
    assert answers == [302] * 4
    with within(committed.house.organisation.id):
        assert (Enquiry.objects.count(), Message.objects.count()) == (1, 1)


def test_two_coordinators_answering_in_the_same_moment_are_not_both_unaware(committed):
    with within(committed.house.organisation.id):
        enquiry = committed.write()

    def answering(viewer):
        def act():
            with within(committed.house.organisation.id):
                mine = Enquiry.objects.select_related("programme", "person").get(id=enquiry.id)
                try:
                    actions.answer(enquiry=mine, words="Hej", version=enquiry.version, by=viewer)
                except Stale as stale:
                    return [step.kind for step in stale.steps]
                return "sent"

        return act

    answers = at_once(answering(committed.as_signe), answering(committed.as_omar))
    assert sorted(map(str, answers)) == ["['answered']", "sent"]
    with within(committed.house.organisation.id):
        numbers = list(EnquiryStep.objects.filter(enquiry=enquiry).values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
