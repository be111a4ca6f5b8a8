"""In a demo, letters can be read in the browser as their receivers would see them."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from sideomside.ground.post import carrier, letters
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
