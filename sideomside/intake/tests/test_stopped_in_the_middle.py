"""The process is ended where it hurts most, and the mail is still there exactly once. Real processes, real files."""

from pathlib import Path

import pytest

from sideomside.intake.tests.mailing import letter
from sideomside.intake.tests.servers import OwnHouse, own_house

pytestmark = pytest.mark.deployment

AT_THE_DOOR = ["mail_before_commit", "mail_committed"]
WHILE_READING = ["mail_taken_up", "mail_looked_into", "mail_half_filed", "mail_filed"]
KILLED = -9
COUNT = "print(InboundMail.objects.count(), Enquiry.objects.count(), Message.objects.count(), Letter.objects.count())"
# A try that was cut short waits its turn; here its turn has come.
NOW = "InboundMail.objects.filter(state='received').update(try_after=None)"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> OwnHouse:
    return own_house(tmp_path_factory.mktemp("house") / "data")


def count(house: OwnHouse) -> list[int]:
    return [int(number) for number in house.ask(COUNT).split()]


@pytest.mark.parametrize("point", AT_THE_DOOR)
def test_ended_before_it_was_acknowledged_the_mail_comes_again_and_is_one(
    house: OwnHouse, point: str
) -> None:
    before = count(house)
    raw = letter(f"Hej fra {point}", sender=f"{point}@post.example")
    assert house.manage("receive", given=raw, SIDEOMSIDE_FAIL_AT=point) == KILLED
    assert house.manage("receive", given=raw) == 0, "nobody was told that we had it, so it is sent again"
    assert house.manage("work", "--once") == 0
    assert count(house) == [number + 1 for number in before]


@pytest.mark.parametrize("point", WHILE_READING)
def test_ended_while_it_was_read_its_effect_is_one(house: OwnHouse, point: str) -> None:
    before = count(house)
    assert house.manage("receive", given=letter(f"Hej fra {point}", sender=f"{point}@post.example")) == 0
    assert house.manage("work", "--once", SIDEOMSIDE_FAIL_AT=point) == KILLED
    house.ask(NOW + "\nfrom sideomside.ground.jobs.models import Sweep; Sweep.objects.all().delete()")
    assert house.manage("work", "--once") == 0
    assert house.manage("work", "--once") == 0
    assert count(house) == [number + 1 for number in before]


def test_without_a_house_the_mail_server_keeps_the_mail(tmp_path: Path) -> None:
    assert OwnHouse(tmp_path / "nothing").manage("receive", given=letter()) == 75
