"""What has been kept long enough goes, not a day early, and a second run finds nothing."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from sideomside.consent import actions as consent
from sideomside.consent.models import Consent, Purpose
from sideomside.ground.audit import log
from sideomside.ground.audit.models import Entry
from sideomside.ground.post.models import Letter
from sideomside.ground.vault.keys import has_key
from sideomside.ground.vault.privacy import KEEP_DAYS
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.intake.models import Enquiry, Way
from sideomside.matching.models import Wishes
from sideomside.people import actions as people
from sideomside.people.models import Person
from sideomside.people.rules import Hat, NotAllowed, visitor
from sideomside.privacy import actions
from tests.people import House, build_house, someone, wearing

pytestmark = pytest.mark.django_db

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
START = datetime(2026, 3, 10, 12, tzinfo=UTC)  # days are counted in hours, whatever the clocks do


@pytest.fixture
def house() -> Iterator[House]:
    with time_machine.travel(START, tick=False):
        house = build_house("København")
    with within(house.organisation.id):
        yield house


def kept(house: House, now: datetime, dry_run: bool = False) -> dict[str, int]:
    with time_machine.travel(now, tick=False):
        return actions.keep_times(dry_run=dry_run, by=house.system)


def came_and_went(house: House, why: str, *, talked: bool = False) -> Person:
    """Wrote, perhaps talked with us, and said goodbye, all on the first day."""
    with time_machine.travel(START, tick=False):
        karen = wearing(house, someone(house, "Karen", Hat.COORDINATOR), Hat.COORDINATOR)
        ida = someone(house, "Ida", Hat.PARTICIPANT)
        enquiry = intake.receive(
            programme=house.programme, person=ida, way=Way.FORM, words="x", by=visitor(house.organisation.id)
        )
        if talked:
            intake.hold_talk(enquiry=enquiry, setting=intake.Setting(), note="", by=karen)
        intake.close(enquiry=enquiry, reason=why, by=karen)
    return ida


@pytest.mark.parametrize("talked, days", [(False, 90), (True, 180)])
def test_somebody_who_said_goodbye_is_erased_in_time_and_not_before(
    house: House, talked: bool, days: int
) -> None:
    ida = came_and_went(house, "withdrawn", talked=talked)
    assert kept(house, START + timedelta(days=days))["people"] == 0
    assert has_key(ida.id)
    late = START + timedelta(days=days, seconds=1)
    assert kept(house, late, dry_run=True)["people"] == 1
    assert has_key(ida.id)  # a dry run touches nothing
    assert kept(house, late)["people"] == 1
    assert not has_key(ida.id) and not Person.objects.filter(id=ida.id).exists()
    assert kept(house, late)["people"] == 0


def test_whoever_still_waits_is_never_erased(house: House) -> None:
    with time_machine.travel(START, tick=False):
        ida = someone(house, "Ida", Hat.PARTICIPANT)
        intake.receive(
            programme=house.programme, person=ida, way=Way.FORM, words="x", by=visitor(house.organisation.id)
        )
    assert kept(house, START + timedelta(days=3000))["people"] == 0
    assert has_key(ida.id)


def test_a_contact_since_then_begins_the_time_anew(house: House) -> None:
    ida = came_and_went(house, "withdrawn")
    with time_machine.travel(START + timedelta(days=80), tick=False):
        people.touch(person_id=ida.id, by=house.system)
    assert kept(house, START + timedelta(days=120))["people"] == 0
    assert kept(house, START + timedelta(days=171))["people"] == 1


def test_whoever_became_a_peer_stays(house: House) -> None:
    ida = came_and_went(house, "joined")
    people.give_role(person=ida, programme=house.programme, name=Hat.PEER, by=house.system)
    assert kept(house, START + timedelta(days=1000))["people"] == 0


def test_one_open_enquiry_keeps_a_person(house: House) -> None:
    ida = came_and_went(house, "withdrawn")
    with time_machine.travel(START, tick=False):
        intake.receive(programme=house.programme, person=ida, way=Way.MAIL, words="x", by=house.system)
    assert kept(house, START + timedelta(days=1000))["people"] == 0


@pytest.mark.parametrize(
    "state, moment", [("sent", "sent_at"), ("given_up", "made_at"), ("waiting", "made_at")]
)
def test_letters_go_thirty_days_after_they_left(house: House, state: str, moment: str) -> None:
    ida = someone(house, "Ida", Hat.PARTICIPANT)
    Letter.objects.create(to_id=ida.id, channel="mail", template="x", state=state)
    Letter.objects.update(**{moment: START})
    assert kept(house, START + timedelta(days=30))["letters"] == 0
    assert kept(house, START + timedelta(days=30, seconds=1))["letters"] == (state != "waiting")
    assert Letter.objects.exists() is (state == "waiting")


def write_log(house: House, *days: date) -> None:
    for day in days:
        with time_machine.travel(datetime(day.year, day.month, day.day, 12, tzinfo=COPENHAGEN), tick=False):
            log.record("read.listed", by=house.system)


def test_the_log_loses_whole_months_and_stays_whole(house: House) -> None:
    write_log(house, date(2026, 4, 1), date(2026, 4, 30), date(2026, 5, 1), date(2026, 10, 20))
    now = datetime(2026, 10, 31, 12, tzinfo=COPENHAGEN)  # 183 days before: 1 May
    assert kept(house, now, dry_run=True)["log"] == 2
    gone = list(Entry.objects.order_by("seq")[:2])
    assert kept(house, now)["log"] == 2
    assert timezone.localdate(Entry.objects.order_by("seq").first().at) == date(2026, 5, 1)
    assert log.verify() == []
    receipt = Entry.objects.get(verb="log.dropped").detail
    assert (receipt["first_hash"], receipt["last_hash"]) == (gone[0].hash, gone[-1].hash)
    assert kept(house, now)["log"] == 0


def test_the_log_goes_on_refusing_after_a_month_was_dropped(house: House) -> None:
    write_log(house, date(2026, 3, 20), date(2026, 10, 20))
    kept(house, datetime(2026, 12, 1, tzinfo=COPENHAGEN))
    with pytest.raises(Exception, match="only grows"):
        Entry.objects.all().delete()


def test_each_run_leaves_a_receipt_and_a_quiet_run_none(house: House) -> None:
    came_and_went(house, "withdrawn")
    for _ in range(2):
        kept(house, START + timedelta(days=100))
    receipts = Entry.objects.filter(verb="retention.run")
    assert [receipt.detail["people"] for receipt in receipts] == [1]


def test_only_the_house_itself_runs_it(house: House) -> None:
    karen = someone(house, "Karen", Hat.COORDINATOR)
    with pytest.raises(NotAllowed):
        actions.keep_times(by=wearing(house, karen, Hat.COORDINATOR))


def test_the_command_says_what_is_due_and_leaves_it(house: House, capsys: Any) -> None:
    ida = came_and_went(house, "withdrawn")
    with time_machine.travel(START + timedelta(days=100), tick=False):
        call_command("retention")
        assert "people: 1 due" in capsys.readouterr().out
        assert has_key(ida.id) and Enquiry.objects.exists()
        call_command("retention", delete=True)
    assert "people: 1 deleted" in capsys.readouterr().out
    assert not has_key(ida.id)


@pytest.mark.parametrize("hat, days", [(Hat.PEER, 730), (Hat.HOST, 1825)])
def test_whoever_worked_here_and_stopped_goes_in_time_and_not_before(
    house: House, hat: str, days: int
) -> None:
    with time_machine.travel(START, tick=False):
        jonas = someone(house, "Jonas", hat)
        stays = someone(house, "Noor", hat)
        role = jonas.roles.get()
        people.set_role_state(role=role, state=role.State.LEFT, by=house.system)
    assert kept(house, START + timedelta(days=days))["people"] == 0
    assert kept(house, START + timedelta(days=days, seconds=1))["people"] == 1
    assert not has_key(jonas.id) and has_key(stays.id)


def test_a_peer_who_stopped_and_still_comes_here_stays(house: House) -> None:
    ida = came_and_went(house, "joined")
    with time_machine.travel(START, tick=False):
        role = people.give_role(person=ida, programme=house.programme, name=Hat.PEER, by=house.system)
        people.set_role_state(role=role, state=role.State.LEFT, by=house.system)
        intake.receive(programme=house.programme, person=ida, way=Way.MAIL, words="x", by=house.system)
    assert kept(house, START + timedelta(days=3000))["people"] == 0


def test_wishes_and_yeses_go_with_the_person_and_neither_before_nor_after(house: House) -> None:
    """What the record says of "waiting" and "consent": no clock for who waits, no proof that outlives anybody."""
    ida, waits = came_and_went(house, "withdrawn", talked=True), someone(house, "Noor", Hat.PARTICIPANT)
    with time_machine.travel(START, tick=False):
        intake.receive(programme=house.programme, person=waits, way=Way.FORM, words="x", by=house.system)
        for one in (ida, waits):
            Wishes.objects.create(person=one, words="x")
            consent.give(person=one, purpose=Purpose.MATCHING, channel="form", by=house.system)
    late = START + timedelta(days=KEEP_DAYS["waiting"])
    assert kept(house, late)["people"] == 0 and Wishes.objects.count() == Consent.objects.count() == 2
    assert kept(house, late + timedelta(seconds=1))["people"] == 1
    assert kept(house, START + timedelta(days=3000))["people"] == 0
    assert list(Wishes.objects.values_list("person_id", flat=True)) == [waits.id]
    assert list(Consent.objects.values_list("person_id", flat=True)) == [waits.id]
    assert KEEP_DAYS["consent"] == 0  # said as "as long as we know the person"
