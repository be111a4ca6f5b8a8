"""One house with a café, opened and closed as each story needs it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from PIL import Image
from time_machine import travel

from sideomside.ground.vault.walls import within
from sideomside.people.models import OpeningHours
from sideomside.people.rules import Hat
from sideomside.welcome import actions, queries
from sideomside.welcome.models import Page
from sideomside.welcome.rules import Said
from tests.people import House, at_work, build_house, someone, wearing

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
Read = Callable[[str], str]


@pytest.fixture
def house(db: None) -> Iterator[House]:
    """Huset on Opdigtet Vej, with nothing on yet."""
    built = build_house("København")
    with within(built.organisation.id):
        yield built


@pytest.fixture
def read(client: Client) -> Read:
    """The words of an open page, on one line."""

    def page(path: str) -> str:
        answer = client.get(path)
        assert answer.status_code == 200, path
        return " ".join(answer.content.decode().replace("\u00a0", " ").split())

    return page


@pytest.fixture(scope="session")
def a_photo() -> bytes:
    """Large, noisy, and with what a camera notes about the one who took it."""
    noise = Image.effect_noise((1200, 900), 20).convert("RGB")
    noted, out = Image.Exif(), BytesIO()
    noted[0x010F] = "Kamera"
    noise.save(out, "JPEG", quality=90, exif=noted)
    return out.getvalue()


@pytest.fixture
def on() -> Iterator[Callable[[date, str], None]]:
    """It is this day and this Danish time of day."""
    going: list[Any] = []

    def stand(day: date, clock: str = "10:00") -> None:
        leave(going)
        there = travel(datetime.combine(day, time.fromisoformat(clock), COPENHAGEN), tick=False)
        there.start()
        going.append(there)

    yield stand
    leave(going)


def leave(going: list[Any]) -> None:
    while going:
        going.pop().stop()


def opens(house: House, weekday: int, opens: str, closes: str, **more: Any) -> OpeningHours:
    """The door is open every week at this time."""
    return OpeningHours.objects.create(
        place=house.place,
        weekday=weekday,
        opens=time.fromisoformat(opens),
        closes=time.fromisoformat(closes),
        **more,
    )


@pytest.fixture
def signe(house: House) -> Any:
    return wearing(house, someone(house, "Signe", Hat.COORDINATOR), Hat.COORDINATOR)


@pytest.fixture
def karen(house: House) -> Client:
    return at_work(house, someone(house, "Karen", Hat.COORDINATOR))


def write(signe: Any, title: str, address: str = "us", **more: Any) -> Page:
    page = queries.page_to_write(signe, address)
    said = Said(title, f"Ord om {title}.", **more)
    return actions.save_draft(page=page, said=said, version=page.version, by=signe).page
