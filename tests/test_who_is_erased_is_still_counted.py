"""Whoever is erased is counted all the same, and what was frozen stands. The page and each report say so."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from sideomside.ground.vault.walls import within
from sideomside.intake.models import Enquiry, EnquiryStep
from sideomside.privacy.actions import keep_times
from sideomside.reports import actions, queries
from sideomside.reports.models import Release
from sideomside.reports.rules.about import how_counted
from sideomside.reports.tests.cast import Cast, gather
from tests.people import build_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    house = build_house("København")
    with within(house.organisation.id):
        yield gather(house)


def leave(cast: Cast, once: UUID) -> Release:
    return actions.release_report(
        programme=cast.house.programme,
        when=cast.quarter.code,
        audience="funder",
        once=once,
        by=cast.as_karen,
    )


def test_whose_time_is_up_is_counted_all_the_same_and_what_was_frozen_stands(cast: Cast) -> None:
    cast.came(20, "form")
    one = leave(cast, uuid4())
    for enquiry in Enquiry.objects.order_by("received_at")[:3]:
        enquiry.person.last_contact_at = enquiry.received_at
        enquiry.person.save()
        detail = {"why": "quiet"}
        EnquiryStep.objects.create(
            enquiry=enquiry, number=2, kind="closed", happened_at=enquiry.received_at, detail=detail
        )
        Enquiry.objects.filter(id=enquiry.id).update(state="closed", closed_why="quiet", version=2)
    later = timezone.now() + timedelta(days=91)
    assert keep_times(now=later, by=cast.house.system)["people"] == 3
    assert queries.look(cast.as_karen, "flow", cast.quarter.code).sections[0].rows[-1][1].text == "20"
    assert leave(cast, uuid4()).figures == one.figures and "20" in str(one.figures)
    page = cast.desk.get(reverse("reports:flow")).content.decode()
    assert "Den, der er slettet, er talt med" in page
    assert any("their time was up" in line or "tiden var gået" in line for line in how_counted(one))
