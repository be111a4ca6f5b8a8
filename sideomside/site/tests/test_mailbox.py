"""In a demo, letters can be read in the browser as their receivers would see them."""

import os
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from sideomside.ground.post import carrier, letters
from sideomside.ground.post.pigeonholes import newest_first
from sideomside.ground.vault.walls import within
from tests.people import build_house, someone

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mailbox(settings: Any, tmp_path: Path) -> None:
    settings.MAILBOX = tmp_path
    settings.SMS_FOLDER = str(tmp_path)


def test_an_empty_mailbox_says_so_kindly(client: Client) -> None:
    build_house("København")
    assert "Ingen breve endnu" in client.get("/postkasse/").content.decode()


def test_mail_and_text_messages_are_read_with_links_one_can_follow(client: Client) -> None:
    house = build_house("København")
    with within(house.organisation.id):
        ida = someone(house, "Ida")
        for channel, address in (("mail", "ida@post.example"), ("sms", "00 00 30 01")):
            letters.send(
                "people/mail/link",
                to=ida.id,
                address=address,
                channel=channel,
                language="da",
                context={"name": "Signe", "link": "http://127.0.0.1:8000/m/abc/"},
            )
        assert carrier.deliver_waiting() == 2
    page = client.get("/postkasse/").content.decode()
    assert page.count('href="http://127.0.0.1:8000/m/abc/"') == 2
    assert "ida@post.example" in page and "00 00 30 01" in page


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 7, 1, 12, 0, tzinfo=UTC),
        datetime(2026, 11, 23, 12, 0, tzinfo=UTC),
        *(
            datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1, 2)
        ),  # one hour comes twice in Denmark
        *(datetime(2026, 3, 29, hour, 30, tzinfo=UTC) for hour in (0, 1, 2)),  # and one not at all
    ],
)
def test_a_letter_shows_the_moment_it_left_summer_and_winter(tmp_path: Path, at: datetime) -> None:
    house = build_house("København")
    with within(house.organisation.id), time_machine.travel(at, tick=False):
        ida = someone(house, "Ida")
        about = {"name": "Signe", "link": "http://127.0.0.1:8000/m/abc/"}
        letters.send(
            "people/mail/link", to=ida.id, address="i@p.example", channel="mail", language="da", context=about
        )
        assert carrier.deliver_waiting() == 1
    text = tmp_path / "later.sms"
    text.write_text("00 00 30 01\n\nHej")
    a_minute_later = (at + timedelta(minutes=1)).timestamp()
    os.utime(text, (a_minute_later, a_minute_later))
    assert [(one.kind, one.at - at) for one in newest_first(tmp_path)] == [
        ("sms", timedelta(minutes=1)),
        ("mail", timedelta(0)),
    ]


def test_a_letter_that_says_its_own_time_zone_is_believed(tmp_path: Path) -> None:
    noon = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
    for name, date in (("a", "Wed, 01 Jul 2026 14:00:00 +0200"), ("b", format_datetime(noon))):
        head = f"From: a@b.example\nTo: c@d.example\nSubject: Hej\nDate: {date}\n\nHej\n"
        (tmp_path / f"{name}.eml").write_text(head)
    assert [one.at for one in newest_first(tmp_path)] == [noon, noon]
