"""What guards the door is said to the machine's journal too, without anybody in it; what was undone is not said."""

import logging

import pytest
from django.db import transaction
from django.test import override_settings

from sideomside.ground.audit import log
from sideomside.ground.vault.walls import within
from sideomside.people import actions
from tests.people import Hat, build_house, someone

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, "sideomside.security")
    return caplog


def test_a_link_that_is_made_is_said_by_its_place_in_the_log_and_nobody_is_named(
    said: pytest.LogCaptureFixture,
) -> None:
    house = build_house("Foreningen Kaffe")
    with override_settings(LOGS_LEAVE_BY="carries.service"), within(house.organisation.id):
        ida = someone(house, "Ida", Hat.PARTICIPANT, mail="ida@post.example")
        said.clear()
        actions.make_link(person=ida, by=house.system)
        line = log.head()
    assert line is not None
    [told] = said.messages
    assert told == f"link.made as system, line {line.seq} of {house.organisation.id}, {line.hash}"
    assert str(ida.id) not in told


def test_what_is_no_matter_of_the_door_is_not_said(said: pytest.LogCaptureFixture) -> None:
    house = build_house("Foreningen Kaffe")
    with override_settings(LOGS_LEAVE_BY="carries.service"), within(house.organisation.id):
        log.record("read.opened", about=house.organisation.id, by=house.system)
    assert said.messages == []


def test_what_is_undone_is_not_said(said: pytest.LogCaptureFixture) -> None:
    house = build_house("Foreningen Kaffe")
    with (
        override_settings(LOGS_LEAVE_BY="carries.service"),
        within(house.organisation.id),
        transaction.atomic(),
    ):
        log.record("account.refused", by=house.system)
        transaction.set_rollback(True)
    assert said.messages == []


def test_where_nothing_carries_it_away_nothing_is_said(said: pytest.LogCaptureFixture) -> None:
    house = build_house("Foreningen Kaffe")
    with within(house.organisation.id):
        log.record("account.refused", by=house.system)
    assert said.messages == []
