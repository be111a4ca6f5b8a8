"""The log only grows, each line holds on to the one before, and tampering shows."""

import pytest
from django.db import DatabaseError, connection, transaction

from sideomside.ground.audit import log, looks
from sideomside.ground.audit.models import Entry
from sideomside.ground.vault.walls import within
from tests.people import build_house, someone, wearing

pytestmark = pytest.mark.django_db


def test_every_line_follows_the_one_before() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        for _ in range(3):
            log.record("role.given", by=house.system)
        assert [e.seq for e in Entry.objects.order_by("seq")] == [1, 2, 3]
        assert log.verify() == []


@pytest.mark.parametrize("change", ["UPDATE audit_entry SET verb = 'x'", "DELETE FROM audit_entry"])
def test_the_database_refuses_to_change_the_log(change: str) -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        log.record("role.given", by=house.system)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
        assert Entry.objects.get().verb == "role.given"


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("UPDATE audit_entry SET verb = 'x' WHERE seq = 2", "2: has been changed"),
        ("UPDATE audit_entry SET about_id = NULL WHERE seq = 2", "2: has been changed"),
        ("DELETE FROM audit_entry WHERE seq = 2", "3: a line before it is missing"),
    ],
)
def test_whoever_gets_past_the_guard_is_found_out(tampering: str, found: str) -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida = someone(house, "Ida")
        for _ in range(3):
            log.record("role.given", about=ida.id, by=house.system)
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER audit_no_change")
            cursor.execute("DROP TRIGGER audit_no_removal")
            cursor.execute(tampering)
        assert found in log.verify()


def test_a_list_writes_one_line_a_person_a_day_and_opening_always_writes() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        karen, ida = someone(house, "Karen", "coordinator"), someone(house, "Ida")
        viewer = wearing(house, karen, "coordinator")
        for _ in range(2):
            log.record_list(viewer, [ida.id], screen="today")
            log.record_opening(viewer, about=ida.id, screen="enquiry")
        about_ida = Entry.objects.filter(about_id=ida.id)
        assert about_ida.filter(verb="read.listed").count() == 1
        assert about_ida.filter(verb="read.opened").count() == 2


def test_looking_at_oneself_is_nobodys_business() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        ida = someone(house, "Ida", "participant")
        viewer = wearing(house, ida, "participant")
        log.record_list(viewer, [ida.id], screen="my page")
        log.record_opening(viewer, about=ida.id, screen="my page")
        assert not Entry.objects.filter(verb__startswith="read.").exists()


def test_a_refused_act_takes_its_line_along_and_a_kept_one_keeps_it() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        with pytest.raises(RuntimeError), transaction.atomic():
            log.record("role.given", by=house.system)
            raise RuntimeError
        assert not Entry.objects.exists()


def test_looks_are_written_when_the_page_is_done_and_a_page_that_fell_shows_nothing() -> None:
    house = build_house("Copenhagen")
    with within(house.organisation.id):
        karen, ida = someone(house, "Karen", "coordinator"), someone(house, "Ida")
        viewer = wearing(house, karen, "coordinator")
        with looks.written_last():
            log.record_list(viewer, (one.id for one in (karen, ida)), screen="today")
            log.record_opening(viewer, about=ida.id, screen="enquiry")
            log.record("enquiry.read", about=ida.id, by=viewer)
        with pytest.raises(RuntimeError), looks.written_last():
            log.record_opening(viewer, about=ida.id, screen="enquiry")
            raise RuntimeError
        lines = Entry.objects.filter(by_id=karen.id).order_by("seq").values_list("verb", "about_id")
        assert [*lines] == [(verb, ida.id) for verb in ("enquiry.read", "read.listed", "read.opened")]
