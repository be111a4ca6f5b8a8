"""A report somebody waits for stands on I dag, until it is sent."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from sideomside.ground.vault.walls import within
from sideomside.people.rules import Hat
from sideomside.reports import actions
from sideomside.reports.rules import GrantSaid
from tests.people import at_work, build_house, someone, wearing

pytestmark = pytest.mark.django_db


def test_a_deadline_of_a_grant_stands_on_i_dag_until_it_is_sent() -> None:
    house, today = build_house("København"), timezone.localdate()
    with within(house.organisation.id):
        karen = someone(house, "Karen", Hat.COORDINATOR)
        by, desk = wearing(house, karen, Hat.COORDINATOR), at_work(house, karen)
        said = GrantSaid("Hverdage", "Fonden", "", "own", today, today, 1000)
        grant = actions.keep_grant(programme=house.programme, said=said, once=uuid4(), by=by)
        due = actions.add_deadline(grant=grant, day=today + timedelta(days=9), what="Halvårsrapport", by=by)
        page = desk.get(reverse("desk:today")).content.decode()
        assert "Halvårsrapport" in page and reverse("reports:grant_report", args=[grant.id]) in page
        actions.send_deadline(deadline=due, by=by)
        assert "Halvårsrapport" not in desk.get(reverse("desk:today")).content.decode()
